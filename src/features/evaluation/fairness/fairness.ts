import type { Group } from "../../../people/floor.ts";
import type { Level } from "../../../people/person.ts";
import type { Scale } from "../definition/definition.ts";
import type { Rated, Rating } from "../parts/part.ts";

/** What was handed in about one person. */
export type Judged = {
  readonly unit: { readonly code: string; readonly name: string };
  readonly level: Level;
  /** Whoever handed the first rating in. */
  readonly rater: { readonly staffNumber: string; readonly name: string } | undefined;
  readonly self: Rating | undefined;
  readonly first: Rating | undefined;
  readonly second: Rating | undefined;
  /** "" where the adjuster let it stand. */
  readonly adjusted: string | undefined;
};

/** The grade that stands for the whole by now; undefined before the first rating. */
export const finalOf = ({ adjusted, second, first }: Judged): string | undefined =>
  [adjusted, second?.overall.grade, first?.overall.grade].find((grade) => grade !== undefined && grade !== "");

/** Groups in the order of their keys: of the units' codes, never of what was rated. */
export function groupsBy<T>(
  all: readonly T[],
  of: (one: T) => { readonly key: string; readonly label: string } | undefined,
): readonly Group<T>[] {
  const found = new Map<string, { readonly label: string; readonly members: T[] }>();
  for (const one of all) {
    const group = of(one);
    if (!group) continue;
    const { key, label } = group;
    const known = found.get(key) ?? { label, members: [] };
    known.members.push(one);
    found.set(key, known);
  }
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

/** How many have each grade of the scale, in its order. */
export const distribution = (grades: readonly (string | undefined)[], scale: Scale): readonly number[] =>
  scale.grades.map(({ code }) => grades.filter((grade) => grade === code).length);

export type Spread = { readonly mean: number; readonly deviation: number };

/** undefined where the scale has no points, or nothing was rated. */
export function spreadOf(grades: readonly (string | undefined)[], scale: Scale): Spread | undefined {
  const pointsOf = new Map(scale.grades.map(({ code, points }) => [code, points]));
  const points = grades.flatMap((grade) => pointsOf.get(grade ?? "") ?? []);
  if (points.length === 0) return undefined;
  const mean = points.reduce((sum, each) => sum + each, 0) / points.length;
  const variance = points.reduce((sum, each) => sum + (each - mean) ** 2, 0) / points.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** Steps of the scale from which two judge something far apart. */
export const FAR = 2;

/** Whether two judge any item, any goal or the whole far apart; what one of them left open is no difference. */
export function isFar(one: Rating, other: Rating, scale: Scale): boolean {
  const place = new Map(scale.grades.map(({ code }, at) => [code, at]));
  const apart = (a: Rated | undefined, b: Rated | undefined) => {
    const [here, there] = [place.get(a?.grade ?? ""), place.get(b?.grade ?? "")];
    return here !== undefined && there !== undefined && Math.abs(here - there) >= FAR;
  };
  const among = (a: Rating["items"], b: Rating["items"]) => Object.keys(a).some((id) => apart(a[id], b[id]));
  return among(one.items, other.items) || among(one.goals, other.goals) || apart(one.overall, other.overall);
}

/** All grades of the competences are the same, where there are at least three. */
export function isUniform({ items }: Rating): boolean {
  const grades = Object.values(items).map(({ grade }) => grade);
  return grades.length >= 3 && grades[0] !== "" && new Set(grades).size === 1;
}
