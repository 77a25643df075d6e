import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { formOf } from "../../support/evaluation.ts";
import { openTalks, type Talks } from "../../support/one-on-one.ts";
import { labels, said } from "../../support/whole-office.ts";

// A pair from the first word to a note that stands. 2026-04-06 is a Monday; the times are chosen by hand in the calendar.

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const database = testDatabase();
let talks: Talks;
let pair: string;
beforeAll(async () => {
  talks = await openTalks(database.db);
  pair = await talks.pair("hana", "boss");
});

const propose = async (who: "hana" | "boss", day1: string, time1 = "10:00") =>
  talks.fill(who, await talks.open(who, "propose", { p: pair }), { day1, time1, day2: "", time2: "" });
const next = () => talks.db.oneOnOneMeeting.findFirst({ where: { pairId: pair, heldOn: null } });

describe("面談", () => {
  it("alone can be either, and the bot asks which", async () => {
    const card = await talks.hear("hana", "面談");
    expect(labels(card)).toEqual(["1on1", "評価の面談"]);
  });
});

describe("A pair", () => {
  it("begins once the other agrees, with the rhythm of the city, and is offered to whom one leads", async () => {
    expect(said(await talks.hear("boss"))).toContain("kenさんと始める");
    expect(said(await talks.hear("boss"))).not.toContain("hanaさんと始める");
    const { months, minutes, followsLine, memberId } = await talks.db.oneOnOnePair.findUniqueOrThrow({
      where: { id: pair },
    });
    expect({ months, minutes, followsLine, memberId }).toEqual({
      ...{ months: 1, minutes: 30, followsLine: true, memberId: talks.ids.hana },
    });
  });

  it("is not begun twice, not with oneself, and not with somebody unknown", async () => {
    const form = await talks.open("boss", "start", {});
    expect(said(await talks.fill("boss", form, { with: "100001" }))).toContain("すでに1on1を始めている");
    expect(said(await talks.fill("boss", await talks.open("boss", "start", {}), { with: "100003" }))).toContain(
      "自分以外",
    );
    expect(said(await talks.fill("boss", await talks.open("boss", "start", {}), { with: "999999" }))).toContain(
      "見つかりません",
    );
  });

  it("changes its rhythm only when both agree to the same", async () => {
    await talks.fill("hana", await talks.open("hana", "rhythm", { p: pair }), { months: "2", minutes: "20" });
    const card = (await talks.open("boss", "pair", { p: pair })) as Card;
    await talks.fill("hana", await talks.open("hana", "rhythm", { p: pair }), { months: "1", minutes: "20" });
    expect((await talks.press("boss", card, "この頻度にする")).title).toBe("確認する内容がなくなりました");
    const again = await talks.open("boss", "pair", { p: pair });
    expect((await talks.press("boss", again, "この頻度にする")).title).toBe("1on1の頻度が変わりました");
    expect(await talks.db.oneOnOnePair.findUnique({ where: { id: pair } })).toMatchObject({ months: 1, minutes: 20 });
  });
});

describe("A time", () => {
  it("is proposed on working days to come, and chosen by the other", async () => {
    expect(said(await propose("boss", "2026-04-11"))).toContain("閉庁日です");
    expect(said(await propose("boss", "2026-04-06", "08:30"))).toContain("過ぎた時刻");
    expect(said(await propose("boss", "2026-04-09"))).toContain("日時の案を送りました");
    const card = await talks.open("hana", "pair", { p: pair });
    expect(labels((await talks.open("boss", "pair", { p: pair })) as Card)).not.toContain("4月9日（木）10:00");
    expect((await talks.press("hana", card, "4月9日（木）10:00")).title).toBe("4月9日（木）10:00に決まりました");
    expect(said(await talks.hear("hana"))).toContain("次の1on1は4月9日（木）10:00、bossさんとです");
  });

  it("gives the second of two who propose at once both times back", async () => {
    const [hers, his] = [
      await talks.open("hana", "propose", { p: pair }),
      await talks.open("boss", "propose", { p: pair }),
    ];
    await talks.fill("hana", hers, { day1: "2026-04-13", time1: "13:00" });
    const back = await talks.fill("boss", his, { day1: "2026-04-14", time1: "15:00" });
    expect(back.type).toBe("correction");
    const [day] = formOf(back).fields;
    expect(day).toMatchObject({ value: "2026-04-14", error: expect.stringContaining("2026-04-13") });
    expect((await next())?.proposed).toEqual(["2026-04-13T13:00"]);
  });

  it("is postponed without losing what was prepared or promised", async () => {
    await talks.fill("hana", await talks.open("hana", "prepare", { p: pair }), {
      ...{ theme: "balance", wish: "listen", words: "秋の休みのこと" },
    });
    await talks.fill("boss", await talks.open("boss", "promise", { p: pair }), {
      ...{ who: "counterpart", words: "分担を見直す", by: "2026-04-30" },
    });
    expect((await talks.press("boss", await talks.open("boss", "pair", { p: pair }), "延期する")).title).toContain(
      "延期しました",
    );
    expect(await next()).toMatchObject({ meetsAt: null, proposed: [] });
    const prepared = ["秋の休みのこと", "聞いてほしい", "働き方・休み方", "分担を見直す"];
    const card = said(await talks.open("boss", "pair", { p: pair }));
    for (const kept of prepared) expect(card).toContain(kept);
    // Nor with another time, proposed and chosen.
    await propose("boss", "2026-04-20", "15:00");
    await talks.press("hana", await talks.open("hana", "pair", { p: pair }), "4月20日（月）15:00");
    const arranged = said(await talks.open("boss", "pair", { p: pair }));
    for (const kept of ["4月20日（月）15:00", ...prepared]) expect(arranged).toContain(kept);
  });
});

describe("Preparing", () => {
  it("suggests a question from the theme, with the section of the policy that it serves", async () => {
    expect(said(await talks.open("boss", "pair", { p: pair }))).toContain("方針 agano#6-3-2-1");
  });

  it("leaves theme and wish to the member", async () => {
    expect(formOf(await talks.open("boss", "prepare", { p: pair })).fields.map(({ id }) => id)).toEqual(["words"]);
    const ids = formOf(await talks.open("hana", "prepare", { p: pair })).fields.map(({ id }) => id);
    expect(ids).toEqual(["theme", "wish", "words"]);
  });

  it("says on every shared form who reads it, before anything is typed", async () => {
    const sentence =
      "この記録を見られるのは、あなたとbossさんだけです。人事課には実施日と回数だけが伝わります。法令に基づく開示請求等の対象になることがあります。";
    for (const name of ["prepare", "note", "promise"]) {
      const form = formOf(await talks.open("hana", name, { p: pair }));
      expect(form.intro?.[0], name).toEqual({ type: "text", text: sentence });
      expect(form.readers, name).toEqual(["あなた", "bossさん"]);
    }
  });
});

describe("A note", () => {
  let meeting: string;
  it("is written once by either, with what each will do, which comes back the next time until it is kept", async () => {
    talks.day("2026-04-20");
    meeting = await talks.noted("hana", pair, {
      ...{ talked: "休みの取り方を話した", member: "引継書を書く", memberBy: "2026-05-08" },
    });
    const card = said(await talks.open("boss", "pair", { p: pair }));
    expect(card).toContain("引継書を書く（5月8日（金）まで）");
    expect(card).not.toContain("秋の休みのこと");
    const own = await talks.open("hana", "pair", { p: pair });
    expect((await talks.press("hana", own, "済んだ")).title).toBe("約束を済みにしました");
    expect(said(await talks.open("hana", "pair", { p: pair }))).not.toContain("引継書を書く");
  });

  it("asks for the day of a promise, and for its words", async () => {
    const wrong = await talks.fill("hana", await talks.open("hana", "note", { p: pair }), {
      ...{ talked: "話した", member: "資料を送る", counterpartBy: "2026-05-08" },
    });
    expect(formOf(wrong).fields.flatMap(({ id, error }) => (error ? [id] : []))).toEqual(["memberBy", "counterpart"]);
  });

  it("gives the second of two who write at once both texts back, with their promises", async () => {
    talks.day("2026-05-18");
    const [hers, his] = [await talks.open("hana", "note", { p: pair }), await talks.open("boss", "note", { p: pair })];
    await talks.fill("hana", hers, { talked: "彼女の記録" });
    const back = await talks.fill("boss", his, {
      talked: "彼の記録",
      counterpart: "研修を探す",
      counterpartBy: "2026-05-29",
    });
    const fields = formOf(back).fields;
    expect(fields.find(({ id }) => id === "talked")).toMatchObject({
      ...{ value: "彼の記録", error: expect.stringContaining("彼女の記録") },
    });
    const sent = (await talks.fill("boss", back, { talked: "二人の記録" })) as Card;
    expect(sent.title).toBe("1on1を記録しました");
    expect(await talks.db.oneOnOneMeeting.count({ where: { pairId: pair, heldOn: new Date("2026-05-18") } })).toBe(1);
    expect(said(await talks.open("hana", "pair", { p: pair }))).toContain("研修を探す");
  });

  it("can be corrected for fourteen days, and then only added to", async () => {
    talks.day("2026-05-03");
    const form = await talks.open("boss", "note", { p: pair, m: meeting });
    await talks.fill("boss", form, { talked: "休みの取り方と分担を話した" });
    const left = await talks.open("hana", "note", { p: pair, m: meeting });
    talks.day("2026-05-04");
    expect((await talks.open("boss", "note", { p: pair, m: meeting })) as Card).toMatchObject({ refused: "stale" });
    // Opened in time and sent too late: what was typed is given back.
    const late = formOf(await talks.fill("hana", left, { talked: "書き換え" })).fields;
    expect(late.find(({ id }) => id === "talked")).toMatchObject({
      ...{ value: "書き換え", error: expect.stringContaining("書き換えられなくなりました") },
    });
    await talks.fill("boss", await talks.open("boss", "add", { p: pair, m: meeting }), { words: "日付は連休前" });
    const read = said(await talks.open("hana", "meeting", { p: pair, m: meeting }));
    expect(read).toContain("休みの取り方と分担を話した");
    expect(read).toContain("bossさんの追記（2026年5月4日（月））");
    expect(read).toContain("日付は連休前");
  });

  it("goes into the member's own evaluation when the member says so, and nobody else can", async () => {
    await talks.fill("hana", await talks.open("hana", "evidence", { p: pair, m: meeting }), {
      words: "引継書を整えた",
    });
    expect(talks.facts).toMatchObject([{ personId: talks.ids.hana, day: "2026-04-20", words: "引継書を整えた" }]);
    expect(await talks.open("boss", "evidence", { p: pair, m: meeting })).toMatchObject({ refused: "not-found" });
  });

  it("is dropped with a word where a promise is not kept", async () => {
    const [promise] = await talks.db.oneOnOnePromise.findMany({ where: { ownerId: talks.ids.boss, endedOn: null } });
    const form = await talks.open("boss", "drop", { p: pair, o: promise?.id ?? "" });
    expect(said(await talks.fill("boss", form, { reason: "" }))).toContain("入力してください");
    const again = await talks.open("boss", "drop", { p: pair, o: promise?.id ?? "" });
    expect(((await talks.fill("boss", again, { reason: "担当が変わった" })) as Card).title).toBe("約束をやめました");
    expect(await talks.open("hana", "drop", { p: pair, o: promise?.id ?? "" })).toMatchObject({ refused: "not-found" });
  });

  it("ran without a fault", () => expect(talks.faults).toEqual([]));
});
