import { grown, longestQuote, type Span, sentencesOf } from "./cut.ts";
import type { Unit } from "./engine.ts";
import { fold } from "./normalise.ts";
import type { Concept } from "./question.ts";

/** So much of a long document is searched for the passage to show, in UTF-16 units. */
const searched = 6000;

/** The stretch to show of a unit, at most 300 characters of whole sentences; `taken` is shown already. */
export function quoteSpan({ source, from, to }: Unit, concepts: readonly Concept[], taken: readonly Span[]): Span {
  if (to - from <= longestQuote) return grown(source.text, { from, to }, taken);
  const sentences = sentencesOf(source.text.slice(from, Math.min(to, from + searched)));
  const spoken = sentences.map((span) => spokenIn(source.text.slice(from + span.from, from + span.to), concepts));
  const [first = { from: 0, to: Math.min(to - from, longestQuote) }] = sentences;
  let best = { span: first, score: -1 };
  for (const [at, start] of sentences.entries()) {
    const window = windowFrom(sentences, spoken, at, start);
    if (window.score > best.score) best = window;
  }
  return { from: from + best.span.from, to: from + best.span.to };
}

function windowFrom(sentences: readonly Span[], spoken: readonly ReadonlySet<string>[], at: number, start: Span) {
  const heard = new Set<string>();
  let span = start;
  for (let next = at; next < sentences.length; next++) {
    const to = sentences[next]?.to ?? start.to;
    if (to - start.from > longestQuote) break;
    span = { from: start.from, to };
    for (const word of spoken[next] ?? []) heard.add(word);
  }
  return { span, score: heard.size };
}

const spokenIn = (text: string, concepts: readonly Concept[]): ReadonlySet<string> => {
  const folded = fold(text);
  return new Set(
    concepts.filter(({ ways }) => ways.some((way) => folded.includes(way.text))).map(({ surface }) => surface),
  );
};
