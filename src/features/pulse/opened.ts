import type { Published } from "./publication/publish.ts";
import type { Tree } from "./publication/tree.ts";
import type { Survey } from "./survey.ts";

/** A unit as it was when the survey was opened; `name` as the city calls it. */
export type OpenedUnit = { readonly id: string; readonly name: string; readonly parent?: string | undefined };

/** The city as a whole, which stands above every unit. */
export const CITY = "city";

/** A survey that was opened. Days are `YYYY-MM-DD`. */
export type Opened = {
  readonly id: string;
  readonly content: Survey;
  readonly units: readonly OpenedUnit[];
  readonly opensOn: string;
  readonly remindsOn: string;
  /** The last day on which it is answered. */
  readonly closesOn: string;
  readonly state: "open" | "mixed" | "counted";
  /** Worked out once; undefined before. */
  readonly results?: Results | undefined;
};
export type Counted = Opened & { readonly results: Results };

export const isCounted = (opened: Opened): opened is Counted => opened.results !== undefined;

/** All that is ever told of a survey's answers. By unit id, `CITY` for the whole. */
export type Results = {
  /** Share of the invited who answered, in tenths from 0.1 to 0.9. */
  readonly rates: Readonly<Record<string, number>>;
  /** Means by question, only of the units that are shown; `exact`: those whose mean gives the sum away. */
  readonly means: Readonly<
    Record<string, { readonly shown: Readonly<Record<string, number>>; readonly exact: readonly string[] }>
  >;
  /** Shares by option, of the whole city; no question where too few answered. */
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Whether there were comments enough to show them. */
  readonly comments: boolean;
};

/** Who was invited in which unit, as publication takes it. */
export const treeOf = (units: readonly OpenedUnit[], people: ReadonlyMap<string, readonly string[]>): Tree =>
  units.map(({ id, parent }) => ({ id, parent, people: people.get(id) ?? [] }));

/** What was told of a question before. */
export const publishedOf = ({ means }: Results, question: string): Published => ({
  shown: new Set(Object.keys(means[question]?.shown ?? {})),
  exact: new Set(means[question]?.exact ?? []),
});

/** A unit's id and those of all that is part of it. */
export function within(units: readonly OpenedUnit[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const each of found) for (const { id: part, parent } of units) if (parent === each) found.add(part);
  return found;
}

/** The nearest unit at or above one for which a question is told; undefined where not even the city's is. */
export function nearestTold({ units, results }: Counted, question: string, unit: string): string | undefined {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  const shown = results.means[question]?.shown ?? {};
  let at: string | undefined = unit;
  while (at !== undefined && shown[at] === undefined) at = parents.get(at);
  return at;
}
