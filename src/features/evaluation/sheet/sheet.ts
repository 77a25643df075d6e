import type { Row, Sheet } from "../../../services/files/workbook.ts";
import type { Locale } from "../../../view/locale.ts";
import { ratesOf } from "../cycle/path.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import type { Evaluation } from "../record.ts";
import { abilityColumns, abilityRows, goalColumns, goalRows } from "./rated.ts";
import { blank, type Columns, heading } from "./rows.ts";
import { text } from "./text.ts";
import { whoRows } from "./who.ts";
import { interviewRows, overallRows, pointRows, signatureRows, wholeColumns } from "./whole.ts";

export type Printing = { readonly today: string; readonly locale: Locale };

/**
 * 人事評価記録書 of one person as a city prints it, a page for each part, with what its reader may see and what was
 * handed in: a draft is no record.
 */
export function recordSheets(seen: Evaluation, printing: Printing): readonly Sheet[] {
  const { locale } = printing;
  const t = text[locale];
  const evaluation = { ...seen, parts: seen.parts.filter(({ handedInAt }) => handedInAt !== undefined) };
  const { ability, performance } = ratesOf(evaluation.form, evaluation.cycle.kind);
  const page = (name: string, columns: Columns, spans: readonly number[], rows: readonly Row[]): Sheet => ({
    ...{ name, columns, print: printOf(evaluation, locale) },
    rows: [
      ...titleRows(evaluation, columns, locale),
      ...whoRows(evaluation, { columns, spans, ...printing }),
      ...scaleRows(evaluation, columns, locale),
      ...rows,
    ],
  });
  const whole = [
    ...heading(t.overall, wholeColumns),
    ...overallRows(evaluation, locale),
    ...pointRows(evaluation, locale),
    ...interviewRows(evaluation, locale),
    ...signatureRows(evaluation, locale),
  ];
  const [items, goals] = [
    [...heading(t.ability, abilityColumns), ...abilityRows(evaluation, locale)],
    [...heading(t.performance, goalColumns), ...goalRows(evaluation, locale)],
  ];
  return [
    ...(ability ? [page(t.ability, abilityColumns, [2, 2, 3, 1], items)] : []),
    ...(performance ? [page(t.performance, goalColumns, [2, 1, 3, 1], goals)] : []),
    page(t.whole, wholeColumns, [2, 3, 2, 3], whole),
  ];
}

const printOf = ({ member }: Evaluation, locale: Locale): Sheet["print"] => ({
  orientation: "portrait",
  header: `${text[locale].title}　${member.staffNumber}　${member.name}`,
  footer: text[locale].footer,
});

const titleRows = ({ cycle }: Evaluation, columns: Columns, locale: Locale): readonly Row[] => [
  [{ text: text[locale].title, style: "heading", align: "center", span: columns.length }],
  [{ text: cycleName(cycle.kind, cycle.year)[locale], align: "center", span: columns.length }],
];

/** What the letters mean. */
const scaleRows = ({ cycle }: Evaluation, columns: Columns, locale: Locale): readonly Row[] => {
  const meant = cycle.scale.grades.map(({ code, name }) => `${code} ${name[locale]}`).join("　");
  return [blank, [{ text: `${text[locale].scale}：${meant}`, style: "quiet", wrap: true, span: columns.length }]];
};
