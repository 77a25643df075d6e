/** The people of a unit in a month, as one figure. mean: minutes of overtime, or of leave taken, each. */
export type Cell = {
  readonly unit: string;
  /** The month's first day. */
  readonly month: string;
  readonly people: number;
  readonly mean: number;
};

export type Worked = {
  readonly unit: string;
  readonly personId: string;
  readonly month: string;
  readonly minutes: number;
};

/** Whoever has no data in a month is not counted in it, never as 0. */
export function cellsOf(worked: readonly Worked[]): readonly Cell[] {
  const sums = new Map<string, { readonly unit: string; readonly month: string; people: number; minutes: number }>();
  for (const { unit, month, minutes } of worked) {
    const key = `${unit} ${month}`;
    const sum = sums.get(key) ?? { unit, month, people: 0, minutes: 0 };
    sums.set(key, sum);
    sum.people += 1;
    sum.minutes += minutes;
  }
  return [...sums.values()].map(({ unit, month, people, minutes }) => ({
    unit,
    month,
    people,
    mean: minutes / people,
  }));
}

/** Minutes of all the people of some cells on average; undefined where there is nobody. */
export function meanOf(cells: readonly Cell[]): number | undefined {
  const people = peopleIn(cells);
  return people === 0 ? undefined : cells.reduce((sum, cell) => sum + cell.mean * cell.people, 0) / people;
}

export const peopleIn = (cells: readonly Cell[]): number => cells.reduce((sum, { people }) => sum + people, 0);
