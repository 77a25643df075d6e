import type { Paragraph } from "../../services/content/sections.ts";
import type { Locale } from "../../view/locale.ts";
import type { Reason } from "./retrieval/index.ts";

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
  /** The policy's own words of consideration, such as 「…の検討を行います」, when the passage promises no more than that; else "". */
  readonly considering: string;
};

/** What the policy says to a question; a refusal cites what is nearest, and says why in the reader's language. */
export type Answer =
  | { readonly refused: false; readonly cited: readonly [Cited, ...Cited[]] }
  | { readonly refused: true; readonly reason: Reason; readonly words: string; readonly cited: readonly Cited[] };

/** A section from its first word to its last. */
export type WholeSection = Cited & { readonly paragraphs: readonly Paragraph[] };

/** The policies as they stand now. */
export type Policies = {
  readonly answer: (question: string, locale: Locale) => Answer;
  /** Words of crisis, which are answered whatever else is said and however long it is. */
  readonly urgent: (words: string) => boolean;
  /** undefined: no such section. */
  readonly section: (section: string) => WholeSection | undefined;
};
