/** Somebody at work, and the ids of their managers. */
export type Line = { readonly person: string; readonly managers: readonly string[] };

/** People to whom it has to be decided together what they are told, by id. */
export type Circle = {
  readonly lead: string;
  readonly readers: readonly string[];
  /** Of whom they may be told something. */
  readonly subjects: readonly string[];
};

/**
 * Everybody reads in one circle: who leads, in the one of those who report to them; else in the one of the first of
 * their managers.
 */
export function circlesIn(lines: readonly Line[]): readonly Circle[] {
  const under = new Map<string, string[]>();
  for (const { person, managers } of lines)
    for (const manager of managers) under.set(manager, [...(under.get(manager) ?? []), person]);
  const readers = new Map([...under.keys()].map((lead) => [lead, [lead]]));
  for (const { person, managers } of lines) {
    const lead = under.has(person) ? undefined : (managers[0] ?? person);
    if (lead !== undefined) readers.set(lead, [...(readers.get(lead) ?? []), person]);
  }
  return [...readers]
    .map(([lead, all]) => ({ lead, readers: all, subjects: [...new Set([...all, ...(under.get(lead) ?? [])])] }))
    .toSorted((a, b) => (a.lead < b.lead ? -1 : 1));
}
