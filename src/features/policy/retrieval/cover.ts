import { pairTokens } from "./characters.ts";
import { type Engine, type Evidence, evidenceOf } from "./engine.ts";
import type { Alternative } from "./lexicon.ts";
import { isHan } from "./normalise.ts";
import { inverseFrequency, unitsWith } from "./postings.ts";
import { type Concept, nounWeight, type Question } from "./question.ts";

/** A way to say a concept, with its letter pairs. */
type Way = Alternative & { readonly pairs: readonly string[] };

/** A concept with how much it counts, and whether the texts speak of it anywhere. */
export type Weighed = Concept & { readonly counts: number; readonly known: boolean; readonly ways: readonly Way[] };

/** How much of a question a passage speaks of, from 0 to 1, and what it does not speak of. */
export type Coverage = {
  readonly share: number;
  /** The share for judging, in which what a question asks for weighs double, and what may only be worded otherwise less. */
  readonly answers: number;
  readonly missing: readonly Weighed[];
};

/** Gives each concept its weight in these texts: what stands everywhere tells little, what stands nowhere most. */
export function weighed(engine: Engine, { concepts }: Question): readonly Weighed[] {
  const rarest = inverseFrequency(0.5, engine.units.length);
  return concepts.map((concept) => {
    const found = Math.max(...concept.ways.map(({ text }) => foundIn(engine, text)));
    const rarity = inverseFrequency(found, engine.units.length) / rarest;
    const ways = concept.ways.map((way) => ({
      ...way,
      pairs: pairTokens(way.text).filter(({ length }) => length > 1),
    }));
    return { ...concept, ways, counts: concept.weight * (0.35 + 0.65 * rarity), known: found > 0 };
  });
}

/** In how many units a text stands at most: the least of its letter pairs. */
export function foundIn({ characters }: Engine, text: string): number {
  const tokens = pairTokens(text);
  if (tokens.length === 0) return 0;
  return Math.min(...tokens.map((token) => unitsWith(characters, token)));
}

/** How far a unit speaks of each concept: in its text fully, in its headings nearly so, around it less. */
export function coverage(engine: Engine, unit: number, concepts: readonly Weighed[]): Coverage {
  const evidence = evidenceOf(engine, unit);
  if (!evidence) return { share: 0, answers: 0, missing: concepts };
  let [sum, covered, lacking] = [0, 0, 0];
  const missing: Weighed[] = [];
  for (const concept of concepts) {
    const spoken = spokenOf(concept, evidence);
    sum += concept.counts;
    covered += concept.counts * spoken;
    lacking += lack(concept) * concept.counts * (1 - spoken);
    if (spoken < 0.5) missing.push(concept);
  }
  return { share: sum === 0 ? 0 : covered / sum, answers: covered === 0 ? 0 : covered / (covered + lacking), missing };
}

/**
 * How much it speaks against a passage that it lacks a concept. A noun that stands nowhere in the texts is most likely
 * not treated there; one that stands elsewhere, or a verb, may be put in other words here.
 */
function lack({ known, weight, focus }: Concept & { readonly known: boolean }): number {
  const usual = known ? 0.5 : weight > nounWeight ? 1 : 0;
  return focus ? usual + 1 : usual;
}

function spokenOf({ ways }: Weighed, { text, headings, around }: Evidence): number {
  let most = 0;
  for (const way of ways) {
    if (way.weight > most) most = Math.max(most, way.weight * present(way, text));
    if (0.9 * way.weight > most) most = Math.max(most, 0.9 * way.weight * present(way, headings));
    if (0.7 * way.weight > most) most = Math.max(most, 0.7 * way.weight * present(way, around));
  }
  return most;
}

/** 時間外勤務 is no 時間外勤務手当: what a compound is stands at its end. */
const hasHead = (word: string, pairs: readonly string[], text: string): boolean =>
  !/\p{Script=Han}{2}$/u.test(word) || text.includes(pairs.at(-1) ?? "");

/** Whether a folded text holds a folded word: wholly, or by most of its letter pairs. */
function present({ text: word, pairs }: Way, text: string): number {
  if (text.includes(word)) return word.length === 1 && isHan(word.charCodeAt(0)) ? 0.8 : 1;
  if (pairs.length < 2 || !hasHead(word, pairs, text)) return 0;
  const needed = Math.ceil(pairs.length * 0.6);
  let found = 0;
  for (const [at, pair] of pairs.entries()) {
    if (found + pairs.length - at < needed) return 0;
    if (text.includes(pair)) found++;
  }
  return found < needed ? 0 : (0.8 * found) / pairs.length;
}
