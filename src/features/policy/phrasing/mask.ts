import { withoutNames } from "./names.ts";
import { withoutNumbers } from "./numbers.ts";

/** A text in which nobody can be found again; only `mask` makes one, and only such a text may leave the house. */
export type Masked = string & { readonly masked: true };

/**
 * Puts ［氏名］［番号］［メール］［URL］［宛先］ in the place of what tells who somebody is. Reads full width and half
 * width alike, skips what nobody sees, and takes time in proportion to the text.
 *
 * names: of all staff, family and given name apart (「佐藤 美咲」), in kanji or as they are read.
 *
 * Not masked, for nothing tells it from ordinary words: a family name with neither title nor 「上司の」 beside it
 * (金子, 清水, 小川 are words too), names of people who are not staff unless in Latin letters with a title, addresses.
 */
export function mask(text: string, names: readonly string[]): Masked {
  const visible = text
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(/[^\S\n]+/gu, " ");
  const named = withoutNames(withoutPlaces(visible), names);
  return withoutNumbers(named) as Masked;
}

/** Zero-width, bidirectional and control characters: a number written with one between its digits is still a number. */
const invisible = /\p{Cf}|\p{Variation_Selector}|(?![\t\n])\p{Cc}/gu;

// Each begins at a sign of its own or where its run begins, so that no stretch is read again from every letter of it.
const places: readonly (readonly [RegExp, string])[] = [
  [/<at>[^<]*<\/at>/gu, "［宛先］"],
  [/<mailto:[^<>]*>/gu, "［メール］"],
  [/<[@!#][^<>]*>/gu, "［宛先］"],
  [/(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/[^\s<>「」『』()、。]*/giu, "［URL］"],
  [/(?<![\w.%+-])[\w.%+-]+@(?:[\w-]+\.)*[\w-]+/gu, "［メール］"],
  [/(?<![a-z0-9.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![a-z0-9.-])(?:[/?#][\w/?#%&=.~+-]*)?/giu, "［URL］"],
];

const withoutPlaces = (text: string): string =>
  places.reduce((left, [place, instead]) => left.replace(place, instead), text);
