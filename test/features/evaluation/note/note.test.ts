import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, type Who, type Year } from "../../../support/evaluation.ts";
import { put, said } from "../talking.ts";

// boss rated hana until the end of June; other rates her from July on.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db, "2026-06-10");
  await put(year, "hana", "self");
  const words = "6月の応対の事実";
  await year.submit("boss", await year.open("boss", "fact", e()), { day: "2026-06-09", item: "", words });
  const where = { evaluationId: year.of("hana"), role: "first" as const };
  await database.db.evaluationRater.updateMany({ where, data: { toDay: new Date("2026-07-01") } });
  const post = { id: randomUUID(), personId: year.ids.other, fromDay: new Date("2026-07-01") };
  await database.db.evaluationRater.create({ data: { ...where, ...post } });
  year.day("2026-07-06");
});
beforeEach(async () => {
  await database.db.evaluationPart.deleteMany();
  await put(year, "hana", "self");
});

const e = () => ({ e: year.of("hana") });
const form = async (who: Who = "boss") => formOf(await year.open(who, "handover-note", e()));
const write = async (words: string) => year.submit("boss", await form(), { words });

describe("The note of a former rater", () => {
  it("is written with one's own facts at hand, and handed in at once", async () => {
    expect(said((await form()).intro)).toContain("6月の応対の事実");
    expect(await write("")).toMatchObject({ type: "correction" });
    expect(await write("窓口の改善を任せています")).toMatchObject({ title: "引継ぎのメモを渡しました" });
    const [part] = await database.db.evaluationPart.findMany();
    expect(part).toMatchObject({ kind: "handover", authorId: year.ids.boss, version: 1 });
    expect(part?.handedInAt).not.toBeNull();
  });

  it("is asked for at the desk only of those who saw something of the period", async () => {
    const post = { evaluationId: year.of("hana"), role: "first" as const, personId: year.ids.boss };
    const days = (fromDay: string, toDay: string) =>
      database.db.evaluationRater.updateMany({
        where: post,
        data: { fromDay: new Date(fromDay), toDay: new Date(toDay) },
      });
    await days("2026-03-01", "2026-04-01");
    expect(said(await year.hear("boss"))).not.toContain("hanaさんの引継ぎを書く");
    await days("2026-03-01", "2026-07-01");
    expect(said(await year.hear("boss"))).toContain("hanaさんの引継ぎを書く");
  });

  it("is written by whoever rated first before, and nobody else", async () => {
    for (const who of ["hana", "other", "chief", "hr", "ken"] as const)
      expect(await year.open(who, "handover-note", e()), who).toMatchObject({ refused: "not-found" });
    await put(year, "hana", "adjusting");
    expect(await year.open("boss", "handover-note", e())).toMatchObject({ refused: "stale" });
  });

  it("is read by the next rater, later by the second and HR, and not by the person; the facts stay with their author", async () => {
    await write("次の評価者へのことば");
    await put(year, "hana", "first");
    await database.db.evaluationTraining.createMany({
      data: [{ cycleId: year.cycle, personId: year.ids.other, doneAt: new Date() }],
      skipDuplicates: true,
    });
    expect(said(await year.open("other", "rate", { ...e(), k: "first" }))).toContain("次の評価者へのことば");
    for (const who of ["hana", "chief", "adjuster", "ken"] as const)
      expect(said(await year.open(who, "evaluation", e())), who).not.toContain("次の評価者へのことば");
    for (const who of ["hana", "other", "chief", "hr"] as const)
      for (const name of ["evaluation", "facts", "rate"])
        expect(said(await year.open(who, name, { ...e(), k: "first" })), who).not.toContain("6月の応対の事実");
    expect(said(await year.open("boss", "facts", e()))).toContain("6月の応対の事実");
  });

  it("can be changed, never over what was saved elsewhere, and the same words change nothing", async () => {
    await write("初めのメモ");
    const [here, there] = [await form(), await form()];
    expect(here.fields[0]).toMatchObject({ value: "初めのメモ" });
    await year.submit("boss", here, { words: "こちらの画面" });
    const back = await year.submit("boss", there, { words: "あちらの画面" });
    expect(formOf(back).fields[0]).toMatchObject({ value: "あちらの画面" });
    expect(formOf(back).fields[0]?.error).toContain("こちらの画面");
    await year.submit("boss", back, { words: "あちらの画面" });
    await write("あちらの画面");
    expect(await database.db.evaluationPart.findMany()).toMatchObject([{ version: 3 }]);
  });

  it("is written once by a double tap, and in English for whoever reads it", async () => {
    const drawn = await form();
    await Promise.all([1, 2].map(() => year.submit("boss", drawn, { words: "一度だけ" })));
    expect(await database.db.evaluationPart.findMany()).toMatchObject([{ version: 1 }]);
    await database.db.person.update({ where: { id: year.ids.boss }, data: { locale: "en" } });
    expect((await form()).readers).toEqual([
      "you",
      "first rater (other)",
      "second rater (chief), from the second rating on",
      "adjuster and confirmer, from their stages on",
      "personnel section",
      "review board (after a complaint in writing)",
    ]);
    expect(year.faults).toEqual([]);
  });
});
