import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import type { Form } from "../../../src/view/form.ts";
import { testDatabase } from "../../support/database.ts";
import { labels, openWholeOffice, said, type WholeOffice } from "../../support/whole-office.ts";

// Ask HR as it is lived: hana asks, rin (HR) answers, ken (who reads English) asks the same afterwards.

const database = testDatabase();
let office: WholeOffice;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
});
afterAll(() => office.policies.close());
beforeEach(async () => {
  await database.db.enquiry.deleteMany();
  await database.db.notice.deleteMany();
});

const question = "夏季休暇をまとめて取れますか";
const hidden = "この内容は表示できません。";
const entries = { text: "7月から9月の間に続けて取れます。", sections: [], publish: "no", reviewOn: "2027-04-01" };

/** hana asks HR about what the bot refused; the receipt. */
async function ask(naming = "named"): Promise<Card> {
  const refusal = await office.hear("hana", question);
  const form = await office.open("hana", refusal, "人事係に質問する");
  return (await office.submit("hana", form, { words: question, naming })) as Card;
}

const take = async () => office.press("rin", await office.newest("rin"), "担当する");
const answer = async (more: object = {}) =>
  office.submit("rin", await office.open("rin", await take(), "回答を書く"), { ...entries, ...more });

describe("人事係に質問する", () => {
  it("goes with what the bot said to HR's queue, and the answer comes back to the asker", async () => {
    const refusal = await office.hear("hana", question);
    const form = (await office.open("hana", refusal, "人事係に質問する")) as Form;
    expect(form.readers).toEqual(["総務課人事係"]);
    expect(form.fields[0]).toMatchObject({ value: question });
    // Whether to give a name is nobody else's choice.
    expect(form.fields[1]).not.toHaveProperty("value");
    const receipt = (await office.submit("hana", form, { words: question, naming: "named" })) as Card;
    expect(receipt.title).toMatch(/質問を受け付けました（第\d+号）/);

    const arrival = await office.newest("rin");
    expect(said(await office.open("rin", arrival, "質問を読む"))).toContain("はぐくみの答え：");
    expect(((await answer()) as Card).title).toMatch(/に回答しました/);

    const told = await office.newest("hana");
    expect(said(await office.open("hana", told, "質問と回答を見る"))).toContain(entries.text);
  });

  it("says nothing of question or answer where a chat would show it in a preview", async () => {
    await ask();
    expect(said(await office.newest("rin"))).not.toContain("夏季");
    await answer();
    expect(said(await office.newest("hana"))).not.toContain("続けて");
  });

  it("becomes a 庁内Q&A only where HR says so, and then answers whoever asks next", async () => {
    expect((await office.hear("ken", question)).section ?? "").not.toMatch(/^qa#/);
    await ask();
    expect(said(await answer({ publish: "yes", question: "" }))).toContain("「公開する質問文」を入力してください");
    const form = await office.open("rin", await office.newest("rin"), "回答を書く");
    const sections = ["agano#6-3-2-1"];
    await office.submit("rin", form, {
      ...entries,
      sections,
      publish: "yes",
      question: "夏季休暇はまとめて取れますか",
    });
    await office.policies.reload();
    const next = await office.hear("ken", question);
    expect(next.section).toMatch(/^qa#\d+$/);
    expect(said(next)).toContain(entries.text);
    expect(said(next)).toContain("rin");
    // What HR said it rests on is there for its readers too.
    expect(labels(next)).toContain("ワーク・ライフ・バランスの推進");
  });

  it("does not show HR who asks when the asker stays unnamed, and answers them all the same", async () => {
    await ask("unnamed");
    const arrival = await office.newest("rin");
    const read = await office.open("rin", arrival, "質問を読む");
    const queue = await office.hear("rin", "質問の対応");
    expect(said([arrival, read, queue])).not.toMatch(/hana|100001|市民生活課/);
    expect(said(read)).toContain("名前を伝えていません");
    await answer();
    expect((await office.newest("hana")).title).toMatch(/回答がありました/);
  });

  it("does not tell who asks by the language of what the bot had said", async () => {
    const form = await office.open(
      "ken",
      await office.hear("ken", "Is there a gym for staff?"),
      "Ask the personnel section",
    );
    await office.submit("ken", form, { words: "職員用の体育館はありますか", naming: "unnamed" });
    const read = said(await office.open("rin", await office.newest("rin"), "質問を読む"));
    expect(read).toContain("はぐくみの答え：");
    expect(read).not.toMatch(/Not covered|Answered|Out of scope|ken/);
  });

  it("says before anybody types who may read it, and leaves the published question to HR", async () => {
    const form = await office.open("hana", await office.hear("hana", question), "人事係に質問する");
    expect(said(form)).toContain("庁内Q&A（全職員に表示）に載せることがあります");
    await office.submit("hana", form, { words: "窓口に一人しかいない私の場合は？", naming: "unnamed" });
    const answering = (await office.open("rin", await take(), "回答を書く")) as Form;
    expect(answering.fields.find(({ id }) => id === "question")).not.toHaveProperty("value");
  });

  it("is answered by people alone where it speaks of crisis, and is not stored", async () => {
    const form = await office.open("hana", await office.hear("hana", question), "人事係に質問する");
    const card = await office.submit("hana", form, { words: "もう死にたい", naming: "named" });
    expect(said(card)).toContain("0120-279-338");
    expect(await database.db.enquiry.count()).toBe(0);
    expect(await office.inbox("rin")).toEqual([]);
  });

  it("can be taken over when the one who has it cannot go on", async () => {
    await database.db.personRole.create({ data: { personId: office.ids.boss, role: "HR" } });
    await ask();
    await take();
    const seen = await office.newest("boss");
    expect(labels(seen)).toEqual(["質問を読む", "担当を引き継ぐ"]);
    expect(labels(await office.press("boss", seen, "担当を引き継ぐ"))).toContain("回答を書く");
    expect(said(await office.open("rin", await office.newest("rin"), "質問を読む"))).toContain("boss");
    await database.db.personRole.deleteMany({ where: { personId: office.ids.boss } });
  });

  it("is taken by one person only, and answered by that one", async () => {
    await database.db.personRole.create({ data: { personId: office.ids.boss, role: "HR" } });
    await ask();
    const [forRin, forBoss] = [await office.newest("rin"), await office.newest("boss")];
    const both = await Promise.all([
      office.press("rin", forRin, "担当する"),
      office.press("boss", forBoss, "担当する"),
    ]);
    expect(both.filter((card) => said(card).includes("さんが担当しています"))).toHaveLength(1);
    const taken = both.find((card) => labels(card).includes("回答を書く")) as Card;
    const other = said(both[0]).includes("さんが担当しています") ? "rin" : "boss";
    expect(said(await office.open(other, taken, "回答を書く"))).toContain("さんが担当しています");
    await database.db.personRole.deleteMany({ where: { personId: office.ids.boss } });
  });

  it("is nobody's business but the asker's and HR's", async () => {
    const receipt = await ask();
    const arrival = await office.newest("rin");
    expect(said(await office.open("boss", receipt, "質問と回答を見る"))).toContain(hidden);
    expect(said(await office.open("boss", arrival, "質問を読む"))).toContain(hidden);
    expect(said(await office.press("hana", arrival, "担当する"))).toContain(hidden);
    expect(await database.db.enquiry.count({ where: { takenById: null } })).toBe(1);
  });

  it("can be withdrawn until it is answered, and not after that", async () => {
    const receipt = await ask();
    expect(said(await office.press("hana", receipt, "質問を取り下げる"))).toContain("取り下げました");
    expect(labels(await office.newest("rin"))).toEqual(["質問を読む"]);
    const second = await ask();
    await answer();
    expect(said(await office.press("hana", second, "質問を取り下げる"))).toContain("古くなっています");
  });

  it("gives the words back when somebody answered it meanwhile", async () => {
    await ask();
    const taken = await take();
    const [first, second] = [
      await office.open("rin", taken, "回答を書く"),
      await office.open("rin", taken, "回答を書く"),
    ];
    await office.submit("rin", first, entries);
    const late = await office.submit("rin", second, { ...entries, text: "別の回答です。" });
    expect(late.type).toBe("correction");
    expect(said(late)).toContain("別の回答です。");
    expect(said(late)).toContain("もう回答された");
  });

  it("is kept encrypted, and so is every question to the bot", async () => {
    await ask();
    const rows = await database.db.$queryRaw<{ words: Uint8Array }[]>`
      select words from enquiry union all select words from question`;
    expect(rows.length).toBeGreaterThan(1);
    for (const { words } of rows) expect(Buffer.from(words).toString("utf8")).not.toContain("夏季休暇");
  });

  it("that waits for more than two working days reminds HR, once a day, on working days", async () => {
    await ask();
    await database.db.notice.deleteMany();
    // Asked on Wednesday 1 April 2026: Friday is the second working day, Monday the third.
    await office.run("enquiry.remind", "2026-04-03");
    await office.run("enquiry.remind", "2026-04-05");
    expect(await office.inbox("rin")).toEqual([]);
    await office.run("enquiry.remind", "2026-04-06");
    await office.run("enquiry.remind", "2026-04-06");
    expect(await office.inbox("rin")).toEqual([{ feature: "enquiry", name: "waiting", about: {} }]);
    expect(await office.inbox("hana")).toEqual([]);
  });

  it("shows each asker their own questions, and an empty list says where to begin", async () => {
    expect(said(await office.hear("boss", "人事係への質問"))).toContain("まだありません");
    await ask();
    expect(labels(await office.hear("hana", "人事係への質問"))).toContain("質問と回答を見る");
    expect(labels(await office.hear("rin", "人事係への質問"))).not.toContain("質問を読む");
    await answer();
    const queue = await office.hear("rin", "質問の対応");
    expect(labels((await office.open("rin", queue, "これまでに回答した質問")) as Card)).toEqual(["質問を読む"]);
  });
});
