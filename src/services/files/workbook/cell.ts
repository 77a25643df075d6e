import type { CellObject } from "write-excel-file/node";
import type { Cell, Look, Row } from "./sheet.ts";
import { cellText, held, linesOf, looksLikeFormula } from "./text.ts";

/** A row as write-excel-file takes it: with an empty place for each column that a cell reaches over. */
export function rowOf(row: Row, columns: readonly number[]): (CellObject | null)[] {
  const height = heightOf(row, columns);
  return row.flatMap((cell) => {
    if (!cell) return [null];
    const { span = 1 } = cell;
    const drawn = {
      ...contentOf(cell),
      ...lookOf(cell),
      ...(span > 1 && { columnSpan: span }),
      ...(height && { height }),
    };
    return [drawn, ...Array.from({ length: span - 1 }, () => null)];
  });
}

function contentOf(cell: Cell): CellObject {
  if ("text" in cell)
    return { type: String, value: cellText(cell.text), ...(looksLikeFormula(cell.text) && { format: "@" }) };
  if ("date" in cell) return { type: Date, value: new Date(`${cell.date}T00:00:00Z`), format: "yyyy/mm/dd" };
  if (!Number.isFinite(cell.number)) throw new Error("A cell holds no such number.");
  return { type: Number, value: cell.number };
}

const ink = { quiet: "#595959", line: "#767676" };
const styles = {
  heading: { fontWeight: "bold", fontSize: 14 },
  label: { fontWeight: "bold" },
  body: {},
  quiet: { fontSize: 9, textColor: ink.quiet },
} as const;
const fills = { grey: "#EDEDED", blue: "#E8F1FE", yellow: "#FFF4CE" } as const;
const sides = { start: "left", center: "center", end: "right" } as const;

const lookOf = ({ style = "body", align, wrap, border, fill }: Look): CellObject => ({
  ...styles[style],
  alignVertical: wrap ? "top" : "center",
  ...(align && { align: sides[align] }),
  ...(wrap && { wrap }),
  ...(border && { borderStyle: "thin", borderColor: ink.line }),
  ...(fill && { backgroundColor: fills[fill] }),
});

/** Of one line, in points. */
const lines = { heading: 24, label: 18.75, body: 18.75, quiet: 15 } as const;
/** The most that a row may have in Excel. */
const HIGHEST = 409;

/**
 * Measured here, since programs make a row as high as its text only as they please: LibreOffice not for a file that it
 * opens, Excel not for a cell of several columns. undefined: nothing stands in it.
 */
function heightOf(row: Row, columns: readonly number[]): number | undefined {
  const heights = placed(row).map(({ cell, at }) => lines[cell.style ?? "body"] * lineCount(cell, at, columns));
  return heights.length > 0 ? Math.min(HIGHEST, Math.max(...heights)) : undefined;
}

function lineCount(cell: Cell, at: number, columns: readonly number[]): number {
  if (!cell.wrap || !("text" in cell)) return 1;
  const width = columns.slice(at, at + (cell.span ?? 1)).reduce((sum, each) => sum + each, 0);
  return linesOf(held(cell.text), width);
}

/** The cells with the column in which each begins. */
function placed(row: Row): readonly { readonly cell: Cell; readonly at: number }[] {
  let at = 0;
  return row.flatMap((cell) => {
    const here = at;
    at += cell?.span ?? 1;
    return cell ? [{ cell, at: here }] : [];
  });
}
