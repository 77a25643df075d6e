import { addMonths as later } from "../../../services/calendar.ts";
import type { Rule } from "../limits/limits.ts";
import { addMonths, lastDayOf, yearOf } from "../limits/month.ts";
import type { Seen } from "../members/seen.ts";

export const causes = ["more", "sudden", "uneven", "staff", "handover", "ways", "hours", "other"] as const;
export type Cause = (typeof causes)[number];

/** What a manager finds: 要因の整理・分析・検証. */
export type Body = {
  readonly causes: readonly Cause[];
  readonly words: string;
  readonly measures: string;
  readonly view: string;
  /** Why HR wrote it in place of a manager. */
  readonly standIn?: string;
};

/** A month that is over and in which somebody passed one limit or more. */
export type Breach = { readonly person: string; readonly month: string; readonly rules: readonly Rule[] };

export function breachesOf({
  member,
  findings,
  month: running,
}: Pick<Seen, "member" | "findings" | "month">): readonly Breach[] {
  const passed = findings.filter(({ state, month }) => state === "breach" && month < running);
  const months = [...new Set(passed.map(({ month }) => month))].sort();
  return months.map((month) => ({
    ...{ person: member.id, month },
    rules: [...new Set(passed.filter((each) => each.month === month).map(({ rule }) => rule))],
  }));
}

/** The last day of the review: so many months after the year of counting that the month lies in. */
export const dueOn = (month: string, yearStart: number, months: number): string =>
  later(lastDayOf(addMonths(yearOf(month, yearStart), 11)), months);
