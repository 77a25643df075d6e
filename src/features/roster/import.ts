import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Database, Tx } from "../../services/database/database.ts";
import { readCsv } from "../../services/files/csv.ts";
import type { Mapping } from "../../services/files/header.ts";
import type { FileProblem } from "../../services/files/problem.ts";
import { rosterLayout } from "./columns.ts";
import { type Entry, readEntry } from "./entry.ts";
import { type Plan, planRoster } from "./roster.ts";
import { applyPlan, knownPeople, recordImport, waitForRosters } from "./store.ts";
import { text } from "./text.ts";

export type RosterImport = {
  readonly path: string;
  /** The day from which the roster holds, `YYYY-MM-DD`. */
  readonly effectiveOn: string;
  readonly now: Date;
  /** Whether people whom the file does not list leave on that day. */
  readonly deactivateMissing: boolean;
  readonly dryRun: boolean;
  readonly mapping?: Mapping;
  /** Rows read so far. */
  readonly onProgress?: (rows: number) => void;
};

export type RosterResult = {
  readonly accepted: boolean;
  /** Rows of people in the file. */
  readonly rows: number;
  readonly problems: readonly FileProblem[];
  /** What it did, or with `dryRun` would do; empty when refused. */
  readonly plan: Plan;
};

const PROBLEMS = 1000;
/** A roster of a city; more rows than this are no roster. */
const ROWS = 100_000;

/**
 * Takes a staff roster in: the whole file in one transaction, or nothing. The same file twice changes nothing.
 * Rejects only when the file cannot be opened or the database fails.
 */
export async function importRoster(db: Database, roster: RosterImport): Promise<RosterResult> {
  const { entries, rows, problems } = await readRoster(roster);
  if (problems.length > 0) return refused(rows, problems);
  const fileHash = await hashOf(roster.path);
  return db.$transaction((tx) => takeIn(tx, entries, fileHash, roster), { timeout: 120_000, maxWait: 30_000 });
}

async function takeIn(
  tx: Tx,
  entries: readonly Entry[],
  fileHash: string,
  roster: RosterImport,
): Promise<RosterResult> {
  await waitForRosters(tx);
  const plan = planRoster(entries, await knownPeople(tx, roster.effectiveOn), roster);
  if (plan.problems.length > 0) return refused(entries.length, plan.problems);
  if (!roster.dryRun) {
    const { effectiveOn, now } = roster;
    await applyPlan(tx, plan, { effectiveOn, now, origin: "roster" });
    await recordImport(tx, { fileHash, effectiveOn, now, plan });
  }
  return { accepted: true, rows: entries.length, problems: [], plan };
}

async function readRoster({ path, mapping, onProgress }: RosterImport) {
  await stat(path);
  const entries: Entry[] = [];
  const problems: FileProblem[] = [];
  let rows = 0;
  for await (const read of readCsv(path, rosterLayout, mapping)) {
    if ("problem" in read) {
      problems.push(read.problem);
      continue;
    }
    onProgress?.(++rows);
    if (rows > ROWS) return { entries, rows, problems: [{ line: 1, column: "", message: text.tooManyRows(ROWS) }] };
    const entry = readEntry(read.row);
    if ("staffNumber" in entry) entries.push(entry);
    else problems.push(...entry);
  }
  return { entries, rows, problems };
}

const nothing: Plan = { added: [], changed: [], unchanged: 0, leaving: [], problems: [] };

/** Problems in the order of their lines; of very many, the first. */
function refused(rows: number, problems: readonly FileProblem[]): RosterResult {
  const ordered = [...problems].sort((a, b) => a.line - b.line);
  const more = ordered.length - PROBLEMS;
  const shown =
    more > 0 ? [...ordered.slice(0, PROBLEMS), { line: 1, column: "", message: text.tooMany(more) }] : ordered;
  return { accepted: false, rows, problems: shown, plan: nothing };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
