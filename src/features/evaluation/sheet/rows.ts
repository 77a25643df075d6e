import { linesOf } from "../../../services/files/workbook/text.ts";
import type { Cell, Look, Row } from "../../../services/files/workbook.ts";

/** Excel has no higher rows than about twenty lines; with this many it prints well, too. */
const MOST_LINES = 18;

export const blank: Row = [];
export const cell = (text: string, look: Look = {}): Cell => ({ text, border: true, wrap: true, ...look });
export const label = (text: string, look: Look = {}): Cell =>
  cell(text, { style: "label", fill: "grey", align: "center", ...look });

/** The columns of a sheet, in half-width characters. */
export type Columns = readonly number[];

export const heading = (text: string, columns: Columns): readonly Row[] => [
  blank,
  [{ text, style: "label", span: columns.length }],
];

/**
 * A row, and rows that go on with what is too long for it: a text that Excel would cut off goes on below, in its own
 * column.
 */
export function tall(row: readonly Cell[], columns: Columns): readonly Row[] {
  const pieces = row.map((each, at) => ({ each, texts: piecesOf(each, widthOf(row, at, columns)) }));
  const height = Math.max(...pieces.map(({ texts }) => texts.length));
  return Array.from({ length: height }, (_, n) =>
    pieces.map(({ each, texts }) => ("text" in each ? { ...each, text: texts[n] ?? "" } : n === 0 ? each : cell(""))),
  );
}

function widthOf(row: readonly Cell[], at: number, columns: Columns): number {
  const from = row.slice(0, at).reduce((sum, { span = 1 }) => sum + span, 0);
  return columns.slice(from, from + (row[at]?.span ?? 1)).reduce((sum, each) => sum + each, 0);
}

function piecesOf(each: Cell, width: number): readonly string[] {
  if (!("text" in each)) return [""];
  const pieces: string[] = [];
  for (let rest = each.text; rest !== "" || pieces.length === 0; ) {
    const end = endOf(rest, width);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^\n/u, "");
  }
  return pieces;
}

/** How much of a text fits, found by halving; it ends after a line or a sentence where one ends in its second half. */
function endOf(text: string, width: number): number {
  if (linesOf(text, width) <= MOST_LINES) return text.length;
  let [fits, tooMuch] = [1, text.length];
  while (tooMuch - fits > 1) {
    const half = Math.floor((fits + tooMuch) / 2);
    if (linesOf(text.slice(0, half), width) <= MOST_LINES) fits = half;
    else tooMuch = half;
  }
  const after = Math.max(text.lastIndexOf("\n", fits - 1), text.lastIndexOf("。", fits - 1)) + 1;
  const end = after > fits / 2 ? after : fits;
  // Half of a letter beyond the 16 bits would not be kept.
  return /[\ud800-\udbff]/u.test(text[end - 1] ?? "") ? end + 1 : end;
}
