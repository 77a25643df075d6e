import { isHan, isHiragana, isKatakana, isLatin } from "./normalise.ts";

/**
 * The dictionary-free channel: single kanji, and pairs of neighbouring letters unless both are hiragana.
 * Latin words and numbers are one token each. Expects folded text.
 */
export function characterTokens(folded: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < folded.length) {
    const code = folded.charCodeAt(at);
    if (isLatin(code)) {
      const end = latinEnd(folded, at);
      tokens.push(folded.slice(at, end));
      at = end;
    } else {
      if (isHan(code)) tokens.push(folded[at] ?? "");
      if (isPair(code, folded.charCodeAt(at + 1))) tokens.push(folded.slice(at, at + 2));
      at++;
    }
  }
  return tokens;
}

/** Pairs only (the single letter where there is no pair): enough to find a known term. */
export function pairTokens(folded: string): string[] {
  const tokens = characterTokens(folded);
  const pairs = tokens.filter((token) => token.length > 1);
  return pairs.length > 0 ? pairs : tokens;
}

function latinEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isLatin(text.charCodeAt(end))) end++;
  return end;
}

const isJapanese = (code: number) => isHan(code) || isHiragana(code) || isKatakana(code);
const isPair = (first: number, second: number) =>
  isJapanese(first) && isJapanese(second) && !(isHiragana(first) && isHiragana(second));
