import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstKept, lastDay, type Period } from "../../../src/features/retention/retention.ts";
import { addDays } from "../../../src/services/calendar.ts";

const of = (unit: Exclude<Period, "always">["unit"], count: number) => ({ unit, count });

describe("A period", () => {
  // Counted by hand on a calendar.
  it.each([
    ["2026-04-01", of("days", 0), "2026-04-01"],
    ["2026-04-01", of("days", 90), "2026-06-30"],
    ["2026-04-01", of("months", 12), "2027-04-01"],
    ["2026-01-31", of("months", 1), "2026-02-28"],
    ["2024-02-29", of("years", 5), "2029-02-28"],
    ["2026-03-31", of("fiscal_years", 3), "2029-03-31"],
    ["2026-04-01", of("fiscal_years", 3), "2030-03-31"],
    ["2027-03-31", of("fiscal_years", 0), "2027-03-31"],
  ])("that began on %s, of %o, ends with %s", (began, period, last) => {
    expect(lastDay(began, period)).toBe(last);
    expect(began < firstKept(last, period)).toBe(false);
    expect(began < firstKept(addDays(last, 1), period)).toBe(true);
  });

  it("is over on a day for whatever began before the first day that is kept, and for nothing else", () => {
    const days = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays("2000-01-01", count));
    const periods = fc.record({
      unit: fc.constantFrom("days", "months", "years", "fiscal_years"),
      count: fc.integer({ min: 0, max: 120 }),
    });
    fc.assert(
      fc.property(days, days, periods, (began, today, period) => {
        expect(began < firstKept(today, period)).toBe(lastDay(began, period) < today);
      }),
      { numRuns: 20_000 },
    );
  });
});
