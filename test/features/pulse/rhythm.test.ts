import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { all, city, everybody, openPulse, type PulseOffice } from "../../support/pulse.ts";
import { said } from "../../support/whole-office.ts";

// The city set the tenth of the month; 10 October 2026 is a Saturday and Monday the 12th スポーツの日 (holiday_jp), so
// that the survey is opened on Tuesday the 13th.

const database = testDatabase();
let office: PulseOffice;
beforeAll(async () => {
  office = await openPulse(database.db, "2026-10-13", "monthly");
});

const opened = () => database.db.pulseSurvey.count();
const told = (kind: string) => database.db.notice.count({ where: { feature: "pulse", kind } });
const boss = () => office.ids.get(city.big[0]) ?? "";
const week = async (monday: string) => {
  const teams = [{ lead: boss(), members: [] }];
  return (await office.feature.weekly?.(database.db, teams, { monday, today: monday }))?.get(boss());
};

describe("A monthly survey", () => {
  it("is opened on the first working day from the day that the city set, once", async () => {
    await office.run("pulse.open", "2026-10-12");
    expect(await opened()).toBe(0);
    await office.run("pulse.open", "2026-10-13");
    await office.run("pulse.open", "2026-10-13");
    await office.run("pulse.open", "2026-10-14");
    expect([await opened(), await told("open")]).toEqual([1, everybody.length]);
  });

  it("is not opened while another is open, and then it is the next of the city's", async () => {
    await office.run("pulse.open", "2026-11-10");
    expect(await opened()).toBe(1);
    const survey = await database.db.pulseSurvey.findFirstOrThrow();
    for (const who of everybody)
      await office.answer(who, survey.id, { ...all("3"), "take-leave": "3", unwind: "3", "helps-most": "tools" });
    await office.close("2026-10-24");
    await office.run("pulse.open", "2026-12-10");
    const kinds = await database.db.pulseSurvey.findMany({ orderBy: { opensOn: "asc" } });
    expect(kinds.map(({ kind }) => kind)).toEqual(["balance", "talking"]);
  });

  it("tells everybody once that there are results, whether or not they answered", async () => {
    await office.run("pulse.results", "2026-10-26");
    await office.run("pulse.results", "2026-10-27");
    expect(await told("results")).toBe(everybody.length);
  });

  it("stands on the next weekly card of whoever leads a unit, naming nobody, and on no later one", async () => {
    const part = await week("2026-10-26");
    expect(part?.words("ja").suggestion?.section).toBe("agano#6-3-1-1");
    expect(said(part?.words("ja"))).toContain("市民課");
    expect(said(part?.words("ja"))).not.toContain("職員3");
    expect(await week("2026-11-02")).toBeUndefined();
  });
});
