import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../support/database.ts";
import { openYear, type Who, type Year } from "../../../support/evaluation.ts";
import { rateHana } from "../rated.ts";
import { put, said } from "../talking.ts";

// What the weekly card of boss says, who rates hana and ken first; 自己評価面談 is due on 10 February 2027, and 一次評価 on the 20th.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});

async function week(who: Who, monday: string, today = monday) {
  const teams = [{ lead: year.ids[who], members: [] }];
  const parts = await database.db.$transaction(async (tx) => year.feature.weekly?.(tx, teams, { monday, today }));
  return parts?.get(year.ids[who]);
}

describe("The weekly card of a manager", () => {
  it("says nothing while nobody waits for them, though they have goals of their own to write", async () => {
    expect(await week("boss", "2026-04-27")).toBeUndefined();
    await put(year, "hana", "first");
    await put(year, "ken", "first");
    // More than two weeks before anything is due: 自己評価面談 on 10 February is not in the next week yet.
    expect(await week("boss", "2027-01-18", "2027-01-20")).toBeUndefined();
  });

  it("says how many wait, by when, and leads to the desk", async () => {
    const part = await week("boss", "2027-02-01");
    // Both interviews; the ratings are due on Saturday of the week after next.
    expect(part?.facts).toEqual({ steps: 2, people: 2, late: 0 });
    const { sentence, suggestion, details } = part?.words("ja") ?? {};
    expect(sentence).toBe("人事評価で、2人があなたの手続を待っています（2件、いちばん早い期限は2月10日）。");
    expect(suggestion?.button).toMatchObject({ kind: "asks", words: "評価" });
    expect(said([sentence, suggestion])).not.toMatch(/hana|ken/u);
    expect(said(details)).toContain("hanaさん　自己評価面談（期限 2月10日）");
    expect(part?.words("en").sentence).toBe(
      "In the evaluation, 2 people wait for you (2 to do, the first due 10 February).",
    );
  });

  it("says what is late, and is the more urgent for it", async () => {
    const before = await week("boss", "2027-02-08");
    const late = await week("boss", "2027-02-22");
    expect(late?.facts).toEqual({ steps: 4, people: 2, late: 4 });
    expect(late?.words("ja").sentence).toContain("うち4件は期限を過ぎています");
    expect(late?.urgency).toBeGreaterThan(before?.urgency ?? 100);
    await put(year, "ken", "exempt");
    expect((await week("boss", "2027-02-22"))?.facts).toEqual({ steps: 2, people: 1, late: 2 });
  });

  it("holds no grade and no word of anybody's", async () => {
    await put(year, "hana", "goals");
    await rateHana(year);
    await put(year, "hana", "adjusting");
    // The other one whom adjuster rates, as her direct superior.
    await put(year, "hr", "exempt");
    const part = await week("adjuster", "2027-03-01");
    expect(part?.facts.people).toBe(1);
    const told = said([part?.words("ja"), part?.words("en")]);
    expect(told).not.toMatch(/の言葉|全庁の均衡|待ち時間|"[SABCD]"/u);
    expect(await week("hana", "2027-03-01")).toBeUndefined();
    expect(year.faults).toEqual([]);
  });
});
