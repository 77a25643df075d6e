import { addMonths } from "../../services/calendar.ts";

/** A kind of nudge, as the feature that sends it names it. */
export type Kind = { readonly feature: string; readonly kind: string };

/** What HR wants to try. first: the first day of the month in which the first units begin. */
export type Plan = Kind & {
  readonly units: readonly string[];
  readonly first: string;
  readonly steps: number;
  /** Months between two steps. */
  readonly gap: number;
};

/** A 課 in a trial. startsOn: the first day of a month. */
export type TrialUnit = {
  readonly id: string;
  readonly name: string;
  readonly startsOn: string;
  /** People who had turned the kind off before the trial. */
  readonly mutedBefore: number;
};

/** Days are `YYYY-MM-DD`; units in the order in which they begin. */
export type Trial = Kind & {
  readonly id: string;
  readonly seed: number;
  readonly gap: number;
  readonly openedAt: Date;
  /** Minutes a person and month below which nothing could be told, as it was known beforehand. */
  readonly detectable: number | undefined;
  /** The same of leave taken. */
  readonly leaveDetectable: number | undefined;
  /** Units whose start is not before it wait until HR has decided. */
  readonly suspendedOn: string | undefined;
  readonly endedOn: string | undefined;
  /** Given up: nobody is sent the kind any more. */
  readonly dropped: boolean;
  readonly units: readonly TrialUnit[];
};

/** Fewer people are never a group of their own, so that no figure is anybody's. Fixed: a city cannot lower it. */
export const FLOOR = 5;
/** Months before the first start that a trial is compared with. */
export const BASELINE = 6;
export const MOST_STEPS = 6;
export const MOST_GAP = 3;
/** Units ride along in a button as codes. */
export const MOST_UNITS = 40;

export const sameKind = (a: Kind, b: Kind): boolean => a.feature === b.feature && a.kind === b.kind;

/** Whether the nudge had begun in a unit by a day. */
export const hasBegun = (
  { startsOn }: Pick<TrialUnit, "startsOn">,
  { suspendedOn }: Pick<Trial, "suspendedOn">,
  day: string,
): boolean => startsOn <= day && (suspendedOn === undefined || startsOn < suspendedOn);

export const waitingOn = (trial: Trial, day: string): readonly TrialUnit[] =>
  trial.units.filter((unit) => !hasBegun(unit, trial, day));

/**
 * Starts after HR has let a suspended trial go on: the units that wait keep their order and distances, and the first
 * of them begins with the next month, or later where it was to.
 */
export function resumed(trial: Trial, today: string): readonly Pick<TrialUnit, "id" | "startsOn">[] {
  const waiting = waitingOn(trial, today);
  const first = waiting.map(({ startsOn }) => startsOn).toSorted()[0];
  const next = addMonths(monthOf(today), 1);
  const late = first === undefined ? 0 : Math.max(0, monthsBetween(first, next));
  return waiting.map(({ id, startsOn }) => ({ id, startsOn: addMonths(startsOn, late) }));
}

/**
 * The months that tell of a trial: its baseline, and up to the last before every unit has gone through a whole step.
 * starts: first days of months, at least one.
 */
export function monthsOf(starts: readonly string[], gap: number): readonly string[] {
  const [first = "", last = first] = [starts.toSorted()[0], starts.toSorted().at(-1)];
  return monthsFrom(addMonths(first, -BASELINE), BASELINE + monthsBetween(first, last) + gap);
}

export const monthsFrom = (first: string, count: number): readonly string[] =>
  Array.from({ length: Math.max(0, count) }, (_, at) => addMonths(first, at));

export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** How many months later `to` is; both the first of a month. */
export const monthsBetween = (from: string, to: string): number => ordinal(to) - ordinal(from);
const ordinal = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
