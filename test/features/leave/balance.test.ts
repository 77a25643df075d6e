import { describe, expect, it } from "vitest";
import { balanceOf } from "../../../src/features/leave/balance.ts";
import { LEAVE_DAY } from "../../../src/features/leave/plan.ts";
import { text } from "../../../src/features/leave/text.ts";
import { leaveYearOf, quarterOf } from "../../../src/features/leave/year.ts";

// Hand counts in days of 7 h 45 min; what goes on to the next year as 人事院規則15―14 第19条 has it.

const days = (count: number) => count * LEAVE_DAY;
const known = (granted: number, carried: number, taken: number) => ({
  granted: days(granted),
  carried: days(carried),
  taken: days(taken),
});

describe("What is left of annual leave", () => {
  it("is the grant and what was carried over, less what was taken", () => {
    expect(balanceOf(known(20, 18, 1), 0, 20)).toMatchObject({ left: days(37), lapsing: days(17) });
  });

  it("goes on to the next year up to twenty days, and plans lessen what is lost", () => {
    expect(balanceOf(known(20, 20, 12.5), 0, 20)?.lapsing).toBe(days(7.5));
    expect(balanceOf(known(20, 20, 12.5), days(7.5), 20)?.lapsing).toBe(0);
    expect(balanceOf(known(20, 5, 10), 0, 20)?.lapsing).toBe(0);
  });

  it("does not carry over a second time what was carried over", () => {
    // Granted 10, carried over 15, taken 3 of those carried: 12 of them are lost.
    expect(balanceOf(known(10, 15, 3), 0, 20)?.lapsing).toBe(days(12));
  });

  it("is not known where the grant or what was taken is not", () => {
    expect(balanceOf(undefined, 0, 20)).toBeUndefined();
    expect(balanceOf({ granted: days(20), carried: 0, taken: null }, 0, 20)).toBeUndefined();
    expect(balanceOf({ granted: null, carried: 0, taken: 0 }, 0, 20)).toBeUndefined();
  });

  it("is told in days, hours and minutes", () => {
    expect(text.ja.duration(days(36) + 233)).toBe("36日半");
    expect(text.ja.duration(days(36) + 240)).toBe("36日と4時間");
    expect(text.en.duration(days(1) + 60)).toBe("1 day 1 h");
    expect(text.ja.duration(0)).toBe("0日");
  });
});

describe("The leave year", () => {
  it("is the calendar year or the fiscal year, as the city has it", () => {
    expect(leaveYearOf("2026-03-31", "calendar")).toEqual({ number: 2026, from: "2026-01-01", to: "2026-12-31" });
    expect(leaveYearOf("2026-03-31", "fiscal")).toEqual({ number: 2025, from: "2025-04-01", to: "2026-03-31" });
    expect(leaveYearOf("2026-04-01", "fiscal").number).toBe(2026);
  });

  it("has quarters of three months", () => {
    const year = leaveYearOf("2026-04-01", "fiscal");
    expect(["2026-04-01", "2026-06-30", "2026-07-01", "2027-03-31"].map((day) => quarterOf(year, day))).toEqual([
      1, 1, 2, 4,
    ]);
  });
});
