const instead = "［番号］";

/** Digits as people write them in one number: with hyphens of all kinds, dots, spaces, brackets and commas between. */
const run = /\p{Nd}(?:[-‐‑‒–—―−ーｰ.,/:() ]{0,2}\p{Nd})*/gu;
/** 〇九〇一二三四…: a number written out, longer than any year. */
const kanjiRun = /[〇零一二三四五六七八九]{5,}/gu;

/**
 * Numbers by which somebody can be found replaced. Kept, since they carry the meaning of a question: numbers of up to
 * three digits (「3日」「45時間」「第24条の2」「6-3-2-1」), four digits that are a year or have a unit (「2026年」「1200時間」
 * 「1,000円」), dates, spans of years and times of day. Not kept: five digits and more, four without a unit, what begins
 * with a zero (職員番号), whatever follows 「番号」「内線」「電話」, and the day of a birth. Expects NFKC.
 */
export function withoutNumbers(text: string): string {
  return text
    .replace(run, (digits, at: number) =>
      mayStay(
        digits,
        text.slice(Math.max(0, at - beside), at),
        text.slice(at + digits.length, at + digits.length + beside),
      )
        ? digits
        : instead,
    )
    .replace(kanjiRun, instead)
    .replace(/\p{Nd}{1,2}月\p{Nd}{1,2}日(?= ?(?:生|産))/gu, "［月日］");
}
const beside = 12;

const numbered =
  /(?:番号|番地|内線|外線|電話|携帯|口座|コード|ナンバー|\b(?:tel|fax|id|no|ext|extension|phone|number)\b)[はがの:：#.()= ]{0,4}$/iu;
const unit =
  /^ ?(?:年|円|時間|分|人|名|日|回|件|万|千|億|%|点|字|号|条|項|か月|ヶ月|ヵ月|カ月|hours?|yen|days?|people|minutes?)/u;

function mayStay(digits: string, before: string, after: string): boolean {
  const count = digits.replace(/\P{Nd}/gu, "").length;
  if (isPointInTime(digits)) return !isBirth(before, after) && !(numbered.test(before) && count > 2);
  if (count > 2 && (numbered.test(before) || /^0/u.test(digits))) return false;
  const groups = digits.replace(/(?<=\p{Nd}),(?=\p{Nd}{3})/gu, "").split(/\P{Nd}+/u);
  if (count >= 7 || groups.some(({ length }) => length > 4)) return false;
  if (!groups.some(({ length }) => length === 4)) return true;
  return groups.length === 1 && unit.test(after);
}

const year = "(?:19|20)\\d{2}";
const day = `(?:${year}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?|${year}|\\d{1,2}[/.]\\d{1,2})`;
const clock = "\\d{1,2}:[0-5]\\d";
const pointInTime = new RegExp(
  `^(?:${day}(?:[-–—−ー ]{1,2}${day})?|${clock}(?:[-–—−ー]${clock})?|${day} ${clock})$`,
  "u",
);

const isPointInTime = (digits: string): boolean => digits.length <= 24 && pointInTime.test(digits);

const isBirth = (before: string, after: string): boolean =>
  /(?:生年月日|誕生日)[はがの: ]{0,3}$/u.test(before) || /^ ?生/u.test(after);
