import type { Batch, Notice, Work } from "./notice.ts";

/** How work is cut. idOf: tells one of them from the others and stays theirs. */
export type Cut<T> = {
  readonly most: number;
  readonly sizeOf: (each: T) => number;
  readonly idOf: (each: T) => string;
};

/** A job's work on all these, in batches of at most so much together, each named by its first. */
export const workInBatches = <Tx, N extends Notice, T>(
  all: readonly T[],
  { most, sizeOf, idOf }: Cut<T>,
  work: (some: readonly T[]) => Work<Tx, N>,
): readonly Batch<Tx, N>[] =>
  inBatches(all, most, sizeOf).map((some) => ({ name: some.slice(0, 1).map(idOf).join(), run: work(some) }));

/** Cuts what a job is about into batches, in order, of at most so much together; one that is larger by itself stands alone. */
export function inBatches<T>(all: readonly T[], most: number, sizeOf: (each: T) => number): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const each of all) {
    const its = sizeOf(each);
    if (size + its > most) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(each);
    size += its;
  }
  return batches;
}
