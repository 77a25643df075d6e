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

/**
 * Work that is due once a day, whoever runs it and however often it is asked: the day is its slot, and the rows it
 * changes, the notices it returns and the slot commit together.
 */
export type Job<Tx> = {
  readonly name: string;
  /** `HH:MM` in Asia/Tokyo. */
  readonly at: string;
  /**
   * `HH:MM`, for a nudge: it is told between `at` and this hour of its own day, and after that no more. Without it,
   * what was missed is done late.
   */
  readonly until?: string;
  /** day: the slot's own, `YYYY-MM-DD`, which is yesterday where the work is done late. */
  readonly run: (tx: Tx, now: Date, day: string) => Promise<readonly Notice[]>;
};
