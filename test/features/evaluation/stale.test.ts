import { beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import type { Entries, Form } from "../../../src/view/form.ts";
import { testDatabase } from "../../support/database.ts";
import { formOf, openYear, type Who, type Year } from "../../support/evaluation.ts";
import { fill, goal, setGoals, trainRaters } from "./rated.ts";
import { button, said } from "./talking.ts";

// Forms that lay open while what they show was changed elsewhere, by the same person on another screen or by another.

const database = testDatabase();
let year: Year;
beforeEach(async () => {
  await database.db.$executeRaw`truncate person, unit, evaluation_cycle, used_key cascade`;
  year = await openYear(database.db);
});

const outdated = "この画面を開いた後に、内容が変わりました。";
const e = () => ({ e: year.of("hana") });
const openGoal = async (g: string) => formOf(await year.open("hana", "goal", { ...e(), g }));
const state = async () => (await year.db.evaluation.findUniqueOrThrow({ where: { id: year.of("hana") } })).state;
/** What the fields of a form hold, as its reader sees it. */
const held = (form: Form): Entries => Object.fromEntries(form.fields.map(({ id, value }) => [id, value ?? ""]));

async function handInGoals(first: Entries = {}) {
  let answer: unknown = await year.open("hana", "goal", e());
  for (const n of [1, 2, 3])
    answer = await year.submit("hana", answer, { ...goal(n), ...(n === 1 && first) }, n < 3 ? "more" : "submit");
  return [formOf(answer), await year.submit("hana", answer, {})] as const;
}

describe("A goal on two screens", () => {
  it("that comes back to be completed still knows that something was saved on the other one", async () => {
    const [one, other] = [await openGoal("0"), await openGoal("0")];
    await year.submit("hana", one, { ...goal(1), what: "先に保存した目標" }, "later");
    const incomplete = await year.submit("hana", other, { ...goal(1), what: "後から書いた目標", due: "" });
    expect(said(incomplete)).not.toContain("先に保存した目標");
    const again = await year.submit("hana", incomplete, { ...goal(1), what: "後から書いた目標" });
    expect(again.type).toBe("correction");
    expect(said(again)).toContain("先に保存した目標");
    expect(held(formOf(again))).toMatchObject({ what: "後から書いた目標" });
    expect(held(await openGoal("0"))).toMatchObject({ what: "先に保存した目標" });
  });
});

describe("The agreement", () => {
  it("is to goals that were read: those that were recalled and changed meanwhile are shown first", async () => {
    await handInGoals();
    const early = formOf(await year.open("boss", "goals-agree", e()));
    await year.press("hana", button(await year.open("hana", "evaluation", e()), "取り下げて直す"));
    const changed = await openGoal("0");
    await year.submit("hana", changed, { ...held(changed), what: "書き直した目標" }, "later");
    let answer: unknown = await openGoal("2");
    answer = await year.submit("hana", answer, held(formOf(answer)));
    await year.submit("hana", answer, {});
    const marks = Object.fromEntries(early.fields.map(({ id }) => [id, "hard"]));
    const again = await year.submit("boss", early, marks);
    expect(said(again)).toContain(outdated);
    expect(said(again)).toContain("書き直した目標");
    expect(held(formOf(again))).toEqual(marks);
    expect(await state()).toBe("agreement");
    await year.submit("boss", again, marks);
    expect(await state()).toBe("self");
  });
});

describe("A rating on two screens", () => {
  beforeEach(async () => {
    await setGoals(year);
    await trainRaters(year);
    year.day("2027-02-05");
  });

  it("that is handed in from the older one comes back with both texts, and is not handed in", async () => {
    let answer: unknown = await year.open("hana", "rate", { ...e(), k: "self" });
    let form = formOf(answer);
    while (form.page && form.page.at < form.page.titles.length) {
      answer = await year.submit("hana", form, grades(form));
      form = formOf(answer);
    }
    const other = formOf(await year.open("hana", "rate", { ...e(), k: "self", p: String((form.page?.at ?? 1) - 1) }));
    await year.submit("hana", form, { "overall-words": "先に保存した所感" }, "later");
    const again = await year.submit("hana", other, { "overall-words": "後から書いた所感" });
    expect(again.type).toBe("correction");
    expect(said(again)).toContain("先に保存した所感");
    expect(held(formOf(again))).toMatchObject({ "overall-words": "後から書いた所感" });
    expect(await state()).toBe("self");
    await year.submit("hana", again, { "overall-words": "後から書いた所感" });
    expect(await state()).toBe("first");
  });

  it("is not sent back for what was written before it was written anew", async () => {
    await fill(year, "hana", "self", { word: "初めの言葉", grade: "A" });
    const [one, other] = [await openBack("boss", "returnSelf"), await openBack("boss", "returnSelf")];
    await year.submit("boss", one, { why: "事実を加えてください" });
    await fill(year, "hana", "self", { word: "改めた言葉", grade: "A" });
    const again = await year.submit("boss", other, { why: "もう一度見直してください" });
    expect(said(again)).toContain(outdated);
    expect(held(formOf(again))).toEqual({ why: "もう一度見直してください" });
    expect(await state()).toBe("first");
  });

  it("is not settled by who saw the grades of before", async () => {
    await fill(year, "hana", "self", { word: "自己", grade: "A" });
    await settleInterview();
    await fill(year, "boss", "first", { word: "一次", grade: "B" });
    await fill(year, "chief", "second", { word: "二次", grade: "B" });
    const early = formOf(await year.open("adjuster", "verdict", { ...e(), k: "adjusting" }));
    await year.submit("adjuster", await openBack("adjuster", "returnSecond"), { why: "事実を加えてください" });
    await fill(year, "chief", "second", { word: "改めた二次", grade: "C" });
    const again = await year.submit("adjuster", early, { grade: "", words: "異議なし" });
    expect(said(again)).toContain(outdated);
    expect(held(formOf(again))).toMatchObject({ words: "異議なし" });
    expect(await state()).toBe("adjusting");
    await year.submit("adjuster", again, { grade: "", words: "異議なし" });
    expect(await state()).toBe("confirming");
  });
});

describe("A form of a rater who was replaced", () => {
  it("says that nothing was saved, though it cannot be opened any more", async () => {
    await trainRaters(year);
    const forms: [Who, string, Form][] = [];
    for (const [who, state, k] of [
      ["boss", "first", "first"],
      ["chief", "second", "second"],
    ] as const) {
      await year.db.evaluation.update({ where: { id: year.of("hana") }, data: { state } });
      forms.push([who, k, formOf(await year.open(who, "rate", { ...e(), k }))]);
      await year.db.evaluationRater.deleteMany({ where: { role: k, evaluationId: year.of("hana") } });
    }
    for (const [who, k, form] of forms) {
      const answer = await year.submit(who, form, grades(form));
      expect(answer, who).toMatchObject({ refused: "not-yours" });
      expect(said(answer)).toContain("担当が代わりました。入力内容は保存されていません。");
      expect(await year.open(who, "rate", { ...e(), k }), who).toMatchObject({ refused: "not-found" });
    }
    const { key: _, ...forged } = forms[0]?.[2].target ?? { feature: "", name: "", about: {} };
    expect(await year.submit("ken", { ...forms[0]?.[2], target: forged }, {})).toMatchObject({ refused: "stale" });
    expect(await year.db.evaluationPart.count()).toBe(0);
  });
});

describe("What is done twice by an impatient finger", () => {
  it("is answered as the first time, though it cannot be done any more", async () => {
    const early = await handInGoals();
    expect(await state()).toBe("agreement");
    const [form, first] = early;
    expect(await year.submit("hana", form, {})).toMatchObject({ title: (first as Card).title });
    expect(await year.submit("hana", { ...form, target: { ...form.target, key: "0000.x" } }, {})).toMatchObject({
      refused: "stale",
    });
  });

  it("is tried again where it came back to be corrected, from the very same form", async () => {
    year.day("2026-05-01");
    const form = formOf(await year.open("hr", "extend", { c: year.cycle }));
    const due = "2026-06-30";
    await year.db.evaluation.updateMany({ data: { state: "agreement" } });
    expect((await year.submit("hr", form, { stage: "goals", due })).type).toBe("correction");
    expect((await year.submit("hr", form, { stage: "opening-interview", due })).type).toBe("card");
  });
});

const openBack = async (who: Who, way: string) => formOf(await year.open(who, "send-back", { ...e(), way }));
const settleInterview = () =>
  year.db.evaluationInterview.create({
    data: { evaluationId: year.of("hana"), kind: "review", heldOn: new Date("2027-01-20") },
  });

const grades = (form: Form): Entries =>
  Object.fromEntries(form.fields.map(({ id, type }) => [id, type === "scale" ? "B" : `言葉：${id}`]));
