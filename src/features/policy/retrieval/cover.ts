import { characterTokens, pairTokens } from "./characters.ts";
import { type Engine, evidenceOf } from "./engine.ts";
import { isHan } from "./normalise.ts";
import { inverseFrequency, unitsWith } from "./postings.ts";
import type { Concept, Question } from "./question.ts";

/** A concept with how much it counts, and whether the texts speak of it anywhere. */
export type Weighed = Concept & { readonly counts: number; readonly known: boolean };

/** How much of a question a passage speaks of, from 0 to 1, and what it does not speak of. */
export type Coverage = { readonly share: number; readonly missing: readonly Weighed[] };

/** Gives each concept its weight in these texts: what stands everywhere tells little, what stands nowhere most. */
export function weighed(engine: Engine, { concepts }: Question): readonly Weighed[] {
  const rarest = inverseFrequency(0.5, engine.units.length);
  return concepts.map((concept) => {
    const found = Math.max(...concept.ways.map(({ text }) => foundIn(engine, text)));
    const rarity = inverseFrequency(found, engine.units.length) / rarest;
    return { ...concept, counts: concept.weight * (0.35 + 0.65 * rarity), known: found > 0 };
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
  if (!evidence) return { share: 0, missing: concepts };
  const texts = [
    [evidence.text, 1],
    [evidence.headings, 0.9],
    [evidence.around, 0.7],
  ] as const;
  let [sum, covered] = [0, 0];
  const missing: Weighed[] = [];
  for (const concept of concepts) {
    const spoken = Math.max(...texts.map(([text, worth]) => worth * spokenOf(concept, text)));
    sum += concept.counts;
    covered += concept.counts * spoken;
    if (spoken < 0.5) missing.push(concept);
  }
  return { share: sum === 0 ? 0 : covered / sum, missing };
}

const spokenOf = ({ ways }: Concept, text: string): number =>
  ways.reduce((most, way) => (way.weight <= most ? most : Math.max(most, way.weight * present(way.text, text))), 0);

/** Whether a folded text holds a folded word: wholly, or by most of its letter pairs. */
function present(word: string, text: string): number {
  if (text.includes(word)) return word.length === 1 && isHan(word.charCodeAt(0)) ? 0.8 : 1;
  const pairs = characterTokens(word).filter((token) => token.length > 1);
  if (pairs.length < 2) return 0;
  const share = pairs.filter((pair) => text.includes(pair)).length / pairs.length;
  return share >= 0.6 ? share * 0.8 : 0;
}
