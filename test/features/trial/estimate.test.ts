import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, type Worked } from "../../../src/features/trial/cells.ts";
import { draw, startsOf } from "../../../src/features/trial/design.ts";
import { detectable, pastMonths } from "../../../src/features/trial/detectable.ts";
import { estimate } from "../../../src/features/trial/estimate.ts";
import type { Plan } from "../../../src/features/trial/trial.ts";
import { city, unitsNamed, withEffect } from "./city.ts";

const cell = (unit: string, month: string, mean: number, people = 5) => ({ unit, month, people, mean });
const units = unitsNamed(8);
const plan: Plan = { feature: "f", kind: "k", units, first: "2026-04-01", steps: 4, gap: 1 };
const drawn = (seed: number) => draw(units, startsOf(plan), seed);
const months = 10;

describe("The difference that a nudge makes", () => {
  it("is, of two units and two months, the change in the one less the change in the other", () => {
    // 10 h to 8 h where it began, 9 h to 9 h 30 where it did not: −2 h − 30 min.
    const cells = [cell("a", "2026-04-01", 600), cell("a", "2026-05-01", 480)];
    const others = [cell("b", "2026-04-01", 540, 30), cell("b", "2026-05-01", 570, 30)];
    const starts = new Map([
      ["a", "2026-05-01"],
      ["b", "9999-12-01"],
    ]);
    const found = estimate([...cells, ...others], starts, 1);
    expect(found?.difference).toBeCloseTo(-150, 6);
    // Either of two units could have been drawn, so that chance alone does as much every other time.
    expect(found).toMatchObject({ low: -Infinity, high: Infinity });
  });

  it("cannot be told before any unit has begun, or where all began at once", () => {
    const cells = city(1, { units: 8, months, chance: 30 });
    const at = (start: string) => new Map(units.map((unit) => [unit, start]));
    expect(estimate(cells, at("2027-01-01"), 1)).toBeUndefined();
    expect(estimate(cells, at("2026-04-01"), 1)).toBeUndefined();
    expect(estimate([], at("2026-04-01"), 1)).toBeUndefined();
  });

  it("is found exactly where there is no chance, whatever levels, seasons and sizes the units have", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -300, max: 300 }), (seed, minutes) => {
        const starts = drawn(seed);
        const cells = withEffect(city(seed, { units: 8, months, chance: 0 }), starts, minutes);
        expect(estimate(cells, starts, seed)?.difference).toBeCloseTo(minutes, 4);
      }),
      { numRuns: 10 },
    );
  });

  it("moves with what is planted, and its interval with it", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -300, max: 300 }), (seed, minutes) => {
        const [starts, cells] = [drawn(seed), city(seed, { units: 8, months, chance: 40 })];
        const none = estimate(cells, starts, seed);
        const some = estimate(withEffect(cells, starts, minutes), starts, seed);
        for (const side of ["difference", "low", "high"] as const)
          expect(some?.[side]).toBeCloseTo((none?.[side] ?? 0) + minutes, 3);
        expect(none?.low).toBeLessThanOrEqual(none?.difference ?? 0);
        expect(none?.high).toBeGreaterThanOrEqual(none?.difference ?? 0);
      }),
      { numRuns: 10 },
    );
  });

  it("has an interval that holds the truth in about 95 of 100 trials", { timeout: 120_000 }, () => {
    const trials = Array.from({ length: 100 }, (_, seed) => {
      const starts = drawn(seed);
      return estimate(city(seed, { units: 8, months, chance: 60 }), starts, seed);
    });
    const held = trials.filter((found) => found && found.low <= 0 && found.high >= 0).length;
    // Of 100 trials at 95 %, 89 to 99 hold it in 98.5 % of all cases (binomial).
    expect(held).toBeGreaterThanOrEqual(89);
    expect(held).toBeLessThanOrEqual(99);
  });

  it("does not depend on the order in which people are named, and leaves out who has no data", () => {
    const worked: readonly Worked[] = city(3, { units: 8, months, chance: 60 }).flatMap(
      ({ unit, month, people, mean }) =>
        Array.from({ length: people }, (_, at) => ({
          unit,
          month,
          personId: `${unit} ${at}`,
          minutes: Math.round(mean) + at,
        })),
    );
    const found = estimate(cellsOf(worked), drawn(3), 3);
    const mixed = worked.toSorted((a, b) => a.minutes - b.minutes || (a.personId < b.personId ? 1 : -1));
    const again = estimate(cellsOf(mixed), drawn(3), 3);
    expect(again?.difference).toBeCloseTo(found?.difference ?? Number.NaN, 6);
    expect(again?.low).toBeCloseTo(found?.low ?? Number.NaN, 6);
    // 3 people of 60, 90 and 120 minutes: 90 each; without the last, 75.
    const three = [60, 90, 120].map((minutes, at) => ({
      unit: "a",
      month: "2026-04-01",
      personId: String(at),
      minutes,
    }));
    expect(cellsOf(three)).toEqual([{ unit: "a", month: "2026-04-01", people: 3, mean: 90 }]);
    expect(cellsOf(three.slice(0, 2))).toEqual([{ unit: "a", month: "2026-04-01", people: 2, mean: 75 }]);
  });
});

describe("The least difference that could be told", () => {
  const lastKnown = "2026-03-01";
  const past = (seed: number, chance: number) => {
    const wanted = pastMonths(plan, lastKnown);
    const cells = city(seed, { units: 8, months: wanted.length, chance });
    return cells.map((each, at) => ({ ...each, month: wanted[at % wanted.length] ?? "" }));
  };

  it("rests on as many months before as the trial will have", () => {
    // Six before the first start and four steps of a month: June 2025 to March 2026.
    expect(pastMonths(plan, lastKnown)).toHaveLength(10);
    expect(pastMonths(plan, lastKnown)[0]).toBe("2025-06-01");
    expect(pastMonths(plan, lastKnown).at(-1)).toBe("2026-03-01");
  });

  it("is 0 where units never vary, and grows with how much they do", () => {
    expect(detectable(past(4, 0), plan, lastKnown)).toBeCloseTo(0, 4);
    const [some, twice] = [detectable(past(4, 30), plan, lastKnown), detectable(past(4, 60), plan, lastKnown)];
    expect(some).toBeGreaterThan(0);
    // Everything that is chance here is doubled, and with it what it hides.
    expect(twice).toBeCloseTo(2 * (some ?? 0), 3);
  });

  it("is told in about four of five trials", { timeout: 120_000 }, () => {
    const least = detectable(past(5, 60), plan, lastKnown) ?? 0;
    const told = Array.from({ length: 60 }, (_, at) => {
      const starts = draw(units, startsOf({ ...plan, first: past(5, 60)[6]?.month ?? "" }), `other ${at}`);
      const found = estimate(withEffect(past(5, 60), starts, -least), starts, at);
      return found !== undefined && (found.high < 0 || found.low > 0);
    }).filter(Boolean).length;
    // 48 of 60 are expected; 39 to 56 come in 98 % of all cases (binomial), and the interval is not quite the same test.
    expect(told).toBeGreaterThanOrEqual(39);
    expect(told).toBeLessThanOrEqual(57);
  });

  it("cannot be worked out where the figures do not reach back so far", () => {
    const cells = past(4, 30).filter(({ month }) => month > "2025-07-01");
    expect(detectable(cells, plan, lastKnown)).toBeUndefined();
  });
});
