import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Correction } from "../../../src/view/answers.ts";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { buttonsOf, labels, openWholeOffice, said, type WholeOffice } from "../../support/whole-office.ts";

const database = testDatabase();
let office: WholeOffice;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
});
afterAll(() => office.policies.close());

const written = { question: "夏季休暇はまとめて取れますか", text: "続けて取れます。", reviewOn: "2026-05-01" };

/** rin writes one; the card with which HR manages it. */
async function write(entries = written): Promise<Card> {
  const form = await office.open("rin", await office.hear("rin", "庁内Q&A"), "庁内Q&Aを書く");
  return (await office.submit("rin", form, entries)) as Card;
}

describe("庁内Q&A", () => {
  it("is read by everybody and written by HR alone", async () => {
    expect(said(await office.hear("hana", "庁内Q&A"))).toContain("まだありません");
    const managed = await write();
    expect(labels(await office.hear("hana", "庁内Q&A"))).toEqual(["回答を読む"]);
    expect(labels(await office.hear("rin", "庁内Q&A"))).toContain("管理する");
    expect(said(await office.open("boss", managed, "書き直す"))).toContain("この内容は表示できません。");
    await office.policies.reload();
    expect(said(await office.open("hana", await office.hear("hana", "庁内Q&A"), "回答を読む"))).toContain(
      "続けて取れます。",
    );
  });

  it("keeps every version, with who wrote it", async () => {
    const managed = await write({ ...written, question: "時差出勤はできますか", text: "できます。" });
    const form = await office.open("rin", managed, "書き直す");
    const edited = await office.submit("rin", form, {
      ...written,
      question: "時差出勤はできますか",
      text: "申請すればできます。",
    });
    const history = await office.open("rin", edited as Card, "これまでの版");
    expect(said(history)).toMatch(/第2版.*rin.*申請すればできます。.*第1版.*できます。/);
  });

  it("never overwrites what a colleague saved first, and gives both texts", async () => {
    const managed = await write({ ...written, question: "名札は必要ですか", text: "必要です。" });
    const [mine, theirs] = [
      await office.open("rin", managed, "書き直す"),
      await office.open("rin", managed, "書き直す"),
    ];
    await office.submit("rin", theirs, { ...written, question: "名札は必要ですか", text: "窓口では必要です。" });
    const late = await office.submit("rin", mine, { ...written, question: "名札は必要ですか", text: "不要です。" });
    expect(late.type).toBe("correction");
    expect(said(late)).toContain("窓口では必要です。");
    expect(said(late)).toContain("不要です。");
    const again = await office.submit("rin", (late as Correction).form, {
      ...written,
      question: "名札は必要ですか",
      text: "両方の文です。",
    });
    expect(said(again)).toContain("両方の文です。");
  });

  it("stops answering when it is no longer published, and can come back", async () => {
    const question = "自転車通勤の届は必要ですか";
    const managed = await write({ ...written, question, text: "届が必要です。" });
    await office.policies.reload();
    expect((await office.hear("hana", question)).section).toMatch(/^qa#/);
    expect(buttonsOf(managed).find(({ label }) => label === "公開をやめる")).toHaveProperty("confirm");
    const stopped = await office.press("rin", managed, "公開をやめる");
    await office.policies.reload();
    expect((await office.hear("hana", question)).section ?? "").not.toMatch(/^qa#/);
    await office.press("rin", stopped, "もう一度公開する");
    await office.policies.reload();
    expect((await office.hear("hana", question)).section).toMatch(/^qa#/);
  });

  it("comes back to HR on its review date, once for each version", async () => {
    await database.db.notice.deleteMany();
    await database.db.curatedAnswer.deleteMany();
    const managed = await write();
    await office.run("curated-answer.review", "2026-04-30");
    expect(await office.inbox("rin")).toEqual([]);
    await office.run("curated-answer.review", "2026-05-01");
    // A Saturday, and a day in the holidays.
    await office.run("curated-answer.review", "2026-05-02");
    await office.run("curated-answer.review", "2026-05-04");
    expect(await office.inbox("rin")).toHaveLength(1);
    expect((await office.newest("rin")).title).toContain("見直す日になりました");
    await office.submit("rin", await office.open("rin", managed, "書き直す"), written);
    await office.run("curated-answer.review", "2026-05-07");
    expect(await office.inbox("rin")).toHaveLength(2);
  });
});
