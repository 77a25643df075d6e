import type { Minutes } from "../limits/limits.ts";
import { addMonths } from "../limits/month.ts";
import type { Workdays } from "./workdays.ts";

/** What a person did in the months that are over. busy: the unit's busy months, 1 to 12. */
export type Past = { readonly months: Minutes; readonly busy: readonly number[] };

/** How much more is worked than usual: in each calendar month in the whole city, and in a unit's busy months. */
export type Seasons = { readonly byMonth: readonly number[]; readonly busy: number };

/** halfLife: in months. own: how much the person's same month a year ago counts against the city's season, 0 to 1. */
export type Weights = { readonly halfLife: number; readonly own: number };

/** Fewer than these say too little of a person. */
export const LEAST_MONTHS = 3;

/** What the last twelve months say of a month, before they are weighed. */
export type Paces = {
  /** The newest first. pace: minutes a working day; calm: freed of its season. */
  readonly before: readonly { readonly age: number; readonly pace: number; readonly calm: number }[];
  /** Of the month itself. */
  readonly season: number;
};

/** Undefined where the last twelve months say too little. */
export function pacesBefore(
  { months, busy }: Past,
  month: string,
  { seasons, workdays }: { readonly seasons: Seasons; readonly workdays: Workdays },
): Paces | undefined {
  const before = agesOf(12).flatMap((age) => {
    const then = addMonths(month, -age);
    const pace = paceOf(months, then, workdays);
    return pace === undefined ? [] : [{ age, pace, calm: pace / seasonOf(seasons, busy, then) }];
  });
  return before.length < LEAST_MONTHS ? undefined : { before, season: seasonOf(seasons, busy, month) };
}

/**
 * The minutes a working day that these let one expect.
 *
 * The level is an average of past months, each freed of its season and the newer the heavier; it is then given the
 * month's season, which is the city's and, where there is one, the person's own of a year ago.
 */
export function usualPace({ before, season }: Paces, weights: Weights): number {
  const heavy = before.map(({ age, calm }) => ({ calm, weight: 0.5 ** (age / weights.halfLife) }));
  const level = sum(heavy.map(({ calm, weight }) => calm * weight)) / sum(heavy.map(({ weight }) => weight));
  const mean = sum(before.map(({ calm }) => calm)) / before.length;
  const yearAgo = before.find(({ age }) => age === 12);
  if (!yearAgo || mean === 0) return level * season;
  const own = Math.min(3, Math.max(1 / 3, yearAgo.pace / mean));
  return level * (season * (1 - weights.own) + own * weights.own);
}

/** Seasons of a city, from what everyone did; none before each calendar month was seen. */
export function seasonsOf(city: readonly Past[], workdays: Workdays): Seasons {
  const paces = city.flatMap(({ months, busy }) =>
    [...months.keys()].map((month) => ({ at: monthNumber(month), busy, pace: paceOf(months, month, workdays) ?? 0 })),
  );
  const mean = (of: typeof paces) => (of.length > 0 ? sum(of.map(({ pace }) => pace)) / of.length : 0);
  const calm = paces.filter(({ busy, at }) => !busy.includes(at));
  const byMonth = agesOf(12).map((at) => calm.filter((each) => each.at === at));
  const usual = mean(calm);
  const isWhole = usual > 0 && byMonth.every((each) => each.length > 0);
  const factors = byMonth.map((each) => (isWhole ? mean(each) / usual : 1));
  return { byMonth: factors, busy: busyFactor(city, factors, workdays) };
}

/** In their units' busy months people do so much more than in their others; 1 where no unit is said to have any. */
function busyFactor(city: readonly Past[], factors: readonly number[], workdays: Workdays): number {
  const ratios = city.flatMap(({ months, busy }) => {
    const calmed = [...months.keys()].map((month) => ({
      isBusy: busy.includes(monthNumber(month)),
      pace: (paceOf(months, month, workdays) ?? 0) / (factors[monthNumber(month) - 1] || 1),
    }));
    const [during, beside] = [calmed.filter((each) => each.isBusy), calmed.filter((each) => !each.isBusy)];
    if (during.length === 0 || beside.length === 0) return [];
    return [{ during: average(during.map(({ pace }) => pace)), beside: average(beside.map(({ pace }) => pace)) }];
  });
  const beside = sum(ratios.map((each) => each.beside));
  return beside > 0 ? Math.min(4, Math.max(1, sum(ratios.map((each) => each.during)) / beside)) : 1;
}

const seasonOf = ({ byMonth, busy }: Seasons, busyMonths: readonly number[], month: string): number =>
  (byMonth[monthNumber(month) - 1] || 1) * (busyMonths.includes(monthNumber(month)) ? busy : 1);

function paceOf(months: Minutes, month: string, workdays: Workdays): number | undefined {
  const minutes = months.get(month);
  return minutes === undefined ? undefined : minutes / Math.max(1, workdays(month).length);
}

const monthNumber = (month: string) => Number(month.slice(5));
const agesOf = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
const average = (values: readonly number[]) => sum(values) / values.length;
