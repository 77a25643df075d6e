import { describe, expect, it } from "vitest";
import { healthFindings } from "../../../../src/features/overtime/limits/health.ts";
import { always, clock, months, settings, worked } from "../support.ts";

// 労働安全衛生規則第52条の2・第52条の3 (80 hours), 人事院規則10―4 (100 hours, and averages over 80).

const duties = (its: ReadonlyMap<string, number>, range: { from: string; to: string }, held = always("standard")) =>
  healthFindings({ worked: its, held }, settings.health, range).map((each) =>
    each.duty === "unknown"
      ? `unknown ${each.month} (${each.missing.join()})`
      : `${each.duty} ${each.by} ${each.month} ${clock(each.minutes)}`,
  );
const since = (day: string) => [{ kind: "none" as const, from: day }];
const oneMonth = (hours: string) => duties(worked("2026-06", [hours]), months("2026-06"), since("2026-06-01"));

describe("What a long month asks for", () => {
  it("is to be told past 80 hours, and an interview unasked from 100", () => {
    expect(oneMonth("80:00")).toEqual([]);
    expect(oneMonth("80:01")).toEqual(["tell month 2026-06 80:01"]);
    expect(oneMonth("99:59")).toEqual(["tell month 2026-06 99:59"]);
    expect(oneMonth("100:00")).toEqual(["tell month 2026-06 100:00", "interview month 2026-06 100:00"]);
  });

  it("holds for everyone alike, 管理職 included", () => {
    for (const kind of ["standard", "external", "agreement36", "none"] as const)
      expect(duties(worked("2026-06", ["80:01"]), months("2026-06"), [{ kind, from: "2026-06-01" }])).toEqual([
        "tell month 2026-06 80:01",
      ]);
  });
});

describe("A long average", () => {
  it("asks for an interview unasked past 80 hours, over the turn of the year too", () => {
    const of = (clocks: readonly string[]) => duties(worked("2027-02", clocks), months("2027-04"), since("2027-02-01"));
    expect(of(["80:00", "80:00", "80:00"])).toEqual([]);
    expect(of(["81:00", "80:00", "80:00"])).toEqual(["interview average 2027-04 80:20"]);
    expect(of(["60:00", "80:00", "80:01"])).toEqual(["tell month 2027-04 80:01", "interview average 2027-04 80:01"]);
  });

  it("is not judged without each of its months", () => {
    const gap = worked("2027-02", ["79:00", undefined, "79:00"]);
    expect(duties(gap, months("2027-04"), since("2027-02-01"))).toEqual(["unknown 2027-04 (2027-03)"]);
  });
});

it("Hours that are not known are said to be unknown, never taken for none", () => {
  expect(duties(new Map(), months("2026-06"), since("2026-06-01"))).toEqual(["unknown 2026-06 (2026-06)"]);
  expect(duties(new Map(), months("2026-06"), since("2026-07-01"))).toEqual([]);
});
