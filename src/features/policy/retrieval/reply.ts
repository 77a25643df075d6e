import { speaksOfCrisis } from "./distress.ts";
import type { Engine, Source, Unit } from "./engine.ts";
import { type Candidate, find, isNear, type Reason } from "./judge.ts";
import { fold, normalise } from "./normalise.ts";
import { type Concept, type Question, readQuestion } from "./question.ts";
import { quoteSpan } from "./quote.ts";
import type { ValueKind } from "./values.ts";

/** A passage as it is shown: verbatim, at most 300 characters. */
export type Quote = {
  readonly source: Source;
  readonly text: string;
  readonly score: number;
  /** Whether it may be shown as near where nothing answers. */
  readonly near: boolean;
  /** The sentence of the text that speaks most of what is asked; "" where none does. */
  readonly nearest: string;
  /** The texts' own words of consideration, when the quote promises no more than that; else "". */
  readonly considering: string;
};

/** What the texts say to a question; with a reason they do not answer it, and the quotes are only near. */
export type Reply = {
  readonly reason: Reason | undefined;
  readonly question: Question;
  readonly value: ValueKind | undefined;
  readonly english: boolean;
  readonly quotes: readonly Quote[];
};

/** Nobody writes more than this before saying what matters; words of crisis are looked for up to here. */
const longestMessage = 100_000;

/** Answers any string, empty or huge; at most `top` quotes, best first. */
export function reply(engine: Engine, raw: string, top: number): Reply {
  const question = readQuestion(raw, engine.lexicon, engine.respell);
  const { candidates, reason } = find(engine, question, top + 12);
  const quotes = quotesOf(engine, question, candidates, top);
  const crisis = speaksOfCrisis(normalise(raw.slice(0, longestMessage)));
  const { value, english } = question;
  return { reason: crisis ? "consult" : reason, question, value, english, quotes };
}

function quotesOf(
  engine: Engine,
  { concepts }: Question,
  candidates: readonly Candidate[],
  top: number,
): readonly Quote[] {
  const shown: { readonly unit: Unit; readonly from: number; readonly to: number; readonly quote: Quote }[] = [];
  for (const candidate of candidates) {
    const unit = engine.units[candidate.unit];
    if (!unit || shown.length === top) break;
    // What is already seen in a quote above is not shown again.
    const taken = shown.filter((each) => each.unit.source === unit.source);
    if (taken.some((each) => each.from <= unit.from && each.to >= unit.to)) continue;
    const { from, to } = quoteSpan(unit, concepts, taken);
    const said = nearestOf(unit.source.text.slice(from, to), concepts);
    shown.push({ unit, from, to, quote: { source: unit.source, ...placed(candidate), ...said } });
  }
  return shown.map(({ quote }) => quote);
}

const placed = (candidate: Candidate): Pick<Quote, "score" | "near"> => ({
  score: Math.round(candidate.score * 1000) / 1000,
  near: isNear(candidate),
});

function nearestOf(text: string, concepts: readonly Concept[]): Pick<Quote, "text" | "nearest" | "considering"> {
  const nearest = nearestSentence(text, concepts);
  return { text, nearest, considering: considered.test(nearest) ? nearest.replace(/。$/u, "") : "" };
}

const considered =
  /検討(?:します|を行います|していきます|を行っていきます|を進めます|する|を行う|することとします|中です)。?$/u;

/** The sentence that speaks most of what is asked; "" where none does. */
export function nearestSentence(text: string, concepts: readonly Concept[]): string {
  const sentences = text.split(/(?<=。)|\n/u).map((sentence) => sentence.trim());
  return sentences
    .map((sentence) => ({ sentence, near: nearness(fold(sentence), concepts) }))
    .reduce((best, each) => (each.near > best.near ? each : best), { sentence: "", near: 0 }).sentence;
}

const nearness = (folded: string, concepts: readonly Concept[]): number =>
  concepts.reduce((sum, { ways, weight }) => sum + (ways.some(({ text }) => folded.includes(text)) ? weight : 0), 0);
