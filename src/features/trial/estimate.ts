import type { Cell } from "./cells.ts";
import { draw, type Starts } from "./design.ts";

/** What a nudge did, in minutes of overtime a person and month: below 0 is less. */
export type Estimate = {
  readonly difference: number;
  /** With 95 %; a side on which no difference can be ruled out is infinite. */
  readonly low: number;
  readonly high: number;
};

/** So many other orders are drawn; the share of them that must be as far off for a difference to be ruled out. */
export const DRAWS = 999;
export const LEVEL = 0.05;

/**
 * The difference that a nudge made in the months after its start, what is usual for each unit and for each month taken
 * off. Its interval is by randomisation: a difference is possible for as long as, once it is taken away, more than 5 %
 * of the orders that could have been drawn would show as much as is left. Undefined where nothing can be compared yet.
 *
 * starts: every unit's, one that waits with a day that has not come. seed: the same one gives the same interval.
 */
export function estimate(cells: readonly Cell[], starts: Starts, seed: number): Estimate | undefined {
  const rest = restOf(cells);
  const seen = rest.begun(starts);
  if (!(seen.norm > EPSILON)) return undefined;
  const difference = seen.of(rest.minutes);
  const reaches = othersOf(starts, seed).flatMap((other) => {
    const { norm, of } = rest.begun(other);
    return norm > EPSILON ? [reach(difference, of(rest.minutes), of(seen.begun))] : [];
  });
  return {
    difference,
    low: bound(reaches.map(({ from }) => from)),
    high: -bound(reaches.map(({ to }) => -to)),
  };
}

/** Differences that a design would show on months in which there was none: each from another order drawn by lot. */
export function placebos(
  cells: readonly Cell[],
  units: readonly string[],
  starts: readonly string[],
  seed: number,
): readonly number[] {
  const rest = restOf(cells);
  const drawn = Array.from({ length: DRAWS }, (_, at) => rest.begun(draw(units, starts, `${seed}:${at}`)));
  return drawn.flatMap(({ norm, of }) => (norm > EPSILON ? [of(rest.minutes)] : []));
}

const EPSILON = 1e-6;

const othersOf = (starts: Starts, seed: number): readonly Starts[] => {
  const [units, days] = [[...starts.keys()], [...starts.values()].toSorted()];
  return Array.from({ length: DRAWS }, (_, at) => draw(units, days, `${seed}:${at}`));
};

/**
 * The differences around the one seen for which another order shows as much: |own − d · shared| ≥ |seen − d|. What an
 * order shows changes in step with d, so that both ends can be worked out.
 *
 * own: what that order shows. shared: what it shows of a difference of 1.
 */
function reach(seen: number, own: number, shared: number): { readonly from: number; readonly to: number } {
  if (Math.abs(shared) > 1 - EPSILON) return { from: -Infinity, to: Infinity };
  const ends = [(seen - own) / (1 - shared), (seen + own) / (1 + shared)];
  return { from: Math.min(...ends), to: Math.max(...ends) };
}

/** Where no more than 5 % of the orders still reach down to, the one that was drawn among them. */
function bound(from: readonly number[]): number {
  const least = Math.floor(LEVEL * (from.length + 1));
  return from.toSorted((a, b) => a - b)[least - 1] ?? -Infinity;
}

/** What is left of figures once each unit's and each month's own average is off, each cell as heavy as its people. */
function restOf(cells: readonly Cell[]) {
  const [units, months] = [indexOf(cells.map(({ unit }) => unit)), indexOf(cells.map(({ month }) => month))];
  const weights = cells.map(({ people }) => people);
  const rest = (values: readonly number[]) => residuals(values, weights, [units, months]);
  return {
    minutes: rest(cells.map(({ mean }) => mean)),
    /** norm: 0 where no two units can be told apart. of: the difference that some figures show. */
    begun: (starts: Starts) => {
      const begun = rest(cells.map(({ unit, month }) => (month >= (starts.get(unit) ?? "9") ? 1 : 0)));
      const norm = dot(weights, begun, begun);
      return { begun, norm, of: (values: readonly number[]) => dot(weights, begun, values) / norm };
    },
  };
}

const dot = (weights: readonly number[], a: readonly number[], b: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (a[at] ?? 0) * (b[at] ?? 0), 0);

type Index = { readonly of: readonly number[]; readonly count: number };

function indexOf(names: readonly string[]): Index {
  const known = new Map([...new Set(names)].map((name, at) => [name, at]));
  return { of: names.map((name) => known.get(name) ?? 0), count: known.size };
}

const MOST_ROUNDS = 200;

/** Takes averages off in turn until nothing moves any more; with a figure in every cell that is soon. */
function residuals(values: readonly number[], weights: readonly number[], indexes: readonly Index[]): number[] {
  const left = [...values];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = Math.max(...indexes.map((index) => takeOff(left, weights, index)));
    if (moved < 1e-9) break;
  }
  return left;
}

/** Gives the largest average that was taken off. */
function takeOff(left: number[], weights: readonly number[], { of, count }: Index): number {
  const [sums, all] = [new Float64Array(count), new Float64Array(count)];
  of.forEach((group, at) => {
    const weight = weights[at] ?? 0;
    sums[group] = (sums[group] ?? 0) + weight * (left[at] ?? 0);
    all[group] = (all[group] ?? 0) + weight;
  });
  const means = sums.map((sum, group) => sum / (all[group] || 1));
  of.forEach((group, at) => {
    left[at] = (left[at] ?? 0) - (means[group] ?? 0);
  });
  return means.reduce((most, mean) => Math.max(most, Math.abs(mean)), 0);
}
