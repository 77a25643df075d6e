import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WeekPart } from "../../../src/bot/weekly.ts";
import { composeFeatures } from "../../../src/compose.ts";
import { mondayOf } from "../../../src/features/weekly/week.ts";
import { testDatabase } from "../../support/database.ts";
import { contentDir, openWholeOffice, said, type WholeOffice } from "../../support/whole-office.ts";

// What the weekly card of boss says of leave in the week of Monday 6 April 2026.

const database = testDatabase();
let office: WholeOffice;
let part: (today?: string, lead?: "boss" | "rin") => Promise<WeekPart | undefined>;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
  const features = await composeFeatures({
    ...office,
    ...{ contentDir, config: { demo: true, languageModel: undefined, aiDaily: 0 }, metrics: { asked: () => {} } },
    ...{ page: async () => "", url: "" },
  });
  const { weekly } = features.find(({ name }) => name === "leave") ?? {};
  const { hana, ken } = office.ids;
  part = async (today = "2026-04-06", lead = "boss") => {
    const teams = [{ lead: office.ids[lead], members: [hana, ken] }];
    const week = { monday: mondayOf(today), today };
    const parts = await database.db.$transaction(
      (tx) => weekly?.(tx, teams, week) ?? Promise.resolve(new Map<string, WeekPart>()),
    );
    return parts.get(office.ids[lead]);
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
    expect(words?.sentence).toBe("確認を待っている休暇の予定が1件あります");
    expect(said([words?.sentence, words?.suggestion])).not.toMatch(/hana|ken/);
    expect(said(words?.details)).toContain("4月15日（水）　hana");
    expect(said(words?.details)).toContain("ken");
  });

  it("speaks up for what waits and, in the first week of a month, for who has none planned", async () => {
    expect((await part())?.isAside).toBe(false);
    expect((await part("2026-04-13"))?.isAside).toBe(true);
    await plan(office.ids.hana, "2026-04-24", "noted");
    expect((await part("2026-04-13"))?.isAside).toBe(true);
    await plan(office.ids.ken, "2026-04-23");
    const found = await part("2026-04-13");
    expect(found?.isAside).toBe(false);
    expect(found?.since?.({ waiting: 3 }, "ja")).toBe("確認を待っている休暇の予定：前回3件 → 今回1件");
    expect(found?.since?.({ waiting: 1 }, "ja")).toBeUndefined();
  });

  it("asks nothing of whoever leads nobody on the roster that they cannot do", async () => {
    await plan(office.ids.hana, "2026-04-15");
    const found = await part("2026-04-06", "rin");
    expect(found?.facts).toEqual({ waiting: 0, away: 1, without: 1 });
    const words = found?.words("ja");
    expect(words?.suggestion).toMatchObject({ text: "休暇の予定を立てられるよう、声をかけてみませんか。" });
    expect([words?.suggestion?.button, words?.buttons]).toEqual([undefined, []]);
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
