import { fold, isHan, isHiragana, isLatin, normalise } from "./normalise.ts";

/** The words of a lexicon as a city edits them; see content/lexicon.yaml for what each part is for. */
export type LexiconWords = {
  readonly groups: readonly Group[];
  readonly readings: Readonly<Record<string, string>>;
  readonly mistakes: Readonly<Record<string, string>>;
  readonly asking: readonly string[];
  readonly common: readonly string[];
  readonly outside: readonly string[];
  readonly details: readonly string[];
};

/** A list: each of its words finds the others. `say` and `rule`: what is said finds what the rule says, not back. */
export type Group =
  | readonly string[]
  | { readonly say: readonly string[]; readonly rule: readonly string[]; readonly weight?: number };

/** Another way to say something, folded; its weight tells how far it counts as the same (0 to 1). */
export type Alternative = { readonly text: string; readonly weight: number };

/** Folded word → what else to look for. */
export type Lexicon = {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly longest: number;
  /** Hiragana → how it is written. */
  readonly readings: ReadonlyMap<string, string>;
  readonly asking: ReadonlySet<string>;
  readonly longestAsking: number;
  readonly common: ReadonlySet<string>;
  readonly outside: readonly string[];
  readonly details: ReadonlySet<string>;
  /** Katakana and English words of the lexicon, normalised, to find misspelt ones. */
  readonly spellings: readonly string[];
};
export type Entry = { readonly alternatives: readonly Alternative[]; readonly inflects: boolean };

export const emptyLexicon: LexiconWords = {
  groups: [],
  readings: {},
  mistakes: {},
  asking: [],
  common: [],
  outside: [],
  details: [],
};

/** Groups tie words that are near in meaning, not the same. */
const usualWeight = 0.85;
const mistakeWeight = 0.95;

export function compileLexicon(words: LexiconWords): Lexicon {
  const entries = new Map<string, { alternatives: Map<string, number>; inflects: boolean }>();
  const link = (from: string, to: string, weight: number) => {
    const target = stemOf(fold(to)).stem;
    for (const { stem, inflects } of formsOf(fold(from))) {
      const entry = entries.get(stem) ?? { alternatives: new Map<string, number>(), inflects };
      entries.set(stem, { ...entry, inflects: entry.inflects && inflects });
      if (target !== stem) entry.alternatives.set(target, Math.max(weight, entry.alternatives.get(target) ?? 0));
    }
  };
  for (const group of words.groups) for (const [from, to, weight] of linksOf(group)) link(from, to, weight);
  for (const [typed, meant] of Object.entries(words.mistakes)) {
    link(typed, meant, mistakeWeight);
    for (const [to, weight] of entries.get(fold(meant))?.alternatives ?? []) link(typed, to, weight * mistakeWeight);
  }
  // Known as words, so that a compound is not taken for its parts.
  for (const word of [...words.details, ...words.common]) link(word, word, 1);
  const asking = new Set(words.asking.map(fold));
  return {
    entries: settled(entries),
    longest: longestOf(entries.keys()),
    readings: new Map(Object.entries(words.readings)),
    asking,
    longestAsking: longestOf(asking),
    common: new Set(words.common.flatMap((word) => formsOf(fold(word)).map(({ stem }) => stem))),
    outside: words.outside.map(fold),
    details: new Set(words.details.map(fold)),
    spellings: spellingsOf(words.groups),
  };
}

type Link = readonly [from: string, to: string, weight: number];

function linksOf(group: Group): readonly Link[] {
  if ("say" in group)
    return group.say.flatMap((from) => group.rule.map((to): Link => [from, to, group.weight ?? usualWeight]));
  return group.flatMap((from) => group.map((to): Link => [from, to, usualWeight]));
}

function settled(
  entries: ReadonlyMap<string, { alternatives: ReadonlyMap<string, number>; inflects: boolean }>,
): ReadonlyMap<string, Entry> {
  const pairs = [...entries].map(([key, { alternatives, inflects }]): [string, Entry] => [
    key,
    { inflects, alternatives: [...alternatives].map(([text, weight]) => ({ text, weight })) },
  ]);
  return new Map(pairs);
}

const longestOf = (words: Iterable<string>) => [...words].reduce((longest, { length }) => Math.max(longest, length), 0);

function spellingsOf(groups: readonly Group[]): readonly string[] {
  const words = groups.flatMap((group) => ("say" in group ? [...group.say, ...group.rule] : group)).map(normalise);
  return [...new Set(words.filter((word) => /^(?:[ァ-ヺー]{4,}|[a-z]{5,})$/u.test(word)))];
}

const inflectedEnd = /[うくぐすつぬぶむるい]$/u;

/** 減らす → 減ら: what stays the same when a verb or adjective is inflected. Nouns stay whole. */
export function stemOf(folded: string): { readonly stem: string; readonly inflects: boolean } {
  const before = folded.charCodeAt(folded.length - 2);
  const long = folded.length > 2 || isHan(before);
  if (!inflectedEnd.test(folded) || !long || !(isHan(before) || isHiragana(before)))
    return { stem: folded, inflects: false };
  return { stem: folded.slice(0, -1), inflects: true };
}

/** A word as it is found in a question: whole, and by its stem when it is inflected. */
function formsOf(folded: string): readonly { readonly stem: string; readonly inflects: boolean }[] {
  const { stem, inflects } = stemOf(folded);
  return inflects
    ? [
        { stem: folded, inflects: false },
        { stem, inflects },
      ]
    : [{ stem, inflects }];
}

/** The longest word of the lexicon that begins at a place of the folded text; its length, and its entry. */
export function entryAt(lexicon: Lexicon, text: string, at: number): { length: number; entry: Entry } | undefined {
  if (at > 0 && isLatin(text.charCodeAt(at)) && isLatin(text.charCodeAt(at - 1))) return undefined;
  for (let length = Math.min(lexicon.longest, text.length - at); length > 0; length--) {
    const entry = lexicon.entries.get(text.slice(at, at + length));
    if (entry && beginsThere(text, at, length) && endsThere(text, at + length, entry.inflects))
      return { length, entry };
  }
  return undefined;
}

/** A single kanji is a word of its own only after what is not kanji: 強い is not in 勉強になる. */
const beginsThere = (text: string, at: number, length: number) =>
  length > 1 || at === 0 || !isHan(text.charCodeAt(at - 1));

/** A stem goes on in hiragana that is no particle; an English word ends where its letters end. */
function endsThere(text: string, end: number, inflects: boolean): boolean {
  const next = text[end] ?? "";
  if (inflects) return isHiragana(next.charCodeAt(0)) && !"をがはのへとに".includes(next);
  return !(isLatin(text.charCodeAt(end - 1)) && isLatin(next.charCodeAt(0)));
}
