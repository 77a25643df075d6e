import { afterEach, describe, expect, it, vi } from "vitest";
import { workdaysOf } from "../../../../src/features/overtime/foresight/workdays.ts";
import { kindOfMonth } from "../../../../src/features/overtime/limits/held.ts";
import { addMonths, lastDayOf, monthsFrom, yearOf } from "../../../../src/features/overtime/limits/month.ts";
import { calendarOf } from "../../../../src/services/calendar.ts";
import { hours, judged, months, worked } from "../support.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(["America/Los_Angeles", "Pacific/Kiritimati", "Asia/Tokyo"])("On a server in %s", (zone) => {
  it("months, years and transfers are those of Japan", () => {
    vi.stubEnv("TZ", zone);
    // So that the stub is known to hold: the hour there when a day begins in UTC.
    expect(new Date(0).getHours()).toBe({ "America/Los_Angeles": 16, "Pacific/Kiritimati": 13 }[zone] ?? 9);
    expect([lastDayOf("2027-02"), lastDayOf("2028-02"), lastDayOf("2026-12")]).toEqual([
      "2027-02-28",
      "2028-02-29",
      "2026-12-31",
    ]);
    expect([addMonths("2026-12", 1), addMonths("2026-01", -1), addMonths("2026-06", -18)]).toEqual([
      "2027-01",
      "2025-12",
      "2024-12",
    ]);
    expect(monthsFrom("2026-11", "2027-02")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
    expect([yearOf("2027-03", 4), yearOf("2027-04", 4)]).toEqual(["2026-04", "2027-04"]);
    expect(workdaysOf(calendarOf([]))("2026-11").slice(0, 3)).toEqual(["2026-11-02", "2026-11-04", "2026-11-05"]);
    const held = [
      { kind: "external" as const, to: "2027-03-31" },
      { kind: "standard" as const, from: "2027-04-01" },
    ];
    expect([kindOfMonth(held, "2027-03", 4), kindOfMonth(held, "2027-04", 4)]).toEqual(["external", "standard"]);
    expect(judged(hours(worked("2027-03", ["45:01", "45:01"])), months("2027-03", "2027-04"))).toContain(
      "month breach 2027-04 45:01/45:00",
    );
  });
});
