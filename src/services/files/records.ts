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
 * Splits a CSV text (RFC 4180, newlines as `\n`) that comes in pieces: the rows that each piece completes, without
 * the empty lines between; the last element may be where it breaks. Several at a time, because a million turns of
 * an asynchronous loop cost more than the splitting.
 */
export async function* csvRecords(pieces: AsyncIterable<string>): AsyncGenerator<readonly (CsvRecord | Broken)[]> {
  let open: OpenRow = { line: 1, next: 1, text: "", quoted: false };
  for await (const piece of pieces) {
    const { records, rest } = split(open, piece);
    yield records;
    if (!rest) return;
    open = rest;
  }
  yield last(open);
}

/** A row that may go on. next: the line after its complete ones. */
type OpenRow = { readonly line: number; readonly next: number; readonly text: string; readonly quoted: boolean };

/** No rest: the text is broken. */
function split(open: OpenRow, piece: string): { records: readonly (CsvRecord | Broken)[]; rest?: OpenRow } {
  const records: (CsvRecord | Broken)[] = [];
  let { line, next, text, quoted } = open;
  for (let from = 0; ; ) {
    const newline = piece.indexOf("\n", from);
    const part = piece.slice(from, newline < 0 ? undefined : newline);
    if (text.length + part.length > LONGEST_ROW) return { records: [...records, { line, wrong: "long-row" }] };
    quoted = quoted !== hasOddQuotes(part);
    text += part;
    if (newline < 0) return { records, rest: { line, next, text, quoted } };
    from = newline + 1;
    next++;
    if (quoted) {
      text += "\n";
      continue;
    }
    const record = recordOf(text, line);
    if (record) records.push(record);
    if (record && "wrong" in record) return { records };
    [line, text] = [next, ""];
  }
}

function last({ line, text, quoted }: OpenRow): readonly (CsvRecord | Broken)[] {
  const record = recordOf(text, line);
  if (quoted && record && !("cell" in record)) return [{ line, wrong: "open-quote" }];
  return record ? [record] : [];
}

function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

/** undefined for an empty line. */
function recordOf(text: string, line: number): CsvRecord | Broken | undefined {
  if (text === "") return undefined;
  if (!text.includes('"')) return { line, cells: text.split(",") };
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const found = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at);
    if (found === "open") return { line, wrong: "open-quote" };
    if (found === "stray") return { line, wrong: "stray-quote", cell: cells.length };
    cells.push(found.cell);
    if (found.end === text.length) return { line, cells };
    at = found.end + 1;
  }
}

type Found = { readonly cell: string; readonly end: number };

function bareCell(text: string, at: number): Found | "stray" {
  const comma = text.indexOf(",", at);
  const end = comma < 0 ? text.length : comma;
  const cell = text.slice(at, end);
  return cell.includes('"') ? "stray" : { cell, end };
}

function quotedCell(text: string, at: number): Found | "stray" | "open" {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return "open";
  const after = text[end + 1];
  if (after !== undefined && after !== ",") return "stray";
  return { cell: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
}
