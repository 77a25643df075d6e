/** A unit as it stood when a survey was opened. `people`: ids of those invited in the unit itself, not in its parts. */
export type Unit = {
  readonly id: string;
  /** Undefined for the city as a whole, of which there is one. */
  readonly parent?: string | undefined;
  readonly people: readonly string[];
};
export type Tree = readonly Unit[];

/** The units from one up to the city, itself first. */
export function upwards(tree: Tree): (id: string) => readonly string[] {
  const parents = new Map(tree.map(({ id, parent }) => [id, parent]));
  return (id) => {
    const line: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !line.includes(at); at = parents.get(at)) line.push(at);
    return line;
  };
}

/** What stands for each unit and its parts together: a sum over them. */
export function totals(tree: Tree, of: (unit: Unit) => number): ReadonlyMap<string, number> {
  const [line, sums] = [upwards(tree), new Map<string, number>(tree.map(({ id }) => [id, 0]))];
  for (const unit of tree) for (const id of line(unit.id)) sums.set(id, (sums.get(id) ?? 0) + of(unit));
  return sums;
}

/** The nearest of `shown` at or above each unit: whoever is in the unit is told only as part of that. */
export function toldIn(tree: Tree, shown: ReadonlySet<string>): ReadonlyMap<string, string | undefined> {
  const line = upwards(tree);
  return new Map(tree.map(({ id }) => [id, line(id).find((above) => shown.has(above))]));
}
