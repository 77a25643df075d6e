import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isOffered } from "../../../../src/features/evaluation/training/index.ts";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, type Who, type Year } from "../../../support/evaluation.ts";
import { put, said } from "../talking.ts";

// 評価者研修, as boss goes through it before the first rating.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});
beforeEach(() => database.db.evaluationTraining.deleteMany());

const begin = (who: Who, p = "0") => year.open(who, "training", { c: year.cycle, p });
const errors = () => year.definition.training;
const nth = (at: number, right: boolean) => String(errors()[at]?.answers.findIndex((each) => each.right === right));
const count = () => database.db.evaluationTraining.count();

/** Answers every page rightly, and gives the last answer. */
async function pass(who: Who) {
  let answer: unknown = await begin(who);
  for (let at = 0; at < errors().length; at++) answer = await year.submit(who, answer, { answer: nth(at, true) });
  return answer;
}

describe("The rater training", () => {
  it("goes through every error, and opens the rating afterwards", async () => {
    await put(year, "hana", "first");
    const rate = { e: year.of("hana"), k: "first" };
    expect(await year.open("boss", "rate", rate)).toMatchObject({ title: "評価者研修がまだです" });
    const done = await pass("boss");
    expect(done).toMatchObject({ title: "評価者研修を終えました" });
    expect(said(done)).toContain("評価の一覧へ");
    expect(await count()).toBe(1);
    expect(await year.open("boss", "rate", rate)).toMatchObject({ type: "form" });
  });

  it("shows explanation and example, says why an answer is wrong, and why the right one is right", async () => {
    const first = formOf(await begin("boss"));
    expect(said(first.intro)).toContain(errors()[0]?.explains.ja);
    expect(said(first.intro)).toContain(errors()[0]?.example.ja);
    expect(said(first)).not.toContain(errors()[0]?.answers.find(({ right }) => right)?.why.ja);
    const wrong = await year.submit("boss", first, { answer: nth(0, false) });
    expect(wrong).toMatchObject({ type: "correction" });
    expect(said(wrong)).toContain(errors()[0]?.answers.find(({ right }) => !right)?.why.ja);
    expect(await year.submit("boss", wrong, {})).toMatchObject({ type: "correction" });
    const next = await year.submit("boss", wrong, { answer: nth(0, true) });
    expect(next).toMatchObject({ type: "next-page" });
    expect(said(formOf(next).intro)).toContain(errors()[0]?.answers.find(({ right }) => right)?.why.ja);
    expect(await count()).toBe(0);
  });

  it("begins with the first page, whatever page is asked for", async () => {
    expect(formOf(await begin("boss", String(errors().length - 1))).page?.at).toBe(1);
    const forged = formOf(await begin("boss"));
    const target = { ...forged.target, about: { ...forged.target.about, p: String(errors().length - 1) } };
    const answer = nth(errors().length - 1, true);
    expect(await year.submit("boss", { ...forged, target }, { answer })).toMatchObject({ refused: "stale" });
    expect(await count()).toBe(0);
  });

  it("keeps that it was passed and nothing of the answers, and once is enough", async () => {
    await pass("boss");
    const [first] = await database.db.evaluationTraining.findMany();
    year.day("2026-05-01");
    await pass("boss");
    expect(await database.db.evaluationTraining.findMany()).toEqual([first]);
    expect(Object.keys(first ?? {}).toSorted()).toEqual(["cycleId", "doneAt", "personId"]);
  });

  it("is for whoever rates in this cycle in any role, and HR", async () => {
    for (const who of ["boss", "chief", "adjuster", "confirmer", "hr"] as const)
      expect(await begin(who), who).toMatchObject({ type: "form" });
    for (const who of ["hana", "ken"] as const) expect(await begin(who), who).toMatchObject({ refused: "not-found" });
    expect(await year.open("boss", "training", { c: year.of("hana") })).toMatchObject({ refused: "not-found" });
    expect(await year.open("boss", "training", {})).toMatchObject({ refused: "not-found" });
  });

  it("is offered to raters until they have been through it", () => {
    const situation = (met: readonly "trained"[]) => ({ met: new Set(met) }) as never;
    expect(isOffered({ roles: new Set(["second"]), situation: situation([]) })).toBe(true);
    expect(isOffered({ roles: new Set(["second"]), situation: situation(["trained"]) })).toBe(false);
    expect(isOffered({ roles: new Set(["hr", "former"]), situation: situation([]) })).toBe(false);
  });

  it("is in English for whoever reads it", async () => {
    await database.db.person.update({ where: { id: year.ids.chief }, data: { locale: "en" } });
    const first = formOf(await begin("chief"));
    const wrong = await year.submit("chief", first, { answer: nth(0, false) });
    const done = await pass("chief");
    expect(said([first, wrong, done]).replaceAll("評価", "")).not.toMatch(/[\p{Script=Hiragana}\p{Script=Han}]/u);
    expect(year.faults).toEqual([]);
  });
});
