import type { Locale } from "../../../view/locale.ts";
import { figuresStandIn } from "./figures.ts";
import type { Passage } from "./passage.ts";

/**
 * Whether a passage bears a sentence out, as far as that can be told without understanding: the quote stands in it
 * word for word, every figure too, what is under consideration is not promised, yes is not made no, and most of the
 * words are the passage's own. When in doubt it does not.
 */
export function bearsOut({ text, heading }: Passage, sentence: string, quote: string, locale: Locale): boolean {
  const basis = basisOf(text, quote);
  return (
    basis !== undefined &&
    figuresStandIn(sentence, text) &&
    keepsConsidering(sentence, basis) &&
    keepsDenial(sentence, quote, basis) &&
    (locale === "en" || isInItsWords(sentence, heading + text))
  );
}

/** A quote shorter than this stands nearly anywhere. */
const shortestQuote = 8;

const normal = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "");

/**
 * The sentences that a quote touches, wherever it stands, normalised; for an item of a list also the sentence that
 * leads to it. undefined: it does not stand in the text.
 */
function basisOf(text: string, quote: string): string | undefined {
  const sought = normal(quote);
  const sentences = text.split(/(?<=。)|\n/u).map(normal);
  const whole = sentences.join("");
  if (sought.length < shortestQuote || !whole.includes(sought)) return undefined;
  let [from, lead, basis] = [0, "", ""];
  for (const sentence of sentences) {
    const to = from + sentence.length;
    if (touches(whole, sought, from, to)) basis += sentence.endsWith("。") ? sentence : lead + sentence;
    if (/[。:]$/u.test(sentence)) lead = sentence;
    from = to;
  }
  return basis;
}

function touches(whole: string, sought: string, from: number, to: number): boolean {
  const at = whole.indexOf(sought, Math.max(0, from - sought.length + 1));
  return at >= 0 && at < to;
}

const considered = /検討(?:の結果|した結果|を経て|を終え|済)/gu;

/** 「検討します」 is never turned into 「あります」, nor into what has been considered and is done. */
function keepsConsidering(sentence: string, basis: string): boolean {
  if (!basis.includes("検討")) return true;
  const said = normal(sentence);
  const done = [...said.matchAll(considered)].some(([words]) => !basis.includes(words));
  const doneInEnglish = /after[a-z]*consider|having(?:been)?considered/iu.test(said);
  return /検討|consider/iu.test(said) && !done && !doneInEnglish;
}

/** A no twice is a yes, or no no at all. */
const noDenial =
  /な(?:ければ|くては)(?:なら|いけ)(?:ない|ず|ません)|ねばなら(?:ない|ず|ぬ)|(?:だけ|のみ)で(?:は)?な[くい]|のみならず|少なくな[くい]|少ない|かもしれ(?:ない|ません)|(?:ほか|他)なら(?:ない|ず)|やむを得ない|行ない/gu;
const denial =
  /ない|ません|なし|[かがさたなばまらわえけげせてでねべめれじきちりい]ず(?![つい])|不可|禁止|禁じ|除[くい]|除外|対象外/u;
const englishDenial =
  /\b(?:no|not|never|cannot|without|neither|nor|except|unable)\b|n't\b|\b(?:prohibit|forbid|exclud|ineligible)/iu;

const denies = (text: string): boolean => denial.test(normal(text).replace(noDenial, "")) || englishDenial.test(text);

const keepsDenial = (sentence: string, quote: string, basis: string): boolean =>
  denies(sentence) ? denies(basis) : !denies(quote);

/** Of the kanji and katakana of a sentence, so many stand in its passage: a paraphrase has them, another matter has not. */
const fewestShared = 0.6;
const fewestLetters = 2;

/** Only for Japanese: English shares no letters with the passages, so nothing like this holds there. */
function isInItsWords(sentence: string, text: string): boolean {
  const [said, source] = [normal(sentence), normal(text).toLowerCase()];
  const letters = said.match(/[\p{Script=Han}\p{Script=Katakana}]/gu) ?? [];
  const shared = letters.filter((letter) => source.includes(letter)).length;
  const latin =
    sentence
      .normalize("NFKC")
      .toLowerCase()
      .match(/[a-z]{2,}/gu) ?? [];
  return (
    shared >= Math.max(fewestLetters, letters.length * fewestShared) && latin.every((word) => source.includes(word))
  );
}
