import type { CycleKind, MonthDay, Words } from "./definition.ts";

/** The year in whose April the fiscal year of a day (`YYYY-MM-DD`) began. */
export const fiscalYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < "04-01" ? 1 : 0);

/** The day (`YYYY-MM-DD`) of a `MM-DD` in the fiscal year that begins in April of `year`. */
export const dayIn = (year: number, monthDay: MonthDay): string =>
  `${monthDay < "04-01" ? year + 1 : year}-${monthDay}`;

/** Negative where the one day comes before the other in a fiscal year. */
export const compareDays = (one: MonthDay, other: MonthDay): number => Math.sign(place(one) - place(other));

/** Any number that grows from 1 April to 31 March. */
function place(monthDay: MonthDay): number {
  const [month = 0, day = 0] = monthDay.split("-").map(Number);
  return ((month + 8) % 12) * 31 + day;
}

// The era and its year on the fiscal year's first day: 令和8.
const era = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { era: "long", year: "numeric", timeZone: "UTC" });

/** A cycle's name in a fiscal year: 令和8年度の人事評価, Evaluation 2026. */
export function cycleName({ name }: Pick<CycleKind, "name">, year: number): Words {
  const inJapan = era.format(Date.UTC(year, 3, 1)).replace(/年$/u, "");
  return { ja: name.ja.replaceAll("{year}", inJapan), en: name.en.replaceAll("{year}", String(year)) };
}
