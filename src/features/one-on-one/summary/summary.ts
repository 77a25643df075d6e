import type { Side } from "../one-on-one.ts";

/** What the two agreed to about one note, and the draft that came of it. */
export type Summary = {
  /** Of the note that was agreed to. */
  readonly noteVersion: number;
  readonly agreed: Readonly<Record<Side, boolean>>;
  /** undefined: none was made. */
  readonly words: string | undefined;
};

export const bothAgreed = ({ agreed }: Pick<Summary, "agreed">): boolean => agreed.member && agreed.counterpart;

/** Letters of a note that is worth shortening. */
const LEAST = 200;
export const isLong = (note: string): boolean => [...note].length >= LEAST;
