import { createHash } from "node:crypto";
import type { Cell } from "../../../src/features/trial/cells.ts";
import { monthsFrom } from "../../../src/features/trial/trial.ts";

/** Numbers between 0 and 1 from a seed, always the same. */
export function numbers(seed: string | number): () => number {
  let at = 0;
  return () => createHash("sha256").update(`${seed} ${at++}`).digest().readUInt32BE() / 2 ** 32;
}

/** Roughly a bell curve around 0 that is 1 wide. */
const bell = (random: () => number) => Array.from({ length: 12 }, random).reduce((sum, each) => sum + each, -6);

export const unitsNamed = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `unit-${String(at).padStart(2, "0")}`);

/** A made-up city whose units have a level, and whose months a season, of their own, and chance on top (in minutes). */
export function city(seed: number, size: { readonly units: number; readonly months: number; readonly chance: number }) {
  const random = numbers(seed);
  const months = monthsFrom("2025-10-01", size.months);
  const seasons = months.map(() => 200 * random());
  return unitsNamed(size.units).flatMap((unit) => {
    const [level, people] = [300 + 600 * random(), 5 + Math.floor(10 * random())];
    return months.map(
      (month, at): Cell => ({ unit, month, people, mean: level + (seasons[at] ?? 0) + size.chance * bell(random) }),
    );
  });
}

/** The same with a difference from each unit's start on. */
export const withEffect = (cells: readonly Cell[], starts: ReadonlyMap<string, string>, minutes: number) =>
  cells.map((cell) => ({ ...cell, mean: cell.mean + (cell.month >= (starts.get(cell.unit) ?? "9") ? minutes : 0) }));
