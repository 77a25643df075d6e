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

/** Every card already delivered about this subject is drawn anew. */
export type Redraw = { readonly redraw: { readonly feature: string; readonly kind: string; readonly about: About } };

/** Work that is due at a time, whoever runs it: returns what must be told, and is run once per slot. */
export type Job = {
  readonly name: string;
  /** Five cron fields, in Asia/Tokyo. */
  readonly cron: string;
  readonly run: (now: Date) => Promise<readonly Notice[]>;
};
