/** The letters of a number in a rule: 12, １２, 十二, 一二〇. For use inside a character class of a pattern. */
export const numeral = "0-9０-９〇一二三四五六七八九十百千";

const digits = "〇一二三四五六七八九";
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A whole number as rules write it, 元 (the first year of an era) among them; undefined for anything else. */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize("NFKC").replaceAll("零", "〇");
  if (plain === "元") return 1;
  if (/^\d{1,9}$/u.test(plain)) return Number(plain);
  if (!/^[〇一二三四五六七八九十百千]{1,9}$/u.test(plain)) return undefined;
  return /[十百千]/u.test(plain)
    ? fromPlaces(plain)
    : Number([...plain].map((letter) => digits.indexOf(letter)).join(""));
}

/** 百二十三: each digit counts for the place that follows it. */
function fromPlaces(text: string): number {
  let sum = 0;
  let digit = 0;
  for (const letter of text) {
    const place = places[letter];
    if (place === undefined) digit = digits.indexOf(letter);
    else {
      sum += (digit || 1) * place;
      digit = 0;
    }
  }
  return sum + digit;
}
