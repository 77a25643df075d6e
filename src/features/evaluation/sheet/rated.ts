import type { Cell, Row } from "../../../services/files/workbook.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Item, ItemGroup } from "../definition/definition.ts";
import type { Goal, Rated, Rating } from "../parts/part.ts";
import { type Evaluation, partOf } from "../record.ts";
import { text as shared } from "../text.ts";
import { type Columns, cell, label, tall } from "./rows.ts";
import { text } from "./text.ts";

const kinds = ["self", "first", "second"] as const;

/** Number, group, item, what to look at, three grades, facts. */
export const abilityColumns: Columns = [6, 16, 17, 27, 7, 7, 7, 46];

/** 能力評価: the items by group, with each one's grades side by side and what they rest on. */
export function abilityRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const { self, first, second } = t.authors;
  const head = [t.no, t.inGroup, t.item, t.behaviours, self, first, second, t.facts];
  const items = evaluation.form.groups.flatMap((group) => group.items.map((item) => ({ group, item })));
  return [
    head.map((each) => label(each)),
    ...items.flatMap(({ group, item }, at) =>
      tall(
        [...itemCells(group, item, at + 1, locale), ...judged(evaluation, locale, ({ items }) => items[item.id])],
        abilityColumns,
      ),
    ),
  ];
}

/** The group stands beside its first item, as where it is one cell on paper. */
const itemCells = (group: ItemGroup, item: Item, number: number, locale: Locale): readonly Cell[] => [
  cell(String(number), { align: "center" }),
  cell(group.items[0] === item ? text[locale].group(group.name[locale], group.weight) : "", { style: "label" }),
  cell(item.name[locale]),
  cell(item.behaviours.map((each) => `・${each[locale]}`).join("\n")),
];

/** Number, the goal in two, three grades, facts. */
export const goalColumns: Columns = [6, 16, 44, 7, 7, 7, 46];

/** 業績評価: each goal with how far, until when and how, its difficulty, and how each judges it. */
export function goalRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const { self, first, second } = t.authors;
  const goals = partOf(evaluation, "goals")?.body.goals ?? [];
  return [
    [label(t.no), label(t.goal, { span: 2 }), ...[self, first, second, t.facts].map((each) => label(each))],
    ...goals.flatMap((goal, at) =>
      tall(
        [
          cell(String(at + 1), { align: "center" }),
          cell(goalText(goal, evaluation, locale), { span: 2 }),
          ...judged(evaluation, locale, (rating) => rating.goals[goal.id]),
        ],
        goalColumns,
      ),
    ),
  ];
}

function goalText(goal: Goal, { cycle }: Evaluation, locale: Locale): string {
  const t = text[locale];
  const difficulty = cycle.difficulties.find(({ mark }) => mark === goal.difficulty)?.sign ?? "";
  const lines: readonly (readonly [string, string])[] = [
    [`${t.what}${goal.management ? t.management : ""}`, goal.what],
    [t.level, goal.level],
    [t.due, goal.due === "" ? "" : shared[locale].date(goal.due)],
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
function judged(evaluation: Evaluation, locale: Locale, of: (rating: Rating) => Rated | undefined): readonly Cell[] {
  const t = text[locale];
  const each = kinds.map((kind) => {
    const body = partOf(evaluation, kind)?.body;
    return { who: t.authors[kind], rated: body && of(body) };
  });
  const said = each
    .filter(({ rated }) => rated !== undefined && rated.words !== "")
    .map(({ who, rated }) => t.said(who, rated?.words ?? ""));
  return [...each.map(({ rated }) => cell(rated?.grade ?? "", { align: "center" })), cell(said.join("\n"))];
}
