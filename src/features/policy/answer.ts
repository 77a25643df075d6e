import type { Paragraph } from "../../services/content/sections.ts";
import type { Locale } from "../../view/locale.ts";
import type { Reason, Source } from "./retrieval/index.ts";
import type { Document, Employment } from "./rules/document.ts";

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
  /** The rule or policy in which it stands. */
  readonly document: Document;
  /** The 別表 that it refers to. */
  readonly annexes?: readonly Annex[];
  /** For a curated answer (庁内Q&A): who wrote it, when, and when it is looked at again. */
  readonly curated?: Pick<Curated, "author" | "writtenOn" | "reviewOn"> & { readonly basis: readonly Basis[] };
};

/** A 別表 beside the article that refers to it. text: its head and the rows that matter, verbatim; "" where it has no rows. */
export type Annex = Pick<Cited, "section" | "heading" | "path" | "text">;

/** A section that a curated answer rests on; what is gone since is left out. */
export type Basis = { readonly section: string; readonly heading: string };

/** What the texts say to a question; a refusal cites what is nearest, and says why in the reader's language. */
export type Answer =
  | { readonly refused: false; readonly cited: readonly [Cited, ...Cited[]] }
  | { readonly refused: true; readonly reason: Reason; readonly words: string; readonly cited: readonly Cited[] };

/**
 * A language model's words for an answer, each with its section. reworded: it was found with the question as the model
 * put it, not as it was asked.
 */
export type Phrased = { readonly answer: Answer; readonly sentences: readonly string[]; readonly reworded: boolean };

/** A section from its first word to its last, with the days on which other versions of its document began. */
export type WholeSection = Cited & {
  readonly paragraphs: readonly Paragraph[];
  readonly versions: readonly Version[];
};
/** section: the same article in that version. */
export type Version = { readonly section: string; readonly inForce: string; readonly until: string };

/** An answer of the personnel section that everybody may find (庁内Q&A), cited as `qa#<number>`. Days are `YYYY-MM-DD`. */
export type Curated = {
  readonly number: number;
  readonly question: string;
  readonly text: string;
  readonly author: string;
  readonly writtenOn: string;
  readonly reviewOn: string;
  /** Sections that it rests on. */
  readonly sections: readonly string[];
};

/** Who asks, as far as it matters for what applies to them; undefined where it is not known. */
export type Asker = { readonly locale: Locale; readonly employment: Employment | undefined };

/** The rules, policies and curated answers as they stand now. */
export type Policies = {
  /** meaning: section → how near it is to the question in meaning, which has a say in the order, never in the judgement. */
  readonly answer: (question: string, asker: Asker, meaning?: ReadonlyMap<string, number>) => Answer;
  /** Sections near to some words, best first; for whoever looks for a basis. */
  readonly near: (words: string, most: number) => readonly Pick<Cited, "section" | "heading">[];
  /** What may be compared by meaning: rules and policy, not the 庁内Q&A. The same array until they change. */
  readonly sources: () => readonly Source[];
  /** undefined: no such section. */
  readonly section: (section: string) => WholeSection | undefined;
};
