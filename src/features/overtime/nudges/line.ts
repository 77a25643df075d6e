import type { Judged, Rules } from "../limits/limits.ts";
import type { Subject } from "./subject.ts";

/** When to nudge. early, in minutes: none where undefined. */
export type Levels = {
  readonly rules: Rules;
  readonly nudges: { readonly early: number | undefined; readonly likelyPercent: number };
};

/** The minutes that this month should stay within; isLimit: passing them is itself a breach, else one of the six months. */
export type Line = { readonly minutes: number; readonly isLimit: boolean };

/** Undefined for 管理職. */
export function lineOf({ kind }: Pick<Subject, "kind">, { rules }: Levels): Line | undefined {
  if (!kind || kind === "none") return undefined;
  const { month, over } = rules.limits[kind];
  return over ? { minutes: over.minutes, isLimit: false } : { minutes: month.minutes, isLimit: true };
}

/** The share, in per cent, of such months so far that ended above the line; undefined where nothing is foreseen. */
export function chanceOver({ foresight, exempt }: Subject, line: Line): number | undefined {
  return exempt || "unforeseen" in foresight ? undefined : Math.round(foresight.chanceOver(line.minutes) * 100);
}

/** Limits of 100時間未満 are told of as health is. */
export const isUnder100 = ({ kind }: Judged, { rules }: Levels): boolean => rules.limits[kind].month.under;
