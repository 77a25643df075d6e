import { findingsOf, isLimited, sumOf } from "./judge.ts";
import type { Case, Finding, Range } from "./limits.ts";
import { monthsFrom } from "./month.ts";

/** 1か月の上限. */
export const monthFindings = (the: Case, { from, to }: Range): readonly Finding[] =>
  monthsFrom(from, to).flatMap((month): readonly Finding[] => {
    const kind = the.kindOf(month);
    if (!isLimited(kind)) return [];
    const sum = sumOf(the, [month]);
    if (!sum) return [{ rule: "month", state: "unknown", month, missing: [month] }];
    const { minutes: limit, under } = the.rules.limits[kind].month;
    const measure = { ...sum, limit, under, nearPercent: the.rules.near.percent };
    return findingsOf(measure, { rule: "month", kind, month, months: [month] });
  });
