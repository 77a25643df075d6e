import type { FileProblem } from "../../services/files/problem.ts";
import { columnName } from "./columns.ts";
import type { Entry } from "./entry.ts";
import type { Known } from "./known.ts";
import type { Taking } from "./roster.ts";
import { text } from "./text.ts";

const SHOWN = 10;

/** Every manager is at work, and every line of managers ends somewhere. */
export function checkLines(entries: readonly Entry[], known: readonly Known[], taking: Taking): readonly FileProblem[] {
  const staff = staffAfter(entries, known, taking);
  return [...entries.flatMap((entry) => managerOf(entry, staff, taking)), ...circles(entries, staff)];
}

/** Who there is once the roster is in: name, manager, and whether at work. */
type Staff = ReadonlyMap<
  string,
  { readonly name: string; readonly manager: string | null; readonly at: "work" | "leaving" }
>;

function staffAfter(entries: readonly Entry[], known: readonly Known[], { deactivateMissing }: Taking): Staff {
  const before = new Map(known.map((person) => [person.staffNumber, person]));
  const others = known
    .filter(({ active }) => active)
    .map(({ staffNumber, name, post }) => [staffNumber, name, post?.manager ?? null, !deactivateMissing] as const);
  const listed = entries.map(
    ({ staffNumber, name, manager, active }) =>
      [
        staffNumber,
        name,
        manager === undefined ? (before.get(staffNumber)?.post?.manager ?? null) : manager,
        active,
      ] as const,
  );
  return new Map(
    [...others, ...listed].map(([staffNumber, name, manager, works]) => [
      staffNumber,
      { name, manager: works ? manager : null, at: works ? "work" : "leaving" },
    ]),
  );
}

function managerOf(entry: Entry, staff: Staff, { complete }: Taking): readonly FileProblem[] {
  const manager = staff.get(entry.staffNumber)?.manager ?? null;
  if (!entry.active || manager === null) return [];
  if (manager === entry.staffNumber) return [problem(entry, text.ownManager)];
  if (complete === false) return [];
  const found = staff.get(manager);
  if (found?.at === "leaving") return [problem(entry, text.leavingManager(manager))];
  return found ? [] : [problem(entry, text.unknownManager(manager))];
}

/** Walks each line upwards once; a circle is told at its first row in the file. */
function circles(entries: readonly Entry[], staff: Staff): readonly FileProblem[] {
  const done = new Set<string>();
  return entries.flatMap((entry) => {
    const path = new Set<string>();
    let here: string | null = entry.staffNumber;
    while (here !== null && !done.has(here) && !path.has(here)) {
      path.add(here);
      here = staff.get(here)?.manager ?? null;
    }
    const circle = here !== null && path.has(here) ? from(path, here) : [];
    for (const each of path) done.add(each);
    return circle.length < 2 ? [] : [problem(entry, text.circle(named(circle, staff)))];
  });
}

const from = (path: ReadonlySet<string>, start: string): readonly string[] => {
  const people = [...path];
  return people.slice(people.indexOf(start));
};

const named = (circle: readonly string[], staff: Staff): readonly string[] => {
  const people = circle.slice(0, SHOWN).map((number) => `${number} ${staff.get(number)?.name ?? ""}`.trim());
  return [...people, circle.length > SHOWN ? `ほか${circle.length - SHOWN}人` : "", people[0] ?? ""].filter(Boolean);
};

const problem = (entry: Entry, message: string): FileProblem => ({
  line: entry.line,
  column: columnName("manager"),
  message,
});
