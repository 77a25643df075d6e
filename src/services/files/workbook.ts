import writeXlsxFile from "write-excel-file/node";
import { rowOf } from "./workbook/cell.ts";
import { sheetNames } from "./workbook/names.ts";
import { printFeature } from "./workbook/print.ts";
import type { Sheet } from "./workbook/sheet.ts";

export type { Cell, Look, Print, Row, Sheet, Value } from "./workbook/sheet.ts";

export const WORKBOOK_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Every Windows and Mac with Office has it; LibreOffice takes the nearest. */
const fontFamily = "游ゴシック";

/** An Excel workbook (`.xlsx`). What people typed stands in it as text, and no cell is ever a formula. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  const named = sheets.map((sheet, at) => ({ ...sheet, name: names[at] ?? "" }));
  const drawn = named.map(({ name, columns, rows }) => ({
    sheet: name,
    columns: columns.map((width) => ({ width })),
    data: rows.map((row) => rowOf(row, columns)),
    // Only with one does it write a page's set-up at all; which of the two is said by the print feature.
    orientation: "landscape" as const,
  }));
  return await writeXlsxFile(drawn, { fontFamily, fontSize: 11, features: [printFeature(named)] }).toBuffer();
}
