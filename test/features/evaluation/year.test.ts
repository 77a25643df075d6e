import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { formOf, openYear, type Who, type Year } from "../../support/evaluation.ts";

// The evaluation year from goals to confirmation, through the bot, by those whose turn it is.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});

const state = async (who: Who) =>
  (await database.db.evaluation.findUniqueOrThrow({ where: { id: year.of(who) } })).state;
const goal = (n: number) => ({
  what: `窓口の待ち時間を短くする取組その${n}`,
  level: `平均待ち時間を${n}分短くする`,
  due: "2027-02-28",
  how: "受付票の見直しと案内係の配置",
  unitGoal: "市民に分かりやすい窓口",
});

/** Fills a whole rating page by page, and gives the last answer. */
async function fill(who: Who, k: "self" | "first" | "second", word: string, grade = "A") {
  let answer: unknown = await year.open(who, "rate", { e: year.of("hana"), k });
  for (;;) {
    const form = formOf(answer);
    const entries = Object.fromEntries(
      form.fields.map((field) => [field.id, field.type === "scale" ? grade : `${word}：${field.id}`]),
    );
    answer = await year.submit(who, form, entries);
    if ((answer as { type: string }).type === "card") return answer as { title?: string };
  }
}

/** As the training and the interview leave it. */
const train = (...who: readonly Who[]) =>
  database.db.evaluationTraining.createMany({
    data: who.map((each) => ({ cycleId: year.cycle, personId: year.ids[each], doneAt: new Date() })),
  });

describe("The evaluation year", () => {
  it("opens for everybody who can be rated, with the form of their level and the raters of their line", async () => {
    const rows = await database.db.evaluation.findMany({ include: { raters: true } });
    expect(rows.map(({ personId }) => personId)).not.toContain(year.ids.confirmer);
    const hana = rows.find(({ personId }) => personId === year.ids.hana);
    expect(hana?.formId).toBe("staff");
    expect(hana?.raters.map(({ role, personId }) => [role, personId]).toSorted()).toEqual([
      ["adjuster", year.ids.adjuster],
      ["confirmer", year.ids.confirmer],
      ["first", year.ids.boss],
      ["second", year.ids.chief],
    ]);
  });

  it("takes goals page by page, keeps each as a draft, and hands in no fewer than three", async () => {
    expect((await year.hear("hana")).title).toBe("人事評価で、あなたの手続が1件あります");
    let answer: unknown = await year.open("hana", "goal", { e: year.of("hana") });
    for (const n of [1, 2]) answer = await year.submit("hana", answer, goal(n), n < 2 ? "more" : "submit");
    const few = await year.submit("hana", answer, {});
    expect(JSON.stringify(few)).toContain("目標は3つ以上必要です（いま2つ）");
    answer = await year.submit("hana", few, goal(3));
    expect(JSON.stringify(answer)).toContain("取組その1");
    const done = await year.submit("hana", answer, {});
    expect(done).toMatchObject({ type: "card", title: "目標を提出しました" });
    expect(await state("hana")).toBe("agreement");
  });

  it("lets only the first rater agree, with a difficulty for each goal", async () => {
    for (const who of ["ken", "chief", "hr", "other", "hana"] as const)
      expect(await year.open(who, "goals-agree", { e: year.of("hana") }), who).toMatchObject({ refused: "not-found" });
    const form = formOf(await year.open("boss", "goals-agree", { e: year.of("hana") }));
    const [first] = form.fields;
    expect(await year.submit("boss", form, { [first?.id ?? ""]: "hard" })).toMatchObject({ type: "correction" });
    const marks = Object.fromEntries(form.fields.map(({ id }, at) => [id, at === 0 ? "hard" : "usual"]));
    expect(await year.submit("boss", form, marks)).toMatchObject({ title: "hanaさんの目標に合意しました" });
    expect(await state("hana")).toBe("self");
    const sheet = JSON.stringify(await year.open("hana", "evaluation", { e: year.of("hana") }));
    expect(sheet).toContain("◎");
  });

  it("takes the self-review from its opening day on, and keeps it as a draft before", async () => {
    year.day("2026-12-20");
    const early = await fill("hana", "self", "早い自己評価");
    expect(early.title).toBe("下書きを保存しました");
    expect(JSON.stringify(await year.open("boss", "evaluation", { e: year.of("hana") }))).not.toContain("早い自己評価");
    year.day("2027-01-15");
    expect((await fill("hana", "self", "自己評価の言葉")).title).toBe("自己評価を提出しました");
    expect(await state("hana")).toBe("first");
  });

  it("asks for a fact with every grade but B, on the page where it is missing", async () => {
    await train("boss");
    year.day("2027-01-25");
    const form = formOf(await year.open("boss", "rate", { e: year.of("hana"), k: "first" }));
    const grades = Object.fromEntries(form.fields.filter(({ type }) => type === "scale").map(({ id }) => [id, "C"]));
    const wrong = formOf(await year.submit("boss", form, grades));
    expect(wrong.fields.filter(({ error }) => error?.includes("「C」")).length).toBe(Object.keys(grades).length);
    const plain = Object.fromEntries(Object.keys(grades).map((id) => [id, "B"]));
    expect(await year.submit("boss", wrong, plain)).toMatchObject({ type: "next-page" });
  });

  it("opens the rating only after the training, and closes it only after the interview", async () => {
    expect(await year.open("chief", "rate", { e: year.of("hana"), k: "second" })).toMatchObject({ refused: "stale" });
    const kept = await fill("boss", "first", "一次の言葉");
    expect(kept.title).toBe("下書きを保存しました");
    expect(JSON.stringify(kept)).toContain("自己評価面談の記録がまだありません");
    expect(await state("hana")).toBe("first");
    await database.db.evaluationInterview.create({
      data: { evaluationId: year.of("hana"), kind: "review", heldOn: new Date("2027-01-20") },
    });
    expect((await fill("boss", "first", "一次の言葉")).title).toBe("一次評価を提出しました");
    expect(await state("hana")).toBe("second");
    expect(await year.open("chief", "rate", { e: year.of("hana"), k: "second" })).toMatchObject({
      title: "評価者研修がまだです",
    });
  });

  it("shows the second rater what was handed in, and the person nothing of it", async () => {
    await train("chief");
    const form = formOf(await year.open("chief", "rate", { e: year.of("hana"), k: "second" }));
    expect(JSON.stringify(form)).toContain("一次の言葉");
    expect(JSON.stringify(form)).toContain("自己評価の言葉");
    // No grade is proposed, not even the first rater's own.
    expect(form.fields.filter((field) => field.type === "scale" && field.value !== undefined)).toEqual([]);
    expect(JSON.stringify(await year.open("hana", "evaluation", { e: year.of("hana") }))).not.toContain("一次の言葉");
  });

  it("goes back with a reason that whoever must act reads, and is handed in anew", async () => {
    const back = formOf(await year.open("chief", "send-back", { e: year.of("hana"), way: "returnFirst" }));
    expect(await year.submit("chief", back, { why: "事実をもう少し" })).toMatchObject({ title: "差し戻しました" });
    expect(await state("hana")).toBe("first");
    expect(JSON.stringify(await year.open("boss", "rate", { e: year.of("hana"), k: "first", p: "0" }))).toContain(
      "事実をもう少し",
    );
    expect(JSON.stringify(await year.open("chief", "evaluation", { e: year.of("hana") }))).not.toContain("一次の言葉");
    expect((await fill("boss", "first", "一次の言葉")).title).toBe("一次評価を提出しました");
  });

  it("is rated a second time, adjusted with a reason, and confirmed", async () => {
    expect((await fill("chief", "second", "二次の言葉", "B")).title).toBe("二次評価を提出しました");
    const adjust = formOf(await year.open("adjuster", "verdict", { e: year.of("hana"), k: "adjusting" }));
    expect(await year.submit("adjuster", adjust, { grade: "A" })).toMatchObject({ type: "correction" });
    expect(await year.submit("adjuster", adjust, { grade: "A", words: "全庁の均衡" })).toMatchObject({
      title: "調整を終えました",
    });
    const confirm = formOf(await year.open("confirmer", "verdict", { e: year.of("hana"), k: "confirming" }));
    expect(JSON.stringify(confirm)).toContain("全庁の均衡");
    expect(await year.submit("confirmer", confirm, {})).toMatchObject({ title: "確認しました" });
    expect(await state("hana")).toBe("disclosing");
    expect(JSON.stringify(await year.open("hana", "evaluation", { e: year.of("hana") }))).not.toMatch(
      /一次の言葉|二次の言葉|全庁の均衡/u,
    );
  });

  it("writes every reading of another's evaluation down before it is shown, and none of one's own", async () => {
    const read = await database.db.auditEntry.findMany({ where: { action: "evaluation.read" } });
    expect(read.every(({ actorId, subjectId }) => actorId !== subjectId)).toBe(true);
    expect(new Set(read.map(({ actorId }) => actorId))).toEqual(
      new Set([year.ids.boss, year.ids.chief, year.ids.adjuster, year.ids.confirmer]),
    );
    expect(year.faults).toEqual([]);
  });
});

describe("Two at once", () => {
  it("hand goals in once, however often it is tapped", async () => {
    const answer = await year.open("ken", "goal", { e: year.of("ken") });
    const [one, two] = await Promise.all([
      year.submit("ken", answer, goal(1), "more"),
      year.submit("ken", answer, goal(1), "more"),
    ]);
    expect([one, two].map((each) => formOf(each).page?.at)).toEqual([2, 2]);
    const part = await database.db.evaluationPart.findFirstOrThrow({ where: { authorId: year.ids.ken } });
    expect(part.version).toBe(1);
  });

  it("on one draft see each other's text, and nothing is written over in silence", async () => {
    const here = await year.open("ken", "goal", { e: year.of("ken"), g: "0" });
    const there = await year.open("ken", "goal", { e: year.of("ken"), g: "0" });
    await year.submit("ken", here, { ...goal(1), how: "いちど目" }, "later");
    const second = await year.submit("ken", there, { ...goal(1), how: "にど目" }, "later");
    expect(second).toMatchObject({ type: "correction" });
    const how = formOf(second).fields.find(({ id }) => id === "how");
    expect(how?.value).toBe("にど目");
    expect(how?.error).toContain("いちど目");
    expect(await year.submit("ken", second, { ...goal(1), how: "にど目" }, "later")).toMatchObject({ type: "card" });
  });
});
