import type { Table } from "../../../view/card.ts";
import type { Text } from "../text.ts";
import type { SlackBlock } from "./blocks.ts";
import { limits } from "./limits.ts";
import { type Run, richLines, shown } from "./parts.ts";

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
  [columns.map(({ label }) => label), ...rows].map((row) => row.map(shown));

/** The same in words: each row begins with its first cell, and every other cell says its column. */
export function tableInWords({ columns, rows }: Table, t: Text): readonly SlackBlock[] {
  const labels = columns.map(({ label }) => shown(label));
  return richLines([bold(labels.join(" ／ ")), ...rows.flatMap((row) => rowInWords(row, labels, t))]);
}

function rowInWords(row: readonly string[], labels: readonly string[], t: Text): readonly (readonly Run[])[] {
  const [first = "", ...others] = row;
  const said = others.map((cell, at) => `${t.labelled(labels[at + 1] ?? "")}${shown(cell)}`);
  return [bold(shown(first)), ...(said.length > 0 ? [[{ text: said.join(" ／ ") }]] : [])];
}

const bold = (text: string): readonly Run[] => [{ text, bold: true }];
