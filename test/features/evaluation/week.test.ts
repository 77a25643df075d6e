import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { openYear, type Who, type Year } from "../../support/evaluation.ts";
import { put, said } from "./talking.ts";

// 期首面談 is due on 15 May 2026. hana and ken have handed in their goals, for boss to agree to; chief rates boss.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
  await put(year, "hana", "agreement");
  await put(year, "ken", "agreement");
});

/** What the evaluation has to say of somebody's week. */
async function week(who: Who, today: string) {
  const teams = [{ lead: year.ids[who], members: [year.ids.hana, year.ids.ken] }];
  const found = await year.feature.weekly?.(database.db, teams, { monday: today, today });
  return found?.get(year.ids[who]);
}

describe("On the weekly card, the evaluation", () => {
  it("says nothing until a step is due in less than two weeks, and then how many to whose turn it is", async () => {
    expect(await week("boss", "2026-05-01")).toBeUndefined();
    const part = await week("boss", "2026-05-02");
    expect(part?.facts).toEqual({ steps: 2, late: 0 });
    const { sentence, suggestion, details } = part?.words("ja") ?? {};
    expect(sentence).toBe("人事評価で、まもなく期限の手続が2件あります（いちばん早い期限は5月15日）");
    expect(said(details)).toContain("期首面談：2件（期限 5月15日）");
    expect(said([sentence, suggestion, details])).not.toMatch(/hana|ken/);
    expect(await week("chief", "2026-05-02")).toBeUndefined();
  });

  it("says what is late, in both languages, and what became of it since", async () => {
    expect((await week("boss", "2026-05-15"))?.facts).toEqual({ steps: 2, late: 0 });
    const part = await week("boss", "2026-05-18");
    expect(part?.words("en").sentence).toBe("2 steps of evaluations are overdue");
    await put(year, "ken", "exempt");
    const after = await week("boss", "2026-05-25");
    expect(after?.words("ja").sentence).toBe("人事評価で、期限を過ぎた手続が1件あります");
    expect(after?.since?.(part?.facts ?? {}, "ja")).toBe("人事評価で期限を過ぎた手続は、前回の2件から1件になりました");
  });
});
