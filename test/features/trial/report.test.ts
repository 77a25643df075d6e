import { describe, expect, it } from "vitest";
import { knownMonths, lastWholeMonth, reportOf } from "../../../src/features/trial/report.ts";
import { resumed, type Trial } from "../../../src/features/trial/trial.ts";
import { annoys } from "../../../src/features/trial/watch.ts";
import { calendarOf } from "../../../src/services/calendar.ts";

const unit = (id: string, startsOn: string) => ({ id, name: id, startsOn, mutedBefore: 0 });
const trial: Trial = {
  ...{ id: "t", feature: "f", kind: "k", seed: 1, gap: 1, openedAt: new Date("2026-04-01"), dropped: false },
  ...{ detectable: 60, leaveDetectable: undefined, suspendedOn: undefined, endedOn: undefined },
  units: [unit("a", "2026-05-01"), unit("b", "2026-06-01"), unit("c", "2026-07-01")],
};

describe("What can be known of a trial", () => {
  it("reaches to the last month that is in whole", () => {
    const calendar = calendarOf([]);
    expect(lastWholeMonth({}, calendar)).toBeUndefined();
    expect(lastWholeMonth({ monthly: "2026-03-01" }, calendar)).toBe("2026-03-01");
    // 30 October 2026 is a Friday, the last working day of its month.
    expect(lastWholeMonth({ daily: "2026-10-30" }, calendar)).toBe("2026-10-01");
    expect(lastWholeMonth({ daily: "2026-10-29" }, calendar)).toBe("2026-09-01");
    expect(lastWholeMonth({ daily: "2026-10-29", monthly: "2026-10-01" }, calendar)).toBe("2026-10-01");
  });

  it("begins six months before the first start, and ends with the last step or where everybody is sent the same", () => {
    const months = knownMonths(trial, "2027-03-01");
    expect([months[0], months.at(-1)]).toEqual(["2025-11-01", "2026-07-01"]);
    expect(knownMonths(trial, "2026-05-01").at(-1)).toBe("2026-05-01");
    expect(knownMonths({ ...trial, endedOn: "2026-06-12" }, "2027-03-01").at(-1)).toBe("2026-05-01");
    expect(knownMonths(trial, undefined)).toEqual([]);
  });

  it("leaves out units of fewer than five people, so that no figure is anybody's", () => {
    const cells = ["a", "b", "c"].map((id, at) => ({ unit: id, month: "2026-05-01", people: 4 + at, mean: 60 * at }));
    // a has 4 people and is left out; b has 5 at 1 h and c 6 at 2 h: (5 + 12) h / 11.
    expect(reportOf(trial, cells, "2026-05-01")).toMatchObject({ people: 11, units: 2, verdict: "waiting" });
    expect(reportOf(trial, cells, "2026-05-01").lines).toEqual([
      { month: "2026-05-01", begun: undefined, waiting: (17 * 60) / 11 },
    ]);
  });
});

describe("A kind that many turn off", () => {
  it("is stopped once they are more than the share, and at least so many", () => {
    const rule = { percent: 15, people: 5 };
    const reception = (people: number, muted: number) => ({ people, muted, blocked: 0 });
    expect(annoys(reception(20, 4), rule)).toBe(false);
    expect(annoys(reception(40, 6), rule)).toBe(false);
    expect(annoys(reception(39, 6), rule)).toBe(true);
  });

  it("goes on with the units that wait, in their order, from the month after HR has said so", () => {
    const suspended = { ...trial, suspendedOn: "2026-05-12" };
    expect(resumed(suspended, "2026-06-20")).toEqual([
      { id: "b", startsOn: "2026-07-01" },
      { id: "c", startsOn: "2026-08-01" },
    ]);
    expect(resumed(suspended, "2026-05-20")).toEqual([
      { id: "b", startsOn: "2026-06-01" },
      { id: "c", startsOn: "2026-07-01" },
    ]);
  });
});
