import type { Table } from "../../view/card.ts";
import { type Part, textBlock } from "./parts.ts";

/** A table with its first row as headers, which is the default; the schema and the renderers disagree on its name. */
export function tablePart({ columns, rows }: Table): Part {
  const align = (at: number) => (columns[at]?.align === "end" ? "right" : "left");
  const cell = (text: string, at: number, more = {}) => ({
    type: "TableCell",
    items: [textBlock(text, { horizontalAlignment: align(at), ...more })],
  });
  const head = columns.map(({ label }, at) => cell(label, at, { weight: "bolder" }));
  return {
    type: "Table",
    showGridLines: false,
    columns: columns.map(({ label }, at) => ({
      width: share(
        label,
        rows.map((row) => row[at] ?? ""),
      ),
    })),
    rows: [head, ...rows.map((row) => row.map((text, at) => cell(text, at)))].map((cells) => ({
      type: "TableRow",
      cells,
    })),
  };
}

/**
 * A column is as wide as its longest cell asks, between two letters with their room and half a line; its heading may
 * stand in two lines, but no word of it is broken.
 */
const share = (label: string, cells: readonly string[]): number =>
  Math.round(10 * Math.min(20, Math.max(3, widthOf(label) / 2, longestWord(label), ...cells.map(widthOf))));

/** Of a language that parts its words. */
const longestWord = (label: string) => Math.max(0, ...(label.match(/[!-~]+/g) ?? []).map(widthOf));

/** In letters of full width. */
const widthOf = (words: string) => [...words].reduce((width, letter) => width + (/[ -~]/.test(letter) ? 0.55 : 1), 0);
