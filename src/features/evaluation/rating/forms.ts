import type { Block } from "../../../view/card.ts";
import { type Field, type Form, form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Rated, type Rating, unrated } from "../parts/part.ts";
import { type Evaluation, partOf, raterIn } from "../record.ts";
import { target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { handoverBlocks } from "./handover.ts";
import { factGrades, type Gap, type RatingKind, type RatingPage, ratingPages, wordsField } from "./pages.ts";
import { type Text, text } from "./text.ts";

type Drawing = { readonly kind: RatingKind; readonly at: number; readonly version: number; readonly locale: Locale };

/** One page of a self-review or a rating; `at` from 0. */
export function ratingForm(evaluation: Evaluation, rating: Rating, { kind, at, version, locale }: Drawing): Form {
  const t = text[locale];
  const pages = ratingPages(evaluation);
  const page = pages[at] ?? { kind: "overall" };
  const { member } = evaluation;
  const title = t.titles[kind];
  return form({
    title: kind === "self" ? title : t.of(title, member.name),
    target: target("rate", { e: evaluation.id, k: kind, p: String(at), v: String(version) }),
    readers: t.readers[kind](kind === "self" ? (raterIn(evaluation, "first")?.name ?? "") : member.name),
    intro: introOf(evaluation, page, kind, at, locale),
    page: { at: at + 1, titles: pages.map((each) => titleOf(each, t, locale)) },
    fields: fieldsOf(evaluation, page, rating, kind, locale),
    submitLabel: at + 1 < pages.length ? shared[locale].next : t.submit[kind],
    buttons: [
      ...(at > 0 ? [{ name: "back", label: shared[locale].back }] : []),
      { name: "later", label: shared[locale].later },
    ],
  });
}

function titleOf(page: RatingPage, t: Text, locale: Locale): string {
  if (page.kind === "group") return page.group.name[locale];
  return page.kind === "goals" ? t.goals : t.overall;
}

function fieldsOf(
  evaluation: Evaluation,
  page: RatingPage,
  rating: Rating,
  kind: RatingKind,
  locale: Locale,
): readonly Field[] {
  const t = text[locale];
  const { scale } = evaluation.cycle;
  const steps = scale.grades.map(({ code, name }) => ({ value: code, label: `${code}　${name[locale]}` }));
  const grade = (id: string, label: string, hint: string, { grade: value }: Rated): Field => ({
    ...{ id, type: "scale", label, hint, steps },
    ...(value !== "" && { value }),
  });
  const words = (id: string, label: string, { words: value }: Rated, hint?: string): Field => ({
    ...{ id: wordsField(id), type: "text", long: true, optional: true, maxLength: 1000, label, value },
    ...(hint && { hint }),
  });
  if (page.kind === "group")
    return page.group.items.flatMap(({ id, name, behaviours }) => {
      const rated = rating.items[id] ?? unrated;
      const hint = behaviours.map((each) => each[locale]).join(" ");
      const needing = factGrades(scale).join(locale === "ja" ? "・" : ", ");
      return [
        grade(id, name[locale], hint, rated),
        words(id, `${name[locale]}：${t.fact}`, rated, t.factHint(needing)),
      ];
    });
  if (page.kind === "goals")
    return page.goals.flatMap(({ id, what, level, due }, at) => {
      const rated = rating.goals[id] ?? unrated;
      return [
        grade(id, t.goalTitle(at + 1, what), t.goalHint(level, due), rated),
        words(id, t.goalWords(at + 1), rated),
      ];
    });
  const said = words("overall", t.words[kind], rating.overall);
  return kind === "self" ? [said] : [grade("overall", t.overallGrade, t.overallGradeHint, rating.overall), said];
}

/** What must be at hand: what the grades mean, what others wrote before, and one's own noted facts. */
function introOf(
  evaluation: Evaluation,
  page: RatingPage,
  kind: RatingKind,
  at: number,
  locale: Locale,
): readonly Block[] {
  const t = text[locale];
  const { returned, facts, cycle } = evaluation;
  const ids = page.kind === "group" ? page.group.items.map(({ id }) => id) : undefined;
  const noted = facts.filter(({ item }) => item === undefined || ids === undefined || ids.includes(item));
  return [
    ...(returned && at === 0 ? [{ type: "callout", tone: "plain", label: t.returned, text: returned } as const] : []),
    ...(at === 0
      ? [
          {
            type: "text",
            text: cycle.scale.grades.map(({ code, anchor }) => `${code}　${anchor[locale]}`).join("\n"),
            tone: "quiet",
          } as const,
        ]
      : []),
    ...(page.kind === "group" ? [{ type: "text", text: t.weight(page.group.weight), tone: "quiet" } as const] : []),
    ...(kind === "first" && at === 0 ? handoverBlocks(evaluation, locale) : []),
    ...othersBlocks(evaluation, page, kind, locale),
    ...(noted.length > 0
      ? [
          { type: "text", text: t.facts, tone: "strong" } as const,
          {
            type: "text",
            text: noted.map(({ day, words }) => `${shared[locale].day(day)}　${words}`).join("\n"),
          } as const,
        ]
      : []),
  ];
}

/** Whose ratings a rater has before them. */
const before: Readonly<Record<RatingKind, readonly RatingKind[]>> = {
  self: [],
  first: ["self"],
  second: ["self", "first"],
};

function othersBlocks(evaluation: Evaluation, page: RatingPage, kind: RatingKind, locale: Locale): readonly Block[] {
  const t = text[locale];
  const others = before[kind].flatMap((each) => {
    const part = partOf(evaluation, each);
    return part ? [{ who: t.titles[each], rating: part.body }] : [];
  });
  const lines = linesOf(page, locale, t).map(({ label, of }) => {
    const said = others.map(({ who, rating }) => {
      const { grade, words } = of(rating);
      const gave = t.gave(who, grade === "" ? t.noGrade : grade);
      return words === "" ? gave : `${gave}（${words}）`;
    });
    return { label, value: said.join("\n") };
  });
  return others.length > 0 ? [{ type: "facts", facts: lines }] : [];
}

type Line = { readonly label: string; readonly of: (rating: Rating) => Rated };

/** What is rated on a page, with where it stands in a rating. */
export function linesOf(page: RatingPage, locale: Locale, t: Text = text[locale]): readonly Line[] {
  if (page.kind === "group")
    return page.group.items.map(({ id, name }) => ({ label: name[locale], of: ({ items }) => items[id] ?? unrated }));
  if (page.kind === "goals")
    return page.goals.map(({ id, what }, at) => ({
      label: t.goalTitle(at + 1, what),
      of: ({ goals }) => goals[id] ?? unrated,
    }));
  return [{ label: t.overall, of: ({ overall }) => overall }];
}

/** The form with what is missing said at its fields. */
export function withGaps(drawn: Form, gaps: readonly Gap[], locale: Locale): Form {
  const t = text[locale];
  const fields = drawn.fields.map((field) => {
    const gap = gaps.find((each) => each.field === field.id);
    if (!gap) return field;
    return { ...field, error: gap.why === "fact" ? t.factNeeded(gap.grade) : t.missing };
  });
  return { ...drawn, fields };
}
