import { type Reader, readCell, readStaffNumber, right, wrong } from "../../services/files/cell.ts";
import type { FileProblem } from "../../services/files/problem.ts";
import { text as fileText } from "../../services/files/text.ts";
import { isBlank, plainText, readDay, readMonth, readYear } from "../../services/files/values.ts";
import { type Column, columnName, type Kind } from "./columns.ts";
import { type HoursWay, readClock, readHours, readLeave } from "./durations.ts";
import { text } from "./text.ts";

/** What a city declares of how its file writes figures. */
export type Ways = { readonly hours?: HoursWay; readonly days?: "decimal" };

/** What a row says of one person and period. */
export type Entry = {
  readonly line: number;
  readonly staffNumber: string;
  /** The day, the month's first day, or the year's first day. */
  readonly at: string;
  /** Minutes in the order of `valuesOf`; null: no data. */
  readonly values: readonly (number | null)[];
};

type Value = readonly [Column, Reader<number>];
/** How a kind of file is read: its period, its values, and what these say together. */
export type Reading = {
  readonly period: readonly [Column, Reader<string>];
  readonly values: readonly Value[];
  readonly together: (values: Entry["values"]) => { readonly column: Column; readonly message: string } | undefined;
};

const A_DAY = 24 * 60;
const A_MONTH = 31 * A_DAY;

/** today: rows of later periods are refused. */
export function readingOf(kind: Kind, { hours, days }: Ways, today: string): Reading {
  const upToNow = (read: (cell: string) => string | undefined, bad: (word: string) => string): Reader<string> => {
    return (word) => {
      const at = read(word);
      if (at === undefined) return wrong(bad(word));
      return at > today ? wrong(text.future(today)) : right(at);
    };
  };
  const leave: Reader<number> = (word) => readLeave(word, days === "decimal");
  const overtime = (most: number): Value => ["overtime", (word) => readHours(word, hours, most)];
  const alone = () => undefined;
  switch (kind) {
    case "daily":
      return {
        period: ["day", remembering(upToNow(readDay, text.badDay))],
        values: [["start", readClock], ["end", readClock], overtime(A_DAY)],
        together: startAndEnd,
      };
    case "monthly":
      return { period: ["month", upToNow(readMonth, text.badMonth)], values: [overtime(A_MONTH)], together: alone };
    case "leave":
      return {
        period: ["year", upToNow(firstOfYear, text.badYear)],
        values: [
          ["granted", leave],
          ["carried", leave],
          ["taken", leave],
        ],
        together: alone,
      };
  }
}

/** Files are in order more often than not: a day is read once for all who worked on it. */
function remembering<T>(read: Reader<T>): Reader<T> {
  let last: { readonly word: string; readonly reading: ReturnType<Reader<T>> } | undefined;
  return (word) => {
    if (last?.word !== word) last = { word, reading: read(word) };
    return last.reading;
  };
}

function firstOfYear(cell: string): string | undefined {
  const year = readYear(cell);
  return year === undefined ? undefined : `${year}-01-01`;
}

function startAndEnd([start, end]: Entry["values"]): ReturnType<Reading["together"]> {
  if (start != null && start >= A_DAY) return { column: "start", message: text.startsNextDay };
  if (start == null || end == null) return undefined;
  if (end <= start) return { column: "end", message: text.endsBefore };
  return end - start > A_DAY ? { column: "end", message: text.tooLongDay } : undefined;
}

type Cells = { readonly line: number; readonly cells: Readonly<Partial<Record<Column, string | undefined>>> };

/** Reads a row; undefined where nothing can be known of whose it is or when. Each problem names its column. */
export function readEntry(
  { line, cells }: Cells,
  { period, values, together }: Reading,
): { readonly entry: Entry | undefined; readonly problems: readonly FileProblem[] } {
  const problems: FileProblem[] = [];
  const read = <T>(column: Column, reader: Reader<T>) =>
    readCell(
      { line, column: columnName(column), word: plainText(cells[column] ?? "") },
      unlessFormula(reader),
      problems,
    );
  const needed = <T>(column: Column, reader: Reader<T>) =>
    read(column, isBlank(cells[column]) ? () => wrong(fileText.missingValue) : reader);
  const staffNumber = needed("staffNumber", readStaffNumber);
  const at = needed(...period);
  const told = values.map(([column, reader]) => (isBlank(cells[column]) ? null : (read(column, reader) ?? null)));
  const odd = problems.length === 0 ? together(told) : undefined;
  if (odd) problems.push({ line, column: columnName(odd.column), message: odd.message });
  const entry = staffNumber === undefined || at === undefined ? undefined : { line, staffNumber, at, values: told };
  return { entry, problems };
}

/** What a spreadsheet would take for a formula. A minus begins a negative number too, which is told as such. */
const unlessFormula =
  <T>(read: Reader<T>): Reader<T> =>
  (word) =>
    /^[=+@]|^-[^\d]/u.test(word) ? wrong(text.formula(word)) : read(word);
