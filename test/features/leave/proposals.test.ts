import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Around, propose, weekOf } from "../../../src/features/leave/proposals/propose.ts";
import { addDays, calendarOf } from "../../../src/services/calendar.ts";

// Which days are proposed. Expected days are read off a printed calendar of 2026.

const calendar = calendarOf([{ from: "12-29", to: "01-03" }]);
const calm: Around = {
  today: "2026-11-27",
  until: "2026-12-31",
  isWorkingDay: calendar.isWorkingDay,
  planned: new Set(),
  declined: new Set(),
  away: new Map(),
  team: 6,
  busy: [],
  light: [],
  leadDays: 7,
  awayShare: 0.34,
};
const daysOf = (around: Partial<Around>) => propose({ ...calm, ...around }).map(({ day }) => day);

describe("Proposed days", () => {
  it("begin with the one that joins a weekend to the closed days of the new year", () => {
    // 28 December 2026 is a Monday; Saturday 26 to 3 January are then nine days off.
    expect(propose(calm)[0]).toEqual({ day: "2026-12-28", kind: "bridge", run: 9, light: false });
  });

  it("put a day between two days off before one beside a weekend", () => {
    // In May 2026 the holidays are Sunday 3 to Wednesday 6; Thursday 7 and Friday 8 stand before a weekend.
    const [first] = propose({ ...calm, today: "2026-04-10", until: "2026-05-31" });
    expect(first).toMatchObject({ day: "2026-05-01", kind: "longer", run: 1 + 5 });
    // Tuesday 22 September 2026 is a 国民の休日, so that the bridge is elsewhere: Monday 2 November before 文化の日.
    expect(daysOf({ today: "2026-10-10", until: "2026-11-30" })[0]).toBe("2026-11-02");
  });

  it("leave out days on which more than a third of the unit would be away", () => {
    expect(daysOf({ away: new Map([["2026-12-28", 1]]), team: 6 })).toContain("2026-12-28");
    expect(daysOf({ away: new Map([["2026-12-28", 2]]), team: 6 })).not.toContain("2026-12-28");
  });

  it("prefer months in which the unit is not busy", () => {
    const days = { today: "2026-06-20", until: "2026-08-31" };
    // Monday 10 August 2026 is between a weekend and 山の日.
    expect(daysOf(days)[0]).toBe("2026-08-10");
    expect(daysOf({ ...days, busy: [8] })[0]?.slice(5, 7)).toBe("07");
  });

  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2026-01-01", days));
  const around: fc.Arbitrary<Around> = fc.record({
    today: day,
    until: day,
    isWorkingDay: fc.constant(calendar.isWorkingDay),
    planned: fc.array(day, { maxLength: 20 }).map((days) => new Set(days)),
    declined: fc.array(day, { maxLength: 20 }).map((days) => new Set(days)),
    away: fc.array(fc.tuple(day, fc.integer({ min: 0, max: 6 })), { maxLength: 60 }).map((days) => new Map(days)),
    team: fc.integer({ min: 1, max: 12 }),
    busy: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
    light: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
    leadDays: fc.integer({ min: 1, max: 30 }),
    awayShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
  });

  it("are always working days ahead, within the leave year, wanted and not planned", () => {
    fc.assert(
      fc.property(around, (each) => {
        for (const { day } of propose(each)) {
          expect(calendar.isWorkingDay(day)).toBe(true);
          expect(day > addDays(each.today, each.leadDays) && day <= each.until).toBe(true);
          expect(each.planned.has(day) || each.declined.has(day)).toBe(false);
        }
      }),
    );
  });

  it("are at most one a week, and none in a week that has a plan", () => {
    fc.assert(
      fc.property(around, (each) => {
        const weeks = [...propose(each).map(({ day }) => day), ...new Set([...each.planned].map(weekOf))].map(weekOf);
        expect(new Set(weeks).size).toBe(weeks.length);
      }),
    );
  });

  it("do not use the same weekend twice", () => {
    fc.assert(
      fc.property(around, (each) => {
        const days = propose(each)
          .map(({ day }) => Date.parse(day) / 86_400_000)
          .sort((a, b) => a - b);
        for (const [at, day] of days.slice(1).entries()) expect(day - (days[at] ?? 0)).toBeGreaterThan(3);
      }),
    );
  });

  it("say truly how many days off come together", () => {
    fc.assert(
      fc.property(around, (each) => {
        const isOff = (at: string) => !calendar.isWorkingDay(at) || each.planned.has(at);
        for (const { day, run, kind } of propose(each)) {
          const [before, after] = [isOff(addDays(day, -1)), isOff(addDays(day, 1))];
          expect(kind).toBe(before && after ? "bridge" : before || after ? "longer" : "single");
          let [from, to] = [day, day];
          while (isOff(addDays(from, -1))) from = addDays(from, -1);
          while (isOff(addDays(to, 1))) to = addDays(to, 1);
          expect(run).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1);
        }
      }),
    );
  });

  it("never take more of the unit away than it can spare", () => {
    fc.assert(
      fc.property(around, (each) => {
        for (const { day } of propose(each)) {
          const others = each.away.get(day) ?? 0;
          if (others > 0) expect((others + 1) / each.team).toBeLessThanOrEqual(each.awayShare);
        }
      }),
    );
  });
});
