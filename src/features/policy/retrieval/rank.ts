import { characterTokens, pairTokens } from "./characters.ts";
import type { Engine, Room } from "./engine.ts";
import type { Alternative } from "./lexicon.ts";
import type { Postings } from "./postings.ts";
import type { Concept, Question } from "./question.ts";
import { wordTokens } from "./words.ts";

/** A unit by its number, and its score: 1 for one that is best in both channels. */
export type Ranked = { readonly unit: number; readonly score: number };

/** The tokens of one concept, way by way. */
type Ways = readonly { readonly tokens: readonly string[]; readonly weight: number }[];

/** What the character channel adds, the word channel adding the rest. */
const characterShare = 0.55;

/** What counts of letter pairs that stand between two concepts. */
const betweenWeight = 0.5;

/** What a concept counts in the ranking that matters nothing to the coverage. */
const leastWeight = 0.4;

/** The units nearest to a question, best first. */
export function rank(engine: Engine, question: Question, most: number): readonly Ranked[] {
  const { total } = engine.room;
  const fused = new Float32Array(total.length);
  addChannel(fused, engine.characters, characterWays(question), engine.room, characterShare);
  addChannel(fused, engine.words, wordWays(question), engine.room, 1 - characterShare);
  return best(fused, most);
}

function characterWays({ concepts, folded }: Question): readonly Ways[] {
  const used = new Set(concepts.flatMap(({ surface }) => characterTokens(surface)));
  const between = characterTokens(folded).filter((token) => !used.has(token) && token.length > 1);
  const known = concepts.map((concept) =>
    waysOf(concept, (way) => (way.text === concept.surface ? characterTokens(way.text) : tokensOf(way).pairs)),
  );
  return between.length > 0 ? [...known, [{ tokens: unique(between), weight: betweenWeight }]] : known;
}

const wordWays = ({ concepts }: Question): readonly Ways[] =>
  concepts.map((concept) =>
    waysOf(concept, (way) =>
      way.text === concept.surface ? [way.text, ...wordTokens(way.text)] : tokensOf(way).words,
    ),
  );

const waysOf = ({ ways, weight: matters }: Concept, tokenise: (way: Alternative) => readonly string[]): Ways =>
  ways.map((way) => ({
    tokens: unique(tokenise(way)),
    weight: way.weight * (leastWeight + (1 - leastWeight) * matters),
  }));

type Tokens = { readonly pairs: readonly string[]; readonly words: readonly string[] };

/** The lexicon's words come again and again: each is cut once, for as long as its lexicon lives. */
const cutBefore = new WeakMap<Alternative, Tokens>();

function tokensOf(way: Alternative): Tokens {
  const known = cutBefore.get(way);
  if (known) return known;
  const tokens = { pairs: pairTokens(way.text), words: wordTokens(way.text) };
  cutBefore.set(way, tokens);
  return tokens;
}

const unique = (tokens: readonly string[]): readonly string[] => [...new Set(tokens)];

/** Adds a channel's scores as shares of its best one. */
function addChannel(
  fused: Float32Array,
  postings: Postings,
  concepts: readonly Ways[],
  room: Room,
  share: number,
): void {
  const { total } = room;
  total.fill(0);
  for (const ways of concepts) addConcept(postings, ways, room);
  const highest = total.reduce((high, score) => Math.max(high, score), 0);
  if (highest === 0) return;
  for (let unit = 0; unit < fused.length; unit++)
    fused[unit] = (fused[unit] ?? 0) + (share * (total[unit] ?? 0)) / highest;
}

/** A unit gets a concept's score once: by the way of saying it that fits best. */
function addConcept(postings: Postings, ways: Ways, { total, concept, way }: Room): void {
  if (ways.length === 1 && ways[0]) return void addTokens(postings, ways[0].tokens, ways[0].weight, total);
  const touched: number[] = [];
  for (const { tokens, weight } of ways) {
    const here = addTokens(postings, tokens, weight, way);
    for (const unit of here) {
      if ((concept[unit] ?? 0) === 0) touched.push(unit);
      concept[unit] = Math.max(concept[unit] ?? 0, way[unit] ?? 0);
      way[unit] = 0;
    }
  }
  for (const unit of touched) {
    total[unit] = (total[unit] ?? 0) + (concept[unit] ?? 0);
    concept[unit] = 0;
  }
}

/** Adds the impacts of tokens to `scores`; returns the units that had no score before. */
function addTokens(
  postings: Postings,
  tokens: readonly string[],
  weight: number,
  scores: Float32Array,
): readonly number[] {
  const touched: number[] = [];
  for (const token of tokens) {
    const term = postings.terms.get(token);
    if (term === undefined) continue;
    const [from = 0, end = 0] = [postings.starts[term], postings.starts[term + 1]];
    if (tellsNothing(end - from, postings.count)) continue;
    for (let at = from; at < end; at++) {
      const unit = postings.units[at] ?? 0;
      if (scores[unit] === 0) touched.push(unit);
      scores[unit] = (scores[unit] ?? 0) + weight * (postings.impacts[at] ?? 0);
    }
  }
  return touched;
}

/** In many texts, a token that stands in a third of them is not worth the time it takes to add. */
const tellsNothing = (found: number, count: number) => count > 2000 && found > count / 3;

/** The highest scores above 0, by insertion into a short list. */
function best(scores: Float32Array, most: number): readonly Ranked[] {
  const list: Ranked[] = [];
  for (let unit = 0; unit < scores.length; unit++) {
    const score = scores[unit] ?? 0;
    if (score <= 0 || (list.length === most && score <= (list.at(-1)?.score ?? 0))) continue;
    let at = list.length;
    while (at > 0 && (list[at - 1]?.score ?? 0) < score) at--;
    list.splice(at, 0, { unit, score });
    if (list.length > most) list.pop();
  }
  return list;
}
