import { beforeAll, describe, expect, it } from "vitest";
import { follow } from "../../../../src/features/evaluation/following/follow.ts";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, raters, type Who, type Year } from "../../../support/evaluation.ts";
import { button, put, said, told } from "../talking.ts";

// People join, move and leave in the middle of the year; nothing that was written is lost.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});

const now = new Date("2026-10-01T00:00:00Z");
const run = (day: string) => database.db.$transaction((tx) => follow(tx, year.definition, { day, now }));
const nothing = { joined: 0, left: 0, changed: 0, moved: 0, told: [] };
const posts = async (who: Who, role: "first" | "second" | "confirmer") => {
  const where = { evaluationId: year.of(who), role };
  const rows = await database.db.evaluationRater.findMany({ where, orderBy: [{ fromDay: "asc" }, { id: "asc" }] });
  return rows.map(({ personId, toDay }) => [personId, toDay?.toJSON().slice(0, 10)]);
};

/** Through the door, so that it can be deciphered. */
async function noteFact() {
  const form = formOf(await year.open("boss", "fact", { e: year.of("hana") }));
  const entries = { words: "窓口の列を整えた", day: "2026-04-06" };
  expect(await year.submit("boss", form, entries)).toMatchObject({ type: "card" });
}

/** Another unit and manager from a day on. */
async function move(who: Who, manager: Who, day: string, unitId?: string) {
  const where = { personId: year.ids[who], toDay: null };
  const before = await database.db.assignment.findFirstOrThrow({ where });
  await database.db.assignment.update({ where: { id: before.id }, data: { toDay: new Date(day) } });
  const { unitId: old, level } = before;
  const data = { personId: year.ids[who], unitId: unitId ?? old, level, managerId: year.ids[manager] };
  await database.db.assignment.create({ data: { ...data, fromDay: new Date(day) } });
}

describe("Following the roster", () => {
  it("changes nothing while nothing has changed", async () => {
    expect(await run("2026-04-07")).toEqual(nothing);
  });

  it("hands over when the line changes, once, and keeps what was written", async () => {
    await noteFact();
    const unit = await database.db.unit.create({ data: { code: "220", name: "税務課" } });
    await move("hana", "other", "2026-10-01", unit.id);
    year.day("2026-10-01");
    const card = await year.press("hr", button(await year.open("hr", "cycles", {}), "名簿の変更を反映する"));
    // other follows boss and confirmer follows chief, who then confirms no more: nobody rates twice.
    expect(said(card)).toContain("評価者の交代：3件");
    expect(await posts("hana", "confirmer")).toEqual([[year.ids.confirmer, "2026-10-01"]]);
    expect(await posts("hana", "first")).toEqual([
      [year.ids.boss, "2026-10-01"],
      [year.ids.other, undefined],
    ]);
    expect(await posts("hana", "second")).toHaveLength(2);
    expect(await posts("ken", "first")).toEqual([[year.ids.boss, undefined]]);
    expect(await database.db.evaluation.findUnique({ where: { id: year.of("hana") } })).toMatchObject({
      unitId: unit.id,
    });
    expect(await database.db.evaluationFact.count({ where: { authorId: year.ids.boss } })).toBe(1);
    expect([await told(year, "boss"), await told(year, "other")]).toEqual([1, 1]);
    expect(await run("2026-10-01")).toEqual(nothing);
    expect(await run("2026-10-02")).toEqual(nothing);
  });

  it("asks whoever rated before for a note, until it is written", async () => {
    const desk = await year.hear("boss");
    const form = formOf(
      await year.bot.open({ platform: "web", account: raters.boss }, button(desk, "hanaさんの引継ぎを書く")),
    );
    await year.submit("boss", form, { words: "窓口の改善に取り組んだ" });
    expect(said(await year.hear("boss"))).not.toContain("hanaさんの引継ぎを書く");
  });

  it("leaves whoever stands in where they are", async () => {
    const where = { evaluationId: year.of("ken"), role: "first" as const, toDay: null };
    await database.db.evaluationRater.updateMany({ where, data: { standIn: new Uint8Array([1]) } });
    await move("ken", "other", "2026-10-05");
    await run("2026-10-05");
    expect(await posts("ken", "first")).toEqual([[year.ids.boss, undefined]]);
    await database.db.evaluationRater.updateMany({ where, data: { standIn: null } });
  });

  it("lets newcomers join with time to write, and exempts whoever left unrated", async () => {
    const unit = await database.db.unit.findFirstOrThrow({ where: { code: "210" } });
    const post = { unitId: unit.id, level: "staff" as const, managerId: year.ids.boss };
    const { id } = await database.db.person.create({
      data: {
        ...{ staffNumber: "200020", name: "new", kana: "new", jobType: "一般事務", origin: "demo" },
        hiredOn: new Date("2026-07-01"),
        assignments: { create: { ...post, fromDay: new Date("2026-07-01") } },
      },
    });
    await database.db.person.update({ where: { id: year.ids.hana }, data: { leftOn: new Date("2026-10-10") } });
    expect(await run("2026-10-10")).toMatchObject({ joined: 1, left: 1 });
    const where = { personId: id };
    const joined = await database.db.evaluation.findFirstOrThrow({ where, include: { deadlines: true } });
    const dues = joined.deadlines.map(({ stage, due }) => [stage, due.toJSON().slice(0, 10)]);
    expect(dues).toContainEqual(["goals", "2026-10-24"]);
    expect(dues).toContainEqual(["self-review", "2027-01-31"]);
    const left = await database.db.evaluation.findUnique({ where: { id: year.of("hana") } });
    expect(left).toMatchObject({ state: "exempt", exempt: "left" });
    expect(await run("2026-10-11")).toEqual(nothing);
  });

  it("shows HR a stage whose rater has left, and fills it when the line does", async () => {
    await database.db.person.update({ where: { id: year.ids.boss }, data: { leftOn: new Date("2026-11-01") } });
    year.day("2026-11-02");
    await run("2026-11-02");
    expect(said(await year.open("hr", "progress-vacant", { c: year.cycle }))).toContain("new（200020）");
    const members = await database.db.assignment.findMany({ where: { managerId: year.ids.boss, toDay: null } });
    const where = { id: { in: members.map(({ id }) => id) } };
    await database.db.assignment.updateMany({ where, data: { managerId: year.ids.chief } });
    expect((await run("2026-11-02")).changed).toBeGreaterThan(0);
    expect(said(await year.open("hr", "progress-vacant", { c: year.cycle }))).not.toContain("一次評価者");
  });

  it("changes nobody's raters after the period, or after disclosure", async () => {
    const where = { evaluationId: year.of("ken"), role: "first" as const, toDay: null };
    await put(year, "ken", "disclosed");
    await move("ken", "adjuster", "2027-02-01");
    await run("2027-02-01");
    expect(await database.db.evaluationRater.findFirst({ where })).not.toMatchObject({ personId: year.ids.adjuster });
    await put(year, "ken", "second");
    expect(await run("2027-04-01")).toEqual(nothing);
    expect((await run("2027-03-31")).changed).toBeGreaterThan(0);
    expect(year.faults).toEqual([]);
  });
});
