import { partFrontMatter } from "../../../services/content/front-matter.ts";
import type { Document, DocumentKind, Employment } from "./document.ts";
import { frontMatterOf, withDays } from "./front-matter.ts";
import type { Reiki } from "./reiki.ts";

/** A version of a rule as it lies in the folder. */
export type Filed = { readonly document: Document; readonly markdown: string };

/** What the person who imports says; what is absent comes from the page or from the version before. */
export type Given = {
  readonly kind?: DocumentKind;
  readonly inForce?: string;
  readonly appliesTo?: readonly Employment[];
};

export type Outcome = "new" | "newer" | "older" | "corrected" | "unchanged";

export type Plan = {
  readonly outcome: Outcome;
  readonly document: Document;
  /** The version's whole file. */
  readonly markdown: string;
  /** What it is compared with: what it replaces, the version before it, else the one after it. */
  readonly base: Filed | undefined;
  /** File id → text; what the folder then holds of this rule. */
  readonly files: ReadonlyMap<string, string>;
};

/** Why a version cannot be filed; `FilingProblem` says it in words. */
export type Obstacle = "no-day" | "no-kind" | "other-title" | "undated" | "same-day";

type Version = {
  readonly inForce: string;
  readonly until: string | undefined;
  readonly text: string;
  readonly isNew: boolean;
};

/**
 * Files a page as a version of the rule `stem`, whose versions so far are `filed`. The newest is `<stem>`, each older
 * one `<stem>@<the day from which it held>` and says until when. A text that is there already keeps its head as people
 * have written it.
 */
export function planVersions(stem: string, filed: readonly Filed[], page: Reiki, given: Given): Plan | Obstacle {
  const current = filed.find(({ document }) => document.file === stem);
  if (current && current.document.title !== page.title) return "other-title";
  if (filed.some(({ document }) => document.inForce === undefined)) return "undated";
  const twin = filed.find(({ markdown }) => sameText(markdown, page.markdown));
  const inForce = given.inForce ?? twin?.document.inForce ?? page.inForce;
  if (inForce === undefined) return "no-day";
  const replaced = twin ?? filed.find(({ document }) => document.inForce === inForce);
  if (filed.some((each) => each !== replaced && each.document.inForce === inForce)) return "same-day";
  const others = filed.filter((each) => each !== replaced);
  const before = newest(others.filter(({ document }) => (document.inForce ?? "") < inForce));
  const base = replaced ?? before ?? oldest(others);
  const kind = given.kind ?? knownKind(base) ?? page.kind;
  if (kind === undefined) return "no-kind";
  const head = headOf(page, { kind, inForce, given, twin, base });
  const versions = inOrder([...others.map(versionOf), newVersion(head, page, twin)]);
  const files = new Map(
    versions.map((version, at) => [nameOf(stem, version, at === versions.length - 1), version.text]),
  );
  const at = versions.findIndex(({ isNew }) => isNew);
  const file = nameOf(stem, { inForce }, at === versions.length - 1);
  const { until } = versions[at] ?? {};
  return {
    outcome: outcomeOf(filed, files, replaced, at === versions.length - 1),
    document: { ...head, file, ...(until !== undefined && { until }) },
    markdown: versions[at]?.text ?? "",
    base,
    files,
  };
}

const sameText = (markdown: string, text: string) => partFrontMatter(markdown).body.trim() === text.trim();
const knownKind = (base: Filed | undefined) => (base?.document.kind === "policy" ? undefined : base?.document.kind);
const byDay = (a: Filed, b: Filed) => (a.document.inForce ?? "").localeCompare(b.document.inForce ?? "");
const newest = (filed: readonly Filed[]): Filed | undefined => [...filed].sort(byDay).at(-1);
const oldest = (filed: readonly Filed[]): Filed | undefined => [...filed].sort(byDay)[0];
const nameOf = (stem: string, { inForce }: Pick<Version, "inForce">, last: boolean) =>
  last ? stem : `${stem}@${inForce}`;

type Known = {
  readonly kind: DocumentKind;
  readonly inForce: string;
  readonly given: Given;
  readonly twin: Filed | undefined;
  readonly base: Filed | undefined;
};

function headOf(page: Reiki, { kind, inForce, given, twin, base }: Known): Document {
  const number = twin?.document.number ?? page.number;
  return {
    file: "",
    title: page.title,
    kind,
    inForce,
    appliesTo: given.appliesTo ?? base?.document.appliesTo ?? [],
    sample: twin?.document.sample ?? false,
    ...(number !== undefined && { number }),
    ...(twin?.document.until !== undefined && { until: twin.document.until }),
  };
}

const versionOf = ({ document: { inForce = "", until }, markdown }: Filed): Version => ({
  ...{ inForce, until, text: markdown, isNew: false },
});

/** A head that says the same already stays as it is written. */
function newVersion(head: Document, page: Reiki, twin: Filed | undefined): Version {
  const { inForce = "", until } = head;
  const kept =
    twin && twin.document.kind === head.kind && String(twin.document.appliesTo) === String(head.appliesTo)
      ? twin.markdown
      : `${frontMatterOf(head)}\n${page.markdown}`;
  return { inForce, until, text: kept, isNew: true };
}

/** By day, each one's end the next one's beginning; an end that somebody wrote and that comes earlier stays. */
function inOrder(versions: readonly Version[]): readonly Version[] {
  const sorted = [...versions].sort((a, b) => a.inForce.localeCompare(b.inForce));
  return sorted.map((version, at) => {
    const next = sorted[at + 1]?.inForce;
    const own = version.until !== undefined && version.until > version.inForce ? version.until : undefined;
    const until = next === undefined ? own : own !== undefined && own < next ? own : next;
    const stays = until === version.until && !version.isNew;
    return {
      ...version,
      until,
      text: stays ? version.text : withDays(version.text, { inForce: version.inForce, until }),
    };
  });
}

function outcomeOf(
  filed: readonly Filed[],
  files: ReadonlyMap<string, string>,
  replaced: Filed | undefined,
  last: boolean,
): Outcome {
  if (filed.length === 0) return "new";
  const same =
    filed.length === files.size && filed.every(({ document, markdown }) => files.get(document.file) === markdown);
  if (same) return "unchanged";
  if (replaced) return "corrected";
  return last ? "newer" : "older";
}
