import type { Locale } from "./locale.ts";

/** How people read a day of Tokyo, given as `YYYY-MM-DD`; `when` takes `YYYY-MM-DD HH:MM`. */
export type Days = {
  /** 11月24日, 24 November */
  readonly day: (day: string) => string;
  /** 2026年11月24日, 24 November 2026 */
  readonly date: (day: string) => string;
  /** 11月24日（火）, Tue 24 Nov */
  readonly weekday: (day: string) => string;
  /** 火曜日, Tuesday */
  readonly weekdayName: (day: string) => string;
  /** 2026年11月24日（火）, Tue 24 Nov 2026 */
  readonly weekdate: (day: string) => string;
  /** 11月24日（火）10:00, Tue 24 Nov 10:00 */
  readonly when: (at: string) => string;
  /** 11月, November. Takes `YYYY-MM` as well. */
  readonly month: (month: string) => string;
  /** 2026年11月, November 2026 */
  readonly monthOfYear: (month: string) => string;
  /** 11月, Nov: as short as a chart's label. */
  readonly monthLabel: (month: string) => string;
};

const reader = (tag: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" });
  return (day: string) =>
    format.format(new Date(`${day.length === 7 ? `${day}-01` : day.slice(0, 10)}T00:00:00Z`)).replace(",", "");
};
const jaWeekday = reader("ja-JP", { weekday: "short" });
const jaDay = reader("ja-JP", { month: "long", day: "numeric" });
const jaDate = reader("ja-JP", { dateStyle: "long" });
const jaMonth = reader("ja-JP", { month: "long" });
const ja: Days = {
  day: jaDay,
  date: jaDate,
  weekday: (day) => `${jaDay(day)}（${jaWeekday(day)}）`,
  weekdayName: reader("ja-JP", { weekday: "long" }),
  weekdate: (day) => `${jaDate(day)}（${jaWeekday(day)}）`,
  when: (at) => `${ja.weekday(at)}${at.slice(11)}`,
  month: jaMonth,
  monthOfYear: reader("ja-JP", { year: "numeric", month: "long" }),
  monthLabel: jaMonth,
};

const short = { weekday: "short", day: "numeric", month: "short" } as const;
const en: Days = {
  day: reader("en-GB", { day: "numeric", month: "long" }),
  date: reader("en-GB", { dateStyle: "long" }),
  weekday: reader("en-GB", short),
  weekdayName: reader("en-GB", { weekday: "long" }),
  weekdate: reader("en-GB", { ...short, year: "numeric" }),
  when: (at) => `${en.weekday(at)} ${at.slice(11)}`,
  month: reader("en-GB", { month: "long" }),
  monthOfYear: reader("en-GB", { year: "numeric", month: "long" }),
  monthLabel: reader("en-GB", { month: "short" }),
};

export const days: Readonly<Record<Locale, Days>> = { ja, en };
