import type { Lexicon } from "./lexicon.ts";
import { hiragana, isHiragana, isKatakana } from "./normalise.ts";

/** What spellings there are: the katakana and English words of the texts and of the lexicon. */
export type Respell = {
  readonly known: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly byPair: ReadonlyMap<string, readonly number[]>;
  /** Katakana words by their hiragana. */
  readonly byKana: ReadonlyMap<string, string>;
};

export function respellFrom(words: Iterable<string>): Respell {
  const known = new Set([...words].filter((word) => word.length <= 30));
  const list = [...known].filter((word) => word.length >= 4);
  const byPair = new Map<string, number[]>();
  for (const [at, word] of list.entries()) for (const pair of pairsOf(word)) listOf(byPair, pair).push(at);
  const kana = list.filter((word) => isKatakana(word.charCodeAt(0)));
  return { known, words: list, byPair, byKana: new Map(kana.map((word) => [hiragana(word), word])) };
}

/** A normalised question in which kana are written as usual, and misspelt words as they are spelt. */
export const respelled = (normal: string, lexicon: Lexicon, respell: Respell): string =>
  inKanji(corrected(normal, respell), lexicon, respell);

/** At most so many words of a question are looked up. */
const mostCorrections = 12;

function corrected(normal: string, respell: Respell): string {
  let left = mostCorrections;
  return normal.replace(/[ァ-ヺー]{4,30}|[a-z]{5,20}/gu, (word) => {
    if (left === 0 || respell.known.has(word)) return word;
    left--;
    return nearest(word, respell) ?? word;
  });
}

const pairsOf = (word: string): ReadonlySet<string> =>
  new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)));

/** Words are alike from this share of common letter pairs (Dice) on. */
const alike = 0.62;

function nearest(word: string, { byPair, words }: Respell): string | undefined {
  const pairs = pairsOf(word);
  const shared = new Map<number, number>();
  for (const pair of pairs) for (const at of byPair.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  let best: { readonly word: string; readonly likeness: number } | undefined;
  for (const [at, count] of shared) {
    const other = words[at] ?? "";
    const likeness = (2 * count) / (pairs.size + pairsOf(other).size);
    if (likeness >= alike && likeness > (best?.likeness ?? 0) && other[0] === word[0]) best = { word: other, likeness };
  }
  return best?.word;
}

const longestReading = 20;
/** A reading begins after one of these, at the beginning, or after what is not hiragana. */
const particles = "のはがをにでともへやか";

function inKanji(normal: string, lexicon: Lexicon, respell: Respell): string {
  let written = "";
  let begins = true;
  const kana = hiragana(normal);
  for (let at = 0; at < normal.length; ) {
    const found: Reading | undefined = begins ? readingAt(kana, at, lexicon, respell) : undefined;
    written += found?.written ?? normal[at] ?? "";
    at += found?.length ?? 1;
    const last = normal[at - 1] ?? "";
    begins = found !== undefined || !isHiragana(last.charCodeAt(0)) || particles.includes(last);
  }
  return written;
}

type Reading = { readonly length: number; readonly written: string };

function readingAt(kana: string, at: number, lexicon: Lexicon, respell: Respell): Reading | undefined {
  if (!isHiragana(kana.charCodeAt(at))) return undefined;
  for (let length = Math.min(longestReading, kana.length - at); length >= 3; length--) {
    const reading = kana.slice(at, at + length);
    const written = lexicon.readings.get(reading) ?? respell.byKana.get(reading);
    if (written !== undefined && (length > 3 || endsHere(kana, at + length))) return { length, written };
  }
  return undefined;
}

/** A short reading must end where a word can end. */
const endsHere = (kana: string, end: number) =>
  end === kana.length || !isHiragana(kana.charCodeAt(end)) || `${particles}すしって`.includes(kana[end] ?? "");

function listOf(lists: Map<string, number[]>, key: string): number[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
