import { dayInJapan } from "../../services/clock.ts";
import { readCsv } from "../../services/files/csv.ts";
import { type Mapping, readHeader } from "../../services/files/header.ts";
import { type FileProblem, MOST_PROBLEMS } from "../../services/files/problem.ts";
import type { Source } from "../../services/files/source.ts";
import { type Kind, layouts, leaveLayout, timeLayout } from "./columns.ts";
import { type Entry, type Reading, readEntry, readingOf, type Ways } from "./entry.ts";
import { text } from "./text.ts";

/** How a file is to be read. */
export type ReadAs = {
  /** What it is said to hold; whether attendance is daily or monthly, its header says. */
  readonly of: "attendance" | "leave";
  readonly now: Date;
  readonly mapping?: Mapping;
  readonly ways?: Ways;
};

/** What reading a file found. */
export type Found = {
  readonly kind: Kind | undefined;
  readonly rows: number;
  /** The first of them, and how many there are. */
  readonly problems: readonly FileProblem[];
  readonly wrong: number;
};

/** More than a whole prefecture's year in one file; a wrong file that never ends stops here. */
const MOST_ROWS = 5_000_000;

type Heading = { readonly places: ReadonlyMap<string, number>; readonly headings: readonly string[] };

/** The rows of a file as they come; `found` tells what there was once they have all come. */
export function readFile(source: Source, { of, mapping, ways = {}, now }: ReadAs) {
  const problems: FileProblem[] = [];
  let [rows, wrong] = [0, 0];
  let kind: Kind | undefined = of === "leave" ? "leave" : undefined;
  let reading: Reading | undefined;
  const complain = (...some: readonly FileProblem[]) => {
    wrong += some.length;
    problems.push(...some.slice(0, Math.max(0, MOST_PROBLEMS - problems.length)));
  };
  const onHeader = (header: Heading) => {
    kind ??= kindOf(header);
    if (!kind) return complain({ line: 1, column: "", message: text.noPeriod });
    complain(...readHeader(header.headings, layouts[kind], mapping).problems);
    if (wrong === 0) reading = readingOf(kind, ways, dayInJapan(now));
  };
  const reads = () =>
    of === "leave" ? readCsv(source, leaveLayout, mapping, onHeader) : readCsv(source, timeLayout, mapping, onHeader);
  async function* entries(): AsyncGenerator<Entry> {
    for await (const read of reads()) {
      if ("problem" in read) complain(read.problem);
      else {
        if (!reading) return;
        if (++rows > MOST_ROWS) return complain({ line: 1, column: "", message: text.tooManyRows(MOST_ROWS) });
        const { entry, problems: found } = readEntry(read.row, reading);
        if (found.length > 0) complain(...found);
        if (entry) yield entry;
      }
    }
    if (rows === 0 && wrong === 0) complain({ line: 1, column: "", message: text.nothing });
  }
  return { entries: entries(), found: (): Found => ({ kind, rows, problems, wrong }) };
}

/** A file that has days is daily, though it may have their month beside them. */
function kindOf({ places }: Heading): Kind | undefined {
  if (places.has("day")) return "daily";
  return places.has("month") ? "monthly" : undefined;
}
