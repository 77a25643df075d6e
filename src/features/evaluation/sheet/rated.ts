import type { Row } from "../../../services/files/workbook.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Goal, Rated, Rating } from "../parts/part.ts";
import { type Evaluation, partOf } from "../record.ts";
import { cell, columns, label, tall } from "./rows.ts";
import { text } from "./text.ts";

const kinds = ["self", "first", "second"] as const;

/** 能力評価: the items by group, with each one's grades side by side and what they rest on. */
export function abilityRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const { self, first, second } = t.authors;
  const head = [t.no, t.item, t.behaviours, self, first, second].map((each) => label(each));
  const items = evaluation.form.groups.flatMap(({ items: inGroup }) => inGroup.map(({ id }) => id));
  return [
    [...head, label(t.facts, { span: 2 })],
    ...evaluation.form.groups.flatMap(({ name, weight, items: inGroup }) => [
      [cell(t.group(name[locale], weight), { style: "label", fill: "blue", span: columns.length })],
      ...inGroup.flatMap((item) =>
        tall([
          cell(String(items.indexOf(item.id) + 1), { align: "center" }),
          cell(item.name[locale]),
          cell(item.behaviours.map((each) => `・${each[locale]}`).join("\n")),
          ...judgedCells(evaluation, locale, (rating) => rating.items[item.id]),
        ]),
      ),
    ]),
  ];
}

/** 業績評価: each goal with how far, until when and how, its difficulty, and how each judges it. */
export function goalRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const { self, first, second } = t.authors;
  const goals = partOf(evaluation, "goals")?.body.goals ?? [];
  return [
    [
      ...[label(t.no), label(t.goal, { span: 2 })],
      ...[self, first, second].map((each) => label(each)),
      label(t.facts, { span: 2 }),
    ],
    ...goals.flatMap((goal, at) =>
      tall([
        cell(String(at + 1), { align: "center" }),
        cell(goalText(goal, evaluation, locale), { span: 2 }),
        ...judgedCells(evaluation, locale, (rating) => rating.goals[goal.id]),
      ]),
    ),
  ];
}

function goalText(goal: Goal, { cycle }: Evaluation, locale: Locale): string {
  const t = text[locale];
  const difficulty = cycle.difficulties.find(({ mark }) => mark === goal.difficulty)?.sign ?? "";
  const lines: readonly (readonly [string, string])[] = [
    [`${t.what}${goal.management ? t.management : ""}`, goal.what],
    [t.level, goal.level],
    [t.due, goal.due === "" ? "" : t.day(goal.due)],
    [t.how, goal.how],
    [t.unitGoal, goal.unitGoal],
    [t.difficulty, difficulty],
  ];
  return lines
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}：${value}`)
    .join("\n");
}

/** Three grades, and what each author wrote beside theirs. */
function judgedCells(evaluation: Evaluation, locale: Locale, of: (rating: Rating) => Rated | undefined) {
  const t = text[locale];
  const judged = kinds.map((kind) => {
    const body = partOf(evaluation, kind)?.body;
    return { who: t.authors[kind], rated: body && of(body) };
  });
  const said = judged
    .filter(({ rated }) => rated !== undefined && rated.words !== "")
    .map(({ who, rated }) => t.said(who, rated?.words ?? ""));
  return [
    ...judged.map(({ rated }) => cell(rated?.grade ?? "", { align: "center" })),
    cell(said.join("\n"), { span: 2 }),
  ];
}
