import { characterTokens } from "./characters.ts";
import { passagesOf, type Span } from "./cut.ts";
import { compileLexicon, emptyLexicon, type Lexicon, type LexiconWords } from "./lexicon.ts";
import { fold, foldNormalised, normalise } from "./normalise.ts";
import { type FieldWeight, type Postings, postingsBuilder } from "./postings.ts";
import { type Respell, respellFrom } from "./respell.ts";
import { wordTokens } from "./words.ts";

/** A text that can be cited: a section of a policy, or a document of a corpus. */
export type Source = {
  /** Such as `agano#6-3-2-1`, or a document's id. */
  readonly section: string;
  readonly heading: string;
  /** Headings from the top down to this one. */
  readonly path: readonly string[];
  /** Verbatim; quotes are cut from it. */
  readonly text: string;
  /** Whether a heading on the path is not in the published text but inferred. */
  readonly inferred?: boolean;
};

/** What is ranked: a stretch of a source's text. */
export type Unit = Span & { readonly source: Source };

/** `passages`: each section is cut, and its passages ranked. `whole`: documents are ranked, and a passage shown. */
export type Cut = "passages" | "whole";

export type Engine = {
  readonly units: readonly Unit[];
  readonly characters: Postings;
  readonly words: Postings;
  readonly lexicon: Lexicon;
  readonly respell: Respell;
  /** Room for the scores of one query; a query runs from start to end without a pause. */
  readonly room: Room;
  /** Evidence that was folded before, by unit. */
  readonly kept: Map<number, Evidence>;
};
export type Room = { readonly total: Float32Array; readonly concept: Float32Array; readonly way: Float32Array };

/** Own heading, headings above, text, the passages before and after. */
const fields: readonly FieldWeight[] = [
  { weight: 2, length: 0.3 },
  { weight: 0.7, length: 0.3 },
  { weight: 1, length: 0.5 },
  { weight: 0.25, length: 0.5 },
];

/** A passage that is ranked is at most this long; what is shown grows to a quote's length. */
const longestUnit = 200;

/** Indexes texts; about a second for some thousand passages. */
export function buildEngine(
  sources: readonly Source[],
  words: LexiconWords = emptyLexicon,
  cut: Cut = "passages",
): Engine {
  const lexicon = compileLexicon(words);
  const [characters, wordIndex] = [postingsBuilder(fields), postingsBuilder(fields)];
  const spellings = new Set(lexicon.spellings);
  const units: Unit[] = [];
  for (const source of sources) {
    const spans = cut === "whole" ? [{ from: 0, to: source.text.length }] : passagesOf(source.text, longestUnit);
    const [heading, above] = [normalise(source.heading), normalise(source.path.slice(0, -1).join(" "))];
    const bodies = spans.map(({ from, to }) => normalise(source.text.slice(from, to)));
    const index = (builder: typeof characters, tokenise: (normal: string) => string[]) => {
      const [head, path, texts] = [tokenise(heading), tokenise(above), bodies.map(tokenise)];
      for (const [at, text] of texts.entries()) builder.add([head, path, text, around(texts, at)]);
      return texts;
    };
    index(characters, (normal) => characterTokens(foldNormalised(normal)));
    for (const text of index(wordIndex, wordTokens)) for (const word of text) if (isSpelling(word)) spellings.add(word);
    units.push(...spans.map((span) => ({ ...span, source })));
  }
  const room = () => new Float32Array(units.length);
  return {
    units,
    characters: characters.build(),
    words: wordIndex.build(),
    lexicon,
    respell: respellFrom(spellings),
    room: { total: room(), concept: room(), way: room() },
    kept: new Map(),
  };
}

const isSpelling = (word: string) => /^[ァ-ヺー]{2,30}$/u.test(word) || /^[a-z]{4,30}$/u.test(word);

const around = (texts: readonly (readonly string[])[], at: number) => [
  ...(texts[at - 1] ?? []),
  ...(texts[at + 1] ?? []),
];

/** What a unit is judged by, folded: its own text, the headings above it, and what stands around it. */
export type Evidence = { readonly text: string; readonly headings: string; readonly around: string };

/** So much of a long unit is judged, and so much around it, in UTF-16 units. */
const judgedLength = 4000;
const aroundLength = 300;
/** So many units' evidence is kept folded. */
const mostKept = 2000;

export function evidenceOf({ units, kept }: Engine, number: number): Evidence | undefined {
  const known = kept.get(number);
  const unit = units[number];
  if (known || !unit) return known;
  const { source, from, to } = unit;
  const end = Math.min(to, from + judgedLength);
  const evidence = {
    text: fold(source.text.slice(from, end)),
    headings: fold(source.path.join("\n")),
    around: fold(source.text.slice(Math.max(0, from - aroundLength), end + aroundLength)),
  };
  if (kept.size >= mostKept) kept.clear();
  kept.set(number, evidence);
  return evidence;
}
