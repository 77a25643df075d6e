import { startsArticle } from "./lines.ts";
import type { Piece } from "./page.ts";

export type Cell = {
  readonly pieces: readonly Piece[];
  readonly columns: number;
  readonly rows: number;
  /** Whether it is marked as a heading. */
  readonly heads: boolean;
};

/** A table of figures as one readable line for each row. */
export type Table = {
  /** The names of its columns, where it has them; "" else. */
  readonly head: string;
  readonly lines: readonly string[];
};

/** Columns and cells beyond this are no table that anybody reads. */
const MOST_COLUMNS = 60;
const MOST_CELLS = 20_000;

type Text = { readonly text: string; readonly heads: boolean };
type Grid = readonly (readonly (Text | undefined)[])[];

/** undefined for a table that only lays a page out: it holds articles, tables, or a single column. */
export function tableOf(rows: readonly (readonly Cell[])[]): Table | undefined {
  if (rows.length === 0 || laysOut(rows)) return undefined;
  const grid = gridOf(rows);
  if (grid.some((row) => row.length > MOST_COLUMNS)) return undefined;
  const [first = []] = grid;
  const headed = grid.length > 1 && isHead(first);
  const body = (headed ? grid.slice(1) : grid).filter((row) => row.some((cell) => cell && cell.text !== ""));
  const labels = labelColumns(headed ? first : [], body);
  return {
    head: headed ? once(first).join("／") : "",
    lines: body.map((row) => lineOf(row, headed ? first : [], labels)),
  };
}

function laysOut(rows: readonly (readonly Cell[])[]): boolean {
  const cells = rows.flat();
  if (cells.length > MOST_CELLS || rows.every((row) => row.length < 2)) return true;
  if (cells.some(({ pieces }) => pieces.some((piece) => piece.type === "table" || startsArticle(piece.text))))
    return true;
  // The number of each article in a column of its own.
  return rows.some((row) => row.length === 2 && /^第[1１一]条$/u.test(textOf(row[0])));
}

const textOf = (cell: Cell | undefined) =>
  (cell?.pieces ?? []).map((piece) => (piece.type === "line" ? piece.text : "")).join("　");

/** Every place of the table with the cell that covers it. */
function gridOf(rows: readonly (readonly Cell[])[]): Grid {
  const grid: (Text | undefined)[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[at]?.[column]) column++;
      const text = { text: textOf(cell), heads: cell.heads };
      const right = Math.min(column + cell.columns, MOST_COLUMNS + 1);
      for (let down = at; down < Math.min(at + cell.rows, rows.length); down++)
        for (let across = column; across < right; across++) place(grid[down], across, text);
      column = right;
    }
  }
  return grid.map((row) => Array.from(row));
}

function place(row: (Text | undefined)[] | undefined, column: number, text: Text): void {
  if (row && row[column] === undefined) row[column] = text;
}

/** Short words without a sentence among them: 「親族／日数」. */
const isHead = (row: readonly (Text | undefined)[]) =>
  row.every((cell) => cell?.heads) ||
  row.every((cell) => !cell || (cell.text.length <= 30 && !cell.text.includes("。")));

const counter = /^[（(]?[0-9０-９一二三四五六七八九十]{1,3}[)）]?$/u;

/** How many columns on the left say what a row is about: a column of numbers, and what shares its heading. */
function labelColumns(head: readonly (Text | undefined)[], body: Grid): number {
  const width = Math.max(0, ...body.map((row) => row.length));
  let labels = 0;
  while (labels < width - 2 && body.every((row) => !row[labels]?.text || counter.test(row[labels]?.text ?? "")))
    labels++;
  const first = labels++;
  while (labels < width - 1 && head[first] && head[labels] === head[first]) labels++;
  return labels;
}

function lineOf(row: readonly (Text | undefined)[], head: readonly (Text | undefined)[], labels: number): string {
  const cells = new Set(row.filter((cell) => cell && cell.text !== ""));
  // One cell across the whole table is a remark.
  if (cells.size < 2) return once(row).join("");
  const label = once(row.slice(0, labels)).join("　");
  const values = valuesOf(row, head, labels);
  return values === "" ? label : label === "" ? values : `${label}：${values}`;
}

function valuesOf(row: readonly (Text | undefined)[], head: readonly (Text | undefined)[], labels: number): string {
  const label = new Set(row.slice(0, labels));
  const shown = [...new Set(row.slice(labels))].flatMap((cell) =>
    cell && cell.text !== "" && !label.has(cell) ? [cell] : [],
  );
  if (shown.length === 0) return "";
  const single = row.length - labels === 1 || head.length === 0;
  return shown
    .map((cell) => {
      const names = once(head.filter((_, at) => at >= labels && row[at] === cell)).join("・");
      return single || names === "" ? cell.text : `${names}＝${cell.text}`;
    })
    .join("、");
}

/** The words of some places, those of a cell that covers several of them once. */
const once = (cells: readonly (Text | undefined)[]): readonly string[] =>
  [...new Set(cells)].flatMap((cell) => (cell && cell.text !== "" ? [cell.text] : []));
