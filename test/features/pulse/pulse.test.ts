import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { all, city, everybody, hr, openPulse, type PulseOffice } from "../../support/pulse.ts";
import { said } from "../../support/whole-office.ts";

// One survey from HR's preview to what everybody reads, on a city of 22: 22 − 2 in the bureau itself, 9, 7 and 4.

const database = testDatabase();
let office: PulseOffice;
let survey: string;
beforeAll(async () => {
  office = await openPulse(database.db);
  survey = await office.begin();
});

const boss = city.big[0];
const silent: readonly string[] = [city.four[2], city.four[3]];
const canary = (who: string) => `canary-${who}`;
const kinds = async (kind: string) => database.db.notice.count({ where: { feature: "pulse", kind } });

describe("A survey", () => {
  it("is told to everybody at work once, and shows HR beforehand whom, until when and by which floors", async () => {
    expect(await kinds("open")).toBe(everybody.length);
    const plan = said(await office.open(hr, "prepare", { k: "talking" }));
    for (const words of ["22人", "11月19日", "得点5人", "変えられません"]) expect(plan).toContain(words);
  });

  it("is opened once at a time", async () => {
    const plan = await office.open(hr, "prepare", { k: "balance" });
    const button = "buttons" in plan ? plan.buttons?.[0] : undefined;
    if (!button || !("target" in button)) throw new Error("no button");
    expect(said(await office.press(hr, button.target))).toContain("受付中のアンケートがある");
    expect(await database.db.pulseSurvey.count()).toBe(1);
  });

  it("says who reads what, the floors and that it is final, before anything is entered", async () => {
    const card = said(await office.show(boss, "open", { s: survey }));
    const form = said(await office.open(boss, "answer", { s: survey }));
    for (const words of ["5人以上", "10人以上", "10件以上", "取り消しや書き直しはできません"]) {
      expect(card).toContain(words);
      expect(form).toContain(words);
    }
  });

  it("gives back what is missing with every entry, and keeps nothing of it", async () => {
    const back = await office.answer(boss, survey, { ...all("4"), "shared-goal": "" });
    expect(back).toMatchObject({ type: "correction" });
    expect(said(back)).toContain('"value":"4"');
    expect(await database.db.pulseBallot.count()).toBe(0);
  });

  it("takes one answer of each, the first, and says nothing of it", async () => {
    for (const [at, who] of everybody.entries()) {
      if (silent.includes(who) || who === city.next[6]) continue;
      const thanks = said(await office.answer(who, survey, all(String(1 + (at % 5)), at % 2 === 0 ? canary(who) : "")));
      expect(thanks).toContain("回答を受け付けました");
      expect(thanks).not.toMatch(/canary|そう思う/);
    }
    const form = await office.open(city.next[6], "answer", { s: survey });
    await Promise.all([1, 2, 3, 4].map((value) => office.submit(city.next[6], form, all(String(value)))));
    expect(said(await office.submit(city.next[6], form, all("1")))).toContain("すでに受け付けています");
    expect(await database.db.pulseBallot.count()).toBe(20);
    expect(await database.db.pulseParticipation.count()).toBe(20);
  });

  it("leaves no used key, no notice and no audit row behind, and a ballot of one length for all", async () => {
    const { db } = database;
    expect(await db.usedKey.count({ where: { personId: { not: office.ids.get(hr) ?? "" } } })).toBe(0);
    expect(await db.auditEntry.count()).toBe(0);
    expect(await db.notice.count()).toBe(everybody.length);
    const ballots = await db.pulseBallot.findMany();
    expect(new Set(ballots.map(({ sealed }) => sealed.length)).size).toBe(1);
    expect(said(ballots)).not.toMatch(/canary/);
  });

  it("shows the same card to all, whether or not they have answered", async () => {
    const cards = await Promise.all([boss, city.four[3]].map((who) => office.show(who, "open", { s: survey })));
    const bare = cards.map((card) => said(card).replaceAll(/"key":"[^"]*"/g, ""));
    expect(bare[0]).toBe(bare[1]);
  });

  it("is recalled once, only to whom has not answered", async () => {
    await office.run("pulse.remind", "2026-11-16");
    const reminded = await database.db.notice.findMany({ where: { kind: "reminder" } });
    expect(reminded.map(({ toId }) => toId)).toEqual(silent.map((who) => office.ids.get(who)));
  });

  it("tells nothing before it is counted, and takes nothing after its last day", async () => {
    office.day("2026-11-20");
    expect(said(await office.open(boss, "unit", { s: survey, u: office.units.big }))).toContain(
      "この内容は表示できません",
    );
    expect(said(await office.open(city.four[3], "answer", { s: survey }))).toContain("11月19日に終了しました");
    await office.run("pulse.mix", "2026-11-19", "23:50");
    expect(await database.db.pulseSurvey.count({ where: { state: "open" } })).toBe(1);
  });

  it("is not counted, and no ballot of it opened, before the ballots are mixed", async () => {
    await office.run("pulse.count", "2026-11-20", "00:20");
    expect(await database.db.pulseSurvey.findFirst()).toMatchObject({ state: "open", results: null });
    expect(await database.db.pulseBallot.count()).toBe(20);
  });

  it("keeps nobody's answer, key, taking part or reminder once it is counted", async () => {
    await office.close("2026-11-21");
    const { db } = database;
    expect(await db.pulseSurvey.findFirst()).toMatchObject({ state: "counted", privateKey: null });
    expect([await db.pulseBallot.count(), await db.pulseParticipation.count(), await kinds("reminder")]).toEqual([
      0, 0, 0,
    ]);
  });

  it("shows a unit of four nothing, nor its neighbour, whose difference from the bureau would tell", async () => {
    const row = await database.db.pulseSurvey.findFirstOrThrow();
    const { means } = row.results as unknown as { means: Record<string, { shown: Record<string, number> }> };
    // Without 9 and 7 of the bureau's 22 there would be 6 people left, of whom 4 answered; without the 9 there are 13.
    for (const { shown } of Object.values(means))
      expect(new Set(Object.keys(shown))).toEqual(new Set(["city", office.units.bureau, office.units.big]));
    for (const unit of ["four", "next"] as const)
      expect(said(await office.open(city[unit][0], "unit", { s: survey, u: office.units[unit] }))).toContain(
        "少人数の回答が分からないように、表示しません",
      );
  });

  it("is read by managers for what they lead, by all for the city, and by nobody beyond", async () => {
    expect(said(await office.open(boss, "unit", { s: survey, u: office.units.big }))).toContain("市民課の結果");
    expect(said(await office.open(boss, "unit", { s: survey, u: office.units.next }))).toContain("表示できません");
    expect(said(await office.open("300001", "unit", { s: survey, u: office.units.big }))).toContain("市民課の結果");
    expect(said(await office.open(city.big[3], "unit", { s: survey, u: office.units.big }))).toContain(
      "表示できません",
    );
    expect(said(await office.open(city.big[3], "city", { s: survey }))).toContain("市全体の結果");
  });

  it("gives comments to HR alone, shuffled and without their writers", async () => {
    const comments = said(await office.open(hr, "comments", { s: survey }));
    expect(comments).toContain("自由記述（10件）");
    for (const who of [boss, "300001", city.big[3]])
      expect(said(await office.open(who, "comments", { s: survey }))).not.toContain("canary");
    for (const seen of [
      await office.show(hr, "overview"),
      await office.hear(hr),
      await office.open(hr, "city", { s: survey }),
    ])
      expect(said(seen)).not.toContain("canary");
  });

  it("is answered by what changes: told to the unit, followed up after the next survey", async () => {
    const form = await office.open(boss, "promise", { s: survey, u: office.units.big });
    const words = { thanks: "ありがとうございました。", change: "毎朝5分、困りごとを聞きます。" };
    expect(said(await office.submit(boss, form, words))).toContain("8人に伝えました");
    expect(said(await office.submit(boss, form, words))).toContain("8人に伝えました");
    const promise = await database.db.pulsePromise.findFirstOrThrow();
    const notice = said(await office.show(city.big[1], "promise", { p: promise.id }));
    expect(notice).not.toContain("困りごと");
    expect(said(await office.open(city.big[1], "promised", { p: promise.id }))).toContain("毎朝5分");
    expect(said(await office.open(city.next[1], "promised", { p: promise.id }))).toContain("表示できません");
    office.day("2026-12-10");
    const next = await office.begin("balance");
    expect(said(await office.open(city.big[1], "answer", { s: next }))).toContain("毎朝5分");
    expect(said(await office.open(city.next[1], "answer", { s: next }))).not.toContain("毎朝5分");
    const outcome = await office.open(boss, "outcome", { p: promise.id });
    await office.submit(boss, outcome, { outcome: "11月から続けています。" });
    expect(said(await office.open(city.big[1], "promised", { p: promise.id }))).toContain("11月から続けています");
    expect(said(await office.open(city.next[0], "outcome", { p: promise.id }))).toContain("表示できません");
  });

  it("ran without a fault", () => {
    expect(office.faults).toEqual([]);
  });
});
