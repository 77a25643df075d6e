import { LEAVE_DAY } from "./plan.ts";

/** Nothing is foreseen from data older than so many days. */
const FRESH_DAYS = 7;

export const isFresh = (reach: Date | undefined, now: Date): boolean =>
  reach !== undefined && now.getTime() - reach.getTime() <= FRESH_DAYS * 86_400_000;

/** What is known of somebody's leave year, in minutes; null: no data. */
export type Known = { readonly granted: number | null; readonly carried: number | null; readonly taken: number | null };

/** All in minutes. */
export type Balance = {
  readonly granted: number;
  readonly carried: number;
  readonly taken: number;
  readonly left: number;
  /** What would be lost at the end of the leave year if nothing more than the plans were taken. */
  readonly lapsing: number;
};

/**
 * Undefined where the grant or what was taken is not known; nothing carried over where only that is missing. Carried
 * leave is used first and is not carried over again, so that at most the grant, up to the limit, goes on to the next year.
 */
export function balanceOf(known: Known | undefined, planned: number, carryOverDays: number): Balance | undefined {
  if (!known || known.granted === null || known.taken === null) return undefined;
  const { granted, taken } = known;
  const carried = known.carried ?? 0;
  const left = granted + carried - taken;
  const rest = Math.max(0, left - planned);
  const goesOn = Math.min(rest, granted, carryOverDays * LEAVE_DAY);
  return { granted, carried, taken, left, lapsing: rest - goesOn };
}
