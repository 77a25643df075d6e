/** Where somebody stands in a month. */
export type Standing = {
  /** Minutes worked on the days that are known. */
  readonly worked: number;
  /** Working days that are known. */
  readonly known: number;
  /** Working days still to come, or without data. */
  readonly left: number;
  /** Minutes a working day that the past lets one expect. */
  readonly usual: number;
};

/** For how many working days the past counts beside the days of this month, as learnt from the city. */
export type Trust = { readonly days: number };

/**
 * The minutes that the rest of the month is expected to bring: on each day left the pace so far, drawn towards the
 * usual pace as if that had been seen on `trust.days` days more.
 */
export const expectedRest = ({ worked, known, left, usual }: Standing, trust: Trust): number =>
  (left * (trust.days * usual + worked)) / (trust.days + known);

/** Keeps a ratio tame where next to nothing is expected: an hour on either side. */
const SLACK = 60;

export const ratioOf = (actual: number, expected: number): number => (actual + SLACK) / (expected + SLACK);

export const restAt = (ratio: number, expected: number): number => Math.max(0, ratio * (expected + SLACK) - SLACK);
