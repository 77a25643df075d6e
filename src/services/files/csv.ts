import { decoded, detectEncoding } from "./encoding.ts";
import { type Layout, type Mapping, type Places, readHeader } from "./header.ts";
import type { FileProblem } from "./problem.ts";
import { type Broken, type CsvRecord, csvRecords } from "./records.ts";
import { isFileError, type Source } from "./source.ts";
import { text } from "./text.ts";

/**
 * A row of a file: the line on which it begins, and its cells as text with trimmed ends, whatever they look like:
 * a formula is text too. A column that the file lacks is `undefined`.
 */
export type Row<C extends string> = { readonly line: number; readonly cells: Readonly<Record<C, string | undefined>> };

export type Read<C extends string> = { readonly row: Row<C> } | { readonly problem: FileProblem };

/**
 * Reads a CSV file row by row in bounded memory. A problem of the encoding, the header or the quoting ends the
 * reading; a row with too many or too few cells is told and passed over. A file that cannot be read is a problem
 * too: nothing is thrown. onHeader: called once, before the first row, with a header that is right.
 */
export async function* readCsv<C extends string>(
  source: Source,
  layout: Layout<C>,
  mapping?: Mapping,
  onHeader: (header: Header<C>) => void = () => {},
): AsyncGenerator<Read<C>> {
  try {
    const encoding = await detectEncoding(source);
    if (typeof encoding === "string") yield* rows(csvRecords(decoded(source, encoding)), layout, mapping, onHeader);
    else yield { problem: encoding };
  } catch (error) {
    if (!isFileError(error)) throw error;
    yield { problem: { line: 1, column: "", message: text.unopened } };
  }
}

/** Where each column stands, and every heading as the file writes it. */
export type Header<C extends string> = { readonly places: Places<C>; readonly headings: readonly string[] };

async function* rows<C extends string>(
  records: AsyncIterable<readonly (CsvRecord | Broken)[]>,
  layout: Layout<C>,
  mapping: Mapping | undefined,
  onHeader: (header: Header<C>) => void,
): AsyncGenerator<Read<C>> {
  let header: Header<C> | undefined;
  for await (const some of records) {
    for (const record of some) {
      if ("wrong" in record) return yield { problem: problemOf(record, header?.headings) };
      if (header) for (const read of row(record, layout, header)) yield read;
      else {
        const { places, problems } = headerOf(record, layout, mapping);
        for (const problem of problems) yield { problem };
        if (problems.length > 0) return;
        header = { places, headings: record.cells };
        onHeader(header);
      }
    }
  }
  if (!header) yield { problem: { line: 1, column: "", message: text.empty } };
}

function headerOf<C extends string>({ line, cells }: CsvRecord, layout: Layout<C>, mapping: Mapping | undefined) {
  if (line === 1) return readHeader(cells, layout, mapping);
  return { places: new Map<C, number>(), problems: [{ line: 1, column: "", message: text.noHeader }] };
}

/** Nothing for a row of empty cells. */
function row<C extends string>({ line, cells }: CsvRecord, layout: Layout<C>, header: Header<C>): readonly Read<C>[] {
  if (cells.every((cell) => cell.trim() === "")) return [];
  const { places, headings } = header;
  if (cells.length === headings.length) return [{ row: { line, cells: named(cells, layout, places) } }];
  return [{ problem: { line, column: "", message: text.uneven(headings.length, cells.length) } }];
}

function named<C extends string>(cells: readonly string[], layout: Layout<C>, places: Places<C>): Row<C>["cells"] {
  const row: Record<string, string | undefined> = {};
  for (const key in layout) {
    const place = places.get(key);
    row[key] = place === undefined ? undefined : (cells[place] ?? "").trim();
  }
  return row as Row<C>["cells"];
}

function problemOf({ line, wrong, cell = 0 }: Broken, headings: readonly string[] = []): FileProblem {
  if (wrong === "long-row") return { line, column: "", message: text.longRow };
  if (wrong === "open-quote") return { line, column: "", message: text.openQuote };
  return { line, column: headings[cell]?.trim() ?? "", message: text.strayQuote };
}
