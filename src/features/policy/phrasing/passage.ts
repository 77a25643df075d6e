/** A passage as a language model is given it, and as what it says is checked against: the texts' own words, no more. */
export type Passage = {
  /** Such as `agano#6-3-2-1`. */
  readonly section: string;
  readonly heading: string;
  /** Verbatim. */
  readonly text: string;
};

/** A sentence that a passage bears out. */
export type Phrased = { readonly text: string; readonly section: string };
