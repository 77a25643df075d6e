import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createHolds } from "../../../src/features/retention/holds/store.ts";
import { chainKey } from "../../../src/services/audit/chain.ts";
import { type Audit, createAudit } from "../../../src/services/audit/store.ts";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { type Cast, cast } from "../../support/office.ts";
import { labels, openWholeOffice, said, type WholeOffice } from "../../support/whole-office.ts";

// It is 1 April 2026. Hana asks, rin is HR and answers, ken reads English, boss leads hana and ken.

const database = testDatabase();
let office: WholeOffice;
let audit: Audit;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
  audit = createAudit(chainKey(office.crypto));
  // By when a person's row was made there is no telling in a test.
  await database.db.person.updateMany({ data: { createdAt: new Date("2025-04-01T00:00:00Z") } });
});
beforeEach(async () => {
  const { db } = database;
  for (const table of [db.legalHold, db.notice, db.enquiry, db.usedKey, db.curatedAnswer] as const)
    await (table as typeof db.notice).deleteMany();
});

const mine = (who: Cast) => office.hear(who, "わたしの記録");
/** What the card says below a class's name, up to the next. */
const under = (card: Card, name: string): string => {
  const at = card.body.findIndex((block) => block.type === "text" && block.tone === "strong" && block.text === name);
  const rest = at < 0 ? [] : card.body.slice(at + 1);
  const end = rest.findIndex((block) => block.type === "text" && block.tone === "strong");
  return said(rest.slice(0, end < 0 ? undefined : end));
};
const rowsOf = (card: Card) => card.body.flatMap((block) => (block.type === "table" ? block.rows : []));
const rowsUnder = (card: Card, heading: string) => {
  const at = card.body.findIndex((block) => block.type === "text" && block.text === heading);
  return rowsOf({ ...card, body: card.body.slice(at, at + 2) });
};

async function ask(who: Cast, words: string, naming: "named" | "unnamed" = "named"): Promise<void> {
  const form = await office.open(
    who,
    await office.hear(who, "ヘルプ"),
    who === "ken" ? "Ask the personnel section" : "人事係に質問する",
  );
  await office.submit(who, form, { words, naming });
}

const read = (actor: Cast | null, subject: Cast, day: string, action = "evaluation.read") =>
  database.db.$transaction((tx) =>
    audit.append(tx, {
      ...{ at: new Date(`${day}T12:00:00+09:00`), actor: actor && office.ids[actor], action },
      ...{ subject: office.ids[subject], payload: {} },
    }),
  );

describe("わたしの記録", () => {
  it("is offered to everyone, on App Home too, and is for whoever asks alone", async () => {
    const card = await office.hear("hana", "ヘルプ");
    expect(labels(card)).toContain("わたしの記録を見る");
    const home = await office.bot.show(
      { platform: "web", account: cast.hana },
      { feature: "help", name: "home", about: {} },
    );
    expect(labels(home)).toContain("わたしの記録を見る");
    for (const words of ["わたしの記録", "私の記録", "My records"]) {
      const own = await office.hear("hana", words);
      expect(own.kicker).toBe("わたしの記録");
      expect(own.audience).toBeUndefined();
    }
  });

  it("says to somebody of whom there is nothing but their name what there is, and that nobody has read it", async () => {
    const card = await mine("hana");
    expect(card.title).toBe("あなたの名前が入った記録は、1種類・2件あります");
    expect(said(card)).toContain("これまでに閲覧した人はいません");
    expect(said(card)).toContain("開いた人の名前と所属、日付");
    const staff = under(card, "職員としての情報と所属の履歴");
    expect(staff).toContain("2件（2020年4月1日から）　本人として");
    expect(staff).toContain("閲覧できる人：名前・所属・職名は全職員");
    expect(staff).toContain("消える日：未定（期間はまだ始まっていません）。保存期間は3年（退職した年度の末日から）");
    expect(labels(card)).toEqual([]);
  });

  it("says of what several features hold how many, in which part, since when, who reads it and when it goes", async () => {
    const { db } = database;
    await ask("hana", "育休は取れますか", "unnamed");
    await ask("hana", "研修はありますか");
    const queue = await office.hear("rin", "質問の対応");
    const first = await office.open("rin", queue, labels(queue).find((label) => /\d/.test(label)) ?? "");
    await office.press("rin", first as Card, "担当する");
    const by = { personId: office.ids.hana };
    await db.modelUse.create({ data: { ...by, day: new Date("2026-04-01"), calls: 2 } });
    await db.account.create({
      data: { ...by, platform: "slack", externalId: "U-hana", linkedAt: new Date("2026-03-01") },
    });
    await db.mute.create({ data: { ...by, feature: "enquiry", kind: "waiting" } });

    const card = await mine("hana");
    const asked = under(card, "人事係への質問と回答");
    expect(asked).toContain("2件（2026年4月1日から）　質問した人として");
    expect(asked).toContain("だれの質問か人事係にも分かりません");
    expect(asked).toContain("消える日：2030年4月1日から順に。保存期間は3年");
    expect(under(card, "役割・アカウントのつながり・お知らせの設定")).toContain("2件（2026年3月1日から）");
    const inner = rowsUnder(card, "はぐくみが動くためだけのものです。画面やチャットで読める人はいません。");
    expect(inner).toEqual([
      ["使ったボタンや用紙の控え", "2件", "2026年7月1日から順に"],
      ["その日にAIを使った回数", "1件", "2026年4月2日"],
    ]);
    expect(said(card)).not.toContain("育休");
    expect(labels(card)).toEqual(expect.arrayContaining(["自分の質問と回答を見る", "届くお知らせを選ぶ"]));

    const hr = await mine("rin");
    expect(under(hr, "人事係への質問と回答")).toContain("1件（2026年4月1日から）　対応した人として");
    expect(under(hr, "あなたに届いたお知らせ")).toContain("2件");
    expect(labels(hr)).toContain("これまでに回答した質問");
    expect(under(await mine("boss"), "職員としての情報と所属の履歴")).toContain("本人として2件、上司として2件");
    await db.account.deleteMany();
    await db.mute.deleteMany();
    await db.modelUse.deleteMany();
  });

  it("says of what is past its period that it goes next, unless something needs it", async () => {
    const old = { feature: "help", kind: "welcome", about: {}, class: "receipt", once: "old" } as const;
    await database.db.notice.create({ data: { ...old, toId: office.ids.hana, createdAt: new Date("2020-01-01") } });
    expect(under(await mine("hana"), "あなたに届いたお知らせ")).toContain("期間を過ぎたものは次の朝に消えます");
  });

  it("says to somebody held that nothing is deleted, and neither why, nor since when, nor who says so", async () => {
    const { db } = database;
    const holds = createHolds(db, office.crypto, audit);
    const by = { id: office.ids.rin, now: new Date("2026-03-03T00:00:00Z") };
    await db.$transaction((tx) => holds.set(tx, office.ids.hana, "令和8年（ワ）第12号", by));
    const card = await mine("hana");
    expect(card.body).toContainEqual(expect.objectContaining({ type: "callout", label: "削除を停止中" }));
    expect(under(card, "職員としての情報と所属の履歴")).toContain("消える日：いまは消えません（削除を停止中）");
    expect(under(card, "記録の削除の停止")).toContain("1件　対象の人として");
    expect(said(card)).not.toMatch(/12号|3月3日|rin/);
    expect(said(card)).toContain("これまでに閲覧した人はいません");
    expect(said(await mine("ken"))).not.toContain("Deletion stopped");

    const [hold] = await holds.active();
    await db.$transaction((tx) => holds.lift(tx, hold?.id ?? "", by));
    expect(said(await mine("hana"))).not.toContain("削除を停止中");
  });
});

describe("Who has read", () => {
  it("are named with their unit, by day and kind with how often, and no other deed is shown", async () => {
    const { db } = database;
    const post = await db.assignment.findFirstOrThrow({ where: { personId: office.ids.rin } });
    const unit = await db.unit.create({ data: { code: "200", name: "総務課人事係" } });
    await db.assignment.update({ where: { id: post.id }, data: { toDay: new Date("2026-03-10") } });
    await db.assignment.create({
      data: { personId: office.ids.rin, unitId: unit.id, level: "staff", fromDay: new Date("2026-03-10") },
    });
    await read("rin", "hana", "2026-03-01");
    for (const action of ["evaluation.read", "evaluation.read", "note.read", "diary.read"])
      await read("rin", "hana", "2026-03-20", action);
    await read("boss", "hana", "2026-03-21");
    await read(null, "hana", "2026-03-22");
    for (const action of ["legal-hold.set", "legal-hold.read", "evaluation.changed", "evaluation.reader"])
      await read("rin", "hana", "2026-03-23", action);
    await read("hana", "hana", "2026-03-24");
    await read("rin", "ken", "2026-03-25");

    const card = await mine("hana");
    expect(rowsUnder(card, "だれが閲覧したか")).toEqual([
      ["2026年3月22日", "自動処理", "人事評価"],
      ["2026年3月21日", "boss（市民生活課）", "人事評価"],
      ["2026年3月20日", "rin（総務課人事係）", "記録の閲覧（2回）"],
      ["2026年3月20日", "rin（総務課人事係）", "人事評価（2回）"],
      ["2026年3月1日", "rin（市民生活課）", "人事評価"],
    ]);
    expect(labels(card)).not.toContain("閲覧した人をすべて見る");
    // Seven that they are told of, and the one that they did themselves.
    expect(under(card, "あなたがしたことと、あなたの記録が閲覧されたことの監査記録")).toContain(
      "8件（2026年3月1日から）",
    );
  });

  it("come twenty on a page, the newest first, to the last", async () => {
    for (let day = 1; day <= 28; day++) await read("boss", "ken", `2026-02-${String(day).padStart(2, "0")}`);
    for (let day = 1; day <= 20; day++) await read("boss", "ken", `2026-01-${String(day).padStart(2, "0")}`);
    const card = await mine("ken");
    expect(rowsUnder(card, "Who has read them")).toHaveLength(5);
    let page = (await office.open("ken", card, "See everyone who has read them")) as Card;
    const days = rowsOf(page).map(([day]) => day);
    for (const rows of [20, 9]) {
      page = (await office.open("ken", page, "See what was read before")) as Card;
      expect(rowsOf(page)).toHaveLength(rows);
      days.push(...rowsOf(page).map(([day]) => day));
    }
    expect(labels(page)).toEqual([]);
    expect(said(page)).toContain("Nothing was read before.");
    const times = days.map((day) => Date.parse(`${day} UTC`));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(times).size).toBe(49);
  });

  it("are nobody else's to see, whatever a button says", async () => {
    const about = { person: office.ids.hana, personId: office.ids.hana, subject: office.ids.hana, id: office.ids.hana };
    const asBoss = (page: string) =>
      office.bot.open(
        { platform: "web", account: cast.boss },
        { feature: "records", name: "reads", about: { ...about, page } },
      );
    expect(said(await asBoss("0"))).toContain("これまでに閲覧した人はいません");
    for (const page of ["-1", "1e9", "0; drop table person", "99999999999", office.ids.hana])
      expect(await asBoss(page)).toHaveProperty("refused", "not-found");
    expect(said(await asBoss("7"))).toContain("これより前の閲覧はありません。");
  });

  it("of those who are gone from the roster are told without a name", async () => {
    const gone = await database.db.person.create({
      data: { staffNumber: "100009", name: "去田 花", kana: "", jobType: "", origin: "roster" },
    });
    await database.db.$transaction((tx) =>
      audit.append(tx, {
        ...{ at: new Date("2026-03-30T03:00:00Z"), actor: gone.id, action: "evaluation.read" },
        ...{ subject: office.ids.boss, payload: {} },
      }),
    );
    await database.db.person.delete({ where: { id: gone.id } });
    expect(rowsUnder(await mine("boss"), "だれが閲覧したか")).toEqual([
      ["2026年3月30日", "名簿から消えた人", "人事評価"],
    ]);
  });

  it("are told in English to whoever reads English", async () => {
    await ask("ken", "How many days of leave?");
    const card = await office.hear("ken", "my records");
    expect(card.kicker).toBe("My records");
    expect(card.title).toMatch(/^\d+ records of \d kinds name you$/);
    const asked = under(card, "Questions to the personnel section, and answers");
    expect(asked).toContain("1 (since 1 April 2026), as the one who asked");
    expect(asked).toContain("Deleted: on 1 April 2030; kept for 3 years");
    expect(said(card)).toContain("Reader");
    expect(said(card.body.filter(({ type }) => type === "text"))).not.toMatch(/[ぁ-んァ-ン一-龥]/);
  });

  it("is not written down when one reads one's own", async () => {
    const before = await database.db.auditEntry.count();
    const card = await mine("ken");
    await office.open("ken", card, "See everyone who has read them");
    expect(await database.db.auditEntry.count()).toBe(before);
  });
});
