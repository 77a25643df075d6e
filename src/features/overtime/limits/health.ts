import { windowsTo } from "./average.ts";
import type { Hours, Range } from "./limits.ts";
import { addMonths, firstDayOf, lastDayOf, monthsFrom } from "./month.ts";

/** In minutes a month. */
export type HealthLevels = {
  readonly tellOver: number;
  readonly interviewFrom: number;
  readonly interviewAverageOver: number;
};

/** What is owed to somebody's health. */
export type HealthFinding = {
  /** tell: their hours, and that an interview may be asked for. interview: without being asked for. */
  readonly duty: "tell" | "interview";
  readonly by: "month" | "average";
  readonly month: string;
  /** An average rounded up. */
  readonly minutes: number;
  readonly limit: number;
  readonly months: readonly string[];
};

/** Whose hours of a month are not known, or of one before it that an average needs: their health cannot be judged. */
export type HealthUnknown = {
  readonly duty: "unknown";
  readonly month: string;
  readonly missing: readonly string[];
};

/**
 * What each of these months asks for: 管理職 and 特例業務 included, and averages over the turn of the year.
 * Whose rules: 労働安全衛生法第66条の8, 同規則第52条の2・第52条の3; 人事院規則10―4 as the example for what comes unasked.
 */
export const healthFindings = (
  hours: Pick<Hours, "worked" | "held">,
  levels: HealthLevels,
  { from, to }: Range,
): readonly (HealthFinding | HealthUnknown)[] => {
  const served = new Map(
    monthsFrom(addMonths(from, -REACH), to).map((month) => [month, inService(hours, month)] as const),
  );
  return monthsFrom(from, to).flatMap((month): readonly (HealthFinding | HealthUnknown)[] => {
    if (!served.get(month)) return [];
    const windows = windowsTo(month);
    const serving = windows.filter((months) => months.every((each) => served.get(each)));
    const missing = [...new Set([month, ...serving.flat()])].filter((each) => !hours.worked.has(each)).sort();
    return [
      ...byMonth(hours, levels, month),
      ...byAverage(hours, levels, month, windows),
      ...(missing.length > 0 ? [{ duty: "unknown" as const, month, missing }] : []),
    ];
  });
};

/** How many months before a month its averages reach. */
const REACH = 5;

function byMonth({ worked }: Pick<Hours, "worked">, levels: HealthLevels, month: string): readonly HealthFinding[] {
  const minutes = worked.get(month);
  if (minutes === undefined) return [];
  const about = { by: "month" as const, month, minutes, months: [month] };
  return [
    ...(minutes > levels.tellOver ? [{ duty: "tell" as const, limit: levels.tellOver, ...about }] : []),
    ...(minutes >= levels.interviewFrom ? [{ duty: "interview" as const, limit: levels.interviewFrom, ...about }] : []),
  ];
}

/** The worst average that ends in the month, where it is too much. */
function byAverage(
  { worked }: Pick<Hours, "worked">,
  { interviewAverageOver: limit }: HealthLevels,
  month: string,
  windows: readonly (readonly string[])[],
): readonly HealthFinding[] {
  const averages = windows
    .filter((months) => months.every((each) => worked.has(each)))
    .map((months) => ({ months, exact: sum(months.map((each) => worked.get(each) ?? 0)) / months.length }));
  const worst = averages.toSorted((a, b) => b.exact - a.exact)[0];
  if (!worst || worst.exact <= limit) return [];
  const { months, exact } = worst;
  return [{ duty: "interview", by: "average", month, minutes: Math.ceil(exact), limit, months }];
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

const inService = ({ held }: Pick<Hours, "held">, month: string): boolean =>
  held.some(({ from, to }) => (!from || from <= lastDayOf(month)) && (!to || firstDayOf(month) <= to));
