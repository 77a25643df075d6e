import { addDays } from "../../../services/calendar.ts";

/** What the days to be proposed depend on; days are `YYYY-MM-DD`. */
export type Around = {
  readonly today: string;
  /** The last day of the leave year. */
  readonly until: string;
  readonly isWorkingDay: (day: string) => boolean;
  /** The person's own plans, whole days or not. */
  readonly planned: ReadonlySet<string>;
  readonly declined: ReadonlySet<string>;
  /** How many others of the unit mean to be away, by day. */
  readonly away: ReadonlyMap<string, number>;
  /** People in the unit, the person among them. */
  readonly team: number;
  /** Months (1 to 12) in which the unit is busy. */
  readonly busy: readonly number[];
  /** Months (1 to 12) in which the person worked clearly less over than usual a year ago. */
  readonly light: readonly number[];
  /** Nothing is proposed for the next so many days. */
  readonly leadDays: number;
  /** From 0 to 1: with the person, no more of the unit than this shall be away. */
  readonly awayShare: number;
};

/** bridge: between two days off. longer: beside days off. single: neither. */
export type Proposal = {
  readonly day: string;
  readonly kind: "bridge" | "longer" | "single";
  /** Days off in a row, this one among them. */
  readonly run: number;
  readonly light: boolean;
};

/**
 * Working days on which leave would do most good, the best first, at most one a week and one a weekend: bridges and days that make a
 * longer rest, in months that are not busy, when few of the unit are away. A week with a plan in it is left alone.
 */
export function propose(around: Around): readonly Proposal[] {
  const weeks = new Set([...around.planned].map(weekOf));
  const proposed: string[] = [];
  const ranked = candidates(around).toSorted((a, b) => b.score - a.score || (a.day < b.day ? -1 : 1));
  return ranked.flatMap(({ score: _, ...proposal }) => {
    const { day } = proposal;
    if (weeks.has(weekOf(day)) || proposed.some((other) => apart(day, other) < APART)) return [];
    weeks.add(weekOf(day));
    proposed.push(day);
    return [proposal];
  });
}

/** Friday and the Monday after it make use of the same weekend. */
const APART = 5;
const apart = (one: string, other: string) => Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;

function candidates(around: Around): readonly (Proposal & { readonly score: number })[] {
  const days: string[] = [];
  for (let day = addDays(around.today, around.leadDays + 1); day <= around.until; day = addDays(day, 1))
    if (isPossible(day, around)) days.push(day);
  return days.map((day) => {
    const before = offDays(day, -1, around);
    const after = offDays(day, 1, around);
    const kind = before > 0 && after > 0 ? "bridge" : before + after > 0 ? "longer" : "single";
    const proposal: Proposal = { day, kind, run: before + 1 + after, light: around.light.includes(monthOf(day)) };
    return { ...proposal, score: scoreOf(proposal, around) };
  });
}

function isPossible(day: string, { isWorkingDay, planned, declined, away, team, awayShare }: Around): boolean {
  if (!isWorkingDay(day) || planned.has(day) || declined.has(day)) return false;
  const others = away.get(day) ?? 0;
  return others === 0 || (others + 1) / team <= awayShare;
}

const LONGEST = 15;

function offDays(day: string, step: 1 | -1, { isWorkingDay, planned }: Around): number {
  let count = 0;
  const isOff = (each: string) => !isWorkingDay(each) || planned.has(each);
  for (let at = addDays(day, step); isOff(at) && count < LONGEST; at = addDays(at, step)) count++;
  return count;
}

/** A longer rest counts most; what is far off counts a little less than what is near. */
function scoreOf({ day, kind, run, light }: Proposal, { today, busy, away }: Around): number {
  const far = (Date.parse(day) - Date.parse(today)) / 86_400_000 / 30;
  const good = run * 4 + (kind === "bridge" ? 6 : 0) + (light ? 2 : 0);
  return good - (busy.includes(monthOf(day)) ? 12 : 0) - (away.get(day) ?? 0) * 3 - far;
}

const monthOf = (day: string) => Number(day.slice(5, 7));

/** The Monday of a day's week. */
export function weekOf(day: string): string {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}
