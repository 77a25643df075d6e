import { monthsUpTo } from "../limits/month.ts";
import { expectedRest, type Trust } from "./rest.ts";
import { type Lesson, type Spread, spreadOf } from "./spread.ts";
import { standingIn } from "./standing.ts";
import { type Paces, type Past, pacesBefore, type Seasons, seasonsOf, usualPace, type Weights } from "./usual.ts";
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
  const steps = learnInSteps(city, month, workdays);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `learn` does, pausing often, so that whoever else is to be answered need not wait for seconds. */
export function* learnInSteps(
  city: readonly Worker[],
  month: string,
  workdays: Workdays,
): Generator<void, Learned | undefined> {
  const some = evenly(city, MOST_WORKERS);
  const seasons = seasonsOf(some, workdays);
  const months = monthsUpTo(month, 13).slice(0, -1);
  const seen: Moments[] = [];
  for (const each of months) {
    for (const worker of some) seen.push(...momentsOf(worker, each, { seasons, workdays }));
    yield;
  }
  if (seen.length * DAYS.length < LEAST_LESSONS) return undefined;
  const errors: { readonly weights: Weights; readonly trust: Trust; readonly error: number }[] = [];
  for (const weights of weightsTried) {
    const lessons = lessonsOf(seen, weights);
    for (const trust of trustsTried) errors.push({ weights, trust, error: errorOf(lessons, trust) });
    yield;
  }
  const { weights, trust } = errors.reduce((least, each) => (each.error < least.error ? each : least));
  return { seasons, weights, trust, spread: spreadOf(lessonsOf(seen, weights), trust) };
}

/** A past month of somebody as it stood on some of its days. */
type Moments = { readonly paces: Paces; readonly stood: readonly Omit<Lesson, "usual">[] };

function momentsOf(worker: Worker, month: string, by: Parameters<typeof pacesBefore>[2]): readonly Moments[] {
  const { workdays } = by;
  const total = worker.months.get(month);
  const isWhole = workdays(month).every((day) => worker.days.has(day));
  const paces = isWhole ? pacesBefore(worker, month, by) : undefined;
  if (total === undefined || !paces) return [];
  const days = new Map(daysIn(month).flatMap((day) => pair(day, worker.days.get(day))));
  const stood = DAYS.map((day) => {
    const standing = standingIn(month, { until: `${month}-${day}`, days }, workdays);
    return { ...standing, rest: Math.max(0, total - standing.worked) };
  });
  return [{ paces, stood }];
}

const lessonsOf = (seen: readonly Moments[], weights: Weights): readonly Lesson[] =>
  seen.flatMap(({ paces, stood }) => {
    const usual = usualPace(paces, weights);
    return stood.map(({ worked, known, left, rest }) => ({ worked, known, left, rest, usual }));
  });

const errorOf = (lessons: readonly Lesson[], trust: Trust): number =>
  lessons.reduce((sum, lesson) => sum + Math.abs(lesson.rest - expectedRest(lesson, trust)), 0);

const evenly = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most ? all : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);

const daysIn = (month: string) => Array.from({ length: 31 }, (_, at) => `${month}-${String(at + 1).padStart(2, "0")}`);

const pair = (day: string, minutes: number | undefined): readonly (readonly [string, number])[] =>
  minutes === undefined ? [] : [[day, minutes]];
