import type { StopRule } from "./settings.ts";

/** People of some units, and how they took a kind of nudge: counts alone, of nobody in particular. */
export type Reception = {
  readonly people: number;
  /** Turned the kind off since the trial was opened. */
  readonly muted: number;
  /** Could no longer be reached in a chat since then: they blocked the bot, or removed it. */
  readonly blocked: number;
};

/** Whether a kind annoys more than a city wants to put up with. */
export const annoys = ({ people, muted }: Reception, { percent, people: least }: StopRule): boolean =>
  muted >= least && muted * 100 > people * percent;
