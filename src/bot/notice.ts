import type { About } from "../view/target.ts";

/**
 * Something the bot has to tell somebody. It is ids, not a picture: the card is drawn by the feature's
 * `shows[kind]` when it is delivered, so it never shows what its reader may no longer see.
 */
export type Notice = {
  /** Person id. */
  readonly to: string;
  readonly feature: string;
  readonly kind: string;
  readonly about: About;
  /** Two notices with the same `once` are one. Names rule, person and occasion, never content. */
  readonly once: string;
  /** A nudge whose outcome is unknown is not repeated, a receipt is, a status card is updated in place. */
  readonly class: "nudge" | "receipt" | "status";
  /** The policy section it serves. */
  readonly section?: string;
};

/** Something to tell, or cards already told that are to be drawn anew. */
export type Message = Notice | Redraw;

/** Every card already delivered about this subject is drawn anew. */
export type Redraw = { readonly redraw: { readonly feature: string; readonly kind: string; readonly about: About } };

/** A notice that the calendar or a figure calls for, with why, for whoever runs the product: never words that somebody typed. */
export type Nudge = Notice & {
  /** One sentence in Japanese. */
  readonly why: string;
  /** What the reason rests on, as `nudge --help` lists them for each kind; durations in minutes. */
  readonly facts: Readonly<Record<string, number | string>>;
};

/** What is done on one day. day: the slot's own, `YYYY-MM-DD`, which is yesterday where the work is done late. */
export type Work<Tx, N extends Notice = Notice> = (tx: Tx, now: Date, day: string) => Promise<readonly N[]>;

/** A part of a job's work. name: tells it from the others of its day, and is the same whenever the job is begun anew. */
export type Batch<Tx, N extends Notice = Notice> = { readonly name: string; readonly run: Work<Tx, N> };

/** What every job has; those that nudge have `until` as well. */
export type Daily<Tx, N extends Notice> = {
  readonly name: string;
  /** `HH:MM` in Asia/Tokyo. */
  readonly at: string;
  /**
   * Where the work of a large city is too much for one transaction: each batch commits with its own notices, one after
   * another, before `run` ends the job. Where a process died, the next one does only what is left.
   */
  readonly batches?: (tx: Tx, day: string) => Promise<readonly Batch<Tx, N>[]>;
  readonly run: Work<Tx, N>;
};

/** A job that nudges: it does so between `at` and `until` (`HH:MM`) of its own day, and after that no more. */
export type NudgeJob<Tx> = Daily<Tx, Nudge> & { readonly until: string };

/**
 * Work that is due once a day, whoever runs it and however often it is asked: the day is its slot, and the rows it
 * changes, the notices it returns and the slot commit together. What does not nudge is done late where it was missed.
 */
export type Job<Tx> = NudgeJob<Tx> | (Daily<Tx, Notice> & { readonly until?: never });

export const isNudging = <Tx>(job: Job<Tx>): job is NudgeJob<Tx> => job.until !== undefined;
