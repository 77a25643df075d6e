import { type CsvError, parse } from "csv-parse";

/** A row of a CSV text: the line on which it begins, and its cells as they are written. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** Where a text stops being CSV. cell: the place in the row, from 0. */
export type Broken = {
  readonly line: number;
  readonly wrong: "stray-quote" | "open-quote" | "long-row";
  readonly cell?: number;
};

/** Characters of one row; a text whose quote never closes ends here instead of filling the memory. */
const LONGEST_ROW = 200_000;

/**
 * Splits a CSV text (newlines as `\n`) that comes in pieces: the rows that each piece completes, without the empty
 * lines between; the last element may be where it breaks. Rows are taken from the parser as it meets them, since its
 * stream throws away those before an error.
 */
export async function* csvRecords(pieces: AsyncIterable<string>): AsyncGenerator<readonly (CsvRecord | Broken)[]> {
  let rows: CsvRecord[] = [];
  let next = 1;
  let error: CsvError | undefined;
  const parser = parse({
    record_delimiter: "\n",
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    on_record: (cells: string[], { lines }) => {
      rows.push({ line: lines - newlines(cells), cells });
      next = lines + 1;
      return null;
    },
  });
  parser.on("error", (found: CsvError) => {
    error = found;
  });
  parser.resume();
  const taken = (): readonly (CsvRecord | Broken)[] => {
    const done = error ? [...rows, brokenAt(error, next)] : rows;
    rows = [];
    return done;
  };
  for await (const piece of pieces) {
    await new Promise<void>((resolve) => parser.write(piece, () => resolve()));
    yield taken();
    if (error) return;
  }
  await new Promise<void>((resolve) => parser.once("close", resolve).end());
  yield taken();
}

const newlines = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);

/** next: the line after the last whole row. A quote that never closes is told where its row begins. */
function brokenAt({ code, lines, index }: CsvError & { lines?: number; index?: number }, next: number): Broken {
  if (code === "CSV_QUOTE_NOT_CLOSED") return { line: next, wrong: "open-quote" };
  if (code === "CSV_MAX_RECORD_SIZE") return { line: next, wrong: "long-row" };
  return { line: lines ?? next, wrong: "stray-quote", cell: index ?? 0 };
}
