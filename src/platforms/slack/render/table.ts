import type { Table } from "../../../view/card.ts";
import type { Text } from "../text.ts";
import type { SlackBlock } from "./blocks.ts";
import { literal } from "./escaped.ts";
import { limits } from "./limits.ts";
import { bullets } from "./list.ts";
import { joined, type Run, rich, shown } from "./parts.ts";

/** Whether Slack's own table can hold it. */
export const fitsTable = (table: Table): boolean =>
  table.columns.length > 0 &&
  table.columns.length <= limits.table.columns &&
  table.rows.length < limits.table.rows &&
  cellsOf(table).flat().join("").length <= limits.table.text;

/** Slack's own table: its first row is the header. */
export const nativeTable = (table: Table): readonly SlackBlock[] => [
  {
    type: "table",
    rows: cellsOf(table).map((row) => row.map((text) => ({ type: "raw_text", text }))),
    column_settings: table.columns.map(({ align }) => ({
      align: align === "end" ? "right" : "left",
      is_wrapped: true,
    })),
  },
];

const cellsOf = ({ columns, rows }: Table): readonly (readonly string[])[] =>
  [columns.map(({ label }) => label), ...rows].map((row) => row.map((cell) => shown(literal(cell))));

/** The same as a list: each row is its first cell, and every other cell says its column. */
export function tableInWords({ columns, rows }: Table, t: Text): readonly SlackBlock[] {
  const labels = columns.map(({ label }) => shown(label));
  return [
    ...rich([{ text: joined(labels, t.apart), bold: true }]),
    ...bullets(rows.map((row) => rowInWords(row, labels, t))),
  ];
}

/** Where there are two columns, the header has said what the second is. */
function rowInWords(row: readonly string[], labels: readonly string[], t: Text): readonly Run[] {
  const [first = "", ...others] = row.map(shown);
  if (others.length < 2) return [{ text: others.length === 1 ? t.labelled(first) : first }, ...text(others)];
  const said = others.map((cell, at) => `${t.labelled(labels[at + 1] ?? "")}${cell}`);
  return [{ text: first, bold: true }, { text: "\n" }, { text: joined(said, t.apart) }];
}

const text = (cells: readonly string[]): readonly Run[] => cells.map((cell) => ({ text: cell }));
