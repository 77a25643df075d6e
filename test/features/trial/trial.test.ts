import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { draw, startsOf } from "../../../src/features/trial/design.ts";
import { addMonths } from "../../../src/services/calendar.ts";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { labels, said } from "../../support/whole-office.ts";
import { type City, openCity, SEED } from "./office.ts";

// It is 1 April 2026. Seven 課 of five people and a 課長; rin is in HR. 5 or more people, and more than 15 %, stop a kind.

const database = testDatabase();
let city: City;

beforeAll(async () => {
  city = await openCity(database.db);
});
beforeEach(async () => {
  const { db } = database;
  const tables = [db.nudgeTrial, db.mute, db.notice, db.jobRun, db.attendanceMonth, db.attendanceImport];
  for (const table of [...tables, db.leaveUnitMonth]) await (table.deleteMany as () => Promise<unknown>)();
  city.office.wait(Date.parse("2026-04-01T00:30:00Z") - city.office.clock.now().getTime());
});

const codes = () => city.units.map(({ code }) => code);
const entries = () => ({ kind: "nudges soft", units: codes(), first: "2026-05-01", steps: "3", gap: "1" });
const preview = async () => (await city.plan("rin", entries())) as Card;
const begin = async () => city.press("rin", await preview(), "この内容で始める");
const order = () => {
  const units = city.units.map(({ id }) => id);
  const starts = startsOf({ ...{ units, first: "2026-05-01", steps: 3, gap: 1 } });
  return draw(units, starts, SEED);
};
const startingIn = (month: string) => city.units.filter(({ id }) => order().get(id) === `${month}-01`);
const peopleOf = (units: City["units"]) => units.flatMap(({ head, staff }) => [head, ...staff]);
const report = async () => {
  const found = await city.open("rin", await city.hear("rin"), "結果を見る");
  return found as Card;
};
const mute = (people: readonly string[]) =>
  database.db.mute.createMany({ data: people.map((personId) => ({ personId, feature: "nudges", kind: "soft" })) });

/** Months of overtime of everybody, as a monthly file up to the last of them; minutes by unit and month. */
async function work(months: readonly string[], minutes: (unit: City["units"][number], month: string) => number) {
  await database.db.attendanceMonth.createMany({
    data: months.flatMap((month) =>
      city.units.flatMap((unit) =>
        unit.staff.map((personId, at) => ({
          ...{ personId, month: new Date(month), overtimeMin: minutes(unit, month) + at },
        })),
      ),
    ),
  });
  const reachesTo = new Date(months.at(-1) ?? "");
  await database.db.attendanceImport.create({
    data: {
      ...{ kind: "monthly", fileHash: String(months.length), reachesTo, importedAt: reachesTo },
      ...{ rows: 0, added: 0, changed: 0, unchanged: 0 },
    },
  });
}
/**
 * Annual leave of everybody as it stands at each month's end, with a file in each month but those left out: minutes that
 * each takes in a month, by unit.
 */
async function rest(
  months: readonly string[],
  taken: (unit: City["units"][number], month: string) => number,
  without: readonly string[] = [],
) {
  const sums = new Map<string, number>();
  for (const month of months) {
    for (const unit of city.units) {
      const before = month.endsWith("-01-01") ? 0 : (sums.get(unit.id) ?? 0);
      const sum = before + taken(unit, month);
      sums.set(unit.id, sum);
      const data = { month: new Date(month), people: 6, takenMin: 6 * sum };
      await database.db.leaveUnitMonth.create({ data: { ...data, unitId: unit.id } });
    }
    if (without.includes(month)) continue;
    const importedAt = new Date(`${month.slice(0, 7)}-20T09:00:00+09:00`);
    const counts = { rows: 0, added: 0, changed: 0, unchanged: 0 };
    const about = { kind: "leave" as const, fileHash: month, reachesTo: importedAt, importedAt };
    await database.db.attendanceImport.create({ data: { ...about, ...counts } });
  }
}
/** Moves the clock on to a day. */
const goTo = (day: string) => city.office.wait(Date.parse(`${day}T00:30:00Z`) - city.office.clock.now().getTime());
const monthsFrom = (first: string, count: number) => Array.from({ length: count }, (_, at) => addMonths(first, at));
const noise = (unit: City["units"][number], month: string) =>
  (Number(unit.code) * 37 + Number(month.slice(5, 7)) * 53 + Number(month.slice(0, 4)) * 7) % 120;

describe("Trying a kind of nudge", () => {
  it("is HR's alone", async () => {
    const card = await preview();
    await begin();
    const started = await report();
    const id = (await database.db.nudgeTrial.findFirstOrThrow()).id;
    for (const who of ["hana", "boss"] as const) {
      expect(said(await city.hear(who))).not.toContain("確かめ");
      expect((await city.plan(who, entries())).type).toBe("card");
      expect((await city.press(who, card, "この内容で始める")).refused).toBe("not-found");
      expect((await city.press(who, started, "確かめるのを終え、全員に送る")).refused).toBe("not-found");
      for (const name of ["list", "report", "suspended"])
        expect(
          (await city.office.bot.show(city.sender(who), { feature: "trial", name, about: { trial: id } })).refused,
        ).toBe("not-found");
    }
    expect(await database.db.nudgeTrial.count({ where: { endedAt: null } })).toBe(1);
  });

  it("says first what size of effect could be detected at all, and draws nothing yet", async () => {
    expect((await preview()).title).toBe("この規模でどれだけの差を判別できるか、まだ計算できません");
    await work(monthsFrom("2025-07-01", 9), (unit, month) => 600 + noise(unit, month));
    const card = await preview();
    expect(card.title).toMatch(/^この規模では、1人1か月あたり.+未満の差は判別できません$/);
    expect(said(card)).toContain("2026年3月分まで");
    expect(await database.db.nudgeTrial.count()).toBe(0);
  });

  it("is refused where too few orders could be drawn, or the button says what the form does not", async () => {
    const correction = await city.plan("rin", { ...entries(), units: codes().slice(0, 4) });
    expect(said(correction)).toContain("抽選の順の数が少なく");
    const card = await preview();
    const press = card.buttons?.[0];
    if (press?.kind !== "presses") throw new Error("no press");
    for (const wrong of [{ kind: "nudges health" }, { first: "2026-05-02" }, { steps: "1" }, { units: "200 999" }]) {
      const target = { ...press.target, about: { ...press.target.about, ...wrong }, key: undefined };
      const { key: _, ...unkeyed } = target;
      expect((await city.office.bot.press(city.sender("rin"), unkeyed)).refused).toBeDefined();
    }
    expect(await database.db.nudgeTrial.count()).toBe(0);
  });

  it("draws the order when it begins, shows it, and writes down the number that it comes of", async () => {
    const card = await begin();
    expect(said(card)).toContain(`抽選の番号：${SEED}`);
    const rows = await database.db.nudgeTrialUnit.findMany();
    expect(new Map(rows.map((row) => [row.unitId, row.startsOn.toISOString().slice(0, 10)]))).toEqual(order());
    expect(await database.db.auditEntry.findFirst({ orderBy: { number: "desc" } })).toMatchObject({
      action: "trial.opened",
      payload: { seed: SEED, units: 7, steps: 3 },
    });
    expect(said(await begin())).toContain("いま効果を確かめています");
    expect(await database.db.nudgeTrial.count()).toBe(1);
  });

  it("keeps the kind from units whose turn has not come, foreseen and for real, and from nobody else", async () => {
    await begin();
    for (const [day, months] of [
      ["2026-04-30", []],
      ["2026-05-01", ["2026-05"]],
      ["2026-06-01", ["2026-05", "2026-06"]],
      ["2026-07-01", ["2026-05", "2026-06", "2026-07"]],
    ] as const) {
      const nudged = new Set([city.ids.hana, ...months.flatMap((month) => peopleOf(startingIn(month)))]);
      expect(await city.foreseen(day, "soft")).toEqual(nudged);
      expect(await city.sent(day, "soft")).toEqual(nudged);
    }
  });

  it("never keeps back what nobody can turn off, whatever the rows say", async () => {
    await begin();
    await database.db.nudgeTrial.updateMany({ data: { kind: "health", running: "nudges.health" } });
    expect((await city.sent("2026-04-30", "health")).size).toBe(43);
    await database.db.nudgeTrial.updateMany({ data: { dropped: true } });
    expect((await city.sent("2026-05-01", "health")).size).toBe(43);
  });
});

describe("A kind that annoys", () => {
  it("begins in no further unit, and HR is told once", async () => {
    await begin();
    const begun = startingIn("2026-05");
    // Three 課 are 18 people with their 課長: 4 of them are more than 15 %, but too few to count.
    await mute(peopleOf(begun).slice(0, 4));
    await city.watch("2026-05-11");
    expect(await database.db.notice.count()).toBe(0);
    await mute(peopleOf(begun).slice(4, 5));
    await city.watch("2026-05-12");
    await city.watch("2026-05-13");
    expect(await database.db.notice.findMany()).toMatchObject([{ toId: city.ids.rin, kind: "suspended" }]);
    expect(await city.sent("2026-06-01", "soft")).toEqual(new Set([city.ids.hana, ...peopleOf(begun)]));
    expect((await report()).body[0]).toMatchObject({ type: "callout", label: "停止中" });
  });

  it("is not one that people had turned off before", async () => {
    await mute(peopleOf(startingIn("2026-05")).slice(0, 5));
    await begin();
    await city.watch("2026-05-12");
    expect(await database.db.notice.count()).toBe(0);
  });

  it("goes on in the same order from next month, once HR says so", async () => {
    await begin();
    await database.db.nudgeTrial.updateMany({ data: { suspendedOn: new Date("2026-03-30") } });
    // All wait; it is April, and the first were to begin in May, which has not come.
    await city.press("rin", await report(), "次の課での開始を再開する");
    expect(await database.db.nudgeTrial.findFirst()).toMatchObject({ suspendedOn: null });
    expect(await city.sent("2026-05-01", "soft")).toEqual(new Set([city.ids.hana, ...peopleOf(startingIn("2026-05"))]));
  });

  it("can be given up for all, and be sent again", async () => {
    await begin();
    await city.press("rin", await report(), "確かめるのを終え、送るのをやめる");
    expect(await city.sent("2026-05-01", "soft")).toEqual(new Set());
    await city.press("rin", await report(), "この種類をまた送る");
    expect((await city.sent("2026-05-02", "soft")).size).toBe(43);
  });

  it("is sent to all once the trial has ended so", async () => {
    await begin();
    const card = await city.press("rin", await report(), "確かめるのを終え、全員に送る");
    expect(card.title).toBe("終了（送り続けています）");
    expect(labels(await report())).toEqual(["新しく確かめる"]);
    expect((await city.sent("2026-05-01", "soft")).size).toBe(43);
  });
});

describe("The report", () => {
  it("says that it cannot tell yet, until months after the first start are in", async () => {
    await work(monthsFrom("2025-11-01", 5), (unit, month) => 600 + noise(unit, month));
    await begin();
    expect((await report()).title).toContain("まだ言えません");
    // Three steps of a month from May on.
    expect(said(await report())).toContain("判断は2026年7月分までそろってから");
  });

  it("finds a difference that is there, with its width, and on how many it rests", async () => {
    await begin();
    await work(monthsFrom("2025-11-01", 9), (unit, month) => {
      const usual = 600 + 40 * Number(unit.code.at(-1)) + 10 * Number(month.slice(5, 7)) + (noise(unit, month) % 5);
      return usual - (month >= (order().get(unit.id) ?? "") ? 180 : 0);
    });
    const card = await report();
    expect(card.title).toMatch(/^始めた課では、時間外勤務が1人1か月あたり(2時間5\d分|3時間\d?分?)少なくなっています$/);
    expect(said(card)).toMatch(/95%の幅は「.+少ない」から「.+少ない」です/);
    expect(said(card)).toContain("7課・35人");
    expect(said(card)).toContain("まだ言えません（始めたあとの月の、年休の記録を待っています）");
    expect(said(card)).not.toContain("途中の結果です");
  });

  const usualLeave = (unit: City["units"][number], month: string) =>
    300 + 20 * Number(unit.code.at(-1)) + 15 * Number(month.slice(5, 7)) + (noise(unit, month) % 7);

  it("finds a difference in days of leave, over the turn of the leave year", async () => {
    await begin();
    // Half a day (233 minutes) more from each unit's start on; the leave year is the calendar's.
    await rest(
      monthsFrom("2025-10-01", 10),
      (unit, month) => usualLeave(unit, month) + (month >= (order().get(unit.id) ?? "") ? 233 : 0),
    );
    goTo("2026-08-03");
    const text = said(await report());
    expect(text).toMatch(/始めた課では、年休の取得が1人1か月あたり0\.(49|5|51)日多くなっています/);
    expect(text).toMatch(/95%の幅は「0\.\d+日多い」から「0\.\d+日多い」です/);
    expect(text).toContain("7課・42人（管理職を含む）、2026年7月までの記録によります");
  });

  it("uses no month of leave in which no file came in, nor the one that it would be measured from", async () => {
    await begin();
    await rest(monthsFrom("2025-10-01", 10), usualLeave, ["2026-05-01"]);
    goTo("2026-08-03");
    const chart = (await report()).body.flatMap((block) => (block.type === "chart" ? [block] : [])).at(-1);
    // The first month is only measured from; May has no file, and June nothing to be measured from.
    expect(chart?.labels).toEqual(["2025/11", "2025/12", "2026/01", "2026/02", "2026/03", "2026/04", "2026/07"]);
  });

  it("says beforehand what difference in days could be told, and keeps it", async () => {
    expect(said(await preview())).toContain("続けて10か月分たまると計算できます");
    await rest(monthsFrom("2025-06-01", 10), usualLeave);
    expect(said(await preview())).toMatch(
      /年休の取得では、1人1か月あたり0\.\d+日未満の差は判別できません（2026年3月までの/,
    );
    await begin();
    const { leaveDetectable } = await database.db.nudgeTrial.findFirstOrThrow();
    expect(leaveDetectable).toBeGreaterThan(0);
    expect(said(await report())).toMatch(/始める前の計算では、0\.\d+日未満の差は判別できない規模です/);
  });

  it("does not take chance for an effect", async () => {
    await begin();
    await work(monthsFrom("2025-11-01", 9), (unit, month) => 600 + noise(unit, month));
    const card = await report();
    expect(card.title).toBe("まだ言えません");
    expect(said(card)).toContain("お知らせの効果とも偶然とも言えません");
  });

  it("counts who turned it off only where they are five or more", async () => {
    await begin();
    await mute(peopleOf(startingIn("2026-06")).slice(0, 4));
    expect(said(await report())).toContain("5人未満");
    expect(said(await report())).not.toMatch(/"4人"/);
  });
});
