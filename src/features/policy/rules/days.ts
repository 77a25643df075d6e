import { isDay } from "../../../services/files/values.ts";
import { numeral, readNumber } from "./numerals.ts";

const eras: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };
const count = `([${numeral}元]{1,5})`;
const spoken = `(明治|大正|昭和|平成|令和)[ 　]{0,2}${count}年[ 　]{0,2}${count}月[ 　]{0,2}${count}日`;

const dayPattern = new RegExp(spoken, "u");
const inForcePattern = new RegExp(`${spoken}から(?:、)?施行`, "gu");

/** The first day in a text such as 平成七年三月二十八日, as `YYYY-MM-DD`. */
export const firstDay = (text: string): string | undefined => dayOf(dayPattern.exec(text));

/** The newest day of which a supplementary provision (附則) says that something comes into force. */
export function lastInForce(text: string, promulgated: string | undefined): string | undefined {
  const days = [...text.matchAll(inForcePattern)].flatMap((match) => dayOf(match) ?? []);
  // 公布の日 is the day of the rule that amends, which stands beside the 附則.
  const onPromulgation = /公[布表示]の日から(?:、)?施行/u.test(text) && promulgated !== undefined ? [promulgated] : [];
  return [...days, ...onPromulgation].sort().at(-1);
}

function dayOf(match: RegExpExecArray | null): string | undefined {
  const [, era = "", year = "", month = "", date = ""] = match ?? [];
  const [began, y, m, d] = [eras[era], readNumber(year), readNumber(month), readNumber(date)];
  if (began === undefined || y === undefined || m === undefined || d === undefined) return undefined;
  const text = `${began + y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  return isDay(text) ? text : undefined;
}
