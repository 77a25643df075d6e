import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Document,
  doesNotApply,
  employmentOf,
  employments,
  holdsOn,
  kinds,
  rankOf,
} from "../../../../src/features/policy/rules/document.ts";

const rule: Document = { file: "kisoku", title: "規則", kind: "regulation", appliesTo: [], sample: false };

describe("A rule beside the policy", () => {
  it("ranks 条例 above 規則, 要綱, 方針 and 庁内Q&A, in this order", () => {
    expect([...kinds].sort((a, b) => rankOf(a) - rankOf(b))).toEqual([
      ...["ordinance", "regulation", "directive", "policy", "qa"],
    ]);
  });

  it("holds from its 施行日 up to the day before the next version's", () => {
    const old = { ...rule, inForce: "2024-04-01", until: "2025-04-01" };
    const days = ["2024-03-31", "2024-04-01", "2025-03-31", "2025-04-01"];
    expect(days.map((day) => holdsOn(old, day))).toEqual([false, true, true, false]);
    expect(holdsOn(rule, "1990-01-01")).toBe(true);
  });

  it("of two versions that follow each other holds exactly one, whatever the day", () => {
    const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2050-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (change, today) => {
        const [at, on] = [change, today].map((each) => each.toISOString().slice(0, 10)) as [string, string];
        expect(
          [holdsOn({ ...rule, until: at }, on), holdsOn({ ...rule, inForce: at }, on)].filter(Boolean),
        ).toHaveLength(1);
      }),
    );
  });

  it("knows who is 会計年度任用 or 再任用 from 職名 or 職種, and takes nobody for 正規 by guess", () => {
    const of = (title: string, jobType: string) => employmentOf({ title, jobType });
    expect(of("会計年度任用職員", "保育士")).toBe("fiscal-year");
    expect(of("事務補助員", "会計年度任用職員（パートタイム）")).toBe("fiscal-year");
    expect(of("主任（再任用）", "一般事務")).toBe("reappointed");
    expect(of("主事", "一般事務")).toBeUndefined();
    expect(of("", "")).toBeUndefined();
  });

  it("says that a rule does not apply only where both sides are known", () => {
    const regular = { ...rule, appliesTo: ["regular", "reappointed"] as const };
    expect(doesNotApply(regular, "fiscal-year")).toBe(true);
    expect(doesNotApply(regular, "reappointed")).toBe(false);
    expect(doesNotApply(regular, undefined)).toBe(false);
    for (const employment of employments) expect(doesNotApply(rule, employment)).toBe(false);
  });
});
