import { describe, expect, it } from "vitest";
import { dayInJapan, pinnedClock } from "../../src/services/clock.ts";

describe("The day in Japan", () => {
  it("changes at midnight in Tokyo, whatever the process's time zone", () => {
    expect(dayInJapan(new Date("2026-03-31T14:59:59Z"))).toBe("2026-03-31");
    expect(dayInJapan(new Date("2026-03-31T15:00:00Z"))).toBe("2026-04-01");
  });

  it("stands still on a pinned clock, while the time of day goes on", () => {
    const clock = pinnedClock("2026-11-24", () => new Date("2027-01-05T01:30:00Z"));
    expect(clock.today()).toBe("2026-11-24");
    expect(clock.now().toISOString()).toBe("2026-11-24T01:30:00.000Z");
  });

  it("starts a pinned clock at the hour that it is given, and stays within its day", () => {
    let real = new Date("2027-01-05T01:30:00Z");
    const clock = pinnedClock("2026-11-24T09:00", () => real);
    expect(clock.now().toISOString()).toBe("2026-11-24T00:00:00.000Z");
    real = new Date("2027-01-05T02:30:00Z");
    expect(clock.now().toISOString()).toBe("2026-11-24T01:00:00.000Z");
    real = new Date("2027-01-05T17:00:00Z");
    expect(clock.today()).toBe("2026-11-24");
    expect(clock.now().toISOString()).toBe("2026-11-23T15:30:00.000Z");
  });
});
