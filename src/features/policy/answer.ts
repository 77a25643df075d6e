/** A passage as a card shows it. */
export type Cited = {
  /** Such as `agano#6-3-2-1`. */
  readonly section: string;
  readonly heading: string;
  /** Headings from the top down to this one. */
  readonly path: readonly string[];
  /** Verbatim. */
  readonly text: string;
  /** Whether a heading on the path is not in the published text but inferred. */
  readonly inferred: boolean;
  /** The policy's own words of consideration, such as 「検討を行います」, when the passage promises no more than that; else "". */
  readonly considering: string;
};

export type Reason = "value-missing" | "out-of-scope" | "not-covered" | "instruction" | "consult";

/** What the policy says to a question; a refusal cites what is nearest. */
export type Answer =
  | { readonly refused: false; readonly cited: readonly [Cited, ...Cited[]] }
  | { readonly refused: true; readonly reason: Reason; readonly words: string; readonly cited: readonly Cited[] };
