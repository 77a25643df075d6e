import { beforeAll, describe, expect, it } from "vitest";
import { datesOf, joining } from "../../../../src/features/evaluation/cycle/dates.ts";
import { planOpening } from "../../../../src/features/evaluation/cycle/open.ts";
import { openable } from "../../../../src/features/evaluation/cycle/openable.ts";
import { probationsOn } from "../../../../src/features/evaluation/cycle/probation.ts";
import { planCard } from "../../../../src/features/evaluation/cycle/views.ts";
import type { File } from "../../../../src/view/file.ts";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, type Year } from "../../../support/evaluation.ts";
import { contents } from "../sheet/cells.ts";
import { button, said } from "../talking.ts";

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});

const now = new Date("2026-10-01T00:00:00Z");

describe("Opening a cycle", () => {
  it("offers this year's, and the next from February on", () => {
    const { cycles } = year.definition;
    const years = (today: string, opened: { kind: string; year: number }[] = []) =>
      openable(cycles, opened, today).map(({ kind, year: each }) => `${kind.id} ${each}`);
    expect(years("2027-01-31")).toEqual(["year 2026"]);
    expect(years("2027-02-01")).toEqual(["year 2026", "year 2027"]);
    expect(years("2027-03-31", [{ kind: "year", year: 2026 }])).toEqual(["year 2027"]);
    expect(years("2027-04-01", [{ kind: "year", year: 2026 }])).toEqual(["year 2027"]);
  });

  it("says beforehand for how many it is and who is left out, and does just that, once", async () => {
    year.day("2027-02-10");
    expect(await year.open("hana", "cycles", {})).toMatchObject({ refused: "not-found" });
    const list = await year.open("hr", "cycles", {});
    expect(said(list)).toContain("令和8年度の人事評価");
    const preview = await year.bot.open(
      { platform: "web", account: "200007" },
      button(list, "令和9年度の人事評価を始める"),
    );
    expect(said(preview)).toContain("対象は7人です");
    expect(said(preview)).toContain("confirmer（200006）");
    expect(said(preview)).toContain("2027-04-01 – 2027-04-30");
    const target = button(preview, "始める");
    expect(await year.press("hr", target)).toMatchObject({ title: "7人の評価を始めました" });
    expect(await year.press("hr", { ...target, key: "another" })).toMatchObject({ type: "card" });
    expect(await database.db.evaluation.count({ where: { cycle: { year: 2027 } } })).toBe(7);
    expect(await database.db.notice.count({ where: { kind: "desk" } })).toBe(7);
    expect(await database.db.auditEntry.count({ where: { action: "evaluation.cycle-opened" } })).toBe(1);
  });

  it("lets nobody record facts and interviews before its period, and says from when on", async () => {
    const where = { personId: year.ids.hana, cycle: { year: 2027 } };
    const { id: e } = await database.db.evaluation.findFirstOrThrow({ where });
    year.day("2027-03-10");
    const told = said(await year.open("hana", "fact", { e }));
    expect(told).toContain("評価の期間は2027年4月1日からです");
    expect(said(await year.open("boss", "interview-record", { e, kind: "opening" }))).toContain("2027年4月1日から");
    year.day("2027-04-01");
    const [day] = formOf(await year.open("hana", "fact", { e })).fields;
    expect(day).toMatchObject({ earliest: "2027-04-01", latest: "2027-04-01" });
    const record = formOf(await year.open("boss", "interview-record", { e, kind: "opening" }));
    expect(record.fields[0]).toMatchObject({ earliest: "2027-04-01", latest: "2027-04-01" });
  });
});

describe("A cycle that was opened", () => {
  it.each([{ year: 2030 }, { toDay: new Date("2027-09-30") }, { definition: {} }])(
    "stays as it was, whoever works on the database: %j",
    async (data) => {
      const changed = database.db.evaluationCycle.update({ where: { id: year.cycle }, data });
      await expect(changed).rejects.toThrow("a cycle that was opened stays as it is");
    },
  );
});

describe("The plan of an opening", () => {
  it("says which numbers of the city's rules nobody at work has", async () => {
    const rules = { ...year.definition.raters, adjuster: "999999", board: ["200008", "777777"] };
    const definition = { ...year.definition, raters: rules };
    const on = { definition, kind: "year", year: 2028, day: "2027-02-10", now };
    const plan = await database.db.$transaction((tx) => planOpening(tx, on));
    expect(plan?.unknown.map(({ staffNumber, role }) => [staffNumber, role])).toEqual([
      ["999999", "adjuster"],
      ["777777", "board"],
    ]);
    const kind = definition.cycles[0];
    if (!plan || !kind) throw new Error("no plan");
    const left = { names: [], count: 0 };
    const card = planCard(plan, { unrated: left, formless: left }, { kind, year: 2028 }, "ja");
    expect(said(card)).toContain("名簿にありません：999999（調整者）、777777（苦情審査会の委員）");
    const right = await database.db.$transaction((tx) => planOpening(tx, { ...on, definition: year.definition }));
    expect(right?.unknown).toEqual([]);
  });
});

describe("A newcomer's special evaluation", () => {
  const hire = async (staffNumber: string, title: string, hiredOn: string) => {
    const unit = await database.db.unit.findFirstOrThrow();
    const post = { unitId: unit.id, level: "staff" as const, managerId: year.ids.boss, title };
    const data = { staffNumber, name: staffNumber, kana: staffNumber, jobType: "一般事務", origin: "demo" as const };
    const assignments = { create: { ...post, fromDay: new Date(hiredOn) } };
    return (await database.db.person.create({ data: { ...data, hiredOn: new Date(hiredOn), assignments } })).id;
  };
  const run = (day: string) => database.db.$transaction((tx) => probationsOn(tx, year.definition, { day, now }));

  it("opens once for each, with dates from the day of hire, in the year of hire", async () => {
    const [april, july] = [await hire("300001", "主事", "2026-04-01"), await hire("300002", "主事", "2026-07-01")];
    await hire("300003", "会計年度任用職員", "2026-07-01");
    await hire("300004", "主事", "2025-10-01");
    expect((await run("2026-07-02")).toSorted()).toEqual([april, july].toSorted());
    expect(await run("2026-07-03")).toEqual([]);
    const row = await database.db.evaluation.findFirstOrThrow({
      where: { personId: july, cycle: { kind: "probation" } },
      include: { cycle: true, deadlines: { where: { stage: "first-rating" } } },
    });
    expect(row.cycle.year).toBe(2026);
    expect(row.toDay).toEqual(new Date("2026-12-31"));
    expect(row.deadlines[0]?.due).toEqual(new Date("2026-12-01"));
    const late = await hire("300005", "主事", "2027-03-01");
    expect(await run("2027-04-02")).toEqual([late]);
    expect(await database.db.evaluationCycle.count({ where: { kind: "probation" } })).toBe(1);
    expect(await run("2027-10-02")).toEqual([]);
  });

  it("names the newcomer's own half year wherever the period is told, and takes facts of that time only", async () => {
    const where = { person: { staffNumber: "300002" }, cycle: { kind: "probation" } };
    const { id } = await database.db.evaluation.findFirstOrThrow({ where });
    year.day("2026-09-01");
    const sender = { platform: "web", account: "300002" };
    const target = (name: string) => ({ feature: "evaluation", name, about: { e: id } });
    const period = "2026年7月1日から2026年12月31日まで";
    expect(said(await year.bot.open(sender, target("evaluation")))).toContain(period);
    const sheet = (await year.bot.file(sender, target("record-sheet"))) as File;
    expect(contents(sheet).texts).toContain("2026年7月1日～2026年12月31日");
    const note = await year.bot.open(sender, target("fact"));
    expect(formOf(note).fields[0]).toMatchObject({ earliest: "2026-07-01", latest: "2026-09-01" });
  });

  it("leaves two weeks before anything is due", () => {
    const kind = year.definition.cycles[0];
    if (!kind) throw new Error("no cycle");
    const { stages } = joining(datesOf(kind, 2026), "2026-05-10");
    expect(stages.slice(0, 3).map(({ due }) => due)).toEqual(["2026-05-24", "2026-05-24", "2026-10-31"]);
  });
});
