import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLOOR, floored, type Group } from "../../src/people/floor.ts";

type Member = { readonly of: number; readonly n: number };
const table = (sizes: readonly number[]): readonly Group<Member>[] =>
  sizes.map((size, of) => ({ label: `所属${of}`, members: Array.from({ length: size }, (_, n) => ({ of, n })) }));
const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 9 });
const isPart = (sum: number, rest: number) => sum === 0 || rest === 0 || (sum >= FLOOR && rest >= FLOOR);

describe("The floor of a table", () => {
  it("shows no group under it, and everybody once or nobody at all", () => {
    fc.assert(
      fc.property(sizes, (each) => {
        const [groups, total] = [floored(table(each), "合わせて"), each.reduce((sum, size) => sum + size, 0)];
        expect(groups.every(({ members }) => members.length >= FLOOR)).toBe(true);
        expect(groups.flatMap(({ members }) => members).length).toBe(total < FLOOR ? 0 : total);
      }),
    );
  });

  it("lets nobody take a hidden group off any shown totals", () => {
    fc.assert(
      fc.property(sizes, (each) => {
        const groups = floored(table(each), "合わせて");
        const shown = groups.map(({ members }) => members.length);
        // Every sum of shown totals, and what is left of the whole beside it, is nobody or at least the floor.
        for (let choice = 0; choice < 2 ** shown.length; choice++) {
          const sum = shown.reduce((all, size, at) => all + (choice & (2 ** at) ? size : 0), 0);
          const rest = shown.reduce((all, size) => all + size, 0) - sum;
          expect(isPart(sum, rest)).toBe(true);
        }
        // What was too small stands in one group, never alone there unless it is enough by then.
        for (const { members } of groups) {
          const within = new Set(members.map(({ of }) => of));
          const small = [...within].filter((of) => (each[of] ?? 0) < FLOOR);
          if (small.length > 0) expect(within.size).toBeGreaterThan(1);
        }
      }),
    );
  });

  it("keeps the order of what is shown", () => {
    expect(floored(table([3, 9, 1, 6]), "合わせて").map(({ label }) => label)).toEqual(["所属1", "合わせて"]);
    expect(floored(table([9, 3, 6, 2]), "合わせて").map(({ label }) => label)).toEqual(["所属0", "所属2", "合わせて"]);
    expect(floored(table([2, 2]), "合わせて")).toEqual([]);
  });
});
