import { addMonths, lastDayOf, yearOf } from "./month.ts";

/**
 * The last day for a breach's review (要因の整理・分析・検証): so many months after the end of the year of counting that the
 * breach's month lies in.
 */
export const reviewDueOn = (
  month: string,
  { yearStart, dueMonths }: Record<"yearStart" | "dueMonths", number>,
): string => lastDayOf(addMonths(yearOf(month, yearStart), 11 + dueMonths));
