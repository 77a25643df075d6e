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

/** Indexes texts; some seconds for tens of thousands of passages. */
export function buildEngine(sources: readonly Source[], words: LexiconWords = emptyLexicon, cut?: Cut): Engine {
  const steps = indexing(sources, words, cut);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** So long, in ms, it works before others get a turn. */
const TURN_MS = 10;

/** The same, while the process goes on answering others. */
export async function buildInTurns(
  sources: readonly Source[],
  words: LexiconWords = emptyLexicon,
  cut?: Cut,
): Promise<Engine> {
  const steps = indexing(sources, words, cut);
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await new Promise(setImmediate);
    began = performance.now();
  }
}

/** Indexes text after text, and pauses after each. */
function* indexing(sources: readonly Source[], words: LexiconWords, cut: Cut = "passages"): Generator<void, Engine> {
  const lexicon = compileLexicon(words);
  const [characters, wordIndex] = [postingsBuilder(fields), postingsBuilder(fields)];
  const spellings = new Set(lexicon.spellings);
  const units: Unit[] = [];
  for (const source of sources) {
    const cuts = unitsOf(source, cut);
    for (const unit of cuts) units.push(unit);
    index(characters, source, cuts, (normal) => characterTokens(foldNormalised(normal)));
    for (const text of index(wordIndex, source, cuts, wordTokens))
      for (const word of text) if (isSpelling(word)) spellings.add(word);
    yield;
  }
  return engineOf(units, characters.build(), wordIndex.build(), lexicon, respellFrom(spellings));
}

function engineOf(
  units: readonly Unit[],
  characters: Postings,
  words: Postings,
  lexicon: Lexicon,
  respell: Respell,
): Engine {
  const scores = () => new Float32Array(units.length);
  const room = { total: scores(), concept: scores(), way: scores() };
  return { units, characters, words, lexicon, respell, room, kept: new Map() };
}

const unitsOf = (source: Source, cut: Cut): readonly Unit[] =>
  (cut === "whole" ? [{ from: 0, to: source.text.length }] : passagesOf(source.text, longestUnit)).map((span) => ({
    ...span,
    source,
  }));

type Builder = ReturnType<typeof postingsBuilder>;

/** Adds the units of a source to a channel; returns the tokens of each unit's text. */
function index(
  builder: Builder,
  source: Source,
  units: readonly Unit[],
  tokenise: (normal: string) => readonly string[],
): readonly (readonly string[])[] {
  const head = tokenise(normalise(source.heading));
  const above = tokenise(normalise(source.path.slice(0, -1).join(" ")));
  const texts = units.map(({ from, to }) => tokenise(normalise(source.text.slice(from, to))));
  for (const [at, text] of texts.entries()) builder.add([head, above, text, around(texts, at)]);
  return texts;
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
