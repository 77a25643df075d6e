import { monthsUpTo } from "../limits/month.ts";
import { expectedRest, type Trust } from "./rest.ts";
import { type Lesson, type Spread, spreadOf } from "./spread.ts";
import { standingIn } from "./standing.ts";
import { type Past, type Seasons, seasonsOf, usualPace, type Weights } from "./usual.ts";
import type { Workdays } from "./workdays.ts";

/** A person's past, month by month and day by day (`YYYY-MM-DD` → minutes; a day not in it has no data). */
export type Worker = Past & { readonly days: ReadonlyMap<string, number> };

/** What a city's own past says of how its months go. */
export type Learned = {
  readonly seasons: Seasons;
  readonly weights: Weights;
  readonly trust: Trust;
  readonly spread: Spread;
};

/** So many people teach as much as all of a large city. */
const MOST_WORKERS = 1000;
const LEAST_LESSONS = 300;
/** Days of the month as of which the past is asked what then came. */
const DAYS = ["00", "05", "10", "15", "20", "25"];

const weightsTried: readonly Weights[] = [2, 5, 12].flatMap((halfLife) =>
  [0, 0.3, 0.6].map((own) => ({ halfLife, own })),
);
const trustsTried: readonly Trust[] = [1, 2, 4, 7, 12, 20, 35, 60].map((days) => ({ days }));

/**
 * Tries on the last twelve months before `month` how much the level, the season and the pace so far are worth in this
 * city, takes what would have erred least, and keeps by how much it erred all the same. Only months whose every
 * working day has data teach. Undefined where there are too few.
 */
export function learn(city: readonly Worker[], month: string, workdays: Workdays): Learned | undefined {
  const some = evenly(city, MOST_WORKERS);
  const seasons = seasonsOf(some, workdays);
  const months = monthsUpTo(month, 13).slice(0, -1);
  const seen = some.flatMap((worker) => months.flatMap((each) => momentsOf(worker, each, workdays)));
  const tried = weightsTried.map((weights) => ({ weights, lessons: lessonsOf(seen, { seasons, workdays, weights }) }));
  if (tried.every(({ lessons }) => lessons.length < LEAST_LESSONS)) return undefined;
  const all = tried.flatMap((each) =>
    trustsTried.map((trust) => ({ ...each, trust, error: errorOf(each.lessons, trust) })),
  );
  const best = all.reduce((least, each) => (each.error < least.error ? each : least));
  return { seasons, weights: best.weights, trust: best.trust, spread: spreadOf(best.lessons, best.trust) };
}

/** A past month as it stood on some of its days. */
type Moments = { readonly past: Past; readonly month: string; readonly stood: readonly Omit<Lesson, "usual">[] };

function momentsOf(worker: Worker, month: string, workdays: Workdays): readonly Moments[] {
  const total = worker.months.get(month);
  const isWhole = workdays(month).every((day) => worker.days.has(day));
  if (total === undefined || !isWhole) return [];
  const days = new Map(daysIn(month).flatMap((day) => pair(day, worker.days.get(day))));
  const stood = DAYS.map((day) => {
    const standing = standingIn(month, { until: `${month}-${day}`, days }, workdays);
    return { ...standing, rest: Math.max(0, total - standing.worked) };
  });
  return [{ past: worker, month, stood }];
}

const lessonsOf = (seen: readonly Moments[], by: Parameters<typeof usualPace>[2]): readonly Lesson[] =>
  seen.flatMap(({ past, month, stood }) => {
    const usual = usualPace(past, month, by);
    return usual === undefined ? [] : stood.map((each) => ({ ...each, usual }));
  });

const errorOf = (lessons: readonly Lesson[], trust: Trust): number =>
  lessons.reduce((sum, lesson) => sum + Math.abs(lesson.rest - expectedRest(lesson, trust)), 0);

const evenly = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most ? all : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);

const daysIn = (month: string) => Array.from({ length: 31 }, (_, at) => `${month}-${String(at + 1).padStart(2, "0")}`);

const pair = (day: string, minutes: number | undefined): readonly (readonly [string, number])[] =>
  minutes === undefined ? [] : [[day, minutes]];
