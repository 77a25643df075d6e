import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { openTalks, type Talks } from "../../support/one-on-one.ts";
import { labels, said } from "../../support/whole-office.ts";

// What the cards say where something is not wanted, is past, or is yet to come. 2026-06-01 is a Monday.

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const database = testDatabase();
let talks: Talks;
beforeAll(async () => {
  talks = await openTalks(database.db, "2026-06-01");
});

const ask = async (who: "hana", other: string) => {
  await talks.fill(who, await talks.open(who, "start", {}), { with: other });
  const { id } = await talks.db.oneOnOnePair.findFirstOrThrow({ where: { memberId: talks.ids.hana, endedOn: null } });
  return id;
};
const newest = async (who: "hana" | "chief" | "boss") => {
  const notices = await talks.db.notice.findMany({ where: { toId: talks.ids[who] }, orderBy: { id: "desc" }, take: 1 });
  return talks.show(who, "news", (notices[0]?.about ?? {}) as Record<string, string>);
};

describe("Who is asked for 1-on-1s", () => {
  it("can say no for this time, in words that end nothing, and can be asked again", async () => {
    const p = await ask("hana", "100005");
    const card = await talks.open("chief", "pair", { p });
    expect(labels(card as Card)).toEqual(["確認して始める", "今回は見送る"]);
    expect((await talks.press("chief", card, "今回は見送る")).title).toBe("今回は見送りました");
    const told = await newest("hana");
    expect(told.title).toBe("chiefさんは、今回は1on1を見送りました");
    expect(said(told)).toContain("あとから、どちらからでも始められます。");
    expect(await ask("hana", "100005")).not.toBe(p);
  });

  it("is told when it is taken back", async () => {
    const { id: p } = await talks.db.oneOnOnePair.findFirstOrThrow({ where: { endedOn: null } });
    const card = await talks.open("hana", "pair", { p });
    expect((await talks.press("hana", card, "依頼を取り下げる")).title).toBe("依頼を取り下げました");
    expect((await newest("chief")).title).toBe("hanaさんが1on1の依頼を取り下げました");
  });
});

describe("A note", () => {
  let p: string;
  let m: string;
  it("leaves the time that is set for a later day as it is, and says so", async () => {
    p = await talks.pair("hana", "boss");
    await talks.fill("boss", await talks.open("boss", "propose", { p }), { day1: "2026-06-08", time1: "10:00" });
    await talks.press("hana", await talks.open("hana", "pair", { p }), "6月8日（月）10:00");
    const form = await talks.open("hana", "note", { p });
    const noted = await talks.fill("hana", form, { on: "2026-06-01", talked: "急ぎの相談" });
    expect(said(noted)).toContain("決めてある6月8日（月）10:00は、そのままです");
    const next = await talks.db.oneOnOneMeeting.findFirstOrThrow({ where: { pairId: p, heldOn: null } });
    expect(next).toMatchObject({ meetsAt: "2026-06-08T10:00", proposed: [] });
    expect(said(await talks.open("boss", "pair", { p }))).toContain('"value":"6月8日（月）10:00"');
  });

  it("is led to by its notice, which shows nothing of it", async () => {
    const notice = await newest("boss");
    expect(notice.title).toBe("hanaさんが1on1の記録を書きました");
    expect(said(notice)).not.toContain("急ぎの相談");
    const [read] = notice.buttons ?? [];
    m = read && "target" in read ? (read.target.about.m ?? "") : "";
    expect(labels(notice)).toEqual(["記録を読む", "1on1を開く"]);
    expect(said(await talks.open("boss", "meeting", { p, m }))).toContain("急ぎの相談");
  });

  it("takes the time with it that it is of, and until it is written that time is not called the next", async () => {
    talks.day("2026-06-08", "15:00");
    expect(said(await talks.open("boss", "pair", { p }))).toContain("6月8日（月）10:00（記録はまだありません）");
    await talks.noted("boss", p, { talked: "定例" });
    expect(await talks.db.oneOnOneMeeting.count({ where: { pairId: p, heldOn: null } })).toBe(0);
  });

  it("for oneself is erased by saving it empty", async () => {
    await talks.fill("hana", await talks.open("hana", "private", { p, m }), { words: "忘れたい" });
    const form = await talks.open("hana", "private", { p, m });
    expect(said(form)).toContain("空欄で保存すると、メモを消します");
    expect(((await talks.fill("hana", form, { words: "" })) as Card).title).toBe("自分だけのメモを消しました");
    expect(await talks.db.oneOnOneText.count({ where: { kind: "private" } })).toBe(0);
    expect(talks.faults).toEqual([]);
  });
});
