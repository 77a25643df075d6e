import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Feature } from "../../../src/bot/feature.ts";
import { notices } from "../../../src/features/notices/index.ts";
import { nudgesOf, resumesOn } from "../../../src/features/notices/nudge.ts";
import { createStops } from "../../../src/features/notices/store.ts";
import type { Tx } from "../../../src/services/database/database.ts";
import { type Card, say } from "../../../src/view/card.ts";
import type { Form } from "../../../src/view/form.ts";
import { testDatabase } from "../../support/database.ts";
import { type Cast, cast, openOffice } from "../../support/office.ts";
import { labels, openWholeOffice, said, targetOf, type WholeOffice } from "../../support/whole-office.ts";
import { openPost, type Post } from "./post.ts";

// rin and boss are in HR, and are reminded of questions that wait; hana and ken are not. It is Wednesday, 1 April 2026.

const database = testDatabase();
let office: WholeOffice;
let post: Post;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
  await database.db.personRole.create({ data: { personId: office.ids.boss, role: "HR" } });
  for (const who of ["rin", "boss", "hana"] as const)
    await database.db.account.create({ data: { platform: "slack", externalId: who, personId: office.ids[who] } });
  post = openPost(office);
});
afterAll(async () => {
  await post.stop();
  office.policies.close();
});
afterEach(async () => {
  await database.db.mute.deleteMany();
  await database.db.notice.deleteMany();
  await database.db.enquiry.deleteMany();
  post.letters.length = 0;
  post.at("2026-04-01T10:00:00+09:00");
});

const hidden = "この内容は表示できません。";
const button = "このお知らせを止める・あとで";
const web = (who: Cast) => ({ platform: "web", account: cast[who] });
const reminder = (who: Cast) => office.bot.show(web(who), { feature: "enquiry", name: "waiting", about: {} });
const form = async (who: Cast) => office.open(who, await reminder(who), button);
const stop = async (who: Cast, span: string) => (await office.submit(who, await form(who), { span })) as Card;
const remind = (who: Cast) => post.tell({ to: office.ids[who], feature: "enquiry", kind: "waiting", class: "nudge" });
const outcomes = async () =>
  (await database.db.delivery.findMany({ orderBy: { noticeId: "asc" } })).map(({ state, reason }) => reason ?? state);

describe("A nudge", () => {
  it("is put off from its own card, is not taken to the chat meanwhile, and comes again after its time", async () => {
    const opened = (await form("rin")) as Form;
    expect(opened.readers).toEqual(["あなたのみ"]);
    expect(said(opened.intro)).toContain("回答を待っている質問");
    expect(said(opened.fields)).toContain("明日まで（4月2日（木）から再び届けます）");
    const answer = (await office.submit("rin", opened, { span: "tomorrow" })) as Card;
    expect(answer.title).toBe("「回答を待っている質問」のお知らせを、4月2日（木）から再び届けます");

    await remind("rin");
    expect(post.letters).toEqual([]);
    post.at("2026-04-02T08:40:00+09:00");
    await remind("rin");
    expect(await outcomes()).toEqual(["muted", "sent"]);
    expect(post.letters.map(({ card }) => labels(card))).toEqual([expect.arrayContaining([button])]);
  });

  it("can be turned off until its reader says otherwise, which the answer lets them do at once", async () => {
    const answer = await stop("rin", "off");
    expect(answer.title).toBe("「回答を待っている質問」のお知らせを止めました");
    post.at("2027-04-01T10:00:00+09:00");
    await remind("rin");
    expect(said(await office.press("rin", answer, "再開する"))).toContain("再開しました");
    await remind("rin");
    expect(await outcomes()).toEqual(["muted", "sent"]);
  });

  it("is put off for oneself alone, whatever form or button one has got hold of", async () => {
    const rins = await form("rin");
    expect(await office.submit("boss", rins, { span: "off" })).toMatchObject({ refused: "stale" });
    const answer = await stop("rin", "off");
    expect(await office.press("boss", answer, "再開する")).toMatchObject({ refused: "stale" });
    await remind("boss");
    await remind("rin");
    expect(await outcomes()).toEqual(["sent", "muted"]);
    expect(await database.db.mute.findMany()).toMatchObject([{ personId: office.ids.rin, until: null }]);
  });

  it("that is put off again takes the later wish, and the form says how it stands", async () => {
    await stop("rin", "off");
    expect(said((await form("rin")) as Form)).toContain("止めています");
    await stop("rin", "month");
    expect(await database.db.mute.findMany()).toMatchObject([{ until: new Date("2026-04-30T15:00:00Z") }]);
    const wrong = await office.submit("rin", await form("rin"), { span: "forever" });
    expect(wrong).toMatchObject({ type: "correction" });
  });

  it("is the only thing that can be put off: what is not listed has no button, and is refused", async () => {
    const answered = await office.bot.show(web("rin"), { feature: "help", name: "welcome", about: {} });
    expect(labels(answered)).not.toContain(button);
    for (const [feature, kind] of [
      ["enquiry", "asked"],
      ["enquiry", "constructor"],
      ["help", "welcome"],
      ["law", "overtime"],
    ] as const)
      expect(
        said(await office.bot.open(web("rin"), { feature: "notices", name: "later", about: { feature, kind } })),
      ).toContain(hidden);
    expect(said(await office.bot.open(web("rin"), { feature: "notices", name: "later", about: {} }))).toContain(hidden);
  });

  it("that comes to others only is refused too, and a refusal has no button", async () => {
    const about = { feature: "enquiry", kind: "waiting" };
    expect(said(await office.bot.open(web("hana"), { feature: "notices", name: "later", about }))).toContain(hidden);
    expect(labels(await reminder("hana"))).toEqual([]);
  });

  it("is listed by whoever draws it: a kind without a card is never told", () => {
    const shows = { told: { who: "HR", run: async () => say("") } } as const;
    const nudges = { told: () => "Told", untold: () => "Untold" };
    const feature: Feature<Tx> = { name: "x", opens: {}, presses: {}, submits: {}, shows, nudges };
    expect(nudgesOf([feature])).toMatchObject([{ feature: "x", kind: "told", who: "HR" }]);
  });
});

describe("The list of nudges", () => {
  it("tells each how theirs stand, and lets them change it", async () => {
    expect(said(await office.hear("rin", "通知"))).toContain("回答を待っている質問：届けています");
    await stop("rin", "week");
    const list = await office.hear("rin", "お知らせ");
    expect(said(list)).toContain("回答を待っている質問：4月6日（月）から再び届けます");
    expect(labels(list).slice(0, 2)).toEqual(["再開する", "変更する"]);
    expect(said(await office.hear("boss", "お知らせ"))).toContain("届けています");
    const resumed = await office.press("rin", list, "再開する");
    expect(said(resumed)).toContain("届けています");
    expect(await office.press("rin", list, "再開する")).toEqual(resumed);
  });

  it("has only what may come to its reader", async () => {
    expect(said(await office.hear("hana", "お知らせ"))).not.toContain("回答を待っている質問");
    expect(said(await office.hear("hana", "お知らせ"))).toContain("長い休みの前のお知らせ");
  });

  it("is empty, and is not offered, where nothing comes that could be stopped", async () => {
    const calendar = { isWorkingDay: () => true };
    const feature = notices({ nudges: () => [], stops: createStops(database.db), calendar });
    const { bot, directory } = openOffice(database.db, [feature]);
    expect(said(await bot.hear(web("ken"), "notices", "1"))).toContain(
      "There is no notice for you that could be stopped.",
    );
    const ken = await directory.byId(office.ids.ken, "2026-04-01");
    expect(ken && feature.offers?.(ken)).toEqual([]);
  });
});

describe("The day on which a nudge comes again", () => {
  const calendar = { isWorkingDay: (day: string) => !["2026-04-04", "2026-04-05", "2026-05-04"].includes(day) };
  it.each([
    ["tomorrow", "2026-04-01", "2026-04-02"],
    ["tomorrow", "2026-04-03", "2026-04-06"],
    ["week", "2026-04-01", "2026-04-06"],
    ["week", "2026-04-05", "2026-04-06"],
    ["week", "2026-04-06", "2026-04-13"],
    ["month", "2026-04-01", "2026-05-01"],
    ["month", "2026-04-04", "2026-05-05"],
    ["month", "2026-03-31", "2026-04-30"],
  ] as const)("%s on %s: %s", (span, today, day) => {
    expect(resumesOn(span, today, calendar)).toBe(day);
  });
});

describe("App Home", () => {
  const home = (who: Cast) => office.bot.show(web(who), { feature: "help", name: "home", about: {} });

  it("tells HR how many questions wait, and an asker how theirs stand", async () => {
    expect(said(await home("rin"))).toContain("いま対応が必要なことはありません。");
    const refusal = await office.hear("hana", "夏季休暇をまとめて取れますか");
    const asking = await office.open("hana", refusal, "人事係に質問する");
    await office.submit("hana", asking, { words: "夏季休暇をまとめて取れますか", naming: "unnamed" });

    const hr = await home("rin");
    expect(said(hr)).toContain("1件の質問が回答を待っています");
    expect(said(hr)).not.toContain("夏季");
    expect(said(await home("hana"))).toContain("担当者が決まっていません");
    expect(said(await home("ken"))).toContain("Nothing is waiting for you.");

    await office.press("rin", await office.newest("rin"), "担当する");
    const writing = await office.open("rin", await office.newest("rin"), "回答を書く");
    await office.submit("rin", writing, { text: "取れます。", sections: [], publish: "no", reviewOn: "2027-04-01" });
    expect(said(await home("rin"))).not.toContain("回答を待っています");
    expect(said(await home("hana"))).toContain("回答済み");
    expect(said(await office.open("hana", await home("hana"), "質問と回答を見る"))).toContain("取れます。");
  });

  it("no longer tells of what was withdrawn", async () => {
    const refusal = await office.hear("hana", "夏季休暇をまとめて取れますか");
    const asking = await office.open("hana", refusal, "人事係に質問する");
    const receipt = (await office.submit("hana", asking, { words: "夏季休暇", naming: "named" })) as Card;
    await office.bot.press(web("hana"), targetOf(receipt, "質問を取り下げる"));
    expect(said(await home("hana"))).toContain("いま対応が必要なことはありません。");
  });
});
