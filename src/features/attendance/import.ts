import { addDays, addMonths } from "../../services/calendar.ts";
import { dayInJapan } from "../../services/clock.ts";
import type { Direct } from "../../services/database/database.ts";
import { hashed } from "../../services/files/hashed.ts";
import { type FileProblem, inOrder } from "../../services/files/problem.ts";
import type { Source } from "../../services/files/source.ts";
import { type Column, columnName, type Kind } from "./columns.ts";
import { type Found, type ReadAs, readFile } from "./file.ts";
import * as store from "./taking/store.ts";
import { text } from "./text.ts";

export type AttendanceImport = ReadAs & {
  readonly dryRun: boolean;
  /** The file is gone through two or three times: bytes so far of this time; `write` once it is read. */
  readonly onProgress?: (step: "read" | "write", bytes: number) => void;
};

export type AttendanceResult = store.Counts & {
  readonly accepted: boolean;
  /** undefined where the header does not say. */
  readonly kind: Kind | undefined;
  /** Rows of data in the file. */
  readonly rows: number;
  /** The last day of which the file says something; absent where it is refused, or says nothing. */
  readonly reachesTo?: string;
  readonly problems: readonly FileProblem[];
};

/**
 * Takes attendance or leave in: the whole file in one transaction, or nothing; the same file twice changes nothing. A
 * blank cell says nothing, so what is known stays. In bounded memory, whatever the file.
 * url: the database's own address. Whatever is wrong with the file comes back as problems.
 */
export function importAttendance(url: string, source: Source, taking: AttendanceImport): Promise<AttendanceResult> {
  const file = hashed(source, (bytes) => taking.onProgress?.("read", bytes));
  return store.inTurn(
    url,
    async (direct) => {
      const read = readFile(file.source, taking);
      await store.stage(direct, read.entries);
      taking.onProgress?.("write", 0);
      return takeIn(direct, read.found(), { ...taking, fileHash: file.hash() });
    },
    ({ accepted }) => accepted && !taking.dryRun,
  );
}

async function takeIn(
  direct: Direct,
  { kind, rows, problems, wrong }: Found,
  { fileHash, now }: AttendanceImport & { readonly fileHash: string },
): Promise<AttendanceResult> {
  const among = kind ? await amongRows(direct, kind) : { problems: [], count: 0 };
  const count = wrong + among.count;
  if (kind === undefined || count > 0) {
    const none = { added: 0, changed: 0, unchanged: 0 };
    return { accepted: false, kind, rows, ...none, problems: inOrder([...problems, ...among.problems], count) };
  }
  const counts = await store.putIn(direct, kind);
  const last = await store.lastPeriod(direct);
  const result = { accepted: true, kind, rows, ...counts, problems: [] };
  if (last === undefined) return result;
  const reachesTo = reachOf(kind, last, dayInJapan(now));
  await store.recordImport(direct, { kind, fileHash, now, rows, ...counts, reachesTo });
  return { ...result, reachesTo };
}

/** A month or year that is not over reaches to today. */
function reachOf(kind: Kind, last: string, today: string): string {
  const end = { daily: last, monthly: addDays(addMonths(last, 1), -1), leave: `${last.slice(0, 4)}-12-31` }[kind];
  return end < today ? end : today;
}

/** What is wrong with rows beside each other and beside who is known. */
async function amongRows(direct: Direct, kind: Kind) {
  const period = { daily: "day", monthly: "month", leave: "year" } as const;
  const at = (line: number, column: Column, message: string) => ({ line, column: columnName(column), message });
  const strangers = await store.strangers(direct);
  const leavers = await store.leavers(direct);
  const twins = await store.twins(direct);
  const others = (lines: readonly number[], line: number) => lines.filter((each) => each !== line).slice(0, 5);
  const problems = [
    ...strangers.map(({ line, staff }) => at(line, "staffNumber", text.unknown(staff))),
    ...leavers.map(({ line, day }) => at(line, period[kind], text.left(day))),
    ...twins.map(({ line, lines, count }) =>
      at(line, "staffNumber", text.twice(others(lines, line), count - 1, period[kind])),
    ),
  ];
  const count = [strangers, leavers, twins].reduce((sum, some) => sum + (some[0]?.total ?? 0), 0);
  return { problems, count };
}
