import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { decoded, detectEncoding, type Encoding } from "./encoding.ts";
import { type Layout, type Mapping, type Places, readHeader } from "./header.ts";
import type { FileProblem } from "./problem.ts";

/** A row of a file: its first line, and its cells as text, trimmed at the ends. A column the file lacks is `undefined`. */
export type Row<C extends string> = { readonly line: number; readonly cells: Readonly<Record<C, string | undefined>> };

export type Read<C extends string> = { readonly row: Row<C> } | { readonly problem: FileProblem };

/** Characters of one row; a file whose quote never closes ends here instead of filling the memory. */
const LONGEST_ROW = 200_000;

/**
 * Reads a CSV file row by row in bounded memory. A problem of the encoding, the header or the quoting ends the
 * reading; a row with too many or too few cells is told and passed over. Throws only when the file cannot be opened.
 */
export async function* readCsv<C extends string>(
  path: string,
  layout: Layout<C>,
  mapping?: Mapping,
): AsyncGenerator<Read<C>> {
  const encoding = await detectEncoding(path);
  if (typeof encoding !== "string") return yield { problem: encoding };
  let columns: { readonly places: Places<C>; readonly width: number } | undefined;
  for await (const record of records(path, encoding)) {
    if ("problem" in record) return yield record;
    const { cells, line } = record;
    if (columns) {
      yield cells.length === columns.width
        ? { row: { line, cells: named(cells, layout, columns.places) } }
        : { problem: uneven(line, columns.width, cells.length) };
      continue;
    }
    const { places, problems } = readHeader(cells, layout, mapping);
    for (const problem of problems) yield { problem };
    if (problems.length > 0) return;
    columns = { places, width: cells.length };
  }
  if (!columns)
    yield {
      problem: { line: 1, column: "", message: "ファイルが空です。1行目に見出し、2行目からデータを入れてください。" },
    };
}

type Line = { readonly cells: readonly string[]; readonly line: number } | { readonly problem: FileProblem };

async function* records(path: string, encoding: Encoding): AsyncGenerator<Line> {
  const parser = Readable.from(decoded(path, encoding)).pipe(
    parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_ROW }),
  );
  let last = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      // A row begins after the one before it and the empty lines between.
      const lines = info.lines;
      const line = lines - record.reduce((sum, cell) => sum + newlines(cell), 0);
      last = lines;
      if (record.some((cell) => cell.trim() !== "")) yield { cells: record.map((cell) => cell.trim()), line };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { problem: malformed(error.code, last + 1) };
  }
}

const newlines = (cell: string) => cell.split(/\r\n|\r|\n/u).length - 1;

function named<C extends string>(cells: readonly string[], layout: Layout<C>, places: Places<C>): Row<C>["cells"] {
  const entries = (Object.keys(layout) as C[]).map((key) => {
    const place = places.get(key);
    return [key, place === undefined ? undefined : (cells[place] ?? "")] as const;
  });
  return Object.fromEntries(entries) as Row<C>["cells"];
}

const uneven = (line: number, expected: number, found: number): FileProblem => ({
  line,
  column: "",
  message: `見出しは${expected}列ですが、この行は${found}列です。列の数をそろえてください。`,
});

const malformed = (code: string, line: number): FileProblem => ({
  line,
  column: "",
  message:
    code === "CSV_MAX_RECORD_SIZE"
      ? '1行が長すぎます。途中の引用符（"）が閉じているか確かめてください。'
      : '引用符（"）の使い方に誤りがあり、この行から先を読み取れません。',
});
