import { ratesOf } from "../cycle/path.ts";
import type { ItemGroup } from "../definition/definition.ts";
import { hasReached } from "../evaluation.ts";
import type { Rating } from "../parts/part.ts";
import { type Evaluation, partOf } from "../record.ts";

/** A group's mean of points, its weight, and the one times the other in hundredths. */
export type Weighted = { readonly group: ItemGroup; readonly mean: number; readonly weighted: number };

/**
 * What the weights make of the last rating, once it is handed in, as far as the viewer may see it; undefined before, and
 * where the scale has no points. It stands beside the overall grade and decides nothing.
 */
export function pointsOf(evaluation: Evaluation): readonly Weighted[] | undefined {
  const { form, cycle, state, path } = evaluation;
  const last = path.includes("second") ? "second" : "first";
  const part = partOf(evaluation, last);
  const isOver = state !== last && hasReached(state, last, path) && part?.handedInAt !== undefined;
  if (!isOver || !part || !ratesOf(form, cycle.kind).ability) return undefined;
  const found = form.groups.flatMap((group) => weightedOf(group, part.body, evaluation) ?? []);
  return found.length === form.groups.length ? found : undefined;
}

function weightedOf(group: ItemGroup, { items }: Rating, { cycle }: Evaluation): Weighted | undefined {
  const points = group.items.map(({ id }) => {
    const grade = items[id]?.grade;
    return cycle.scale.grades.find(({ code }) => code === grade)?.points;
  });
  if (points.length === 0 || points.some((each) => each === undefined)) return undefined;
  const mean = points.reduce<number>((sum, each) => sum + (each ?? 0), 0) / points.length;
  return { group, mean: rounded(mean), weighted: rounded((mean * group.weight) / 100) };
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
