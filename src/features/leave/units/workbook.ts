import { FLOOR } from "../../../people/floor.ts";
import type { Cell, Sheet } from "../../../services/files/workbook.ts";
import { inDays } from "../own/card.ts";
import { text as shared } from "../text.ts";
import type { Row, Summary } from "./summary.ts";
import { text } from "./text.ts";
import { type Drawn, targetOn } from "./views.ts";

const label = (text: string): Cell => ({ text, style: "label", border: true });
const cell = (text: string): Cell => ({ text, border: true });
const number = (number: number): Cell => ({ number, border: true, align: "end" });

/** The table and the trend as HR sees them on the page, with nothing below the floor. */
export function unitsSheets(summary: Summary, drawn: Drawn): readonly Sheet[] {
  const { locale, today, targets } = drawn;
  const t = text[locale];
  const wanted = targetOn(summary, targets, today);
  const row = ({ label, people, taken, planned }: Row) => [
    ...[cell(label), number(people), number(inDays(taken)), number(inDays(planned))],
    ...(wanted === undefined ? [] : [number(wanted)]),
  ];
  const head = [t.unit, t.people, t.taken, t.planned, ...(wanted === undefined ? [] : [t.target])];
  const print = { orientation: "portrait" as const, header: t.made(shared[locale].fullDay(today)) };
  const rows = [...summary.rows, ...(summary.all ? [summary.all] : [])].map(row);
  const note: Cell = { text: t.floor(FLOOR), style: "quiet", wrap: true, span: 4 };
  const months = summary.months.map(({ month, taken, people }) => [
    ...[cell(month.slice(0, 7)), number(people), number(inDays(taken / people))],
  ]);
  return [
    {
      ...{ name: t.sheet, columns: [30, 10, 14, 14, 10], print: { ...print, repeat: 2 } },
      rows: [[{ text: t.page, style: "heading" }], head.map(label), ...rows, [note]],
    },
    {
      ...{ name: t.trend, columns: [14, 10, 14], print },
      rows: [[t.trend, t.people, t.taken].map(label), ...months],
    },
  ];
}
