import type { Level, Role } from "../../people/person.ts";
import type { FileProblem } from "../../services/files/problem.ts";
import { columnName, type RosterColumn } from "./columns.ts";
import type { Entry } from "./entry.ts";
import { text } from "./text.ts";

/** A person as they are known now, with their main post on the day from which the roster holds. */
export type Known = {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly kana: string;
  readonly email: string | null;
  readonly jobType: string;
  readonly hiredOn: string | null;
  /** Works here on that day. */
  readonly active: boolean;
  readonly roles: readonly Role[];
  readonly post: Post | undefined;
  /** The first day of a main post that begins later than that day. */
  readonly laterPost: string | undefined;
};
export type Post = {
  readonly id: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly level: Level;
  readonly title: string;
  readonly manager: string | null;
  readonly fromDay: string;
};

/** What taking a roster in would do. Nothing is done when there are problems. */
export type Plan = {
  readonly added: readonly Entry[];
  readonly changed: readonly Change[];
  readonly unchanged: number;
  readonly leaving: readonly Known[];
  readonly problems: readonly FileProblem[];
};
export type Change = { readonly entry: Entry; readonly known: Known; readonly columns: readonly RosterColumn[] };

type Options = { readonly deactivateMissing: boolean };

/** Compares a whole roster with what is known; pure. */
export function planRoster(entries: readonly Entry[], known: readonly Known[], { deactivateMissing }: Options): Plan {
  const byNumber = new Map(known.map((person) => [person.staffNumber, person]));
  const listed = new Set(entries.map(({ staffNumber }) => staffNumber));
  const missing = known.filter(({ staffNumber, active }) => active && !listed.has(staffNumber));
  const staying = deactivateMissing ? [] : missing;
  const compared = entries.map((entry) => ({ entry, known: byNumber.get(entry.staffNumber) }));
  const changes = compared.flatMap(({ entry, known: person }) =>
    person ? [{ entry, known: person, columns: differences(entry, person) }] : [],
  );
  const changed = changes.filter(
    ({ entry, known: person, columns }) => entry.active && (columns.length > 0 || !person.active),
  );
  const leaving = [
    ...changes.filter(({ entry, known: person }) => !entry.active && person.active).map((change) => change.known),
    ...(deactivateMissing ? missing : []),
  ];
  const added = compared.filter(({ known: person }) => !person).map(({ entry }) => entry);
  const unchanged =
    changes.length - changed.length - changes.filter(({ known: person }) => leaving.includes(person)).length;
  const problems = [
    ...wholeFile(entries),
    ...duplicates(entries),
    ...unitNames(entries),
    ...emails(entries, known, listed),
    ...managers(entries, staying, byNumber),
    ...laterPosts(changed),
  ];
  return { added, changed, unchanged, leaving, problems };
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

/** Columns that belong to a post rather than to the person: a change of these is a move. */
export const postColumns: readonly RosterColumn[] = ["unitCode", "level", "title", "manager"];

const at = (entry: Entry, column: RosterColumn, message: string): FileProblem => ({
  line: entry.line,
  column: columnName(column),
  message,
});

const wholeFile = (entries: readonly Entry[]): readonly FileProblem[] =>
  entries.length > 0 ? [] : [{ line: 1, column: "", message: text.nobody }];

function duplicates(entries: readonly Entry[]): readonly FileProblem[] {
  const first = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const earlier = first.get(entry.staffNumber);
    if (earlier) return [at(entry, "staffNumber", text.twiceNumber(earlier.line))];
    first.set(entry.staffNumber, entry);
    return [];
  });
}

function unitNames(entries: readonly Entry[]): readonly FileProblem[] {
  const first = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const earlier = first.get(entry.unitCode) ?? entry;
    first.set(entry.unitCode, earlier);
    if (earlier.unitName === entry.unitName) return [];
    return [at(entry, "unitName", text.twoNames(entry.unitCode, earlier.unitName, earlier.line))];
  });
}

/** An address belongs to one person, in the file and among those whom the file does not list, gone or not. */
function emails(
  entries: readonly Entry[],
  known: readonly Known[],
  listed: ReadonlySet<string>,
): readonly FileProblem[] {
  const taken = new Map(
    known.filter(({ staffNumber }) => !listed.has(staffNumber)).map(({ email, staffNumber }) => [email, staffNumber]),
  );
  const first = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    if (!entry.email) return [];
    const [earlier, owner] = [first.get(entry.email), taken.get(entry.email)];
    first.set(entry.email, earlier ?? entry);
    if (earlier && earlier.staffNumber !== entry.staffNumber)
      return [at(entry, "email", text.twiceEmail(earlier.line))];
    return owner === undefined ? [] : [at(entry, "email", text.takenEmail(owner))];
  });
}

/** Every manager is at work and the line ends somewhere. `staying`: at work, and not in the file. */
function managers(
  entries: readonly Entry[],
  staying: readonly Known[],
  known: ReadonlyMap<string, Known>,
): readonly FileProblem[] {
  const inFile = new Map(entries.map((entry) => [entry.staffNumber, entry]));
  const outside = new Map(staying.map((person) => [person.staffNumber, person]));
  const managerOf = (staffNumber: string): string | null => {
    const entry = inFile.get(staffNumber);
    if (!entry) return outside.get(staffNumber)?.post?.manager ?? null;
    return entry.manager === undefined ? (known.get(staffNumber)?.post?.manager ?? null) : entry.manager;
  };
  const wrong = entries.flatMap((entry) => {
    const manager = entry.active ? managerOf(entry.staffNumber) : null;
    if (manager === null) return [];
    if (manager === entry.staffNumber) return [at(entry, "manager", text.ownManager)];
    const listed = inFile.get(manager);
    if (listed ? !listed.active : !outside.has(manager) && known.get(manager)?.active)
      return [at(entry, "manager", text.leavingManager(manager))];
    return listed || outside.has(manager) ? [] : [at(entry, "manager", text.unknownManager(manager))];
  });
  return wrong.length > 0 ? wrong : circles(entries, managerOf);
}

/** Walks each line upwards once; a circle is told at its first row in the file. */
function circles(entries: readonly Entry[], managerOf: (staffNumber: string) => string | null): readonly FileProblem[] {
  const done = new Set<string>();
  return entries.flatMap((entry) => {
    const path: string[] = [];
    let here: string | null = entry.staffNumber;
    while (here !== null && !done.has(here) && !path.includes(here)) {
      path.push(here);
      here = managerOf(here);
    }
    const from = here === null || done.has(here) ? -1 : path.indexOf(here);
    for (const each of path) done.add(each);
    return from < 0 ? [] : [at(entry, "manager", text.circle([...path.slice(from), path[from] ?? ""]))];
  });
}

const laterPosts = (changed: readonly Change[]): readonly FileProblem[] =>
  changed.flatMap(({ entry, known, columns }) =>
    known.laterPost && columns.some((column) => postColumns.includes(column))
      ? [at(entry, "staffNumber", text.laterPost(known.laterPost))]
      : [],
  );
