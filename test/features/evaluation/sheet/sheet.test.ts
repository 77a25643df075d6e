import { beforeAll, describe, expect, it } from "vitest";
import { toldTo } from "../../../../src/services/audit/store.ts";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, raters, type Who, type Year } from "../../../support/evaluation.ts";
import { discloseHana, fill, rateHana, setGoals } from "../rated.ts";
import { put } from "../talking.ts";
import { contents, save } from "./cells.ts";

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
  await setGoals(year);
});

const about = () => ({ e: year.of("hana") });
const sheet = async (who: Who) => contents(await save(year, who, "record-sheet", about())).texts;
const points = "重みによる点（参考）";

describe("人事評価記録書", () => {
  it("holds no draft, and what was handed in only for those who may see it", async () => {
    year.day("2027-02-05");
    const draft = formOf(await year.open("hana", "rate", { e: year.of("hana"), k: "self" }));
    const [first] = draft.fields.filter(({ type }) => type === "text");
    await year.submit("hana", draft, { [first?.id ?? ""]: "まだ下書き" }, "later");
    expect(await sheet("hana")).not.toContain("まだ下書き");
    expect(await sheet("boss")).toContain("窓口の待ち時間を短くする取組その1");
    expect(await sheet("hr")).toContain("窓口の待ち時間を短くする取組その1");
    for (const who of ["ken", "other"] as const)
      await expect(save(year, who, "record-sheet", about()), who).rejects.toThrow("not-found");
  });

  it("gives points only once the last rating is handed in", async () => {
    await put(year, "hana", "goals");
    await year.db.evaluationPart.deleteMany();
    await rateUntilSecond();
    expect(await sheet("boss")).not.toContain(points);
    await put(year, "hana", "goals");
    await year.db.evaluationPart.deleteMany();
    await year.db.evaluationTraining.deleteMany();
    await year.db.evaluationInterview.deleteMany();
    year.day("2026-04-06");
    await rateHana(year);
    expect(await sheet("hr")).toContain(points);
    expect(await sheet("hr")).toContain("二次の言葉");
    expect(await sheet("hana")).not.toMatch(/一次の言葉|二次の言葉|全庁の均衡|重みによる点/u);
  });

  it("shows the person all of it after disclosure, is named as a city files it, and every reading but theirs is audited", async () => {
    await discloseHana(year);
    const before = await year.db.auditEntry.count({ where: { action: "evaluation.read" } });
    const file = await save(year, "hana", "record-sheet", about());
    expect(file.name).toBe("人事評価記録書_200001_2026年度.xlsx");
    const { texts, sheet: xml } = contents(file);
    for (const words of ["自己の言葉", "一次の言葉", "二次の言葉", "全庁の均衡", points, "確認欄"])
      expect(texts).toContain(words);
    expect(xml).toContain('orientation="portrait"');
    expect(await year.db.auditEntry.count({ where: { action: "evaluation.read" } })).toBe(before);
    await save(year, "hr", "record-sheet", about());
    const [read] = await year.db.auditEntry.findMany({ orderBy: { number: "desc" }, take: 1 });
    expect(read).toMatchObject({ action: "evaluation.read", actorId: year.ids.hr, subjectId: year.ids.hana });
  });

  it("is complete in English for whoever reads it", async () => {
    await year.db.person.update({ where: { id: year.ids.hr }, data: { locale: "en" } });
    const file = await save(year, "hr", "record-sheet", about());
    expect(file.name).toBe("Evaluation_200001_2026.xlsx");
    expect(contents(file).texts).toContain("Evaluation record");
    await year.db.person.update({ where: { id: year.ids.hr }, data: { locale: "ja" } });
  });
});

describe("The list of a cycle", () => {
  it("is HR's alone, holds everybody once but none of HR's own grades, and is audited", async () => {
    const file = await save(year, "hr", "cycle-export", { c: year.cycle });
    const { texts, sheet: xml } = contents(file);
    expect(file.name).toBe("令和8年度の人事評価_一覧.xlsx");
    for (const who of ["hana", "ken", "boss", "hr"] as const) expect(texts).toContain(raters[who]);
    expect(xml.match(/<row /gu)?.length).toBe(3 + (await year.db.evaluation.count()));
    for (const who of ["hana", "boss"] as const)
      await expect(save(year, who, "cycle-export", { c: year.cycle }), who).rejects.toThrow("not-found");
    const rows = await year.db.auditEntry.findMany({ where: { action: "evaluation.exported" } });
    expect(rows.map(({ actorId }) => actorId)).toEqual(rows.map(() => year.ids.hr));
    const listed = await year.db.evaluation.findMany({ where: { cycleId: year.cycle } });
    expect(rows.map(({ subjectId }) => subjectId).toSorted()).toEqual(
      listed.map(({ personId }) => personId).toSorted(),
    );
    const told = await toldTo(year.db, year.ids.hana, { skip: 0, most: 9 });
    expect(told).toContainEqual(
      expect.objectContaining({ action: "evaluation.exported", actor: year.ids.hr, count: 1 }),
    );
    // Days: of hana's first and second rating, and of her disclosure.
    const daysIn = (sheet: string) => sheet.match(/<c (?![^>]*t="s")[^>]*><v>/gu)?.length;
    expect(daysIn(xml)).toBe(3);
    await year.db.evaluationPart.updateMany({ where: { kind: "first" }, data: { evaluationId: year.of("hr") } });
    expect(daysIn(contents(await save(year, "hr", "cycle-export", { c: year.cycle })).sheet)).toBe(2);
    expect(year.faults).toEqual([]);
  });

  it("says in words that somebody left", async () => {
    await year.db.evaluation.update({ where: { id: year.of("ken") }, data: { state: "exempt", exempt: "left" } });
    const { texts } = contents(await save(year, "hr", "cycle-export", { c: year.cycle }));
    expect(texts).toContain("退職");
    expect(texts).not.toContain(">left<");
  });
});

/** As far as the second rater, who has written nothing yet. */
async function rateUntilSecond(): Promise<void> {
  await setGoals(year);
  await fill(year, "hana", "self", { word: "自己", grade: "A" });
  await year.db.evaluationTraining.createMany({
    data: [{ cycleId: year.cycle, personId: year.ids.boss, doneAt: new Date() }],
  });
  await year.db.evaluationInterview.create({
    data: { evaluationId: year.of("hana"), kind: "review", heldOn: new Date("2027-01-20") },
  });
  await fill(year, "boss", "first", { word: "一次", grade: "B" });
}
