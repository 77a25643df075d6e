import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { trendOf } from "../../../src/features/policy/asked/question.ts";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { cast } from "../../support/office.ts";
import { labels, openWholeOffice, said, type WholeOffice } from "../../support/whole-office.ts";

const database = testDatabase();
let office: WholeOffice;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
});
afterAll(() => office.policies.close());
beforeEach(() => database.db.question.deleteMany());

describe("A question to the bot", () => {
  it("is kept without who asked and without the hour", async () => {
    await office.hear("hana", "人事交流の目的は？");
    const [row] = await database.db.$queryRaw<object[]>`select * from question`;
    expect(Object.keys(row ?? {}).sort()).toEqual(
      ["asked_on", "comment", "helpful", "id", "outcome", "phrasing", "section", "words"].sort(),
    );
  });

  it("that is heard again, after a crash or a retry, is kept once", async () => {
    const sender = { platform: "web", account: cast.hana };
    for (let heard = 0; heard < 2; heard++) await office.bot.hear(sender, "人事交流の目的は？", "the-same");
    expect(await database.db.question.count()).toBe(1);
    expect(await database.db.usedKey.count()).toBe(0);
  });

  it("about harassment or how one is, is answered with people to talk to and leaves no trace", async () => {
    const card = await office.hear("hana", "パワハラを受けたら相談できる体制はある？");
    expect(card.section).toBe("agano#6-3-2-2");
    expect(said(card)).toContain("保健師（職員健康相談）");
    expect(labels(card)).toContain("人事係に質問する");
    expect(labels(card)).not.toContain("いいえ");
    expect(await database.db.question.count()).toBe(0);
  });

  it("in words of crisis is answered by people alone and leaves no trace", async () => {
    const card = await office.hear("hana", "もう死にたい");
    expect(card.title).toBe("一人で抱え込まないでください");
    expect(said(card)).toContain("0120-279-338");
    expect(labels(card)).toEqual([]);
    expect(await database.db.question.count()).toBe(0);
    const counts = await database.db.$queryRaw<{ n: bigint }[]>`
      select (select count(*) from used_key) + (select count(*) from notice) + (select count(*) from enquiry) as n`;
    expect(counts[0]?.n).toBe(0n);
  });

  it("about one's own figures leads to where they are", async () => {
    // Leave is shown here; pay is not, so the asker is told where to look.
    expect((await office.hear("hana", "年休あと何日？")).kicker).toBe("休暇");
    const pay = await office.hear("hana", "私の給料はいくら？");
    expect(pay.kicker).toBe("個人ごとの情報");
    expect((await office.hear("hana", "年休を取りやすくする取組はある？")).section).toBe("agano#6-3-2-1");
  });

  it("is none where somebody only greets or gives thanks: they are answered in a line, and nothing is kept", async () => {
    for (const words of ["こんにちは", "お疲れさまです！", "ありがとうございました。", "hello", "Thanks!"]) {
      const card = await office.hear("hana", words);
      expect(card.body).toHaveLength(1);
      expect(labels(card)).toContain("できることを見る");
    }
    expect(await database.db.question.count()).toBe(0);
    await office.hear("hana", "こんにちは、人事交流の目的は？");
    expect(await database.db.question.count()).toBe(1);
  });

  it("is dropped after the set time", async () => {
    await office.hear("hana", "人事交流の目的は？");
    await office.run("retention", "2026-09-28");
    expect(await database.db.question.count()).toBe(1);
    // 180 days after 1 April 2026 is 28 September; the job of the 29th deletes what was asked before.
    await office.run("retention", "2026-09-29");
    expect(await database.db.question.count()).toBe(0);
  });
});

describe("役に立ちましたか", () => {
  it("takes a yes or a no with one tap, keeps the answer on screen, and asks why only after a no", async () => {
    const answer = await office.hear("hana", "人事交流の目的は？");
    const yes = await office.press("hana", answer, "はい");
    expect(yes.section).toBe("agano#6-2-1-3");
    expect(said(yes)).toContain("「はい」と受け付けました");
    expect(labels(yes)).not.toContain("理由を書く");
    const no = await office.press("hana", await office.hear("hana", "人事交流の目的は？"), "いいえ");
    const form = await office.open("hana", no, "理由を書く");
    expect(said(await office.submit("hana", form, { comment: "古い情報でした" }))).toContain("理由を受け付けました");
    const rows = await database.db.question.findMany({ select: { helpful: true, comment: true } });
    expect(rows.map(({ helpful, comment }) => [helpful, comment !== null])).toEqual(
      expect.arrayContaining([
        [true, false],
        [false, true],
      ]),
    );
  });

  it("is not written down with who gave it", async () => {
    const no = await office.press("hana", await office.hear("hana", "人事交流の目的は？"), "いいえ");
    await office.submit("hana", await office.open("hana", no, "理由を書く"), { comment: "古い" });
    expect(await database.db.usedKey.count()).toBe(0);
  });

  it("keeps no reason that speaks of trouble, and leads its writer to people", async () => {
    const no = await office.press("hana", await office.hear("hana", "人事交流の目的は？"), "いいえ");
    const form = await office.open("hana", no, "理由を書く");
    expect(said(await office.submit("hana", form, { comment: "パワハラの答えがない" }))).toContain("保健師");
    expect(said(await office.submit("hana", form, { comment: "もう死にたい" }))).toContain("0120-279-338");
    expect(await database.db.question.count({ where: { comment: { not: null } } })).toBe(0);
  });

  it("says so when the question was dropped since", async () => {
    const answer = await office.hear("hana", "人事交流の目的は？");
    await database.db.question.deleteMany();
    expect(said(await office.press("hana", answer, "はい"))).toContain("古くなっています");
  });
});

describe("質問の傾向", () => {
  it("shows HR what is asked, refused and rated badly, with names hidden, and nobody else", async () => {
    await office.hear("hana", "人事交流の目的は？");
    await office.hear("ken", "人事交流の目的は");
    const no = await office.press("hana", await office.hear("hana", "扶養手当の金額を教えて"), "いいえ");
    await office.submit("hana", await office.open("hana", no, "理由を書く"), { comment: "taro@example.com に聞いた" });
    const card = await office.hear("rin", "質問の傾向");
    expect(card.title).toContain("3件");
    const tables = card.body
      .filter((block) => block.type === "table")
      .map((block) => (block as { rows: unknown }).rows);
    expect(tables[0]).toEqual([[expect.stringContaining("扶養手当"), "1", expect.anything()]]);
    expect(tables[1]).toContainEqual([expect.stringContaining("人事交流"), "2", "方針 6-2-1-3 人事交流（職員派遣）"]);
    expect(said(card)).not.toContain("taro@example.com");
    expect(said(await office.hear("boss", "質問の傾向"))).not.toContain("扶養手当");
  });

  it("says what it is for while there is nothing", async () => {
    expect(said((await office.hear("rin", "質問の傾向")) as Card)).toContain("まだ質問がありません");
  });

  it("groups what reads alike and lists only what belongs there", () => {
    const question = (words: string, outcome: string, helpful: boolean | null = null) => ({
      ...{ id: words, words, outcome, helpful, section: null, askedOn: "2026-04-01", comment: "" },
    });
    const asked = [
      question("A？", "answered", true),
      question("A", "answered", false),
      question("B", "not-covered", false),
    ];
    const trend = trendOf(asked, (words) => words.replace("？", ""));
    expect(trend.outcomes).toEqual([
      ["answered", 2],
      ["not-covered", 1],
    ]);
    expect(trend.mostAsked.map(({ times }) => times)).toEqual([2, 1]);
    expect(trend.mostRefused.map(({ words }) => words)).toEqual(["B"]);
    expect(trend.worstRated.map(({ words }) => words)).toEqual(["B"]);
  });
});
