import { addDays } from "../../../services/calendar.ts";
import { monthOf } from "../limits/month.ts";
import type { Learned } from "./learn.ts";
import { expectedRest, restAt, type Standing } from "./rest.ts";
import { quantile, ratiosFor } from "./spread.ts";
import { type SoFar, standingIn } from "./standing.ts";
import { type Past, pacesBefore, usualPace } from "./usual.ts";
import type { Workdays } from "./workdays.ts";

/** How a month is likely to end, in minutes for the whole of it; four in five end between low and high. */
export type Foresight = {
  readonly worked: number;
  readonly likely: number;
  readonly low: number;
  readonly high: number;
  /** From 0 to 1: that the month ends above so many minutes. */
  readonly chanceOver: (limit: number) => number;
};

/** stale: the data end more than seven days ago. too-little: of the person's past, of this month's days or of the city's. */
export type NoForesight = { readonly unforeseen: "stale" | "too-little" };

const OLDEST_DAYS = 7;

/**
 * How the month of `today` is likely to end for one person.
 *
 * The rest of the month is what the past lets one expect, drawn towards the pace of the days so far (`expectedRest`);
 * how much either is worth was learnt from the city (`learn`). From how far such expectations were out before, with as
 * much of a month left and as much expected, come the middle, the interval and every chance: no bell curve is assumed.
 */
export function foresee(
  { today, past, soFar }: { readonly today: string; readonly past: Past; readonly soFar: SoFar },
  learned: Learned | undefined,
  workdays: Workdays,
): Foresight | NoForesight {
  if (soFar.until < addDays(today, -OLDEST_DAYS)) return { unforeseen: "stale" };
  const month = monthOf(today);
  const paces = learned && pacesBefore(past, month, { ...learned, workdays });
  const standing = standingIn(month, soFar, workdays);
  // A monthly figure that says more than the days: what else was worked, and when, is not known.
  if ((past.months.get(month) ?? 0) > standing.worked) return { unforeseen: "too-little" };
  const over = workdays(month).filter((day) => day <= soFar.until).length;
  if (!learned || !paces || standing.known * 2 < over) return { unforeseen: "too-little" };
  return spreadOut({ ...standing, usual: usualPace(paces, learned.weights) }, learned);
}

function spreadOut(standing: Standing, { trust, spread }: Learned): Foresight | NoForesight {
  const { worked, left } = standing;
  if (left === 0) return { worked, ...{ likely: worked, low: worked, high: worked }, chanceOver: certain(worked) };
  const expected = expectedRest(standing, trust);
  const ratios = ratiosFor(spread, standing, expected);
  if (ratios.length === 0) return { unforeseen: "too-little" };
  const endAt = (share: number) => Math.round(worked + restAt(quantile(ratios, share), expected));
  const chanceOver = (limit: number) =>
    ratios.filter((ratio) => worked + restAt(ratio, expected) > limit).length / ratios.length;
  return { worked, likely: endAt(0.5), low: endAt(0.1), high: endAt(0.9), chanceOver };
}

const certain = (worked: number) => (limit: number) => (worked > limit ? 1 : 0);
