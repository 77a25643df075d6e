import { describe, expect, it } from "vitest";
import { candidates, type Day, due, type Subject } from "../../../src/features/leave/nudges/due.ts";
import { LEAVE_DAY } from "../../../src/features/leave/plan.ts";
import { readLeaveSettings } from "../../../src/features/leave/settings.ts";
import { leaveYearOf } from "../../../src/features/leave/year.ts";
import { calendarOf } from "../../../src/services/calendar.ts";
import { contentDir } from "../../support/whole-office.ts";

// When leave is recalled, by the settings as they come: half of the year 3 days, three quarters 5, 90 and 45 days before
// its end, 3 working days before a plan, 42 to 14 days before
// long holidays below ten days a year, 28 days between two prompts. Days counted by hand on a calendar of 2026.

const settings = await readLeaveSettings(contentDir);
const { workingDaysSince } = calendarOf([{ from: "12-29", to: "01-03" }]);
const on = (today: string, more: Partial<Day> = {}): Day => ({
  ...{ today, settings, workingDaysSince, isFresh: true, year: leaveYearOf(today, "calendar") },
  ...more,
});
const days = (count: number) => count * LEAVE_DAY;
const hana = (taken: number | null, more: Partial<Subject> = {}): Subject => ({
  person: "hana",
  known: { granted: days(20), carried: 0, taken: taken === null ? null : days(taken) },
  plans: [],
  ...more,
});
const kinds = (subject: Subject, day: Day) => candidates(subject, day).map(({ kind }) => kind);
const plan = (day: string, minutes = LEAVE_DAY) => ({ day, minutes });

describe("A nudge by the pace of the year", () => {
  it("comes at half of it below three days, and at three quarters below five", () => {
    expect(kinds(hana(2.5), on("2026-06-30"))).not.toContain("pace");
    expect(kinds(hana(2.5), on("2026-07-01"))).toContain("pace");
    expect(kinds(hana(3), on("2026-07-01"))).not.toContain("pace");
    expect(kinds(hana(4.5), on("2026-09-30"))).not.toContain("pace");
    expect(kinds(hana(4.5), on("2026-10-01"))).toContain("pace");
    expect(kinds(hana(5), on("2026-10-01"))).not.toContain("pace");
  });

  it("counts what is planned, and follows the fiscal year where that is the leave year", () => {
    expect(kinds(hana(2, { plans: [plan("2026-07-31")] }), on("2026-07-01"))).not.toContain("pace");
    const fiscal = (today: string) => on(today, { year: leaveYearOf(today, "fiscal") });
    expect(kinds(hana(0), fiscal("2026-07-01"))).not.toContain("pace");
    expect(kinds(hana(0), fiscal("2026-10-01"))).toContain("pace");
  });

  it("never comes of no data, nor of data older than a week", () => {
    expect(kinds(hana(null), on("2026-10-01"))).not.toContain("pace");
    expect(kinds(hana(0, { known: undefined }), on("2026-10-01"))).not.toContain("pace");
    expect(kinds(hana(0), on("2026-10-01", { isFresh: false }))).not.toContain("pace");
  });
});

describe("A nudge of leave that would be lost", () => {
  const known = { granted: days(20), carried: days(18), taken: days(1) };
  it("comes ninety and forty-five days before the year ends, each once", () => {
    const onces = (today: string) =>
      candidates(hana(0, { known }), on(today))
        .filter(({ kind }) => kind === "lapse")
        .map(({ once }) => once);
    expect(onces("2026-10-01")).toEqual([]);
    expect(onces("2026-10-02")).toEqual(["leave.lapse:hana:2026:90"]);
    expect(onces("2026-11-15")).toEqual(["leave.lapse:hana:2026:90"]);
    expect(onces("2026-11-16")).toEqual(["leave.lapse:hana:2026:45"]);
  });

  it("does not come where less than a day would be lost", () => {
    const less = { ...known, taken: days(17) + 1 };
    expect(kinds(hana(0, { known: less }), on("2026-11-16"))).not.toContain("lapse");
  });
});

describe("A nudge before long holidays", () => {
  it("comes six to two weeks before, to those with nothing planned around them", () => {
    // 42 and 14 days before 29 December.
    expect(kinds(hana(8), on("2026-11-16"))).not.toContain("moment");
    expect(kinds(hana(8), on("2026-11-17"))).toContain("moment");
    expect(kinds(hana(8), on("2026-12-15"))).toContain("moment");
    expect(kinds(hana(8), on("2026-12-16"))).not.toContain("moment");
    expect(kinds(hana(7, { plans: [plan("2026-12-28")] }), on("2026-11-17"))).not.toContain("moment");
  });

  it("leaves alone who rests as the year goes, and of whom that is not known", () => {
    // 320 of 365 days have passed on 17 November: of ten days a year, 8.77. On 2 July, 182 of them: 4.99.
    const [autumn, july] = [on("2026-11-17"), on("2026-07-02")];
    expect([8.5, 9].map((taken) => kinds(hana(taken), autumn).includes("moment"))).toEqual([true, false]);
    expect([4.5, 5].map((taken) => kinds(hana(taken), july).includes("moment"))).toEqual([true, false]);
    expect(kinds(hana(8.5, { plans: [plan("2026-11-30")] }), autumn)).not.toContain("moment");
    expect(kinds(hana(null), autumn)).not.toContain("moment");
    expect(kinds(hana(0), on("2026-11-17", { isFresh: false }))).not.toContain("moment");
    const all = { ...settings, nudges: { ...settings.nudges, momentBelowDays: null } };
    expect(kinds(hana(null), on("2026-11-17", { settings: all }))).toContain("moment");
  });
});

describe("A nudge of a planned day", () => {
  it("comes three working days before it", () => {
    // Thursday 3 December, then Friday, Monday, Tuesday.
    const subject = hana(10, { plans: [plan("2026-12-08")] });
    expect(kinds(subject, on("2026-12-02"))).not.toContain("planned");
    expect(kinds(subject, on("2026-12-03"))).toContain("planned");
    expect(kinds(subject, on("2026-12-08"))).not.toContain("planned");
  });
});

describe("Of all that is due", () => {
  const subject = hana(1, {
    known: { granted: days(20), carried: days(18), taken: days(1) },
    plans: [plan("2026-12-01")],
  });
  const nothing = { has: () => false, thisWeek: () => false, lately: () => false, today: () => false };
  it("each is told one thing, the one that cannot wait", () => {
    expect(due([subject], on("2026-11-27"), nothing).map(({ kind }) => kind)).toEqual(["planned"]);
    const told = { ...nothing, has: ({ kind }: { kind: string }) => kind === "planned" };
    expect(due([subject], on("2026-11-27"), told).map(({ kind }) => kind)).toEqual(["lapse"]);
  });

  it("nothing is told to whom one came this week", () => {
    expect(due([subject], on("2026-11-27"), { ...nothing, thisWeek: () => true })).toEqual([]);
  });

  it("what can as well come another day waits while its reader hears of something else, or was prompted lately", () => {
    const told = { ...nothing, has: ({ kind }: { kind: string }) => kind === "planned" };
    for (const waits of [{ today: () => true }, { lately: () => true }]) {
      expect(due([subject], on("2026-11-27"), { ...told, ...waits })).toEqual([]);
      expect(due([subject], on("2026-11-27"), { ...nothing, ...waits }).map(({ kind }) => kind)).toEqual(["planned"]);
    }
  });
});
