import { addMonths } from "../../services/calendar.ts";
import type { Cell } from "./cells.ts";
import type { Services } from "./services.ts";
import { sectionsOf } from "./store.ts";
import { FLOOR, monthOf } from "./trial.ts";

/** What the people of a 課 had taken by a month's end since the leave year began, in minutes together. */
type Sum = { people: number; taken: number };

/** The last month that is over and of which it is known what leave was taken. */
export async function lastLeaveMonth({ leave }: Services, today: string): Promise<string | undefined> {
  const last = addMonths(monthOf(today), -1);
  return (await leave.kept(addMonths(last, -12), last)).at(-1)?.month;
}

/**
 * The leave that was taken in some months, by 課: by how much the average of those who work there has grown since the
 * month before, or since nothing where a leave year begins. Whoever moves takes their sum along, which moves the average
 * by chance; groups too small to be shown are left out in both months.
 */
export async function leaveMeasured(
  { db, leave }: Services,
  units: readonly string[],
  months: readonly string[],
): Promise<readonly Cell[]> {
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) return [];
  const sums = sumsOf(await leave.kept(addMonths(from, -1), to), await sectionsOf(db, units));
  return units.flatMap((unit) =>
    months.flatMap((month): readonly Cell[] => {
      const now = sums.get(`${unit} ${month}`);
      const isFirst = Number(month.slice(5, 7)) === leave.yearStart;
      const before = isFirst ? 0 : averageOf(sums.get(`${unit} ${addMonths(month, -1)}`));
      const after = averageOf(now);
      if (!now || before === undefined || after === undefined) return [];
      return [{ unit, month, people: now.people, mean: after - before }];
    }),
  );
}

const averageOf = (sum: Sum | undefined) => (sum && sum.people >= FLOOR ? sum.taken / sum.people : undefined);

function sumsOf(
  kept: Awaited<ReturnType<Services["leave"]["kept"]>>,
  sections: ReadonlyMap<string, string>,
): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { unitId, month, people, taken } of kept) {
    const section = sections.get(unitId);
    if (section === undefined) continue;
    const key = `${section} ${month}`;
    const sum = sums.get(key) ?? { people: 0, taken: 0 };
    sums.set(key, { people: sum.people + people, taken: sum.taken + taken });
  }
  return sums;
}
