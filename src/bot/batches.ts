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
