import { dayInJapan } from "../../services/clock.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import { type Header, readCsv } from "../../services/files/csv.ts";
import { hashed } from "../../services/files/hashed.ts";
import type { Mapping } from "../../services/files/header.ts";
import { type FileProblem, inOrder } from "../../services/files/problem.ts";
import type { Source } from "../../services/files/source.ts";
import { applyPlan } from "./apply/store.ts";
import { type RosterColumn, rosterLayout } from "./columns.ts";
import { type Detail, detailsOf } from "./details.ts";
import { type Entry, readEntry } from "./entry.ts";
import { type Plan, planRoster, type Taking } from "./roster.ts";
import { countOn, inTurn, knownPeople, recordImport } from "./store.ts";
import { notes, text } from "./text.ts";

export type RosterImport = {
  /** The day from which the roster holds, `YYYY-MM-DD`. */
  readonly effectiveOn: string;
  readonly now: Date;
  /** Whether people whom the file does not list leave on that day. */
  readonly deactivateMissing: boolean;
  readonly dryRun: boolean;
  readonly mapping?: Mapping;
  /** The file is gone through two or three times: bytes so far of this time; `write` once it is read. */
  readonly onProgress?: (step: "read" | "write", bytes: number) => void;
};

export type RosterResult = {
  readonly accepted: boolean;
  /** Rows of people in the file. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly deactivated: number;
  readonly problems: readonly FileProblem[];
  /** What it did to whom, or with `dryRun` would do. */
  readonly details: readonly Detail[];
  /** What to know though nothing is wrong, in Japanese. */
  readonly notes: readonly string[];
};

/** A roster of a city; more rows than this are no roster. */
const MOST_ROWS = 100_000;

/**
 * Takes a staff roster in: the whole file in one transaction, or nothing. The same file twice changes nothing.
 * Whatever is wrong with the file comes back as problems; rejects only when the database fails.
 */
export async function importRoster(db: Database, source: Source, roster: RosterImport): Promise<RosterResult> {
  const file = await readRoster(source, roster);
  roster.onProgress?.("write", 0);
  return inTurn(db, (tx) => takeIn(tx, file, roster), { keep: !roster.dryRun });
}

async function takeIn(tx: Tx, file: RosterFile, roster: RosterImport): Promise<RosterResult> {
  const { effectiveOn, now, deactivateMissing } = roster;
  const taking = { deactivateMissing, ahead: effectiveOn > dayInJapan(now), complete: file.complete };
  const plan = planRoster(file.entries, await knownPeople(tx, effectiveOn), taking);
  const problems = [...file.problems, ...plan.problems];
  if (problems.length > 0) return refused(file.rows, problems);
  const { hr } = await countOn(tx, effectiveOn);
  const listed = file.entries.map(({ staffNumber }) => staffNumber);
  await applyPlan(tx, plan, { effectiveOn, now, origin: "roster", ahead: taking.ahead, listed });
  await recordImport(tx, { fileHash: file.hash, effectiveOn, now, ...countsOf(plan) });
  return {
    ...accepted(file.rows, plan),
    notes: [...(await notesOn(tx, roster, taking, hr)), ...notesOf(file.header)],
  };
}

async function notesOn(tx: Tx, { effectiveOn }: RosterImport, { ahead }: Taking, hrBefore: number) {
  const { demo, hr } = await countOn(tx, effectiveOn);
  return [
    ...(ahead ? [notes.ahead(effectiveOn)] : []),
    ...(hrBefore > 0 && hr === 0 ? [notes.noHr] : []),
    ...(demo > 0 ? [notes.demoLeft(demo)] : []),
  ];
}

/** The address may stand under a heading that nobody knows here, and without it no chat knows the person. */
function notesOf(header: RosterFile["header"]): readonly string[] {
  if (!header) return [];
  const read = new Set(header.places.values());
  const unread = header.headings.filter((heading, at) => !read.has(at) && heading.trim() !== "");
  return [
    ...(header.places.has("email") ? [] : [notes.noEmails]),
    ...(unread.length > 0 ? [notes.unread(unread)] : []),
  ];
}

type RosterFile = {
  /** undefined where none was found; then there are problems. */
  readonly header?: Header<RosterColumn> | undefined;
  readonly entries: readonly Entry[];
  readonly rows: number;
  readonly problems: readonly FileProblem[];
  /** False when rows were lost to a problem. */
  readonly complete: boolean;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
};

async function readRoster(source: Source, { mapping, onProgress }: RosterImport): Promise<RosterFile> {
  const watched = hashed(source, (bytes) => onProgress?.("read", bytes));
  const entries: Entry[] = [];
  const problems: FileProblem[] = [];
  let header: RosterFile["header"];
  let [seen, rows] = [0, 0];
  const found = readCsv(watched.source, rosterLayout, mapping, (read) => {
    header = read;
  });
  for await (const read of found) {
    if (++seen > MOST_ROWS) return tooLong(rows);
    if ("row" in read) rows++;
    const { entry, problems: wrong } = "row" in read ? readEntry(read.row) : lost(read.problem);
    problems.push(...wrong);
    if (entry?.staffNumber) entries.push(entry);
  }
  return { header, entries, rows, problems, complete: entries.length === seen, hash: watched.hash() };
}

const lost = (problem: FileProblem) => ({ entry: undefined, problems: [problem] });

const tooLong = (rows: number): RosterFile => ({
  entries: [],
  rows,
  problems: [{ line: 1, column: "", message: text.tooManyRows(MOST_ROWS) }],
  complete: false,
  hash: "",
});

const countsOf = ({ added, changed, unchanged, deactivated }: Plan) => ({
  added: added.length,
  changed: changed.length,
  unchanged,
  deactivated: deactivated.length,
});

const accepted = (rows: number, plan: Plan) => ({
  accepted: true,
  rows,
  ...countsOf(plan),
  problems: [],
  details: detailsOf(plan),
});

function refused(rows: number, problems: readonly FileProblem[]): RosterResult {
  const nothing = { added: 0, changed: 0, unchanged: 0, deactivated: 0, details: [], notes: [] };
  return { accepted: false, rows, ...nothing, problems: inOrder(problems) };
}
