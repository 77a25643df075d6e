/**
 * Whether every figure and date of a sentence stands in a text: the same number with the same unit (「5日」 is not
 * 「5時間」), the same bound (「以上」 is not 「以下」), a date with its era. Kanji and other digits meet (「三日」 and
 * 「３日」), as do English words for numbers and months. What is written otherwise (「3割」 for 「30%」) does not stand there.
 */
export function figuresStandIn(sentence: string, text: string): boolean {
  const [said, source] = [canonical(sentence), canonical(text)];
  const known = new Set(
    figuresOf(source).flatMap(({ value, unit, bound }) => [value, value + unit, value + unit + bound]),
  );
  return (
    figuresOf(said).every(({ value, unit, bound }) => known.has(value + unit + bound)) &&
    [...said.matchAll(date)].every(([day]) => standsIn(source, day))
  );
}

type Figure = { readonly value: string; readonly unit: string; readonly bound: string };

const figure =
  /(\d+(?:\.\d+)?)(時間|[\p{Script=Han}\p{Script=Katakana}%つか]?)間?(以上|以下|以内|未満|以降|以前|まで|から)?/gu;

const figuresOf = (text: string): readonly Figure[] =>
  [...text.matchAll(figure)].map(([, value = "", unit = "", bound = ""]) => ({
    value: value.replace(/^0+(?=\d)/u, ""),
    unit,
    // Where something begins and ends is often said in other words.
    bound: /から|まで/u.test(bound) ? "" : bound,
  }));

/** Two parts at least, or one with its era: a single number is a figure like any other. */
const date = /(?:令和|平成|昭和|大正)\d+年(?:\d+月)?(?:\d+日)?|\d+年度?\d+月(?:\d+日)?|\d+月\d+日/gu;

function standsIn(text: string, day: string): boolean {
  for (let at = text.indexOf(day); at >= 0; at = text.indexOf(day, at + 1))
    if (!/\d/u.test(text[at - 1] ?? "")) return true;
  return false;
}

function canonical(text: string): string {
  return withoutWords(text.normalize("NFKC"))
    .replace(/(?<=\d),(?=\d{3})/gu, "")
    .replace(/\s+/gu, "")
    .replace(/[ヶヵカケ箇](?=[月所国年])/gu, "か")
    .replaceAll("パーセント", "%")
    .replaceAll("元年", "1年")
    .replace(counted, (kanji) => String(numberOf(kanji)));
}

/** Kanji are a number only where something is counted; 十分 is none, nor are 一部 and 一方. */
const counted =
  /(?!十分(?!間|以|を超))[〇一二三四五六七八九十百千]+(?=日|時間|分|年|か月|月|週|回|人|名|円|万|億|%|割|倍|歳|級|段階|条|項|号|節|点|件|つ|度|か所|種|本|個|泊|期|次)/gu;

const digits = "〇一二三四五六七八九";
const tens = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** 二十五 is 25, 二〇二六 is 2026. */
function numberOf(kanji: string): number {
  let [sum, pending, digitBefore] = [0, 0, false];
  for (const letter of kanji) {
    const power = tens.get(letter);
    if (power === undefined) pending = (digitBefore ? pending * 10 : 0) + digits.indexOf(letter);
    else sum += (pending || 1) * power;
    if (power !== undefined) pending = 0;
    digitBefore = power === undefined;
  }
  return sum + pending;
}

const months = "January|February|March|April|May|June|July|August|September|October|November|December".split("|");
const month = new RegExp(
  `\\b(?:${months.filter((name) => name !== "May").join("|")}|May(?= \\d)|(?<=(?:in|by|of|from|until|since) )May)\\b`,
  "gu",
);
// 「one」 and 「first」 are seldom figures.
const words = new Map(
  Object.entries({
    ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
    ...{ thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20 },
    ...{ thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, twice: 2 },
  }),
);
const word = new RegExp(`\\b(?:${[...words.keys()].join("|")})\\b`, "giu");

const withoutWords = (text: string): string =>
  text
    .replace(month, (name) => `${months.indexOf(name) + 1}月`)
    .replace(word, (name) => String(words.get(name.toLowerCase())));
