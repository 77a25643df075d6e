import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Block } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { openWholeOffice, said, type WholeOffice } from "../../support/whole-office.ts";
import { leaveOf, tookIn } from "./staff.ts";

// Leave by unit as rin (HR) sees it: six in 税務課 who took 10 days each, and units of two and of one.

const database = testDatabase();
let office: WholeOffice;
beforeAll(async () => {
  const { db } = database;
  office = await openWholeOffice(db);
  const sizes = { 税務課: [10, 10, 10, 10, 10, 10], 市長公室: [3, 4], 監査委員事務局: [17] };
  for (const [at, [name, taken]] of Object.entries(Object.entries(sizes))) {
    const unit = await db.unit.create({ data: { code: `9${at}`, name } });
    for (const [number, days] of taken.entries()) {
      const post = { unitId: unit.id, level: "staff" as const, fromDay: new Date("2020-04-01") };
      const staffNumber = `9${at}${number}`;
      const person = { staffNumber, name: staffNumber, kana: "", jobType: "", origin: "demo" as const };
      const { id } = await db.person.create({ data: { ...person, assignments: { create: post } } });
      await db.leaveBalance.create({ data: leaveOf(id, 20, 0, days) });
    }
  }
  // Of 市民生活課 two are known, and of two nothing is.
  await db.leaveBalance.createMany({ data: [leaveOf(office.ids.hana, 20, 0, 5), leaveOf(office.ids.boss, 20, 0, 7)] });
  await tookIn(db, new Date("2026-03-31T00:00:00Z"));
});
afterAll(() => office.policies.close());

const rin = { platform: "web", account: "100004" };
const page = () => office.bot.show(rin, { feature: "leave", name: "units", about: {} });
const tableOf = (body: readonly Block[]) => body.find((block) => block.type === "table");

describe("Leave by unit", () => {
  it("shows units of five and more, and the smaller ones only together", async () => {
    const { body, title } = await page();
    // 60 + 7 + 17 + 12 days of 11 people; the small units together: 36 days of 5.
    expect(title).toBe("年休の取得は1人平均8.7日です");
    expect(tableOf(body)?.rows).toEqual([
      ["税務課", "6", "10日", "0日"],
      ["少人数の所属の合計", "5", "7.2日", "0日"],
      ["全体", "11", "8.7日", "0日"],
    ]);
    expect(said(body)).not.toMatch(/市長公室|監査委員事務局/);
  });

  it("joins a bigger unit to the small ones where they are too few together, since the total would tell", async () => {
    await database.db.leaveBalance.deleteMany({ where: { personId: { in: [office.ids.hana, office.ids.boss] } } });
    // Three of small units alone: with 税務課 they are nine.
    const { body } = await page();
    expect(tableOf(body)?.rows.map(([unit, people]) => [unit, people])).toEqual([
      ["少人数の所属の合計", "9"],
      ["全体", "9"],
    ]);
  });

  it("goes into Excel as it is on the page", async () => {
    const file = await office.bot.file(rin, { feature: "leave", name: "units", about: {} });
    if (file.type !== "file") throw new Error("no file");
    const parts = unzipSync(file.bytes);
    const texts = strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array());
    expect(file.name).toBe("休暇の取得状況_2026-04-01.xlsx");
    expect(texts).toContain("少人数の所属の合計");
    expect(texts).not.toMatch(/市長公室|監査委員事務局|hana/);
  });

  it("keeps each month as it was known at its end, for the trend", async () => {
    await office.run("leave.months", "2026-03-31");
    await office.run("leave.months", "2026-04-30");
    await office.run("leave.months", "2026-05-29");
    const chart = (await page()).body.find((block) => block.type === "chart");
    // 60 + 7 + 17 days of nine people.
    expect(chart).toMatchObject({ labels: ["3月", "4月", "5月"], series: [{ values: [9.3, 9.3, 9.3] }] });
  });
});
