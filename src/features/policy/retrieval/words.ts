import { foldNormalised, isHan, isHiragana, isKatakana, stemLatin } from "./normalise.ts";

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/** Hiragana words that carry grammar or courtesy, not content. Shorter ones are left out by their length. */
const grammar = new Set(
  `について において における により による ために ための ように ような として とともに ともに および または あるいは
  ならびに しかし しかも さらに そのため このため ただし なお また そして それぞれ これら それら この その あの どの
  ください くださる いただく いただき いたします できる できます できない できるよう あります ありません ございます
  ところ とき こと もの ため よう ほう ほか など なども すべて いずれ とても かなり やはり やっぱり もっと ずっと
  ますか ですか でしょう でした ました ません ないか のか とは では には からの までの への ながら つつ ところで
  どう どんな どこ どれ どのよう いつ なぜ だれ なに いくら いくつ どうして どうすれば どうやって どちら どなた
  している していく しています していきます されて され させる られる しなければ なければ ならない なりません
  わたし あなた みんな いろいろ たくさん あと まだ もう こう そう`.split(/\s+/u),
);

/** Words of normalised text that carry content, by the key under which they are found. */
export function wordTokens(normal: string): string[] {
  const tokens: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(normal)) {
    const key = isWordLike ? wordKey(segment) : "";
    if (key !== "") tokens.push(key);
  }
  return tokens;
}

/** The stem that the forms of a word share; "" for a word without content. */
export function wordKey(word: string): string {
  const first = word.charCodeAt(0);
  if (isHan(first)) return foldNormalised(withoutTail(word));
  if (isKatakana(first)) return word.length > 1 ? word.replace(/(?<=...)ー$/u, "") : "";
  if (isHiragana(first)) return word.length > 2 && !grammar.has(word) ? word : "";
  return /^[\p{L}\p{N}]/u.test(word) ? stemLatin(word) : "";
}

/** 減らし → 減, 見直し → 見直: a kanji word without its inflected end. */
function withoutTail(word: string): string {
  let end = word.length;
  while (end > 1 && isHiragana(word.charCodeAt(end - 1))) end--;
  return word.slice(0, end);
}
