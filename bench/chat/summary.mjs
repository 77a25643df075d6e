// Several rounds as one figure.
import { percentile } from "../retrieval/measures.mjs";

export const middle = (values) => percentile(values, 0.5);

/** The median, and between which values it lies. */
export function shown(values, digits) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits));
  const median = middle(values).toFixed(digits);
  return low === high ? median : `${median} (${low}–${high})`;
}

/** One figure of one program, round by round. */
export const each = ({ rounds }, name, figure) =>
  rounds.map((results) => results.find((result) => result.name === name)[figure]);

/** The same as a multiple of another program's in the same round. */
export function times(measured, name, figure, other) {
  const others = each(measured, other, figure);
  return each(measured, name, figure).map((value, at) => value / others[at]);
}

/** What most waited, nearly all, and the unluckiest; in milliseconds. */
export const spread = (waits) => `${[0.5, 0.99, 1].map((share) => percentile(waits, share).toFixed(0)).join(" / ")} ms`;
