import { beforeEach, describe, expect, it } from "vitest";
import { overtimeKinds } from "../../../src/features/overtime/nudges/kinds.ts";
import { testDatabase } from "../../support/database.ts";
import { type Hours, openHours, type Who } from "../../support/overtime.ts";

// From the city's file, through the importer, to what somebody is told. The default limits: 45 hours a month; near is
// 80 % of it (36 hours).

const database = testDatabase();
let hours: Hours;
beforeEach(async () => {
  await database.db.$executeRaw`truncate unit, person, notice, attendance_import, job_run, mute cascade`;
  hours = await openHours(database);
});

const all = async (kind: string) => (await hours.foresee()).filter((nudge) => nudge.kind === kind);
const told = async () => (await hours.foresee()).map(({ kind, to }) => `${whose(to)} ${kind}`).sort();
const whose = (id: string) => Object.entries(hours.ids).find(([, its]) => its === id)?.[0];
const lastMonth = (who: Who, clock: string) => hours.months([[who, "2026/10", clock]]);

describe("Of last month's hours", () => {
  it.each([
    ["44:59", []],
    ["45:00", []],
    ["45:01", ["boss manager.limit", "hana month45"]],
  ])("%s are told as %j", async (clock, expected) => {
    await lastMonth("hana", clock);
    expect(await told()).toEqual(expected);
  });

  it.each([
    ["80:00", []],
    ["80:01", ["hana health80", "hr hr.health"]],
    ["99:59", ["hana health80", "hr hr.health"]],
    ["100:00", ["hana health100", "hr hr.health"]],
  ])("%s ask for what health asks: %j", async (clock, expected) => {
    await lastMonth("hana", clock);
    expect((await told()).filter((each) => each.includes("health"))).toEqual(expected);
  });

  it("nothing is told where there are none: no data is not zero, and not too much", async () => {
    await hours.months([["ken", "2026/10", "10:00"]]);
    await hours.months([["hana", "2026/10", ""]]);
    expect(await told()).toEqual([]);
    expect(JSON.stringify(await hours.hear("hana"))).not.toMatch(/0時間です|0 h as/);
  });

  it("the facts are in minutes, as the help lists them", async () => {
    await lastMonth("hana", "45:01");
    const [nudge] = await all("month45");
    expect(nudge).toMatchObject({
      ...{ to: hours.ids.hana, section: "agano#6-3-2-1", facts: { month: "2026-10", minutes: 2701, limit: 2700 } },
      why: "2026年10月の時間外勤務が45時間1分となり、月の上限45時間を超えたため。",
    });
    const listed = overtimeKinds.find(({ kind }) => kind === "overtime.month45");
    expect(Object.keys(nudge?.facts ?? {})).toEqual(Object.keys(listed?.facts ?? {}));
  });
});

describe("HR", () => {
  it("is told of each case once, also of those that a job found which did not come to its end", async () => {
    await lastMonth("hana", "81:00");
    await hours.nudge();
    // As it stands where the process died before HR was told.
    await hours.db.notice.deleteMany({ where: { kind: "hr.health" } });
    hours.day("2026-11-30");
    expect(await hours.nudge()).toContain("hr hr.health");
    hours.day("2026-12-01");
    expect(await hours.nudge()).not.toContain("hr hr.health");
    await lastMonth("ken", "81:00");
    hours.day("2026-12-02");
    const toHr = (await hours.foresee()).filter(({ kind }) => kind === "hr.health");
    expect(toHr).toMatchObject([{ facts: { month: "2026-10", people: 1, interviews: 0 } }]);
  });
});

describe("Nobody is nudged", () => {
  it("on a Saturday, on a public holiday or between 29 December and 3 January", async () => {
    await lastMonth("hana", "46:00");
    for (const day of ["2026-11-28", "2026-11-23", "2026-12-29"]) {
      hours.day(day);
      expect(await hours.foresee(), day).toEqual([]);
    }
  });

  it("twice", async () => {
    await lastMonth("hana", "46:00");
    expect(await hours.nudge()).toEqual(["boss manager.limit", "hana month45"]);
    expect(await hours.nudge()).toEqual([]);
    hours.day("2026-11-30");
    // The manager has the review still to hear of; what was told is told no more.
    expect(await hours.nudge()).toEqual(["boss review"]);
    hours.day("2026-12-01");
    expect(await hours.nudge()).toEqual([]);
  });

  it("while they are on leave, and then hears of it", async () => {
    await lastMonth("hana", "81:00");
    hours.away.add(hours.ids.hana);
    expect((await hours.nudge()).filter((each) => each.startsWith("hana"))).toEqual([]);
    hours.away.clear();
    hours.day("2026-11-30");
    expect(await hours.nudge()).toContain("hana health80");
  });

  it("of a kind that they turned off, but of what health asks all the same", async () => {
    await hours.months([
      ["hana", "2026/10", "46:00"],
      ["ken", "2026/10", "81:00"],
    ]);
    for (const [who, kind] of [
      ["hana", "month45"],
      ["ken", "health80"],
    ] as const)
      await database.db.mute.create({ data: { personId: hours.ids[who], feature: "overtime", kind } });
    const sent = await hours.nudge();
    expect(sent).not.toContain("hana month45");
    expect(Object.keys(hours.feature.nudges ?? {})).not.toContain("health80");
    const rows = await database.db.notice.findMany({ where: { toId: hours.ids.ken, kind: "health80" } });
    // A receipt, which the outbox never holds back as muted.
    expect(rows.map((row) => row.class)).toEqual(["receipt"]);
  });
});

describe("The month that is running", () => {
  const worked = ["02", "04", "05", "06", "09", "10", "11", "12", "13", "16"];

  it("is told near the limit from the days so far", async () => {
    await hours.days(worked.map((day) => ["hana", `2026/11/${day}`, "3:36"] as const));
    expect(await told()).toEqual(["hana near45"]);
  });

  it("is not foreseen from too little, and says so", async () => {
    await hours.days(worked.map((day) => ["hana", `2026/11/${day}`, "1:00"] as const));
    hours.day("2026-11-17");
    expect(JSON.stringify(await hours.hear("hana"))).toContain("これまでの記録が少ないため");
    // Data to the 16th; eight days later they are too old.
    hours.day("2026-11-24");
    expect(JSON.stringify(await hours.hear("hana"))).toContain("7日以上前まで");
    expect(JSON.stringify(await hours.hear("hana"))).toContain("11月16日取込分まで");
  });
});
