import type { Span } from "./designation.ts";
import { covers } from "./designation.ts";
import type { Minutes } from "./limits.ts";
import { firstDayOf, lastDayOf, monthOf } from "./month.ts";

/**
 * What of each month's overtime was 特例業務, by the spans the appointing authority decided.
 *
 * daily: day → minutes, where the city's file has days. Where a month is known by its sum only, the whole of it counts
 * as 特例業務: the rule frees the whole period in which somebody did it (大山崎町 平成31年告示第17号 別表第2).
 */
export function exemptMinutes(spans: readonly Span[], worked: Minutes, daily: ReadonlyMap<string, number>): Minutes {
  const months = [...worked].filter(([month]) => spans.some((span) => touches(span, month)));
  return new Map(
    months.map(([month, minutes]) => {
      const days = [...daily].filter(([day]) => monthOf(day) === month);
      if (days.length === 0) return [month, minutes];
      const exempt = days.filter(([day]) => spans.some((span) => covers(span, day)));
      return [month, exempt.reduce((sum, [, each]) => sum + each, 0)];
    }),
  );
}

const touches = ({ from, to }: Span, month: string) =>
  (!from || from <= lastDayOf(month)) && (!to || firstDayOf(month) <= to);
