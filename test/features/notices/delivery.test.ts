import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { buttonsOf, labels, openWholeOffice, said, type WholeOffice } from "../../support/whole-office.ts";
import { openPost, type Post } from "./post.ts";

// rin is in HR, boss in IT. Nobody but ken has an account in the chat until a test gives them one.

const database = testDatabase();
let office: WholeOffice;
let post: Post;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
  await database.db.personRole.create({ data: { personId: office.ids.boss, role: "ADMIN" } });
  await link("ken");
  post = openPost(office);
});
afterAll(async () => {
  await post.stop();
  office.policies.close();
});
afterEach(async () => {
  await database.db.notice.deleteMany();
  await database.db.pause.deleteMany();
  await database.db.inboxItem.deleteMany();
  await database.db.account.deleteMany({ where: { externalId: { not: "ken" } } });
  await database.db.person.updateMany({ data: { leftOn: null } });
  post.letters.length = 0;
  post.answers.length = 0;
  post.at("2026-04-01T09:30:00+09:00");
});

const link = (who: "hana" | "ken") =>
  database.db.account.create({ data: { platform: "slack", externalId: who, personId: office.ids[who] } });
const tell = (who: "hana" | "ken" | "rin", noticeClass: "nudge" | "receipt" = "nudge") =>
  post.tell({ to: office.ids[who], feature: "help", kind: "welcome", class: noticeClass });
const asHr = () => office.hear("rin", "配信状況");
const asIt = () => office.hear("boss", "配信状況");
const tables = (card: Awaited<ReturnType<typeof asHr>>) =>
  card.body.flatMap((block) => (block.type === "table" ? [block.rows] : []));
const states = async () =>
  (await database.db.delivery.findMany({ orderBy: { noticeId: "asc" } })).map(({ state, reason }) =>
    reason === null ? state : `${state} ${reason}`,
  );
const again = "hanaさんにもう一度送る";

describe("配信状況", () => {
  it("is there for HR and IT only", async () => {
    for (const words of ["配信状況", "delivery"]) {
      expect((await office.hear("hana", words)).refused).toBe("unheard");
      expect((await office.hear("rin", words)).title).toBe("配信の記録はまだありません");
    }
    expect(labels(await office.hear("hana", "ヘルプ"))).not.toContain("配信状況を見る");
    expect(labels(await office.hear("boss", "ヘルプ"))).toContain("配信状況を見る");
  });

  it("counts what waits, went out, is not known, failed and was left unsent, with reasons in words", async () => {
    await tell("ken");
    post.answers.push({ outcome: "unknown" }, { outcome: "gone", reason: "channel_not_found" });
    await tell("ken", "nudge");
    await tell("ken");
    await tell("hana");
    await tell("rin");
    await database.db.mute.create({ data: { personId: office.ids.hana, feature: "help", kind: "welcome" } });
    await tell("hana", "nudge");
    await database.db.mute.deleteMany();
    post.answers.push({ outcome: "retry", afterMs: 600_000, lane: "chat.postMessage" });
    await tell("ken");

    const card = await asHr();
    expect(card.title).toBe("3人に、届けられていないお知らせがあります");
    expect(tables(card).slice(0, 2)).toEqual([
      [
        ["配信待ち", "1件"],
        ["配信済み（この7日間）", "1件"],
        ["配信結果不明（この30日間）", "1件"],
        ["届けられなかったもの（この30日間）", "3件"],
        ["配信を見送ったもの（この30日間）", "1件"],
        ["回答を待っている発言・操作", "0件"],
        ["回答を返せなかった発言・操作", "0件"],
      ],
      [
        ["チャットのアカウントが見つからない", "届けられなかった", "2件"],
        ["送り先の会話が見つからない", "届けられなかった", "1件"],
        ["受け取る人が止めている", "見送った", "1件"],
      ],
    ]);
    expect(card.body).toContainEqual(
      expect.objectContaining({
        type: "callout",
        label: "Slackへの送信",
        text: expect.stringContaining("4月1日 09:40まで"),
      }),
    );
  });

  it("counts what came in and was not answered", async () => {
    const item = (state: "received" | "answering" | "failed" | "done", n: number, agoS = 60) => ({
      ...{ platform: "slack", identityHash: Buffer.from([n]), conversation: Buffer.from([1]), state },
      ...{ receivedAt: new Date(office.clock.now().getTime() - agoS * 1000), dueAt: office.clock.now() },
    });
    // The last is whoever is asking this very thing.
    await database.db.inboxItem.createMany({
      data: [item("received", 1), item("answering", 2), item("failed", 3), item("done", 4), item("answering", 5, 1)],
    });
    const rows = tables(await asIt())[0];
    expect(rows).toContainEqual(["回答を待っている発言・操作", "2件"]);
    expect(rows).toContainEqual(["回答を返せなかった発言・操作", "1件"]);
  });

  it("names to HR whom to tell otherwise, and to IT staff numbers and reasons only", async () => {
    await tell("hana");
    await tell("hana");
    const card = await asHr();
    expect(tables(card)[2]).toEqual([["hana", "市民生活課", "2件", "4月1日"]]);
    const its = await asIt();
    expect(tables(its)[2]).toEqual([["100001", "チャットのアカウントが見つからない"]]);
    expect(labels(its)).toEqual(["100001にもう一度送る"]);
    expect(said(its)).not.toMatch(/hana|市民生活課|welcome/);
    expect(said(card)).not.toContain("welcome");
    // Both see at home that somebody was not reached.
    for (const who of ["100004", "100003"]) {
      const home = await office.bot.show(
        { platform: "web", account: who },
        { feature: "help", name: "home", about: {} },
      );
      expect(said(home)).toContain("お知らせを届けられていない人（1人）");
    }
  });

  it("no longer lists who has read it on the page, or has left, and lists ten at most", async () => {
    await tell("hana");
    await database.db.notice.updateMany({ data: { readAt: office.clock.now() } });
    expect(said(await asHr())).toContain("届けられていない人はいません");
    await tell("hana");
    await database.db.person.update({ where: { id: office.ids.hana }, data: { leftOn: new Date("2026-04-01") } });
    expect(said(await asHr())).toContain("届けられていない人はいません");
    expect(labels(await asIt())).toEqual([]);
    const unit = await database.db.unit.findFirstOrThrow();
    for (let n = 0; n < 12; n++) {
      const { id } = await database.db.person.create({
        data: {
          ...{ staffNumber: `2000${10 + n}`, name: `臨時${n}`, kana: "", jobType: "", origin: "demo" },
          assignments: { create: { unitId: unit.id, level: "staff", fromDay: new Date("2026-04-01") } },
        },
      });
      await post.tell({ to: id, feature: "help", kind: "welcome", class: "nudge" });
    }
    const card = await asHr();
    expect(card.title).toContain("12人に");
    expect(tables(card)[2]).toHaveLength(10);
    expect(said(card)).toContain("ほかに2人います。");
  });
});

describe("配信状況, of an answer to somebody who gave no name", () => {
  it("does not say to HR that it could not be told: HR would see who had asked", async () => {
    await tell("hana", "receipt");
    expect(said(await asHr())).not.toContain("hana");
    expect(said(await asIt())).toContain("100001");
  });
});

describe("もう一度送る", () => {
  it("asks first, sends what failed once more, and once however often it is pressed", async () => {
    await tell("hana");
    const card = await asHr();
    expect(buttonsOf(card).find(({ label }) => label === again)).toMatchObject({ kind: "presses", confirm: {} });
    await link("hana");
    const first = await office.press("rin", card, again);
    expect(said(first)).toContain("hanaさんへのお知らせ1件を、もう一度送ります。");
    expect(await office.press("rin", card, again)).toEqual(first);
    await post.settle();
    expect(await office.press("rin", card, again)).toEqual(first);
    await post.settle();
    expect(post.letters).toMatchObject([{ address: "hana", again: false }]);
    expect(await states()).toEqual(["sent"]);
  });

  it("can be done by IT, who are told the staff number, and finds nothing where somebody was faster", async () => {
    await tell("hana");
    const [its, hrs] = [await asIt(), await asHr()];
    expect(said(await office.press("boss", its, "100001にもう一度送る"))).toContain("100001へのお知らせ1件を");
    expect(said(await office.press("rin", hrs, again))).toContain("hanaさんへもう一度送るお知らせはありません。");
    await post.settle();
    expect(await states()).toEqual(["failed no-account"]);
  });

  it("never repeats a nudge that may have arrived", async () => {
    await link("hana");
    post.answers.push({ outcome: "unknown" });
    await tell("hana", "nudge");
    await tell("hana");
    await database.db.delivery.updateMany({
      where: { state: "sent" },
      data: { state: "failed", reason: "channel_not_found", endedAt: office.clock.now() },
    });
    await office.press("rin", await asHr(), again);
    await post.settle();
    expect(await states()).toEqual(["unknown", "sent"]);
    expect(post.letters).toHaveLength(3);
  });

  it("leaves a nudge that a fault broke off, and says of a receipt that it may have come before", async () => {
    await tell("hana", "nudge");
    await tell("hana", "receipt");
    const broken = { state: "failed", reason: "fault", platform: "slack", endedAt: office.clock.now() } as const;
    await database.db.delivery.updateMany({ data: broken });
    const card = await asHr();
    await link("hana");
    expect(said(await office.press("rin", card, again))).toContain("お知らせ1件を");
    await post.settle();
    expect(await states()).toEqual(["failed fault", "sent"]);
    expect(post.letters).toMatchObject([{ again: true }]);
  });

  it("tells a nudge no more that is a day old", async () => {
    await tell("hana", "nudge");
    post.at("2026-04-02T10:00:00+09:00");
    await link("hana");
    await office.press("rin", await asHr(), again);
    await post.settle();
    expect(await states()).toEqual(["dropped too-late"]);
  });

  it("is refused to everybody else, and for whoever is not there", async () => {
    await tell("hana");
    const card = await asHr();
    expect((await office.press("hana", card, again)).refused).toBe("not-found");
    expect((await office.press("boss", card, again)).refused).toBe("stale");
    await database.db.person.update({ where: { id: office.ids.hana }, data: { leftOn: new Date("2026-04-01") } });
    expect((await office.press("rin", card, again)).refused).toBe("not-found");
    expect(await states()).toEqual(["failed no-account"]);
  });
});
