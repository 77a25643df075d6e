import type { FileProblem } from "../../services/files/problem.ts";
import { checkRoster } from "./checks.ts";
import type { RosterColumn } from "./columns.ts";
import type { Entry } from "./entry.ts";
import type { Known } from "./known.ts";

/** What taking a roster in would do. Nothing is done when there are problems. */
export type Plan = {
  readonly added: readonly Entry[];
  readonly changed: readonly Change[];
  readonly unchanged: number;
  readonly deactivated: readonly Leaving[];
  readonly problems: readonly FileProblem[];
};
/** A row that differs from what is known; `returns`: the person is here again. */
export type Change = {
  readonly entry: Entry;
  readonly known: Known;
  readonly columns: readonly RosterColumn[];
  readonly returns: boolean;
};
/** No entry: the roster does not list the person any more. */
export type Leaving = { readonly known: Known; readonly entry: Entry | undefined };

export type Taking = {
  /** Whether people whom the roster does not list leave on its day. */
  readonly deactivateMissing: boolean;
  /** Whether the roster is for a day to come: then what has no date of its own stays as it is today. */
  readonly ahead: boolean;
  /** False when rows were lost to a problem: then nobody can be said to be missing. */
  readonly complete?: boolean;
};

/** Columns that belong to a post rather than to the person: a change of these is a move. */
export const postColumns: readonly RosterColumn[] = ["unitCode", "level", "title", "manager"];

/** Compares a whole roster with what is known; pure. */
export function planRoster(entries: readonly Entry[], known: readonly Known[], taking: Taking): Plan {
  const byNumber = new Map(known.map((person) => [person.staffNumber, person]));
  const pairs = entries.map((entry) => ({ entry, known: byNumber.get(entry.staffNumber) }));
  const met = pairs.flatMap(({ entry, known: person }) => (person ? [compare(entry, person, taking)] : []));
  const changed = met.filter(({ entry, columns, returns }) => entry.active && (returns || columns.length > 0));
  const stopped = met.filter(({ entry, known: person }) => !entry.active && person.active);
  const missing = taking.deactivateMissing ? unlisted(entries, known) : [];
  const plan = {
    added: pairs.filter(({ known: person }) => !person).map(({ entry }) => entry),
    changed,
    unchanged: met.length - changed.length - stopped.length,
    deactivated: [...stopped, ...missing.map((person) => ({ known: person, entry: undefined }))],
  };
  return { ...plan, problems: checkRoster(entries, known, plan, taking) };
}

function unlisted(entries: readonly Entry[], known: readonly Known[]): readonly Known[] {
  const listed = new Set(entries.map(({ staffNumber }) => staffNumber));
  return known.filter(({ staffNumber, active }) => active && !listed.has(staffNumber));
}

function compare(entry: Entry, known: Known, { ahead }: Taking): Change {
  const returns = entry.active && !known.active;
  const columns = differences(entry, known).filter((column) => returns || !ahead || postColumns.includes(column));
  return { entry, known, columns, returns };
}

/** The columns in which a row differs from what is known; a column that the file lacks differs in nothing. */
function differences(entry: Entry, known: Known): readonly RosterColumn[] {
  const { post } = known;
  const pairs: readonly (readonly [RosterColumn, unknown, unknown])[] = [
    ["name", entry.name, known.name],
    ["kana", entry.kana, known.kana],
    ["email", entry.email, known.email],
    ["jobType", entry.jobType, known.jobType],
    ["hiredOn", entry.hiredOn, known.hiredOn],
    ["roles", entry.roles?.join(), known.roles.join()],
    ["unitCode", entry.unitCode, post?.unitCode],
    ["unitName", entry.unitName, post?.unitName],
    ["level", entry.level, post?.level],
    ["title", entry.title, post?.title],
    ["manager", entry.manager, post?.manager],
  ];
  return pairs.flatMap(([column, ours, theirs]) => (ours === undefined || ours === theirs ? [] : [column]));
}
