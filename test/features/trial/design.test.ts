import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draw, ordersOf, startsOf } from "../../../src/features/trial/design.ts";
import { monthsOf } from "../../../src/features/trial/trial.ts";
import { unitsNamed } from "./city.ts";

const plan = { units: unitsNamed(5), first: "2026-12-01", steps: 3, gap: 2 };

describe("The order in which units begin", () => {
  it("goes step by step, as evenly as the units can be dealt out", () => {
    expect(startsOf(plan)).toEqual(["2026-12-01", "2026-12-01", "2027-02-01", "2027-02-01", "2027-04-01"]);
    // Six months before, then four to the last start, then its own two.
    expect(monthsOf(startsOf(plan), plan.gap)).toHaveLength(12);
  });

  it("is drawn again from the same number, in whatever order the units are named", () => {
    fc.assert(
      fc.property(fc.integer(), fc.shuffledSubarray([...unitsNamed(9)], { minLength: 2 }), (seed, units) => {
        const starts = startsOf({ ...plan, units, steps: 2 });
        const order = draw(units, starts, seed);
        expect(draw(units.toReversed(), starts, seed)).toEqual(order);
        expect([...order.keys()].toSorted()).toEqual(units.toSorted());
        expect([...order.values()].toSorted()).toEqual(starts);
      }),
    );
  });

  it("is as likely to begin with one unit as with another", () => {
    const first = Array.from({ length: 3000 }, (_, seed) =>
      draw(plan.units, startsOf({ ...plan, steps: 5 }), seed),
    ).map((order) => [...order].find(([, start]) => start === plan.first)?.[0]);
    // 600 each are expected, give or take 22 (binomial); four times that holds in all but 1 of 10,000 draws.
    for (const unit of plan.units)
      expect(Math.abs(first.filter((each) => each === unit).length - 600)).toBeLessThan(88);
  });

  it("is one of so many that could have been drawn", () => {
    // 5!/(2! 2! 1!) = 30; 6!/(3! 3!) = 20; 5! = 120.
    expect(ordersOf(startsOf(plan))).toBe(30);
    expect(ordersOf(startsOf({ ...plan, units: unitsNamed(6), steps: 2 }))).toBe(20);
    expect(ordersOf(startsOf({ ...plan, steps: 5 }))).toBe(120);
  });
});
