import { type Reading, right, wrong } from "../../services/files/cell.ts";
import { plainText } from "../../services/files/values.ts";
import { text } from "./text.ts";

/** How a city's file writes hours in figures with a point, where it says so: 7.45 is 7 h 27 min, or 7 h 45 min. */
export type HoursWay = "decimal" | "hh:mm";

/** A day of leave, in minutes. */
export const LEAVE_DAY = 465;

const compact = (word: string) => plainText(word).replaceAll(" ", "");
const isNegative = (word: string) => /^[-‐‑–−▲△]\s*\d/u.test(word);

/** Minutes in hours as people write them: 145:05, 45時間30分, 2730分; undefined where neither colon nor 時間 nor 分 says so. */
function spelled(word: string): number | undefined {
  const colon = /^(\d{1,4}):([0-5]\d)(?::00)?$/u.exec(word);
  if (colon) return Number(colon[1]) * 60 + Number(colon[2]);
  const [, hours, minutes] = /^(?:(\d{1,4})時間)?(?:(\d{1,5})分)?$/u.exec(word) ?? [];
  if (hours === undefined && minutes === undefined) return undefined;
  if (hours !== undefined && Number(minutes ?? 0) > 59) return undefined;
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
}

/** Hours in minutes; never guessed: figures without a unit only as whole or half hours, unless a way is declared. */
export function readHours(cell: string, way: HoursWay | undefined, most: number): Reading<number> {
  const word = compact(cell);
  if (isNegative(word)) return wrong(text.negative);
  const [, whole, part] = /^(\d{1,5})(?:\.(\d+))?$/u.exec(word) ?? [];
  const reading = whole === undefined ? fromWords(word, cell) : fromFigures({ word, whole, part }, way, most);
  return "value" in reading && reading.value > most ? wrong(text.tooMuch(most / 60)) : reading;
}

function fromWords(word: string, cell: string): Reading<number> {
  const minutes = spelled(word);
  return minutes === undefined ? wrong(text.badHours(cell)) : right(minutes);
}

type Figures = { readonly word: string; readonly whole: string; readonly part: string | undefined };

function fromFigures({ word, whole, part }: Figures, way: HoursWay | undefined, most: number): Reading<number> {
  if (part === undefined) {
    // 4530 may be 45:30 as well as minutes, and 030 half an hour.
    const told = !/^0\d{2}/u.test(whole) && Number(whole) * 60 <= most;
    return told ? right(Number(whole) * 60) : wrong(text.ambiguous(word));
  }
  if (way === "decimal") return right(Math.round(Number(word) * 60));
  if (way === "hh:mm")
    return /^[0-5]\d$/u.test(part) ? right(Number(whole) * 60 + Number(part)) : wrong(text.badMinutes(word));
  if (/^0{1,2}$/u.test(part)) return right(Number(whole) * 60);
  return part === "5" ? right(Number(whole) * 60 + 30) : wrong(text.undeclared(word));
}

const LATEST = 48 * 60;

/** A time of day as minutes after midnight, beyond 24:00 on the next day: 8:30, 0830, 8時30分, 25:30, 翌1:30. */
export function readClock(cell: string): Reading<number> {
  const word = compact(cell);
  if (isNegative(word)) return wrong(text.negative);
  const found =
    /^(翌日?)?(\d{1,2}):([0-5]\d)(?::00)?$/u.exec(word) ??
    /^(翌日?)?(\d{1,2})時(?:([0-5]?\d)分)?$/u.exec(word) ??
    /^(翌日?)?(\d{1,2})([0-5]\d)$/u.exec(word);
  if (!found) return wrong(text.badClock(cell));
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0) + (found[1] ? 1440 : 0);
  return minutes <= LATEST ? right(minutes) : wrong(text.badClock(cell));
}

const MOST_DAYS = 100;

/**
 * Leave in minutes: 20, 12.5, 12日3時間, 12日3:00, 12日3時間15分, 93時間. Parts of a day other than halves only where
 * the city declares decimal days; what is no whole minute is rounded.
 */
export function readLeave(cell: string, decimalDays: boolean): Reading<number> {
  const word = compact(cell);
  if (isNegative(word)) return wrong(text.negative);
  const [, days, part, rest = ""] = /^(\d{1,3})(?:\.(\d+))?(?:日(.*))?$/u.exec(word) ?? [];
  const hours = days === undefined ? spelled(word) : rest === "" ? 0 : hoursBeside(rest, part);
  if (hours === undefined) return wrong(text.badLeave(cell));
  if (part !== undefined && !decimalDays && !/^(0+|50*)$/u.test(part)) return wrong(text.undeclaredDays(word));
  const minutes = Math.round(Number(`${days ?? 0}.${part ?? 0}`) * LEAVE_DAY) + hours;
  return minutes <= MOST_DAYS * LEAVE_DAY ? right(minutes) : wrong(text.tooMuchLeave(MOST_DAYS));
}

/** Hours beside whole days are less than another day. */
function hoursBeside(rest: string, part: string | undefined): number | undefined {
  const minutes = part === undefined ? spelled(rest) : undefined;
  return minutes !== undefined && minutes < 480 ? minutes : undefined;
}
