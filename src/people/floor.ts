/** What is shown of fewer people would say whose it is. */
export const FLOOR = 5;

/** People that belong together in a table, such as those of a unit. */
export type Group<T> = { readonly label: string; readonly members: readonly T[] };

/**
 * The groups of a table as they may be shown, in the same order, with those under the floor as one at the end. Where
 * they are still too few together, the smallest of the others joins them, so that none can be taken off a total; nothing
 * where all together are too few.
 */
export function floored<T>(groups: readonly Group<T>[], label: string): readonly Group<T>[] {
  const some = groups.filter(({ members }) => members.length > 0);
  if (count(some) < FLOOR) return [];
  const isSmall = ({ members }: Group<T>) => members.length < FLOOR;
  const [hidden, shown] = [some.filter(isSmall), some.filter((group) => !isSmall(group))];
  if (hidden.length === 0) return shown;
  const joining = count(hidden) < FLOOR ? smallest(shown) : undefined;
  const merged = [...(joining ? [joining] : []), ...hidden].flatMap(({ members }) => members);
  return [...shown.filter((group) => group !== joining), { label, members: merged }];
}

const count = <T>(groups: readonly Group<T>[]): number =>
  groups.reduce((total, { members }) => total + members.length, 0);

const smallest = <T>(groups: readonly Group<T>[]): Group<T> | undefined =>
  groups.toSorted((one, other) => one.members.length - other.members.length)[0];
