import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, type Who, type Year } from "../../../support/evaluation.ts";
import { button, said } from "../talking.ts";

// 組織目標 of 市民生活課, in which boss and chief are 管理職, and hana has no part in what the unit aims at.

const database = testDatabase();
let year: Year;
let unit: string;
beforeAll(async () => {
  year = await openYear(database.db);
  unit = (await database.db.unit.findFirstOrThrow()).id;
});

const open = (who: Who, u = unit) => year.open(who, "unit-goals", { c: year.cycle, u });
const goalPage = async (who: Who) => said(formOf(await year.open(who, "goal", { e: year.of(who) })).intro);

describe("The goals of a unit", () => {
  it("are written by whoever heads it, from the desk, and shown where its people set theirs", async () => {
    expect(await goalPage("hana")).toContain("所属の組織目標は、まだ登録されていません");
    const { name, about } = button(await year.hear("boss"), "市民生活課の組織目標を書く");
    const form = formOf(await year.open("boss", name, about));
    expect(form.readers).toEqual(["市民生活課の職員", "その評価者", "人事係"]);
    const done = await year.submit("boss", form, { words: "待ち時間の短い窓口" });
    expect(done).toMatchObject({ title: "市民生活課の組織目標を登録しました" });
    for (const who of ["hana", "hr"] as const) expect(await goalPage(who)).toContain("待ち時間の短い窓口");
    expect(said(await year.hear("chief"))).toContain("市民生活課の組織目標を見直す");
    expect(said(await year.hear("hana"))).not.toContain("組織目標");
  });

  it("are nobody else's to write, and none of a unit that one does not head", async () => {
    const elsewhere = await database.db.unit.create({ data: { code: "220", name: "税務課" } });
    for (const who of ["hana", "hr", "other"] as const)
      expect(await open(who), who).toMatchObject({ refused: "not-found" });
    expect(await open("boss", elsewhere.id)).toMatchObject({ refused: "not-found" });
    const form = formOf(await open("boss"));
    const where = { personId: year.ids.boss };
    await database.db.assignment.updateMany({ where, data: { unitId: elsewhere.id } });
    expect(await year.submit("boss", form, { words: "異動のあと" })).toMatchObject({ refused: "not-found" });
    await database.db.assignment.updateMany({ where, data: { unitId: unit } });
  });

  it("are not written over unseen: both texts are shown, and then one is chosen", async () => {
    const [mine, theirs] = [formOf(await open("boss")), formOf(await open("chief"))];
    await year.submit("chief", theirs, { words: "誤りのない事務" });
    const back = await year.submit("boss", mine, { words: "休める職場" });
    expect(back).toMatchObject({ type: "correction" });
    expect(formOf(back).fields[0]).toMatchObject({
      value: "休める職場",
      error: expect.stringContaining("誤りのない事務"),
    });
    expect(said(formOf(back).intro)).toContain("chiefさんが書きました");
    await year.submit("boss", back, { words: "休める職場" });
    expect(await database.db.evaluationUnitGoal.findMany()).toMatchObject([{ words: "休める職場", version: 3 }]);
    const written = await database.db.auditEntry.findMany({ where: { action: "evaluation.unit-goals-written" } });
    expect(written.map(({ actorId }) => actorId)).toEqual([year.ids.boss, year.ids.chief, year.ids.boss]);
  });

  it("of the unit above stand for one that has none of its own", async () => {
    const part = await database.db.unit.create({ data: { code: "211", name: "窓口係", parentId: unit } });
    const where = { id: year.of("hana") };
    await database.db.evaluation.update({ where, data: { unitId: part.id } });
    expect(await goalPage("hana")).toContain("市民生活課の組織目標");
    await database.db.evaluationUnitGoal.create({
      data: { cycleId: year.cycle, unitId: part.id, authorId: year.ids.boss, words: "係の目標", updatedAt: new Date() },
    });
    expect(await goalPage("hana")).toContain("係の目標");
    expect(year.faults).toEqual([]);
  });
});
