import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Feature } from "../../../src/bot/feature.ts";
import type { WeekPart } from "../../../src/bot/weekly.ts";
import { weekly } from "../../../src/features/weekly/index.ts";
import { teamsOn } from "../../../src/features/weekly/store.ts";
import { sendNudges } from "../../../src/schedule/nudges.ts";
import { createOutbox } from "../../../src/schedule/outbox/outbox.ts";
import { calendarOf } from "../../../src/services/calendar.ts";
import type { Tx } from "../../../src/services/database/database.ts";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { type Cast, cast, hire, type Office, openOffice } from "../../support/office.ts";
import { labels, targetOf } from "../../support/whole-office.ts";

// Two invented features speak of the team of the office: hana and ken, who report to boss.

const database = testDatabase();
let ids: Readonly<Record<Cast, string>>;
let office: Office;
let feature: Feature<Tx>;
/** How many the first feature counts this week; nobody: it has nothing to say. */
let late = 0;
/** Whether everybody has a leave planned, so that the other has nothing to say either. */
let planned = false;
let away = new Set<string>();

const hours = (count: number): WeekPart => ({
  urgency: 60,
  facts: { late: count },
  words: () => ({
    sentence: `${count}人が上限に近づいています`,
    suggestion: {
      text: "事務分担の見直しを話し合いませんか",
      reason: "先週から増えています。",
      section: "agano#6-3-2-1",
      button: { kind: "asks", label: "面談の時間を決める", words: "1on1" },
    },
    details: [{ type: "text", text: "時間外勤務：hana 40時間" }],
  }),
  since: (before) => `上限に近い人は${before.late}人から${count}人になりました。`,
});
let isAside = false;
const leave = (): WeekPart => ({
  urgency: 20,
  isAside,
  facts: { none: 1 },
  words: () => ({ sentence: "休暇の予定がない人がいます", details: [{ type: "text", text: "休暇：ken 予定なし" }] }),
});
const speaking = (at: number, part: () => WeekPart | undefined) => ({
  feature: `f${at}`,
  weekly: async (_tx: Tx, teams: readonly { readonly lead: string }[]) => {
    const said = part();
    return new Map(said ? teams.filter(({ lead }) => lead === ids.boss).map(({ lead }) => [lead, said] as const) : []);
  },
});

beforeAll(async () => {
  ids = await hire(database.db);
  feature = weekly({
    db: database.db,
    calendar: calendarOf([{ from: "12-29", to: "01-03" }]),
    parts: () => [
      speaking(0, () => (planned ? undefined : leave())),
      speaking(1, () => (late > 0 ? hours(late) : undefined)),
    ],
  });
  office = openOffice(database.db, [feature]);
});
beforeEach(async () => {
  [late, planned, isAside] = [2, false, false];
  away = new Set();
  await database.db.notice.deleteMany();
  await database.db.jobRun.deleteMany();
  await database.db.weeklyCard.deleteMany();
  await database.db.weeklyTime.deleteMany();
});

/** Runs the jobs of an hour on a day; gives who was told. */
async function at(day: string, hour = "10:00") {
  const job = feature.jobs?.find(({ name }) => name === `weekly.card.${hour}`);
  if (job?.until === undefined) throw new Error(`no job at ${hour}`);
  const now = new Date(`${day}T${hour}:00+09:00`);
  const kept = { db: database.db, outbox: createOutbox() };
  const gone = async () => away;
  const told = await sendNudges(kept, [job], gone, { day, now });
  return told.map(({ to }) => Object.entries(ids).find(([, id]) => id === to)?.[0]);
}
const sender = (who: Cast) => ({ platform: "web", account: cast[who] });
const hear = (who: Cast) => office.bot.hear(sender(who), "今週のチーム", randomUUID());
const shown = (who: Cast, week: string) =>
  office.bot.show(sender(who), { feature: "weekly", name: "card", about: { week } });
const press = (who: Cast, card: Card, label: string) => office.bot.press(sender(who), targetOf(card, label));
const said = (card: unknown) => JSON.stringify(card);

describe("The weekly card", () => {
  it("comes to whoever leads on Monday at ten, once, and to nobody else", async () => {
    expect(await at("2026-04-06", "09:00")).toEqual([]);
    expect(await at("2026-04-06")).toEqual(["boss"]);
    expect(await at("2026-04-07")).toEqual([]);
    expect(await at("2026-04-13")).toEqual(["boss"]);
  });

  it("waits for the next open day, and for the day on which the manager is back", async () => {
    // 4 May 2026 is みどりの日, and the two days after it are holidays too.
    expect(await at("2026-05-04")).toEqual([]);
    expect(await at("2026-05-06")).toEqual([]);
    expect(await at("2026-05-07")).toEqual(["boss"]);
    away = new Set([ids.boss]);
    expect(await at("2026-05-11")).toEqual([]);
    away = new Set();
    expect(await at("2026-05-12")).toEqual(["boss"]);
    expect(await at("2026-05-13")).toEqual([]);
  });

  it("comes on the day and at the hour that its reader chose", async () => {
    const form = await office.bot.open(sender("boss"), { feature: "weekly", name: "time", about: {} });
    if (form.type !== "form") throw new Error(said(form));
    const saved = await office.bot.submit(sender("boss"), form.target, { weekday: "3", hour: "13:00" });
    expect(said(saved)).toContain("毎週水曜日の13:00に届けます。");
    expect(await at("2026-04-06")).toEqual([]);
    expect(await at("2026-04-08")).toEqual([]);
    expect(await at("2026-04-08", "13:00")).toEqual(["boss"]);
  });

  it("says the most urgent thing in a sentence that names nobody, and the rest behind a tap", async () => {
    const card = await hear("boss");
    expect(card.title).toBe("2人が上限に近づいています");
    expect(labels(card)).toEqual(["面談の時間を決める", "くわしく"]);
    for (const name of ["hana", "ken"]) expect(said(card)).not.toContain(name);
    const details = await office.bot.open(sender("boss"), targetOf(card, "くわしく"));
    expect(said(details)).toMatch(/hana 40時間.*ken 予定なし/);
  });

  it("says nothing where there is nothing to say, nor later in the week what comes up after its day", async () => {
    [late, planned] = [0, true];
    expect(await at("2026-04-06")).toEqual([]);
    late = 2;
    expect(await at("2026-04-07")).toEqual([]);
    late = 0;
    expect((await hear("boss")).title).toBe("今週、特にお知らせすることはありません");
  });

  it("does not come for what is worth saying beside something else only, but says it then", async () => {
    isAside = true;
    late = 0;
    expect(await at("2026-04-06")).toEqual([]);
    expect((await hear("boss")).title).toBe("今週、特にお知らせすることはありません");
    late = 2;
    expect(await at("2026-04-13")).toEqual(["boss"]);
    const details = await office.bot.open(sender("boss"), targetOf(await hear("boss"), "くわしく"));
    expect(said(details)).toContain("ken 予定なし");
  });

  it("leads to the details where its suggestion has no button of its own", async () => {
    late = 0;
    expect((await hear("boss")).buttons).toEqual([expect.objectContaining({ label: "くわしく", style: "main" })]);
  });

  it("shows nobody a team that is not theirs", async () => {
    expect(said(await hear("hana"))).toContain("あなたが担当するチームの職員が");
    const details = await office.bot.open(sender("hana"), { feature: "weekly", name: "details", about: {} });
    expect(said(details)).not.toContain("40時間");
  });

  it("tells on the next what became of the last", async () => {
    await at("2026-03-23");
    const card = await shown("boss", "2026-03-23");
    expect(said(await press("boss", card, "対応しました"))).toContain("「対応した」と記録しました");
    late = 1;
    await at("2026-03-30");
    const next = said(await shown("boss", "2026-03-30"));
    expect(next).toContain("前回の提案：対応済み");
    expect(next).toContain("上限に近い人は2人から1人になりました。");
  });

  it("takes the answer of its reader alone", async () => {
    await at("2026-03-30");
    const card = await shown("boss", "2026-03-30");
    expect(said(await press("ken", card, "対応しました"))).not.toContain("記録しました");
    expect(await database.db.weeklyCard.findFirst()).toMatchObject({ leadId: ids.boss, outcome: null });
  });
});

describe("A team", () => {
  it("of a 中間指導職 is the 一般職 of the unit, where nobody reports to them", async () => {
    const { db } = database;
    const unit = await db.unit.findFirstOrThrow();
    const leader = await db.person.create({
      data: {
        ...{ staffNumber: "100009", name: "係長", kana: "", jobType: "事務", origin: "roster" },
        assignments: {
          create: { unitId: unit.id, level: "leader", managerId: ids.boss, fromDay: new Date("2026-04-01") },
        },
      },
    });
    const teams = await teamsOn(db, "2026-04-06");
    const of = (id: string) => new Set(teams.find(({ lead }) => lead === id)?.members);
    expect(of(leader.id)).toEqual(new Set([ids.hana, ids.ken]));
    expect(of(ids.boss).has(leader.id)).toBe(true);
    expect(await teamsOn(db, "2026-03-31", leader.id)).toEqual([]);
  });
});
