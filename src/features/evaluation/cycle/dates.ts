import { addDays, addMonths } from "../../../services/calendar.ts";
import type { CycleKind, Stage, When } from "../definition/definition.ts";
import { dayIn } from "../definition/fiscal-year.ts";

/** Days (`YYYY-MM-DD`) of one round: its period, both ends in, and when each stage opens and is due. */
export type Dates = {
  readonly from: string;
  readonly to: string;
  readonly stages: readonly Deadline[];
};
export type Deadline = { readonly stage: Stage; readonly opens: string; readonly due: string };

/** The dates of a kind in the fiscal year that begins in April of `year`; of a special evaluation, counted from the day of hire. */
export function datesOf(kind: CycleKind, year: number, hiredOn?: string): Dates {
  const begin = hiredOn ?? `${year}-04-01`;
  const day = (when: When) => (typeof when === "string" ? dayIn(year, when) : addMonths(begin, when.months));
  const periods = [kind.ability, kind.performance].filter((period) => period !== undefined);
  const [from, to] = kind.probation
    ? [begin, addDays(addMonths(begin, kind.probation.months), -1)]
    : [
        earliest(periods.map((period) => dayIn(year, period.from))),
        latest(periods.map((period) => dayIn(year, period.to))),
      ];
  return {
    from,
    to,
    stages: kind.stages.map(({ stage, opens, due }) => ({ stage, opens: day(opens), due: day(due) })),
  };
}

const earliest = (days: readonly string[]) => days.toSorted()[0] ?? "";
const latest = (days: readonly string[]) => days.toSorted().at(-1) ?? "";

/** Days that whoever joins a running round has before anything is due. */
const JOINING = 14;

/** For whoever joins a running round on a day: what would be due before they have had two weeks is due then. */
export function joining({ stages, ...period }: Dates, day: string): Dates {
  const least = addDays(day, JOINING);
  return { ...period, stages: stages.map((each) => (each.due < least ? { ...each, due: least } : each)) };
}
