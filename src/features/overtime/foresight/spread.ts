import { expectedRest, ratioOf, type Standing, type Trust } from "./rest.ts";

/** A standing of the past, and what then came of it. */
export type Lesson = Standing & { readonly rest: number };

/** How far what came was from what was expected, by how much of the month was left and how much was expected. */
export type Spread = {
  /** Upper ends, in minutes, of what counts as little and as middling. */
  readonly cuts: readonly number[];
  /** Ratios in ascending order, for each group. */
  readonly ratios: ReadonlyMap<string, readonly number[]>;
};

const LEAST_LESSONS = 60;
/** As many as tell 10 % from 90 % well, evenly taken. */
const MOST_RATIOS = 199;

export function spreadOf(lessons: readonly Lesson[], trust: Trust): Spread {
  const outcomes = lessons.map((lesson) => {
    const expected = expectedRest(lesson, trust);
    return { expected, stage: stageOf(lesson), ratio: ratioOf(lesson.rest, expected) };
  });
  const sorted = outcomes.map(({ expected }) => expected).sort((a, b) => a - b);
  const cuts = [quantile(sorted, 1 / 3), quantile(sorted, 2 / 3)];
  const groups = new Map<string, number[]>();
  for (const outcome of outcomes) for (const group of groupsOf(outcome, cuts)) push(groups, group, outcome.ratio);
  const told = [...groups].filter(([, ratios]) => ratios.length >= LEAST_LESSONS);
  return { cuts, ratios: new Map(told.map(([group, ratios]) => [group, thinned(ratios)])) };
}

/** The closest likeness first. */
const groupsOf = (
  { stage, expected }: { readonly stage: string; readonly expected: number },
  cuts: readonly number[],
) => [`${stage} ${sizeOf(expected, cuts)}`, stage, ""];

const push = (groups: Map<string, number[]>, group: string, ratio: number) => {
  const ratios = groups.get(group) ?? [];
  ratios.push(ratio);
  groups.set(group, ratios);
};

function thinned(ratios: readonly number[]): readonly number[] {
  const sorted = ratios.toSorted((a, b) => a - b);
  if (sorted.length <= MOST_RATIOS) return sorted;
  return Array.from({ length: MOST_RATIOS }, (_, at) => quantile(sorted, (at + 0.5) / MOST_RATIOS));
}

/** The ratios for somebody who stands so: of the group nearest to them that is large enough to tell. */
export function ratiosFor(spread: Spread, standing: Standing, expected: number): readonly number[] {
  const groups = groupsOf({ stage: stageOf(standing), expected }, spread.cuts);
  return groups.map((group) => spread.ratios.get(group) ?? []).find((each) => each.length > 0) ?? [];
}

/** sorted: ascending, not empty. at: 0 to 1. */
export function quantile(sorted: readonly number[], at: number): number {
  const place = at * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}

function stageOf({ known, left }: Standing): string {
  const share = left / Math.max(1, known + left);
  if (share > 0.9) return "beginning";
  if (share > 0.7) return "early";
  if (share > 0.5) return "middle";
  return share > 0.3 ? "late" : "end";
}

const sizeOf = (expected: number, cuts: readonly number[]): number => cuts.filter((cut) => expected > cut).length;
