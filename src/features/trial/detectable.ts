import { addMonths } from "../../services/calendar.ts";
import type { Cell } from "./cells.ts";
import { startsOf } from "./design.ts";
import { LEVEL, placebos } from "./estimate.ts";
import { BASELINE, monthsFrom, monthsOf, type Plan } from "./trial.ts";

const POWER = 0.8;
/** Always the same, so that the same past and plan give the same answer. */
const SEED = 20_260_401;

/** The months of the past that are as many as a plan's, up to the last that is known. */
export function pastMonths(plan: Plan, lastKnown: string): readonly string[] {
  const { length } = monthsOf(startsOf(plan), plan.gap);
  return monthsFrom(addMonths(lastKnown, 1 - length), length);
}

/**
 * The least difference, in minutes a person and month, that a plan would tell from chance: with 80 % power where 5 % of
 * the trials of a nudge that does nothing may say that it does. It is what the plan shows on past months in which
 * nothing was begun. Undefined where the figures do not reach back so far.
 *
 * cells: of the plan's units in `pastMonths`.
 */
export function detectable(cells: readonly Cell[], plan: Plan, lastKnown: string): number | undefined {
  const past = pastMonths(plan, lastKnown);
  const first = past[BASELINE];
  const told = (month: string) => cells.filter((cell) => cell.month === month).length >= 2;
  if (first === undefined || !past.every(told)) return undefined;
  const shown = placebos(cells, plan.units, startsOf({ ...plan, first }), SEED);
  return shown.length === 0 ? undefined : leastTold(shown);
}

/** shown: what chance alone shows. A difference is told once 80 % of them, moved by it to either side, pass the 95th per cent. */
function leastTold(shown: readonly number[]): number {
  const critical = quantile(shown.map(Math.abs), 1 - LEVEL);
  return Math.max(critical - quantile(shown, 1 - POWER), critical + quantile(shown, POWER));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}
