import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { seedDemo } from "../../src/demo/demo.ts";
import { seedPulse } from "../../src/demo/pulse/store.ts";
import { readPulseSettings } from "../../src/features/pulse/content/settings.ts";
import { readSurveys } from "../../src/features/pulse/content/surveys.ts";
import { readCalendar } from "../../src/services/calendar.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import { testDatabase } from "../support/database.ts";
import { contentDir } from "../support/whole-office.ts";

const database = testDatabase();
const [today, now] = ["2026-11-27", new Date("2026-11-27T01:00:00Z")];

beforeAll(async () => {
  const { db } = database;
  await seedDemo(db, today, now);
  const [surveys, settings, calendar] = [
    await readSurveys(contentDir),
    await readPulseSettings(contentDir),
    await readCalendar(contentDir),
  ];
  const city = {
    db,
    crypto: createCrypto(newKeyring()),
    surveys,
    settings,
    calendar,
    today,
    now,
    heading: () => undefined,
  };
  await seedPulse(city);
  await seedPulse(city);
});

type Told = { readonly means: Readonly<Record<string, { readonly shown: Readonly<Record<string, number>> }>> };

describe("The demo city", () => {
  it("has two surveys that are counted, with comments, and one that runs", async () => {
    const { db } = database;
    const surveys = await db.pulseSurvey.findMany({ orderBy: { opensOn: "asc" } });
    expect(surveys.map(({ state }) => state)).toEqual(["counted", "counted", "open"]);
    expect(surveys.map(({ closesOn }) => closesOn.toJSON() >= today)).toEqual([false, false, true]);
    expect(await db.pulseComment.count()).toBeGreaterThanOrEqual(20);
    expect(await db.pulseBallot.count({ where: { survey: { state: "counted" } } })).toBe(0);
  });

  it("asks everybody who is invited to the one that runs, once and only to that", async () => {
    const { db } = database;
    const { id } = await db.pulseSurvey.findFirstOrThrow({ where: { state: "open" } });
    const notices = await db.notice.findMany({ where: { feature: "pulse" } });
    const invited = await db.pulseInvited.findMany({ where: { surveyId: id } });
    expect(notices.map(({ toId }) => toId).toSorted()).toEqual(invited.map(({ personId }) => personId).toSorted());
    expect(new Set(notices.map(({ kind, about }) => JSON.stringify([kind, about])))).toEqual(
      new Set([JSON.stringify(["open", { s: id }])]),
    );
  });

  it("shows 市民生活課 its results, a unit of four nothing, and its one neighbour nothing either", async () => {
    const { db } = database;
    const idOf = async (name: string) => (await db.unit.findFirstOrThrow({ where: { name } })).id;
    const [cast, four, neighbour] = [
      await idOf("市民生活課"),
      await idOf("社会福祉課保護係"),
      // 13 in the 部 without the 6 of 市民生活課 and its own 6 would leave the 部長 alone.
      await idOf("環境課"),
    ];
    for (const { results } of await db.pulseSurvey.findMany({ where: { state: "counted" } })) {
      const shown = new Set(
        Object.values((results as unknown as Told).means).flatMap((each) => Object.keys(each.shown)),
      );
      expect([cast, four, neighbour].map((unit) => shown.has(unit))).toEqual([true, false, false]);
    }
  });

  it("asks nothing in the words of the stress check", async () => {
    const text = await Promise.all(
      ["talking", "balance"].map((name) => readFile(join(contentDir, "surveys", `${name}.yaml`), "utf8")),
    );
    // Beginnings of items of the 57-item questionnaire (MHLW's manual of the stress check system).
    const items = [
      "非常にたくさんの仕事",
      "時間内に仕事が処理しきれない",
      "一生懸命働かなければ",
      "自分のペースで仕事",
      "気軽に話ができますか",
      "頼りになりますか",
    ];
    for (const item of items) expect(text.join("\n")).not.toContain(item);
  });
});
