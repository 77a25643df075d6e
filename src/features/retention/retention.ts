import { addDays, addMonths } from "../../services/calendar.ts";
import type { Locale } from "../../view/locale.ts";

/** How long rows are kept, counted from the day on which their period begins. */
export type Period =
  | { readonly unit: "days" | "months" | "years"; readonly count: number }
  /** So many fiscal years after the one in which it began, as public documents are counted: 1 April to 31 March. */
  | { readonly unit: "fiscal_years"; readonly count: number }
  | "always";

type Worded = Readonly<Record<Locale, string>>;

/** Tables that are kept alike. */
export type RetentionClass = {
  readonly id: string;
  readonly name: Worded;
  /** From when its period counts, in words. */
  readonly begins: Worded;
  readonly tables: readonly string[];
  readonly keep: Period;
  /** Its records are archived before they go. */
  readonly official: boolean;
  /** What those whom it names are told; undefined: it names nobody. readers: undefined where nobody can read it. */
  readonly own: { readonly what: Worded; readonly readers?: Worded | undefined } | undefined;
};

/** The last day (`YYYY-MM-DD`) of a period that began on a day. */
export function lastDay(began: string, period: Exclude<Period, "always">): string {
  const { unit, count } = period;
  if (unit === "days") return addDays(began, count);
  if (unit === "months") return addMonths(began, count);
  if (unit === "years") return addMonths(began, count * 12);
  return `${fiscalYear(began) + 1 + count}-03-31`;
}

/** Whatever began before this day is past its period on `today`; `lastDay` seen from the other end. */
export function firstKept(today: string, period: Exclude<Period, "always">): string {
  const { unit, count } = period;
  if (unit === "days") return addDays(today, -count);
  if (unit === "fiscal_years") return `${fiscalYear(today) - count}-04-01`;
  const began = addMonths(today, -count * (unit === "years" ? 12 : 1));
  // 31 May less a month is 30 April, whose month ended on 30 May.
  return lastDay(began, period) < today ? addDays(began, 1) : began;
}

/** The year in which a day's fiscal year began, on 1 April. */
export const fiscalYear = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < "04-01" ? 1 : 0);
