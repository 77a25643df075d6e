import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Held } from "../../../../src/features/overtime/limits/designation.ts";
import { healthFindings } from "../../../../src/features/overtime/limits/health.ts";
import { type Hours, limitFindings } from "../../../../src/features/overtime/limits/limits.ts";
import { addMonths, monthsFrom } from "../../../../src/features/overtime/limits/month.ts";
import { months, rules, settings } from "../support.ts";

const range = months("2026-04", "2027-06");
const month = fc.constantFrom(...monthsFrom("2025-10", "2027-06"));
const minutes = fc.integer({ min: 0, max: 130 * 60 });
const kind = fc.constantFrom("standard" as const, "external" as const, "agreement36" as const, "none" as const);
const held: fc.Arbitrary<readonly Held[]> = fc
  .tuple(kind, kind, fc.constantFrom("2026-04-01", "2026-10-15", "2026-11-01", "2027-02-28"))
  .map(([before, after, day]) => [
    { kind: before, to: new Date(Date.parse(day) - 86_400_000).toJSON().slice(0, 10) },
    { kind: after, from: day },
  ]);
const someHours: fc.Arbitrary<Hours> = fc.record({
  worked: fc.array(fc.tuple(month, minutes), { maxLength: 25 }).map((rows) => new Map(rows)),
  exempt: fc.array(fc.tuple(month, minutes), { maxLength: 2 }).map((rows) => new Map(rows)),
  held,
});

const breaches = (its: Hours) =>
  limitFindings(its, rules, range).flatMap((each) => (each.state === "breach" ? [each] : []));

describe("Whatever the hours", () => {
  it("more of them never undo a breach", () => {
    fc.assert(
      fc.property(someHours, month, minutes, (its, which, more) => {
        const before = its.worked.get(which);
        fc.pre(before !== undefined);
        const worked = new Map(its.worked).set(which, (before ?? 0) + more);
        const after = breaches({ ...its, worked });
        for (const { rule, month: when, limit } of breaches(its))
          expect(after.some((each) => each.rule === rule && each.limit === limit && each.month <= when)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("the order in which they come does not matter", () => {
    fc.assert(
      fc.property(someHours, (its) => {
        const reversed = { ...its, worked: new Map([...its.worked].reverse()), held: [...its.held].reverse() };
        expect(limitFindings(reversed, rules, range)).toEqual(limitFindings(its, rules, range));
      }),
    );
  });

  it("what is not known is never held against anybody", () => {
    fc.assert(
      fc.property(someHours, (its) => {
        const known = limitFindings(its, rules, range).filter((each) => each.state !== "unknown");
        for (const finding of known)
          if ("months" in finding) for (const each of finding.months) expect(its.worked.has(each)).toBe(true);
        expect(limitFindings({ ...its, worked: new Map() }, rules, range).every((f) => f.state === "unknown")).toBe(
          true,
        );
      }),
    );
  });

  it("a month is over, used up, near or none of it, as a plain comparison says", () => {
    fc.assert(
      fc.property(minutes, (worked) => {
        const its = {
          worked: new Map([["2026-06", worked]]),
          exempt: new Map(),
          held: [{ kind: "standard" as const }],
        };
        const [found] = limitFindings(its, rules, months("2026-06")).filter(({ rule }) => rule === "month");
        const expected = worked > 2700 ? "breach" : worked === 2700 ? "reached" : worked >= 2160 ? "near" : undefined;
        expect(found?.state).toBe(expected);
      }),
    );
  });

  it("an average is too much exactly where some plain sum is", () => {
    const external = [{ kind: "external" as const, from: "2026-04-01" }];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 4000, max: 5600 }), { minLength: 6, maxLength: 6 }), (six) => {
        const worked = new Map(six.map((each, at) => [addMonths("2026-04", at), each]));
        const found = limitFindings({ worked, exempt: new Map(), held: external }, rules, months("2026-09"));
        const sums = [2, 3, 4, 5, 6].map((n) => six.slice(-n).reduce((sum, each) => sum + each, 0) - n * 4800);
        const isBreach = found.some(({ rule, state }) => rule === "average" && state === "breach");
        expect(isBreach).toBe(sums.some((sum) => sum > 0));
        const duties = healthFindings({ worked, held: external }, settings.health, months("2026-09"));
        expect(duties.some((each) => each.duty === "interview" && each.by === "average")).toBe(isBreach);
      }),
    );
  });
});
