import { speaksOfCrisis } from "./distress.ts";
import type { Engine, Source, Unit } from "./engine.ts";
import { type Candidate, find, type Reason } from "./judge.ts";
import { fold, normalise } from "./normalise.ts";
import { type Concept, type Question, readQuestion } from "./question.ts";
import { quoteSpan } from "./quote.ts";
import type { ValueKind } from "./values.ts";

/** A passage as it is shown: verbatim, at most 300 characters. */
export type Quote = {
  readonly source: Source;
  readonly text: string;
  readonly score: number;
  /** The sentence of the text that speaks most of what is asked; "" where none does. */
  readonly nearest: string;
  /** The texts' own words of consideration, when the quote promises no more than that; else "". */
  readonly considering: string;
};

/** What the texts say to a question; with a reason they do not answer it, and the quotes are only near. */
export type Reply = {
  readonly reason: Reason | undefined;
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
  return { reason: crisis ? "consult" : reason, value: question.value, english: question.english, quotes };
}

function quotesOf(
  engine: Engine,
  { concepts }: Question,
  candidates: readonly Candidate[],
  top: number,
): readonly Quote[] {
  const shown: { readonly unit: Unit; readonly from: number; readonly to: number; readonly quote: Quote }[] = [];
  for (const { unit: number, score } of candidates) {
    const unit = engine.units[number];
    if (!unit || shown.length === top) break;
    // What is already seen in a quote above is not shown again.
    const taken = shown.filter((each) => each.unit.source === unit.source);
    if (taken.some((each) => each.from <= unit.from && each.to >= unit.to)) continue;
    const { from, to } = quoteSpan(unit, concepts, taken);
    shown.push({ unit, from, to, quote: quoteOf(unit.source, unit.source.text.slice(from, to), score, concepts) });
  }
  return shown.map(({ quote }) => quote);
}

function quoteOf(source: Source, text: string, score: number, concepts: readonly Concept[]): Quote {
  const nearest = nearestSentence(text, concepts);
  const promise = considered.test(nearest) ? nearest.replace(/。$/u, "") : "";
  return { source, text, score: Math.round(score * 1000) / 1000, nearest, considering: promise };
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
