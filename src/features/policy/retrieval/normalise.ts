/** What a reader does not see: zero-width, bidi and other format or control characters. */
const invisible = /\p{Cf}|\p{Cc}|\p{Variation_Selector}/gu;
/** The dashes that are typed for the long vowel mark within katakana. */
const longVowel = /(?<=[ァ-ヺ])[-‐‑–—―−ｰ](?=[ァ-ヺ])/gu;
const middleDot = /(?<=[ァ-ヺー])[・･](?=[ァ-ヺ])/gu;
/** A space beside a Japanese letter separates nothing. */
const needlessSpace = /(?<=[^\x20-\x7e]) (?=.)|(?<=.) (?=[^\x20-\x7e])/gu;
/** 取り組み = 取組み, 引き上げ = 引上げ: one syllable of okurigana between two kanji. */
const innerOkurigana = /(?<=\p{Script=Han})[りきしけみえげちせれめび](?=\p{Script=Han})/gu;
const latinWord = /[a-z][a-z0-9']*/gu;

/** Full and half width, case, long vowels, middle dots and white space made one; words stay as they were written. */
export function normalise(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replace(invisible, " ");
  const joined = plain.replace(longVowel, "ー").replace(middleDot, "");
  return joined.replace(/\s+/gu, " ").replace(needlessSpace, "").trim();
}

/** Normalised text in which spellings meet: okurigana within compounds left out, English words by their stem. */
export const fold = (text: string): string => foldNormalised(normalise(text));

export const foldNormalised = (normal: string): string =>
  normal.replace(innerOkurigana, "").replace(latinWord, (word) => stemLatin(word));

const endings = ["ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "y", "e"] as const;

/** A rough English stem: what both "transferred" and "transfers" begin with. Short words stay whole. */
export function stemLatin(word: string): string {
  const bare = word.replace(/'s?$/u, "");
  const ending = endings.find((each) => bare.endsWith(each) && bare.length - each.length >= 4);
  const stem = ending
    ? bare.slice(0, -ending.length)
    : bare.length === 4 && bare.endsWith("s")
      ? bare.slice(0, -1)
      : bare;
  return /([b-df-hj-np-tv-z])\1$/u.test(stem) && stem.length > 4 ? stem.slice(0, -1) : stem;
}

/** Katakana as hiragana. */
export const hiragana = (text: string): string =>
  text.replace(/[ァ-ヶ]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  code === 0x3005;
export const isHiragana = (code: number): boolean => code >= 0x3041 && code <= 0x309f;
export const isKatakana = (code: number): boolean => code >= 0x30a1 && code <= 0x30ff && code !== 0x30fb;
export const isLatin = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x27;
