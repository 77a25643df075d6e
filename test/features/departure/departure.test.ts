import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Feature } from "../../../src/bot/feature.ts";
import { departure } from "../../../src/features/departure/index.ts";
import { sendNudges } from "../../../src/schedule/nudges.ts";
import { createOutbox } from "../../../src/schedule/outbox/outbox.ts";
import { calendarOf } from "../../../src/services/calendar.ts";
import type { Tx } from "../../../src/services/database/database.ts";
import { testDatabase } from "../../support/database.ts";
import { type Cast, cast, hire, type Office, openOffice } from "../../support/office.ts";
import { labels, targetOf } from "../../support/whole-office.ts";

// It is 1 April 2026, a Wednesday. hana and ken report to boss.

const database = testDatabase();
let ids: Readonly<Record<Cast, string>>;
let office: Office;
let feature: Feature<Tx>;
const TODAY = "2026-04-01";

beforeAll(async () => {
  ids = await hire(database.db);
  feature = departure({ db: database.db, calendar: calendarOf([]) });
  office = openOffice(database.db, [feature]);
});
beforeEach(async () => {
  const { db } = database;
  await db.departureUnit.deleteMany();
  await db.departurePlan.deleteMany();
  await db.notice.deleteMany();
  await db.jobRun.deleteMany();
});

const sender = (who: Cast) => ({ platform: "web", account: cast[who] });
const hear = (who: Cast) => office.bot.hear(sender(who), "退庁予定", randomUUID());
const show = (who: Cast, name: "ask" | "list", day = TODAY) => {
  const about = name === "list" ? { day, manager: ids[who] } : { day };
  return office.bot.show(sender(who), { feature: "departure", name, about });
};
const press = async (who: Cast, card: Awaited<ReturnType<typeof hear>>, label: string) =>
  office.bot.press(sender(who), targetOf(card, label));
const start = async () => press("boss", await hear("boss"), "このチームで始める");
const said = (card: unknown) => JSON.stringify(card);
const nameOf = (id: string) => Object.entries(ids).find(([, each]) => each === id)?.[0];

async function asked(day: string) {
  const jobs = (feature.jobs ?? []).flatMap((job) => (job.until === undefined ? [] : [job]));
  const kept = { db: database.db, outbox: createOutbox() };
  const due = { day, now: new Date(`${day}T15:00:00+09:00`) };
  const sent = await sendNudges(kept, jobs, async () => new Set(), due);
  return sent.map(({ to, kind }) => `${nameOf(to)} ${kind}`).toSorted();
}

describe("When people go home today", () => {
  it("is asked only of units that take part, on working days, and never of 管理職", async () => {
    expect(await asked(TODAY)).toEqual([]);
    await start();
    await database.db.jobRun.deleteMany();
    expect(await asked(TODAY)).toEqual(["boss list", "hana ask", "ken ask"]);
    // 29 April is 昭和の日.
    expect(await asked("2026-04-29")).toEqual([]);
    await press("boss", await hear("boss"), "やめる");
    expect(await asked("2026-04-02")).toEqual([]);
  });

  it("is one tap, seen at once by the manager, who answers", async () => {
    await start();
    const card = await show("hana", "ask");
    expect(labels(card).slice(0, 4)).toEqual(["定時", "18時", "19時", "それ以降"]);
    expect(said(await press("hana", card, "19時"))).toContain("今日の退庁予定：19時");
    await press("ken", await show("ken", "ask"), "On time");
    const list = await show("boss", "list");
    expect(list.title).toBe("1人が定時より遅い予定です");
    expect(said(list)).toContain("定時：ken");
    expect(said(await press("boss", list, "明日でよい"))).toContain("返事：明日でよい");
    expect(said(await show("hana", "ask"))).toContain("上司から：明日でよい");
    expect(await database.db.notice.count({ where: { toId: ids.hana, kind: "reply" } })).toBe(1);
  });

  it("may change, and then is to be answered anew; an answer to the old plan is not sent", async () => {
    await start();
    await press("hana", await show("hana", "ask"), "それ以降");
    const seen = await show("boss", "list");
    await press("hana", await show("hana", "ask"), "18時");
    expect(said(await press("boss", seen, "手伝いを頼む"))).toContain("その間に変わったため、返事は送っていません");
    expect(said(await show("hana", "ask"))).not.toContain("上司から");
    await press("boss", await show("boss", "list"), "手伝いを頼む");
    expect(said(await show("hana", "ask"))).toContain("手伝いを頼む");
    await press("hana", await show("hana", "ask"), "定時");
    expect(said(await show("hana", "ask"))).not.toContain("手伝いを頼む");
  });

  it("is nobody else's to read or to answer", async () => {
    await start();
    await press("hana", await show("hana", "ask"), "19時");
    const list = await show("boss", "list");
    for (const who of ["ken", "rin"] as const) {
      expect(said(await show(who, "list"))).not.toContain("hana");
      expect(said(await press(who, list, "明日でよい"))).not.toContain("返事：");
      expect((await show(who, "ask")).title).not.toContain("19");
    }
    expect(await database.db.departurePlan.findFirst()).toMatchObject({ reply: null });
    expect(said(await show("rin", "ask"))).not.toContain("hana");
  });

  it("is over with its day", async () => {
    await start();
    expect(said(await show("hana", "ask", "2026-03-31"))).toContain("この日の退庁予定は終わりました。");
    const old = { feature: "departure", name: "plan", about: { day: "2026-03-31", leaving: "six" } };
    await office.bot.press(sender("hana"), old);
    expect(await database.db.departurePlan.count()).toBe(0);
  });
});
