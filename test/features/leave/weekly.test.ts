import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WeekPart } from "../../../src/bot/weekly.ts";
import { composeFeatures } from "../../../src/compose.ts";
import { testDatabase } from "../../support/database.ts";
import { contentDir, openWholeOffice, said, type WholeOffice } from "../../support/whole-office.ts";

// What the weekly card of boss says of leave in the week of Monday 6 April 2026.

const database = testDatabase();
let office: WholeOffice;
let part: (today?: string) => Promise<WeekPart | undefined>;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
  const features = await composeFeatures({
    ...office,
    ...{ contentDir, config: { demo: true, languageModel: undefined, aiDaily: 0 }, metrics: { asked: () => {} } },
    ...{ page: async () => "", url: "" },
  });
  const { weekly } = features.find(({ name }) => name === "leave") ?? {};
  const { boss, hana, ken } = office.ids;
  part = async (today = "2026-04-06") => {
    const teams = [{ lead: boss, members: [hana, ken] }];
    const parts = await database.db.$transaction(
      (tx) => weekly?.(tx, teams, { monday: "2026-04-06", today }) ?? Promise.resolve(new Map<string, WeekPart>()),
    );
    return parts.get(boss);
  };
});
afterAll(() => office.policies.close());
beforeEach(async () => void (await database.db.leavePlan.deleteMany()));

let count = 0;
const plan = (personId: string, day: string, state: "told" | "noted" | "withdrawn" = "told") =>
  database.db.leavePlan.create({
    data: {
      ...{ id: `018f0000-0000-7000-8000-00000000010${count++}`, personId, part: "day", minutes: 465, state },
      ...{ day: new Date(day), toldAt: new Date("2026-04-01") },
    },
  });

describe("The weekly card of leave", () => {
  it("counts what waits, who is away and who has none planned, and names people in the details only", async () => {
    await plan(office.ids.hana, "2026-04-15");
    const found = await part();
    expect(found?.facts).toEqual({ waiting: 1, away: 1, without: 1 });
    const words = found?.words("ja");
    expect(words?.sentence).toBe("確認を待っている休暇の予定が1件あります。");
    expect(said([words?.sentence, words?.suggestion])).not.toMatch(/hana|ken/);
    expect(said(words?.details)).toContain("4月15日（水）　hana");
    expect(said(words?.details)).toContain("ken");
  });

  it("does not count what was taken back, nor absences after the next week", async () => {
    await plan(office.ids.hana, "2026-04-15", "withdrawn");
    await plan(office.ids.ken, "2026-04-20", "noted");
    expect((await part())?.facts).toEqual({ waiting: 0, away: 0, without: 1 });
  });

  it("says nothing where everybody has planned and nobody is away soon", async () => {
    await plan(office.ids.hana, "2026-08-12", "noted");
    await plan(office.ids.ken, "2026-08-13", "noted");
    expect(await part()).toBeUndefined();
  });
});
