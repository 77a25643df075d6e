import type { Alternative, Entry, Lexicon } from "./lexicon.ts";
import { entryAt } from "./lexicon.ts";
import { fold, isHan, isHiragana, isKatakana, isLatin, normalise } from "./normalise.ts";
import { type Respell, respelled } from "./respell.ts";
import { type ValueKind, valueAsked, withoutValueWords } from "./values.ts";
import { wordKey } from "./words.ts";

/** One thing a question is about, with the other ways to say it; all folded, the first as it was asked. */
export type Concept = {
  readonly surface: string;
  readonly ways: readonly Alternative[];
  /** How much it matters that a passage speaks of it, from 0 to 1, before its rarity. */
  readonly weight: number;
  /** Whether it is a detail that a passage must state to answer: a condition, a form, a place. */
  readonly detail: boolean;
  /** Whether it is what the question asks for: 報酬 in 消防団の報酬は？ */
  readonly focus: boolean;
  /** Whether it is that whose focus is asked for: 消防団 in 消防団の報酬は？ */
  readonly owner: boolean;
};

export type Question = {
  /** Normalised, with misspelt words as they are spelt. */
  readonly normal: string;
  readonly folded: string;
  readonly concepts: readonly Concept[];
  readonly value: ValueKind | undefined;
  readonly english: boolean;
};

/** What is read of a question, in UTF-16 units: a longer one is a document, and time is bounded by this. */
const longestRaw = 1500;
const longestQuestion = 400;

/** The part of a question that is considered, normalised. */
export const considered = (raw: string): string => normalise(raw.slice(0, longestRaw)).slice(0, longestQuestion);

export function readQuestion(raw: string, lexicon: Lexicon, respell: Respell): Question {
  const asked = considered(raw);
  const normal = respelled(asked, lexicon, respell);
  const value = valueAsked(normal);
  const folded = fold(withoutValueWords(normal, value));
  return {
    normal,
    folded,
    value,
    concepts: conceptsOf(folded, lexicon),
    english: /[a-z]{2}/u.test(asked) && !/[ぁ-んァ-ヶ\p{Script=Han}]/u.test(asked),
  };
}

/** How a question ends after what it asks for. */
const askingEnd =
  /^(?:は|って|とは|について|に関して|を(?=教|知)|が(?=知)|は(?:どう|何|いつ|どこ|誰|だれ|いくら|あり|ある).{0,12})?(?:教え|知りた).{0,8}$|^(?:は|って|とは|について|に関して|は(?:どう|何|いつ|どこ|誰|だれ|いくら|あり|ある).{0,12})?[?。! ]*$/u;

/** Where 「の報酬」 begins when a noun stands at the end of a question and after の: it is what is asked for. Else -1. */
function focusAt(folded: string, noun: string): number {
  const at = folded.lastIndexOf(`の${noun}`);
  return at > 0 && askingEnd.test(folded.slice(at + 1 + noun.length, at + noun.length + 40)) ? at : -1;
}

/** Concepts that weigh more are nouns. */
export const nounWeight = 0.69;

const isNoun = ({ weight }: Concept): boolean => weight > nounWeight;

/** A noun that the lexicon knows other words for: a thing of the office, not a turn of phrase. */
export const isThing = (concept: Concept): boolean =>
  isNoun(concept) && concept.ways.length > 1 && /(?:[^ぁ-ん]|\p{Script=Han}{2}り)$/u.test(concept.surface);

function conceptsOf(folded: string, lexicon: Lexicon): readonly Concept[] {
  const concepts = found(folded, lexicon);
  const places = concepts.filter(isNoun).map(({ surface }) => focusAt(folded, surface));
  const before = folded.slice(0, Math.max(0, ...places)).replace(/[中時後前]$/u, "");
  return concepts.map((concept) => ({
    ...concept,
    focus: isNoun(concept) && focusAt(folded, concept.surface) >= 0,
    owner: isNoun(concept) && before.endsWith(concept.surface),
  }));
}

function found(folded: string, lexicon: Lexicon): readonly Concept[] {
  const concepts = new Map<string, Concept>();
  let rest = "";
  const flush = () => {
    for (const concept of plainConcepts(rest, lexicon)) concepts.set(concept.surface, concept);
    rest = "";
  };
  for (let at = 0; at < folded.length; ) {
    const asking = askingAt(lexicon, folded, at);
    const known = entryAt(lexicon, folded, at);
    const length = Math.max(asking, known?.length ?? 0);
    if (length === 0) rest += folded[at++] ?? "";
    else {
      flush();
      const concept =
        known && known.length > asking ? knownConcept(folded.slice(at, at + length), known.entry, lexicon) : undefined;
      if (concept) concepts.set(concept.surface, concept);
      at = known?.entry.inflects ? inflectionEnd(folded, at + length) : at + length;
    }
  }
  flush();
  return [...concepts.values()];
}

/** 減ら|したい, 怒鳴|られて: the inflected end says nothing more; a particle ends it. */
function inflectionEnd(text: string, from: number): number {
  let end = from;
  while (end < from + 6 && isHiragana(text.charCodeAt(end)) && !"をがはのへと".includes(text[end] ?? "")) end++;
  return end;
}

function askingAt(lexicon: Lexicon, text: string, at: number): number {
  if (at > 0 && isLatin(text.charCodeAt(at)) && isLatin(text.charCodeAt(at - 1))) return 0;
  for (let length = Math.min(lexicon.longestAsking, text.length - at); length > 0; length--) {
    const ends = !(isLatin(text.charCodeAt(at + length - 1)) && isLatin(text.charCodeAt(at + length)));
    if (ends && lexicon.asking.has(text.slice(at, at + length))) return length;
  }
  return 0;
}

const nothingAsked = { focus: false, owner: false };

const knownConcept = (surface: string, { alternatives, inflects }: Entry, lexicon: Lexicon): Concept => ({
  surface,
  ways: [{ text: surface, weight: 1 }, ...alternatives],
  weight: lexicon.common.has(surface) ? commonWeight : inflects || isVerb(surface) ? verbWeight : 1,
  detail: lexicon.details.has(surface),
  ...nothingAsked,
});

/** 見直し is one, 買取り is a thing. */
const isVerb = (surface: string) =>
  surface.length < 5 && isHiragana(surface.charCodeAt(surface.length - 1)) && !/^\p{Script=Han}{2}り$/u.test(surface);

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const commonWeight = 0.2;
const verbWeight = 0.55;

function plainConcepts(text: string, lexicon: Lexicon): readonly Concept[] {
  const concepts: Concept[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const key = isWordLike ? wordKey(segment) : "";
    if (key === "" || (key.length === 1 && !isHan(key.charCodeAt(0)))) continue;
    const weight = lexicon.common.has(key) ? commonWeight : weightOf(key, segment);
    const ways = [{ text: key, weight: 1 }];
    concepts.push({ surface: key, ways, weight, detail: lexicon.details.has(key), ...nothingAsked });
  }
  return concepts;
}

/** Nouns of two kanji or in katakana tell what a question is about; verbs less, hiragana least. */
function weightOf(key: string, segment: string): number {
  const first = key.charCodeAt(0);
  if (isHiragana(first)) return 0.2;
  if (isKatakana(first)) return 1;
  if (!isHan(first)) return isLatin(first) && key.length > 1 ? 0.9 : 0.3;
  if (key.length > 1) return segment.length > key.length ? 0.7 : 1;
  // A verb of one kanji tells little; a kanji alone belongs to a compound.
  return segment.length > 1 ? 0.4 : 0.7;
}
