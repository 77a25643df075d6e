/** Numbers that look random and are the same in each run. */
export type Chance = {
  /** From 0 up to but not including 1. */
  readonly even: () => number;
  /** Of mean 0 and deviation 1. */
  readonly normal: () => number;
  /** Of mean 1, often small and sometimes large. */
  readonly wait: () => number;
};

/** Mulberry32, by Tommy Ettinger (public domain). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const even = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even());
  return { even, normal, wait: () => -Math.log(1 - even()) };
}
