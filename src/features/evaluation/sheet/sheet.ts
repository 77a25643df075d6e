import type { Row, Sheet } from "../../../services/files/workbook.ts";
import type { Locale } from "../../../view/locale.ts";
import { ratesOf } from "../cycle/path.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import { raterWords } from "../definition/words.ts";
import { type Evaluation, raterIn } from "../record.ts";
import { text as shared } from "../text.ts";
import { abilityRows, goalRows } from "./rated.ts";
import { blank, cell, columns, heading, label, tall } from "./rows.ts";
import { text } from "./text.ts";
import { interviewRows, overallRows, pointRows, signatureRows } from "./whole.ts";

/**
 * 人事評価記録書 of one person as a city prints it, with what its reader may see and what was handed in: a draft is no
 * record.
 */
export function recordSheet(
  seen: Evaluation,
  { today, locale }: { readonly today: string; readonly locale: Locale },
): Sheet {
  const t = text[locale];
  const evaluation = { ...seen, parts: seen.parts.filter(({ handedInAt }) => handedInAt !== undefined) };
  const { ability, performance } = ratesOf(evaluation.form, evaluation.cycle.kind);
  const { member } = evaluation;
  return {
    name: t.title,
    columns,
    rows: [
      ...titleRows(evaluation, today, locale),
      ...whoRows(evaluation, locale),
      ...scaleRows(evaluation, locale),
      ...(ability ? [...heading(t.ability), ...abilityRows(evaluation, locale)] : []),
      ...(performance ? [...heading(t.performance), ...goalRows(evaluation, locale)] : []),
      ...heading(t.overall),
      ...overallRows(evaluation, locale),
      ...pointRows(evaluation, locale),
      ...interviewRows(evaluation, locale),
      ...signatureRows(evaluation, locale),
    ],
    print: {
      orientation: "portrait",
      header: `${t.title}　${member.staffNumber}　${member.name}`,
      footer: t.footer,
    },
  };
}

const titleRows = ({ cycle }: Evaluation, today: string, locale: Locale): readonly Row[] => [
  [{ text: text[locale].title, style: "heading", align: "center", span: columns.length }],
  [{ text: cycleName(cycle.kind, cycle.year)[locale], align: "center", span: columns.length }],
  [{ text: text[locale].made(text[locale].day(today)), style: "quiet", align: "end", span: columns.length }],
];

/** Whom it is about, for which time, and who rates. */
function whoRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const { member, cycle, form, state } = evaluation;
  const facts: readonly (readonly [string, string])[] = [
    [t.name, member.name],
    [t.number, member.staffNumber],
    [t.unit, member.unit],
    [t.post, member.title],
    [t.period, t.range(t.day(cycle.from), t.day(cycle.to))],
    [t.form, form.name[locale]],
    ...form.raters.map((role) => [raterWords[role][locale], raterIn(evaluation, role)?.name ?? t.vacant] as const),
    [t.state, shared[locale].states[state]],
  ];
  return pairs(facts).flatMap(([one, other = ["", ""]]) =>
    tall([label(one[0], { span: 2 }), cell(one[1]), label(other[0], { span: 3 }), cell(other[1], { span: 2 })]),
  );
}

type Fact = readonly [string, string];
const pairs = (facts: readonly Fact[]): readonly (readonly [Fact, Fact | undefined])[] =>
  facts.flatMap((fact, at) => (at % 2 === 0 ? [[fact, facts[at + 1]] as const] : []));

/** What the letters mean. */
const scaleRows = ({ cycle }: Evaluation, locale: Locale): readonly Row[] => {
  const meant = cycle.scale.grades.map(({ code, name }) => `${code} ${name[locale]}`).join("　");
  return [blank, [{ text: `${text[locale].scale}：${meant}`, style: "quiet", wrap: true, span: columns.length }]];
};
