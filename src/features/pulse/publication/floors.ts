/** The least number of answers that a figure may rest on. Minima of the product: no setting lowers them. */
export const floors = { score: 5, strain: 10, comments: 10 } as const;

/** From the lowest answer of a scale of five to the highest. */
const RANGE = 4;
/** As finely as a mean is ever told. */
const STEPS = [0.1, 0.2, 0.5];
const COARSEST = 0.5;

/** Whether a mean told to this step hides what all but one of a floor's people could add to the sum. */
const hides = (step: number, answers: number, floor: number) => step * answers >= (floor - 1) * RANGE;

/** How finely a mean over so many answers is told. */
export const stepFor = (answers: number, floor: number): number =>
  STEPS.find((step) => hides(step, answers, floor)) ?? COARSEST;

/** Too few answers for the step to hide a group below the floor, so that the sum counts as known to whoever reads the mean. */
export const isExact = (answers: number, floor: number): boolean => !hides(stepFor(answers, floor), answers, floor);

/** Beyond these a mean is told as 「4.5以上」: where all gave the same answer, it would be everybody's. */
export const ends = { least: 1.5, most: 4.5 } as const;

/** The mean of answers from 1 to 5 as it is told. */
export function toldMean(sum: number, answers: number, floor: number): number {
  const step = stepFor(answers, floor);
  const rounded = Math.round(sum / answers / step) * step;
  return Number(Math.min(ends.most, Math.max(ends.least, rounded)).toFixed(1));
}

/** Shares of fewer than ten are told no closer than this at either end: 「7割以上」, 「3割未満」. */
export const fewEnds = { least: 0.25, most: 0.75 } as const;

/**
 * A share as it is told: in tenths of many, in fifths of fewer, both ends put together, so that neither nobody nor
 * everybody can be read off it, not even where a figure is told only from the floor on.
 */
export function toldShare(count: number, of: number): number {
  const share = count / of;
  if (of < 10) return share < 0.3 ? fewEnds.least : share >= 0.7 ? fewEnds.most : inSteps(share, 0.2);
  if (share <= 0.1) return 0.1;
  if (share >= 0.9) return 0.9;
  return inSteps(share, of >= 10 * (floors.score - 1) ? 0.1 : 0.2);
}

const inSteps = (share: number, step: number): number => Number((Math.round(share / step) * step).toFixed(1));
