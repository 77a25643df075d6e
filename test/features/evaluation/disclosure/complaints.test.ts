import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../../src/view/card.ts";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, raters, type Who, type Year } from "../../../support/evaluation.ts";
import { discloseHana, rateHana } from "../rated.ts";
import { button, said } from "../talking.ts";

// hana brings up what she does not agree with: to HR, who did not rate her, and to the review board (`other`).

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
  await rateHana(year);
  // Her first rater is in HR, too, and on the board.
  await year.db.personRole.create({ data: { personId: year.ids.boss, role: "HR" } });
  (year.definition.raters.board as string[]).push(raters.boss);
});
beforeEach(async () => {
  await database.db.evaluationComplaint.deleteMany();
  await database.db.notice.deleteMany();
  await discloseHana(year);
});

const about = () => ({ e: year.of("hana") });
const secret = "二次評価の根拠に納得できません";

const make = async (t: "talk" | "review", words = secret) =>
  (await year.submit("hana", await year.open("hana", "complain", { ...about(), t }), { words })) as Card;

const noticesOf = (kind: string) =>
  year.db.notice.findMany({ where: { kind }, select: { toId: true, feature: true, kind: true, about: true } });

async function arrivalOf(who: Who): Promise<Card> {
  const [found] = (await noticesOf("complaint")).filter(({ toId }) => toId === year.ids[who]);
  if (!found) throw new Error(`nothing arrived for ${who}`);
  return year.bot.show(
    { platform: "web", account: raters[who] },
    { feature: "evaluation", name: "complaint", about: found.about as Record<string, string> },
  );
}

const newest = async () => ({
  ...about(),
  id: (await year.db.evaluationComplaint.findFirstOrThrow({ orderBy: { number: "desc" } })).id,
});

async function answer(who: Who, upheld: "yes" | "no", words = "調べた結果です") {
  return year.submit(who, await year.open(who, "complaint-answer", await newest()), { words, upheld });
}

describe("苦情相談", () => {
  it("names everybody who reads it, and reaches those in HR who did not rate", async () => {
    const form = formOf(await year.open("hana", "complain", { ...about(), t: "talk" }));
    expect(form.readers).toEqual(["総務課人事係 hr（あなたの評価に関わっていない職員）"]);
    const receipt = await make("talk");
    expect(receipt.title).toMatch(/^相談を受け付けました（第\d+号）$/u);
    expect((await noticesOf("complaint")).map(({ toId }) => toId)).toEqual([year.ids.hr]);
    const arrived = await arrivalOf("hr");
    expect(said(arrived)).not.toContain(secret);
    expect(said(arrived)).not.toContain("hana");
    expect(said(await year.open("hr", "complaint-read", button(arrived, "内容を読む").about))).toContain(secret);
  });

  it("needs no words", async () => {
    await make("talk", "");
    expect(said(await year.open("hr", "complaint-read", await newest()))).toContain("内容の記入はありません");
  });

  it("is sealed, and read by no rater and not by the board", async () => {
    await make("talk");
    const row = await year.db.evaluationComplaint.findFirstOrThrow();
    expect(Buffer.from(row.words).toString("utf8")).not.toContain("納得");
    for (const who of ["boss", "chief", "adjuster", "confirmer", "other", "ken"] as const) {
      expect(await year.open(who, "complaint-read", await newest()), who).toMatchObject({ refused: "not-found" });
      expect(await year.open(who, "complaint-answer", await newest()), who).toMatchObject({ refused: "not-found" });
      expect(said(await year.open(who, "evaluation", about())), who).not.toContain("第");
    }
  });

  it("is answered once, and the person reads the answer", async () => {
    await make("talk");
    const twice = await year.open("hr", "complaint-answer", await newest());
    expect(await answer("hr", "no")).toMatchObject({ title: expect.stringMatching(/に回答しました$/u) });
    expect(await year.submit("hr", twice, { words: "もう一度", upheld: "no" })).toMatchObject({ type: "correction" });
    const [news] = await noticesOf("news");
    expect(news).toMatchObject({ toId: year.ids.hana, about: { news: "answered" } });
    const seen = said(await year.open("hana", "complaint", about()));
    expect(seen).toContain("調べた結果です");
    expect(seen).not.toContain("もう一度");
    expect(await noticesOf("complaint-upheld")).toEqual([]);
  });
});

describe("苦情処理", () => {
  it("goes to the board alone: neither raters on it nor HR read a word", async () => {
    const form = formOf(await year.open("hana", "complain", { ...about(), t: "review" }));
    expect(form.readers).toEqual(["苦情審査会 other"]);
    expect(await year.submit("hana", form, { words: "" })).toMatchObject({ type: "correction" });
    await make("review");
    expect((await noticesOf("complaint")).map(({ toId }) => toId)).toEqual([year.ids.other]);
    expect(said(await arrivalOf("other"))).not.toContain(secret);
    expect(said(await year.open("other", "complaint-read", await newest()))).toContain(secret);
    expect(said(await year.open("other", "evaluation", about()))).toContain("一次の言葉");
    for (const who of ["hr", "boss", "chief", "adjuster", "confirmer"] as const)
      expect(await year.open(who, "complaint-read", await newest()), who).toMatchObject({ refused: "not-found" });
  });

  it("shuts the board out again once it is answered, and tells HR only that it is to be rated anew", async () => {
    await make("review");
    await answer("other", "yes", "審査の理由");
    expect(said(await year.open("other", "evaluation", about()))).not.toContain("一次の言葉");
    const upheld = await noticesOf("complaint-upheld");
    expect(upheld.map(({ toId }) => toId)).toEqual([year.ids.hr]);
    const sender = { platform: "web", account: raters.hr };
    const card = await year.bot.show(sender, { feature: "evaluation", name: "complaint-upheld", about: about() });
    expect(said(card)).not.toMatch(/審査の理由|納得/u);
    expect(button(card, "一次評価からやり直す").name).toBe("rate-anew");
  });
});

describe("Both", () => {
  it("are one at a time in each tier, until it is withdrawn or answered", async () => {
    await make("talk");
    const talk = await newest();
    expect(await year.open("hana", "complain", { ...about(), t: "talk" })).toMatchObject({ refused: "stale" });
    await make("review");
    const overview = await year.open("hana", "complaint", about());
    const withdrawn = await year.press("hana", button(overview, "取り下げる"));
    expect(withdrawn.title).toMatch(/を取り下げました$/u);
    expect(said(await year.open("hr", "complaint-read", talk))).not.toContain(secret);
    expect(said(await year.open("hana", "complaint", about()))).toContain(secret);
    await make("talk");
    expect(await year.db.evaluationComplaint.count()).toBe(3);
  });

  it("are made once, however often it is tapped, and by nobody else", async () => {
    const form = await year.open("hana", "complain", { ...about(), t: "talk" });
    const other = await year.open("hana", "complain", { ...about(), t: "talk" });
    expect(await year.submit("boss", form, { words: secret })).toMatchObject({ refused: "stale" });
    for (const who of ["boss", "hr", "other", "ken"] as const)
      for (const name of ["complain", "complaint"])
        expect(await year.open(who, name, { ...about(), t: "talk" }), who).toMatchObject({ refused: "not-found" });
    await Promise.all([1, 2].map(() => year.submit("hana", form, { words: secret })));
    const again = await year.submit("hana", other, { words: "ちがう言葉" });
    expect(again).toMatchObject({ type: "correction" });
    expect(said(again)).toContain("ちがう言葉");
    expect(await year.db.evaluationComplaint.count()).toBe(1);
  });

  it("end with their time, and what was typed stays", async () => {
    const [talk, review] = [
      await year.open("hana", "complain", { ...about(), t: "talk" }),
      await year.open("hana", "complain", { ...about(), t: "review" }),
    ];
    year.day("2027-03-19");
    expect(await year.open("hana", "complain", { ...about(), t: "talk" })).toMatchObject({ type: "form" });
    year.day("2027-03-20");
    const late = await year.submit("hana", talk, { words: secret });
    expect(late).toMatchObject({ type: "correction" });
    expect(formOf(late).fields[0]).toMatchObject({ value: secret, error: expect.stringContaining("3月19日に終了") });
    expect(await year.open("hana", "complain", { ...about(), t: "talk" })).toMatchObject({ refused: "stale" });
    expect(await year.submit("hana", review, { words: secret })).toMatchObject({ type: "card" });
    year.day("2027-03-27");
    expect(await year.open("hana", "complain", { ...about(), t: "review" })).toMatchObject({ refused: "stale" });
    expect(await year.db.evaluationComplaint.count()).toBe(1);
  });
});

describe("再評価", () => {
  it("follows only from a complaint that was upheld, by HR who did not rate", async () => {
    await make("talk");
    const read = () => newest().then((about) => year.open("hr", "complaint-read", about));
    expect(said(await read())).not.toContain("一次評価からやり直す");
    await answer("hr", "yes");
    const press = button(await read(), "一次評価からやり直す");
    await make("review");
    const sender = { platform: "web", account: raters.hr };
    const shown = () => year.bot.show(sender, { feature: "evaluation", name: "complaint-upheld", about: about() });
    expect(said(await shown())).toContain("ほかに回答を待っている申出があるため");
    expect(await year.press("hr", press)).toMatchObject({ refused: "stale" });
    await answer("other", "no");
    const again = button(await shown(), "一次評価からやり直す");
    expect(await year.press("boss", again)).toMatchObject({ refused: "stale" });
    expect(await year.press("hr", again)).toMatchObject({ title: "hanaさんの評価を、一次評価に戻しました" });
    const row = await year.db.evaluation.findUniqueOrThrow({
      where: { id: year.of("hana") },
      include: { parts: true },
    });
    expect(row).toMatchObject({ state: "first", disclosedOn: null });
    const handedIn = row.parts.filter(({ handedInAt }) => handedInAt).map(({ kind }) => kind);
    expect(handedIn.toSorted()).toEqual(["goals", "self"]);
    expect((await noticesOf("desk")).map(({ toId }) => toId)).toEqual([year.ids.boss]);
    expect((await noticesOf("rated-anew")).map(({ toId }) => toId)).toEqual([year.ids.hana]);
    expect(said(await year.open("hana", "result", about()))).not.toContain("一次の言葉");
    // Once is once: after the next disclosure the same complaint asks for nothing.
    await discloseHana(year, "2027-04-20");
    expect(said(await shown())).not.toContain("一次評価からやり直す");
    expect(year.faults).toEqual([]);
  });
});
