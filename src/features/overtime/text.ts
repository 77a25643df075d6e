import { days } from "../../view/days.ts";
import type { Locale } from "../../view/locale.ts";

const two = (number: number) => String(number).padStart(2, "0");
const whole = (minutes: number) => Math.round(minutes / 60);
const english = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

/** Words of the whole feature. Durations come in minutes, months as `YYYY-MM`, days as `YYYY-MM-DD`. */
const ja = {
  kicker: "時間外勤務",
  hours: (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (rest === 0) return `${hours}時間`;
    return hours === 0 ? `${rest}分` : `${hours}時間${rest}分`;
  },
  /** In whole hours. */
  range: (likely: number, low: number, high: number): string =>
    `${whole(likely)}時間（${whole(low)}〜${whole(high)}時間）`,
  clock: (minutes: number): string => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`,
  month: days.ja.month,
  monthLabel: days.ja.monthLabel,
  /** Of several years. */
  yearLabel: (month: string): string => `${month.slice(0, 4)}/${Number(month.slice(5))}`,
  monthOfYear: days.ja.monthOfYear,
  year: (start: string): string => `${start.slice(0, 4)}年度`,
  day: days.ja.day,
  date: days.ja.date,
  person: (name: string, unit: string): string => `${name}さん（${unit}）`,
  people: (count: number): string => `${count}人`,
  noData: "記録なし",
  and: "、",
};
const en: typeof ja = {
  kicker: "Overtime",
  hours: (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (rest === 0) return `${hours} h`;
    return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
  },
  range: (likely, low, high) => `${whole(likely)} h (${whole(low)} to ${whole(high)} h)`,
  clock: ja.clock,
  month: days.en.month,
  monthLabel: days.en.monthLabel,
  yearLabel: (month) => english(`${month}-01`, { month: "short", year: "2-digit" }),
  monthOfYear: days.en.monthOfYear,
  year: (start) => `fiscal ${start.slice(0, 4)}`,
  day: days.en.day,
  date: days.en.date,
  person: (name, unit) => `${name} (${unit})`,
  people: (count) => (count === 1 ? "1 person" : `${count} people`),
  noData: "no record",
  and: ", ",
};
export const text: Readonly<Record<Locale, typeof ja>> = { ja, en };
export type Text = typeof ja;
