import type { Limits, Rules } from "../limits/limits.ts";
import { addMonths, monthsFrom, yearOf } from "../limits/month.ts";
import type { Seen } from "../members/seen.ts";

/** Somebody's year of counting up to a month. Minutes; what has no data is absent from every sum. */
export type Figures = {
  readonly start: string;
  readonly months: readonly { readonly month: string; readonly minutes: number | undefined }[];
  readonly total: number;
  /** Months before this one without data while they were in service. */
  readonly missing: readonly string[];
  /** Of the months that are over; undefined where none has data. */
  readonly average: number | undefined;
  /** undefined: 管理職, who has no limit. */
  readonly limits: (Limits & { readonly line: number; readonly over45: number }) | undefined;
};

export function figuresOf({ worked, month, kind, held, findings }: Seen, rules: Rules): Figures {
  const start = yearOf(month, rules.yearStart);
  const months = monthsFrom(start, month).map((each) => ({ month: each, minutes: worked.get(each) }));
  const known = months.flatMap(({ minutes }) => (minutes === undefined ? [] : [minutes]));
  const ended = months.filter((each) => each.month < month);
  const complete = ended.flatMap(({ minutes }) => (minutes === undefined ? [] : [minutes]));
  const hired = held.map(({ from }) => from ?? "").sort()[0] ?? "";
  const limits = kind && kind !== "none" ? rules.limits[kind] : undefined;
  const line = limits && (limits.over?.minutes ?? limits.month.minutes);
  const year = findings.find((each) => each.rule === "year" && each.state !== "unknown" && each.month >= start);
  return {
    ...{ start, months, total: sum(known) },
    missing: ended
      .filter(({ month: each, minutes }) => minutes === undefined && addMonths(each, 1) > hired.slice(0, 7))
      .map((each) => each.month),
    average: complete.length > 0 ? Math.round(sum(complete) / complete.length) : undefined,
    limits: limits && {
      ...limits,
      ...(year && "limit" in year && { year: year.limit }),
      line: line ?? 0,
      over45: known.filter((minutes) => minutes > (line ?? 0)).length,
    },
  };
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
