/** Where a measure stands, in the order in which people look for it. */
export const statuses = ["doing", "preparing", "considering", "done"] as const;
export type Status = (typeof statuses)[number];

/** Something that the policy says the city does, or will look into. */
export type Measure = {
  readonly section: string;
  readonly name: string;
  readonly unit: string;
  readonly status: Status;
  /** Month of the year (1 to 12) in which its progress is looked at. */
  readonly check: number;
};

/** The next month in which a measure is looked at, `YYYY-MM`; the month of today counts. */
export function nextCheck({ check }: Pick<Measure, "check">, today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return `${check >= month ? year : year + 1}-${String(check).padStart(2, "0")}`;
}

export const withStatus = (measures: readonly Measure[], status: Status): readonly Measure[] =>
  measures.filter((measure) => measure.status === status);
