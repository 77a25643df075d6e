import { createHash } from "node:crypto";
import { addMonths } from "../../services/calendar.ts";
import type { Plan } from "./trial.ts";

/** When each unit begins: unit → the first day of a month. */
export type Starts = ReadonlyMap<string, string>;

/** The starts of a plan in the order of its steps, as many as there are units and as evenly as it goes. */
export const startsOf = ({ units, first, steps, gap }: Pick<Plan, "units" | "first" | "steps" | "gap">) =>
  units.map((_, at) => addMonths(first, Math.floor((at * steps) / units.length) * gap));

/** With fewer, chance alone would too often bring about the order that was drawn, and nothing could be told. */
export const LEAST_ORDERS = 100;

/** How many orders there are in which some starts can be dealt out; units of one step are alike. */
export function ordersOf(starts: readonly string[]): number {
  const seen = new Map<string, number>();
  return starts.reduce((orders, start, at) => {
    const alike = (seen.get(start) ?? 0) + 1;
    seen.set(start, alike);
    return (orders * (at + 1)) / alike;
  }, 1);
}

/**
 * Deals the starts out to the units by lot. The same draw comes of the same seed, in whatever order the units are
 * named, so that anybody can draw again what is written down.
 */
export function draw(units: readonly string[], starts: readonly string[], seed: string | number): Starts {
  const named = units.toSorted();
  const lots = lotsOf(named.length, seed);
  const order = named.map((unit, at) => ({ unit, lot: lots[at] ?? 0 })).toSorted((a, b) => a.lot - b.lot);
  return new Map(order.map(({ unit }, at) => [unit, starts[at] ?? ""]));
}

const BYTES = 6;
/** SHAKE256 of the seed, six bytes a lot: random to whoever has not the seed, and anybody's to work out who has. */
function lotsOf(count: number, seed: string | number): readonly number[] {
  const bytes = createHash("shake256", { outputLength: BYTES * Math.max(1, count) })
    .update(`trial ${seed}`)
    .digest();
  return Array.from({ length: count }, (_, at) => bytes.readUIntBE(at * BYTES, BYTES));
}
