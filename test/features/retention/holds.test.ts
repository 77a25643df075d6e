import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import type { Form } from "../../../src/view/form.ts";
import { testDatabase } from "../../support/database.ts";
import { buttonsOf, labels, said } from "../../support/whole-office.ts";
import { enquire, JST, openRecordsOffice, type RecordsOffice } from "./records-office.ts";

// rin is HR, hana's records are held, ken (who reads English) is anybody else. It is 1 April 2026, half past nine.

const database = testDatabase();
let office: RecordsOffice;
beforeAll(async () => {
  office = await openRecordsOffice(database.db);
});
afterAll(() => office.close());
beforeEach(async () => {
  const { db } = database;
  await db.legalHold.deleteMany();
  await db.jobRun.deleteMany();
  await db.enquiry.deleteMany();
});

const hidden = "この内容は表示できません。";
const reason = "令和8年（ワ）第12号の証拠";

describe("保存期間", () => {
  it("is for HR alone: the card, the form, the reasons and the people offered", async () => {
    await office.hold(office.ids.hana, reason);
    const card = await office.hear("rin");
    for (const who of ["hana", "boss", "ken"] as const) {
      expect((await office.hear(who)).refused).toBe("unheard");
      expect((await office.open(who, card, "職員の記録の削除を止める")) as Card).toHaveProperty("refused", "not-found");
      expect(said(await office.open(who, card, "理由を読む"))).not.toContain("12号");
      expect(await office.press(who, card, "停止を解除する")).toHaveProperty("refused", "not-found");
      expect(await office.suggest(who, "hana")).toEqual([]);
      const form = (await office.open("rin", card, "職員の記録の削除を止める")) as Form;
      expect(await office.submit(who, form, { person: office.ids.ken, reason })).toHaveProperty("refused", "not-found");
    }
    expect(await database.db.legalHold.count({ where: { liftedAt: null } })).toBe(1);
    expect(said(await office.open("hana", card, "理由を読む"))).toContain(hidden);
  });

  it("says what is kept how long, that nothing is held and that nothing ran yet", async () => {
    const card = await office.hear("rin");
    expect(card.title).toBe("2026年4月2日の朝に消すものはありません");
    const table = card.body.find((block) => block.type === "table");
    expect(table?.type === "table" && table.rows).toEqual(
      expect.arrayContaining([
        ["使用済みのボタンの控え", "90日（使った日から）", "0件"],
        ["AIの利用回数", "当日のみ（利用した日から）", "0件"],
        ["お知らせと配信の状況", "12か月（お知らせした日から）", "0件"],
        ["人事係への質問と回答※", "3年（回答・取下げの年度（ないときは質問の年度）の末日から）", "0件"],
        ["組織", "期限なし", "0件"],
      ]),
    );
    expect(said(card)).toContain("削除を止めている職員はいません。");
    expect(said(card)).toContain("まだ実行していません。");
  });

  it("says what goes next, and afterwards what went", async () => {
    await enquire(office, "hana", { asked: "2020-05-01", answered: "2020-05-02" });
    await enquire(office, "ken", { asked: "2020-05-01" });
    const before = await office.hear("rin");
    expect(before.title).toBe("2026年4月2日の朝に2件を消します");
    await office.run("2026-04-02");
    const after = said(await office.hear("rin"));
    expect(after).toContain("消すものはありません");
    expect(after).toMatch(/2026年4月2日.*人事係への質問と回答 2件/);
    await office.run("2026-04-03");
    expect(said(await office.hear("rin"))).toMatch(/2026年4月3日.{1,30}消したものはありません/);
  });
});

describe("A hold", () => {
  it("is set with a reason that only its dialog shows, and is lifted after a question; both are audited", async () => {
    const told = await office.hold(office.ids.hana, reason);
    expect(told.title).toBe("hanaさんに関わる記録の削除を止めました");
    const card = await office.hear("rin");
    expect(said(card)).toContain("hana（100001）　2026年4月1日にrinさんが設定");
    expect(said([told, card])).not.toContain("12号");
    expect(said(await office.open("rin", card, "理由を読む"))).toContain(reason);
    const [row] = await database.db.legalHold.findMany();
    expect(Buffer.from(row?.reason ?? []).toString()).not.toContain("12");

    expect(buttonsOf(card).find(({ label }) => label === "停止を解除する")).toHaveProperty("confirm");
    const lifted = await office.press("rin", card, "停止を解除する");
    expect(lifted.title).toBe("hanaさんの記録の削除の停止を解除しました");
    expect(labels(await office.hear("rin"))).not.toContain("停止を解除する");
    const entries = await database.db.auditEntry.findMany({
      where: { action: { startsWith: "legal-hold" } },
      orderBy: { number: "desc" },
      take: 2,
    });
    expect(entries.map(({ action, actorId, subjectId, payload }) => [action, actorId, subjectId, payload])).toEqual([
      ["legal-hold.lifted", office.ids.rin, office.ids.hana, { hold: row?.id }],
      ["legal-hold.set", office.ids.rin, office.ids.hana, { hold: row?.id }],
    ]);
    expect(await office.trailHolds()).toBe(true);
  });

  it("is lifted once, by the first of two, and set once by a form that is sent twice", async () => {
    const form = await office.open("rin", await office.hear("rin"), "職員の記録の削除を止める");
    const entries = { person: office.ids.hana, reason };
    await Promise.all([office.submit("rin", form, entries), office.submit("rin", form, entries)]);
    expect(await database.db.legalHold.count()).toBe(1);
    const [mine, theirs] = [await office.hear("rin"), await office.hear("rin")];
    const audited = await database.db.auditEntry.count();
    await office.press("rin", mine, "停止を解除する");
    expect(await office.press("rin", theirs, "停止を解除する")).toHaveProperty("refused", "stale");
    expect(await database.db.auditEntry.count()).toBe(audited + 1);
  });

  it("is on a person of the roster, found by name, reading or number, whether they left or not", async () => {
    const leaver = await database.db.person.create({
      data: {
        ...{ staffNumber: "100009", name: "去田 花", kana: "サルタ ハナ", jobType: "", origin: "roster" },
        leftOn: new Date("2020-04-01"),
      },
    });
    expect(await office.suggest("rin", "ｻﾙﾀ")).toEqual([{ value: leaver.id, label: "去田 花 100009" }]);
    expect(await office.suggest("rin", "100001")).toEqual([
      { value: office.ids.hana, label: "hana 100001 市民生活課" },
    ]);
    expect(await office.suggest("rin", "")).toHaveLength(5);
    for (const person of ["hana", randomUUID(), "'; drop table person"]) {
      const form = await office.open("rin", await office.hear("rin"), "職員の記録の削除を止める");
      const answer = await office.submit("rin", form, { person, reason });
      expect(answer.type).toBe("correction");
      expect(said(answer)).toContain("候補の中から職員を選んでください。");
      expect(said(answer)).toContain(reason);
    }
    await office.hold(leaver.id);
    await office.run("2026-04-02");
    expect(await database.db.person.count({ where: { id: leaver.id } })).toBe(1);
    await office.press("rin", await office.hear("rin"), "停止を解除する");
    await database.db.legalHold.deleteMany();
    await office.run("2026-04-03");
    expect(await database.db.person.count({ where: { id: leaver.id } })).toBe(0);
  });

  it("keeps everything of the person's, whatever its age, and nothing of anybody else's", async () => {
    const { db } = database;
    const old = JST("2000-01-01");
    const bytes = new Uint8Array([1]);
    const asked = { asked: "2000-01-01", answered: "2000-01-01" };
    const rows = async (personId: string) => {
      const mine = { where: { personId } };
      return {
        person: await db.person.count({ where: { id: personId } }),
        usedKeys: await db.usedKey.count(mine),
        sessions: await db.webSession.count(mine),
        links: await db.webLink.count(mine),
        modelUses: await db.modelUse.count(mine),
        notices: await db.notice.count({ where: { toId: personId } }),
        deliveries: await db.delivery.count({ where: { toId: personId } }),
        enquiries: await db.enquiry.count({ where: { askerId: personId } }),
        answers: await db.curatedVersion.count({ where: { authorId: personId } }),
        accounts: await db.account.count(mine),
        roles: await db.personRole.count(mine),
        mutes: await db.mute.count(mine),
        assignments: await db.assignment.count(mine),
        entries: await db.auditEntry.count({ where: { subjectId: personId } }),
      };
    };
    for (const who of ["hana", "ken"] as const) {
      const personId = office.ids[who];
      await db.person.update({ where: { id: personId }, data: { leftOn: new Date("2000-01-01") } });
      await db.usedKey.create({ data: { key: randomUUID(), personId, result: bytes, usedAt: old } });
      await db.webSession.create({ data: { tokenHash: randomUUID(), personId, createdAt: old } });
      await db.webLink.create({ data: { tokenHash: randomUUID(), personId, expiresAt: old } });
      await db.modelUse.create({ data: { personId, day: old, calls: 1 } });
      const notice = {
        feature: "x",
        kind: "x",
        about: {},
        once: randomUUID(),
        class: "nudge",
        createdAt: old,
      } as const;
      const delivery = { toId: personId, dueAt: old };
      await db.notice.create({ data: { ...notice, toId: personId, delivery: { create: delivery } } });
      await enquire(office, who, asked);
      await enquire(office, who, { ...asked, unnamed: true });
      const by = { id: personId, now: old };
      await db.$transaction(async (tx) => {
        const draft = { question: "問", text: "答", basis: [], reviewOn: "2001-01-01" };
        const { id } = await office.curated.publish(tx, draft, by);
        await office.curated.setWithdrawn(tx, id, old);
        await office.audit.append(tx, { at: old, actor: null, action: "test.done", subject: personId, payload: {} });
      });
      await db.account.create({ data: { platform: "slack", externalId: who, personId } });
      await db.personRole.create({ data: { personId, role: "OFFICER" } });
      await db.mute.create({ data: { personId, feature: "x", kind: "x" } });
    }
    await office.hold(office.ids.hana);
    const before = await rows(office.ids.hana);
    expect(Object.values(before).every((count) => count > 0)).toBe(true);
    await office.run("2026-04-02");
    expect(await rows(office.ids.hana)).toEqual(before);
    const { entries, ...rest } = await rows(office.ids.ken);
    expect(rest).toEqual(Object.fromEntries(Object.keys(rest).map((name) => [name, 0])));
    // Newer than an entry about hana.
    expect(entries).toBe(1);
    expect(await office.trailHolds()).toBe(true);

    await office.press("rin", await office.hear("rin"), "停止を解除する");
    await office.run("2026-04-03");
    // The hold is a record itself; while it is kept, so is whom it was on.
    expect(await rows(office.ids.hana)).toMatchObject({ person: 1, assignments: 1, enquiries: 0, accounts: 0 });
    await office.run("2032-04-02");
    expect((await rows(office.ids.hana)).person).toBe(0);
  });

  it("keeps a survey after which the person wrote to the unit, and no survey for having been asked or having answered", async () => {
    const { db } = database;
    await db.pulseSurvey.deleteMany();
    const unit = await db.unit.findFirstOrThrow();
    const closesOn = new Date("2000-01-01");
    const days = { opensOn: closesOn, remindsOn: closesOn, closesOn, countedOn: closesOn };
    const survey = async (authorId: string) => {
      const { id } = await db.pulseSurvey.create({
        data: { ...days, kind: "talking", content: {}, hash: "", units: [], publicKey: "", state: "counted" },
      });
      const of = { surveyId: id, unitId: unit.id };
      await db.pulseInvited.create({ data: { ...of, personId: office.ids.boss } });
      await db.pulsePromise.create({ data: { ...of, authorId, words: new Uint8Array([1]), writtenOn: closesOn } });
      return id;
    };
    const own = await survey(office.ids.boss);
    await survey(office.ids.rin);
    await office.hold(office.ids.boss);
    await office.run("2026-04-02");
    expect((await db.pulseSurvey.findMany()).map(({ id }) => id)).toEqual([own]);
    expect((await db.pulsePromise.findMany()).map(({ authorId }) => authorId)).toEqual([office.ids.boss]);
    await office.press("rin", await office.hear("rin"), "停止を解除する");
    await office.run("2026-04-03");
    expect(await db.pulseSurvey.count()).toBe(0);
  });

  it("cannot slip in between the look and the deletion: it waits for the run", async () => {
    await enquire(office, "boss", { asked: "2020-01-01", answered: "2020-01-01" });
    const order: string[] = [];
    const audit: typeof office.audit = {
      ...office.audit,
      append: async (tx, deed) => {
        setting = office.hold(office.ids.boss).then(() => void order.push("held"));
        await new Promise((resolve) => setTimeout(resolve, 500));
        order.push("deleted");
        await office.audit.append(tx, deed);
      },
    };
    let setting: Promise<void> | undefined;
    await office.run("2026-04-02", { audit });
    await setting;
    expect(order).toEqual(["deleted", "held"]);
  });
});
