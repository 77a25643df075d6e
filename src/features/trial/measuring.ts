import { type Cell, cellsOf } from "./cells.ts";
import { lastWholeMonth } from "./report.ts";
import type { Services } from "./services.ts";
import { membersIn } from "./store.ts";

export const lastKnownMonth = async ({ attendance, calendar }: Services): Promise<string | undefined> =>
  lastWholeMonth(await attendance.reach(), calendar);

/** The overtime of some 課 in some months, each of those who worked there on the month's first day. */
export async function measured(
  { db, attendance }: Services,
  units: readonly string[],
  months: readonly string[],
): Promise<readonly Cell[]> {
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) return [];
  const members = await membersIn(db, units, months);
  const told = await attendance.monthsOf([...new Set(members.map(({ personId }) => personId))], from, to);
  const minutes = new Map(told.map((each) => [`${each.personId} ${each.month}`, each.minutes]));
  return cellsOf(
    members.flatMap((member) => {
      const own = minutes.get(`${member.personId} ${member.month}`);
      return own === undefined ? [] : [{ ...member, minutes: own }];
    }),
  );
}
