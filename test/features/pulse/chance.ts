export type Chance = {
  /** From 0 to below 1. */
  readonly next: () => number;
  readonly below: (most: number) => number;
  /** Both in. */
  readonly between: (least: number, most: number) => number;
  readonly of: <T>(all: readonly T[]) => T;
};

/** The same again for the same seed (mulberry32). */
export function chance(seed: number): Chance {
  let state = seed * 2_654_435_769;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    of: <T>(all: readonly T[]) => all[below(all.length)] as T,
  };
}
