import { addDays, addMonths, type Calendar } from "../../services/calendar.ts";
import { type Cell, meanOf, peopleIn } from "./cells.ts";
import { type Estimate, estimate } from "./estimate.ts";
import { FLOOR, hasBegun, monthOf, monthsOf, type Trial } from "./trial.ts";
import type { Reception } from "./watch.ts";

/** What can be said of a trial: nothing yet, that it cannot be told, or which way it went. */
export type Verdict = "waiting" | "unsure" | "less" | "more";

/** means: minutes a person in a month; undefined where there are no data, or too few people. */
export type Line = { readonly month: string; readonly begun: number | undefined; readonly waiting: number | undefined };

export type Report = {
  readonly verdict: Verdict;
  readonly estimate: Estimate | undefined;
  readonly lines: readonly Line[];
  /** The last month whose figures are in. */
  readonly lastKnown: string | undefined;
  /** People in that month, and the units with figures at all. */
  readonly people: number;
  readonly units: number;
  /** The last month that belongs to the trial, while it is still to come. */
  readonly until: string | undefined;
};

/** cells: of the trial's units in its months; those of too few people are left out. */
export function reportOf(trial: Trial, cells: readonly Cell[], lastKnown: string | undefined): Report {
  const kept = cells.filter(({ people }) => people >= FLOOR);
  const starts = startsOf(trial);
  const months = [...new Set(kept.map(({ month }) => month))].toSorted();
  const found = estimate(kept, starts, trial.seed);
  return {
    verdict: verdictOf(found),
    estimate: found,
    lines: months.map((month) => lineOf(kept, starts, month)),
    lastKnown: months.at(-1) ?? lastKnown,
    people: peopleIn(kept.filter(({ month }) => month === months.at(-1))),
    units: new Set(kept.map(({ unit }) => unit)).size,
    until: outstanding(trial, lastKnown),
  };
}

function outstanding(trial: Trial, lastKnown: string | undefined): string | undefined {
  const last = allMonths(trial).at(-1);
  return trial.endedOn === undefined && last !== undefined && (lastKnown ?? "") < last ? last : undefined;
}

const allMonths = ({ units, gap }: Trial): readonly string[] =>
  monthsOf(
    units.map(({ startsOn }) => startsOn),
    gap,
  );

/** Once a trial has ended, everybody is sent the same, and there is nothing more to compare. */
export function knownMonths(trial: Trial, lastKnown: string | undefined): readonly string[] {
  const end = trial.endedOn ? monthOf(trial.endedOn) : "9999-12-01";
  return allMonths(trial).filter((month) => lastKnown !== undefined && month <= lastKnown && month < end);
}

/** What waits has a start that never comes. */
const startsOf = (trial: Trial): ReadonlyMap<string, string> =>
  new Map(trial.units.map((unit) => [unit.id, hasBegun(unit, trial, unit.startsOn) ? unit.startsOn : "9999-12-01"]));

function verdictOf(found: Estimate | undefined): Verdict {
  if (!found) return "waiting";
  if (found.high < 0) return "less";
  return found.low > 0 ? "more" : "unsure";
}

function lineOf(cells: readonly Cell[], starts: ReadonlyMap<string, string>, month: string): Line {
  const here = cells.filter((cell) => cell.month === month);
  const begun = (cell: Cell) => (starts.get(cell.unit) ?? "9") <= month;
  return { month, begun: meanOf(here.filter(begun)), waiting: meanOf(here.filter((cell) => !begun(cell))) };
}

type Reach = { readonly daily?: string; readonly monthly?: string };

/** The last month that is known whole: of a monthly file, or of days up to its last working day. */
export function lastWholeMonth({ daily, monthly }: Reach, calendar: Calendar): string | undefined {
  const whole = daily && wholeMonthUpTo(daily, calendar);
  return [whole, monthly]
    .filter((month) => month !== undefined && month !== "")
    .toSorted()
    .at(-1);
}

function wholeMonthUpTo(day: string, { workingDaysSince }: Calendar): string {
  const month = monthOf(day);
  const lastDay = addDays(addMonths(month, 1), -1);
  return workingDaysSince(day, lastDay) === 0 ? month : addMonths(month, -1);
}

/** How the people of the units that had begun by a day took it, and those of the units that had not. */
export function receptions(
  trial: Trial,
  byUnit: ReadonlyMap<string, Reception>,
  day: string,
): { readonly begun: Reception; readonly waiting: Reception } {
  const of = (begun: boolean) =>
    trial.units
      .filter((unit) => hasBegun(unit, trial, day) === begun)
      .map(({ id, mutedBefore }) => since(byUnit.get(id) ?? nobody, mutedBefore))
      .reduce(added, nobody);
  return { begun: of(true), waiting: of(false) };
}

const nobody: Reception = { people: 0, muted: 0, blocked: 0 };
const since = (reception: Reception, before: number): Reception => ({
  ...reception,
  muted: Math.max(0, reception.muted - before),
});
const added = (a: Reception, b: Reception): Reception => ({
  people: a.people + b.people,
  muted: a.muted + b.muted,
  blocked: a.blocked + b.blocked,
});
