import type { FileProblem } from "../../services/files/problem.ts";
import { columnName, type RosterColumn } from "./columns.ts";
import type { Entry } from "./entry.ts";
import type { Known } from "./known.ts";
import { checkLines } from "./line.ts";
import { type Plan, postColumns, type Taking } from "./roster.ts";
import { text } from "./text.ts";

/** What is wrong with a roster as a whole, and beside what is known; pure. */
export function checkRoster(
  entries: readonly Entry[],
  known: readonly Known[],
  plan: Omit<Plan, "problems">,
  taking: Taking,
): readonly FileProblem[] {
  if (entries.length === 0) return taking.complete === false ? [] : [whole(text.nobody)];
  return [
    ...twins(entries, "staffNumber", text.twiceNumber),
    ...twins(entries, "email", text.twiceEmail),
    ...takenEmails(entries, keepers(entries, known, plan, taking)),
    ...unitNames(entries),
    ...checkLines(entries, known, taking),
    ...laterPosts(plan),
  ];
}

const whole = (message: string): FileProblem => ({ line: 1, column: "", message });
const at = (entry: Entry, column: RosterColumn, message: string): FileProblem => ({
  line: entry.line,
  column: columnName(column),
  message,
});

/** Rows that share what belongs to one person; each of them is told where the others are. */
function twins(
  entries: readonly Entry[],
  column: "staffNumber" | "email",
  message: (lines: readonly number[], count: number) => string,
): readonly FileProblem[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = entry[column];
    if (!key) continue;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  const shared = [...groups.values()].filter((rows) => rows.length > 1);
  return shared.flatMap((rows) => rows.map((row) => at(row, column, message(firstBeside(row, rows), rows.length - 1))));
}

const SHOWN = 5;
const firstBeside = (row: Entry, rows: readonly Entry[]): readonly number[] =>
  rows
    .slice(0, SHOWN + 1)
    .flatMap(({ line }) => (line === row.line ? [] : [line]))
    .slice(0, SHOWN);

/** Address → staff number of those whose address this roster leaves as it is. One who has left gives it up. */
function keepers(
  entries: readonly Entry[],
  known: readonly Known[],
  { deactivated }: Pick<Plan, "deactivated">,
  { ahead }: Taking,
): ReadonlyMap<string, string> {
  const listed = new Set(entries.map(({ staffNumber }) => staffNumber));
  const leaving = new Set(deactivated.map((each) => each.known.staffNumber));
  const keeps = ({ staffNumber, active, leftOn }: Known) =>
    listed.has(staffNumber) ? ahead && active : !leaving.has(staffNumber) && (active || leftOn === null);
  return new Map(
    known.filter(keeps).flatMap(({ email, staffNumber }) => (email ? [[email, staffNumber] as const] : [])),
  );
}

function takenEmails(entries: readonly Entry[], kept: ReadonlyMap<string, string>): readonly FileProblem[] {
  return entries.flatMap((entry) => {
    const owner = entry.email ? kept.get(entry.email) : undefined;
    return owner === undefined || owner === entry.staffNumber ? [] : [at(entry, "email", text.takenEmail(owner))];
  });
}

function unitNames(entries: readonly Entry[]): readonly FileProblem[] {
  const first = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const earlier = first.get(entry.unitCode) ?? entry;
    first.set(entry.unitCode, earlier);
    if (entry.unitCode === "" || entry.unitName === "" || earlier.unitName === entry.unitName) return [];
    return [at(entry, "unitName", text.twoNames(entry.unitCode, earlier.unitName, earlier.line))];
  });
}

/** What was entered for a later day stands on what held before it: that ground may not move. */
function laterPosts({ changed, deactivated }: Pick<Plan, "changed" | "deactivated">): readonly FileProblem[] {
  const moving = changed.filter(
    ({ columns, returns }) => returns || columns.some((column) => postColumns.includes(column)),
  );
  return [...moving, ...deactivated].flatMap(({ entry, known }) => {
    if (!known.laterPost) return [];
    const message = text.laterPost(known.staffNumber, known.name, known.laterPost);
    return [entry ? at(entry, "staffNumber", message) : whole(message)];
  });
}
