import { FLOOR, floored, type Group } from "../../../people/floor.ts";
import type { Services } from "../services.ts";
import { type LeaveYear, leaveYearOf } from "../year.ts";
import { type CityMonth, monthsBetween, type Posted, postedOn } from "./store.ts";

/** Minutes of one person. */
type Taken = { readonly taken: number; readonly planned: number };
/** A row of the table: averages of a group of at least the floor, in minutes. */
export type Row = Taken & { readonly label: string; readonly people: number };

export type Summary = {
  readonly year: LeaveYear;
  /** Units, then the small ones together. */
  readonly rows: readonly Row[];
  /** undefined: too few of whom there are data. */
  readonly all: Row | undefined;
  readonly months: readonly CityMonth[];
  readonly reach: Date | undefined;
};

/** planned: minutes ahead within the leave year, by person. others: what the small units are called together. */
export async function summaryOf(
  services: Services,
  {
    today,
    planned,
    others,
    all,
  }: { readonly today: string; readonly planned: ReadonlyMap<string, number> } & {
    readonly others: string;
    readonly all: string;
  },
): Promise<Summary> {
  const { db, attendance, settings } = services;
  const year = leaveYearOf(today, settings.yearKind);
  const groups = groupsOf(await takenBy(services, today, year), planned);
  const everybody = groups.flatMap(({ members }) => members);
  const months = await monthsBetween(db, year.from, year.to);
  return {
    year,
    rows: floored(groups, others).map(rowOf),
    all: everybody.length >= FLOOR ? rowOf({ label: all, members: everybody }) : undefined,
    months: months.filter(({ people }) => people >= FLOOR),
    reach: (await attendance.reach()).leave,
  };
}

type PersonTaken = Posted & { readonly taken: number };

/** Only those of whom it is known. */
export async function takenBy({ db, attendance }: Services, today: string, { number }: LeaveYear, tx = db) {
  const posted = await postedOn(tx, today);
  const known = await attendance.leaveOf(
    posted.map(({ id }) => id),
    number,
  );
  const taken = new Map(known.map((each) => [each.personId, each.taken]));
  return posted.flatMap((each): PersonTaken[] => {
    const minutes = taken.get(each.id);
    return minutes === null || minutes === undefined ? [] : [{ ...each, taken: minutes }];
  });
}

function groupsOf(people: readonly PersonTaken[], planned: ReadonlyMap<string, number>): readonly Group<Taken>[] {
  const units = new Map<string, { label: string; members: Taken[] }>();
  for (const { id, unitId, unit, taken } of people) {
    const group = units.get(unitId) ?? { label: unit, members: [] };
    group.members.push({ taken, planned: planned.get(id) ?? 0 });
    units.set(unitId, group);
  }
  return [...units.values()];
}

function rowOf({ label, members }: Group<Taken>): Row {
  const mean = (of: (each: Taken) => number) => members.reduce((sum, each) => sum + of(each), 0) / members.length;
  return { label, people: members.length, taken: mean(({ taken }) => taken), planned: mean((each) => each.planned) };
}
