import { ratesOf } from "../cycle/path.ts";
import type { ItemGroup, Scale } from "../definition/definition.ts";
import type { Goal, Rated, Rating } from "../parts/part.ts";
import { unrated } from "../parts/part.ts";
import { type Evaluation, partOf } from "../record.ts";

export type RatingKind = "self" | "first" | "second";

/** One page of a rating: a group of competences, the goals, or the whole. */
export type RatingPage =
  | { readonly kind: "group"; readonly group: ItemGroup }
  | { readonly kind: "goals"; readonly goals: readonly Goal[] }
  | { readonly kind: "overall" };

export function ratingPages(evaluation: Evaluation): readonly RatingPage[] {
  const { ability, performance } = ratesOf(evaluation.form, evaluation.cycle.kind);
  const goals = performance ? (partOf(evaluation, "goals")?.body.goals ?? []) : [];
  return [
    ...(ability ? evaluation.form.groups.map((group) => ({ kind: "group", group }) as const) : []),
    ...(goals.length > 0 ? [{ kind: "goals", goals } as const] : []),
    { kind: "overall" },
  ];
}

/** What is wrong on a page: fields without a grade, or without the fact that a grade asks for. */
export type Gap = { readonly field: string; readonly why: "grade" | "fact" | "words"; readonly grade: string };

export const factGrades = (scale: Scale): readonly string[] =>
  scale.grades.filter(({ fact }) => fact).map(({ code }) => code);

/** What is missing before a page can be handed in. A self-review has no overall grade, and its words may stay empty. */
export function gapsIn(page: RatingPage, rating: Rating, kind: RatingKind, scale: Scale): readonly Gap[] {
  const needing = factGrades(scale);
  if (page.kind === "group")
    return page.group.items.flatMap(({ id }) => gapOf(rating.items[id] ?? unrated, id, needing, "fact"));
  if (page.kind === "goals")
    return page.goals.flatMap(({ id }) => gapOf(rating.goals[id] ?? unrated, id, "always", "words"));
  if (kind === "self") return [];
  return gapOf(rating.overall, "overall", "always", "words");
}

function gapOf(
  { grade, words }: Rated,
  id: string,
  needing: readonly string[] | "always",
  why: "fact" | "words",
): readonly Gap[] {
  if (grade === "") return [{ field: id, why: "grade", grade }];
  const needed = needing === "always" || needing.includes(grade);
  return needed && words === "" ? [{ field: wordsField(id), why, grade }] : [];
}

export const wordsField = (id: string): string => `${id}-words`;

/** The first page that cannot be handed in yet; undefined: all can. */
export function firstGap(
  evaluation: Evaluation,
  rating: Rating,
  kind: RatingKind,
): { readonly at: number; readonly gaps: readonly Gap[] } | undefined {
  const pages = ratingPages(evaluation);
  for (const [at, page] of pages.entries()) {
    const gaps = gapsIn(page, rating, kind, evaluation.cycle.scale);
    if (gaps.length > 0) return { at, gaps };
  }
  return undefined;
}

/** The rating with what was entered on a page; a grade that the scale has not is left out. */
export function withPage(rating: Rating, page: RatingPage, scale: Scale, typed: (field: string) => string): Rating {
  const grade = (id: string) => (scale.grades.some(({ code }) => code === typed(id)) ? typed(id) : "");
  const rated = (id: string): Rated => ({ grade: grade(id), words: typed(wordsField(id)).slice(0, 3000) });
  if (page.kind === "overall") return { ...rating, overall: rated("overall") };
  const ids = page.kind === "group" ? page.group.items.map(({ id }) => id) : page.goals.map(({ id }) => id);
  const entered = Object.fromEntries(ids.map((id) => [id, rated(id)]));
  return page.kind === "group"
    ? { ...rating, items: { ...rating.items, ...entered } }
    : { ...rating, goals: { ...rating.goals, ...entered } };
}
