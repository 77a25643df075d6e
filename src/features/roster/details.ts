import { columnName, type RosterColumn } from "./columns.ts";
import type { Entry } from "./entry.ts";
import type { Known } from "./known.ts";
import type { Change, Leaving, Plan } from "./roster.ts";
import { levelWords } from "./words.ts";

/** What a roster changes about one person, in the words of the file. */
export type Detail = {
  readonly kind: "added" | "changed" | "returned" | "deactivated";
  /** undefined: the roster does not list the person. */
  readonly line: number | undefined;
  readonly staffNumber: string;
  readonly name: string;
  readonly unitName: string;
  readonly changes: readonly { readonly column: string; readonly from: string; readonly to: string }[];
};

/** By line; those whom the roster does not list come last. */
export function detailsOf({ added, changed, deactivated }: Plan): readonly Detail[] {
  const all = [...added.map(ofAdded), ...changed.map(ofChanged), ...deactivated.map(ofLeaving)];
  return all.sort((a, b) => (a.line ?? Number.POSITIVE_INFINITY) - (b.line ?? Number.POSITIVE_INFINITY) || 0);
}

const ofAdded = ({ line, staffNumber, name, unitName }: Entry): Detail => ({
  kind: "added",
  line,
  staffNumber,
  name,
  unitName,
  changes: [],
});

const ofChanged = ({ entry, known, columns, returns }: Change): Detail => ({
  ...ofAdded(entry),
  kind: returns ? "returned" : "changed",
  changes: columns.map((column) => ({
    column: columnName(column),
    from: said(column, before(known, column)),
    to: said(column, entry[column]),
  })),
});

const ofLeaving = ({ known, entry }: Leaving): Detail => ({
  kind: "deactivated",
  line: entry?.line,
  staffNumber: known.staffNumber,
  name: known.name,
  unitName: known.post?.unitName ?? "",
  changes: [],
});

const before = (known: Known, column: RosterColumn): unknown =>
  column in known ? known[column as keyof Known] : known.post?.[column as keyof NonNullable<Known["post"]>];

/** "" where there is nothing. */
function said(column: RosterColumn, value: unknown): string {
  if (column === "level") return levelWords[value as keyof typeof levelWords]?.[0] ?? "";
  return Array.isArray(value) ? value.join("、") : String(value ?? "");
}
