import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attendance } from "../../../src/features/attendance/index.ts";
import { createUploads } from "../../../src/features/attendance/page/uploads.ts";
import { asUsual } from "../../../src/features/attendance/settings.ts";
import type { Card } from "../../../src/view/card.ts";
import { bytesOf } from "../../services/files/sources.ts";
import { testDatabase } from "../../support/database.ts";
import { type Cast, cast, openOffice } from "../../support/office.ts";
import { openWholeOffice, said, targetOf, type WholeOffice } from "../../support/whole-office.ts";
import { leave, monthly, nothingTaken } from "./files.ts";

// What HR does on the page: rin is in HR, hana is not. It is 1 April 2026.

const test = testDatabase();
let office: WholeOffice;
beforeAll(async () => {
  office = await openWholeOffice(test.db, { url: test.url });
});
afterAll(() => office.policies.close());
beforeEach(() => nothingTaken(test.db));

const sender = (who: Cast) => ({ platform: "web", account: cast[who] });
const upload = (who: Cast, name: string, text: string) => {
  const bytes = async function* () {
    yield bytesOf(text, "cp932");
  };
  return office.bot.upload(sender(who), { feature: "attendance", name, about: {} }, bytes());
};
const imports = (who: Cast) => office.bot.show(sender(who), { feature: "attendance", name: "imports", about: {} });
const labels = (card: Card) => card.buttons?.map(({ label }) => label);

describe("A city's own headings", () => {
  it("are read on the page, when a file is looked at and when it is taken in", async () => {
    const folder = await mkdtemp(join(tmpdir(), "uploads-"));
    const settings = { ...asUsual, leave: { mapping: { 取得: "今年度使用日数" }, ways: { days: "decimal" } } } as const;
    const feature = attendance({
      ...{ db: test.db, url: test.url, settings, uploads: createUploads(folder) },
      audit: { append: async () => {} },
    });
    const { bot } = openOffice(test.db, [feature]);
    const bytes = async function* () {
      yield bytesOf("職員番号,年,付与,繰越,今年度使用日数\r\n100001,2026,20,0,1.25\r\n", "cp932");
    };
    const preview = await bot.upload(sender("rin"), { feature: "attendance", name: "leave", about: {} }, bytes());
    await bot.press(sender("rin"), targetOf(preview, "取り込む"));
    // 1.25 days of 465 minutes are 581.25.
    expect((await test.db.leaveBalance.findFirstOrThrow()).takenMin).toBe(581);
    await rm(folder, { recursive: true });
  });
});

describe("HR's attendance page", () => {
  it("shows what a file would do, takes it in on a yes, and then how far the data reach", async () => {
    expect((await imports("rin")).title).toContain("まだ取り込まれていません");
    const preview = await upload("rin", "attendance", monthly("100001,2026/03,12:00", "100002,2026/03,3:30"));
    expect(preview.title).toBe("2行を取り込めます");
    expect(await test.db.attendanceMonth.count()).toBe(0);
    const done = await office.press("rin", preview, "取り込む");
    expect(done.title).toBe("2行を取り込みました");
    expect(await test.db.attendanceMonth.count()).toBe(2);
    const list = await imports("rin");
    expect(list.title).toBe("勤怠は3月31日取込分まで入っています");
    expect(said(list)).toContain("2026年3月31日");
    const deed = await test.db.auditEntry.findFirstOrThrow({ where: { action: "attendance.imported" } });
    expect(deed.actorId).toBe(office.ids.rin);
  });

  it("takes a file in once, however often the button is pressed, and not after it was given up", async () => {
    const preview = await upload("rin", "leave", leave("100001,2026,20,0,1"));
    await office.press("rin", preview, "取り込む");
    await office.press("rin", preview, "取り込む");
    expect(await test.db.attendanceImport.count()).toBe(1);
    const other = await upload("rin", "leave", leave("100001,2026,20,0,2"));
    expect((await office.press("rin", other, "やめる")).body).toEqual([
      expect.objectContaining({ text: expect.stringContaining("消しました") }),
    ]);
    await office.press("rin", other, "取り込む");
    expect((await test.db.leaveBalance.findFirstOrThrow()).takenMin).toBe(465);
  });

  it("offers no yes for a file that is wrong or changes nothing, and says by line what is wrong", async () => {
    const bad = await upload("rin", "attendance", monthly("100001,2026/03,4530", "999,2026/03,1:00"));
    expect(bad.title).toContain("2件");
    expect(said(bad)).toContain("999");
    expect(labels(bad)).not.toContain("取り込む");
    const text = monthly("100001,2026/03,12:00");
    await office.press("rin", await upload("rin", "attendance", text), "取り込む");
    expect(labels(await upload("rin", "attendance", text))).toEqual(["やめる"]);
  });

  it("is nobody else's", async () => {
    expect((await imports("hana")).refused).toBe("not-found");
    expect((await upload("hana", "attendance", monthly("100001,2026/03,12:00"))).refused).toBe("not-found");
    for (const who of ["hana", "boss"] as const)
      expect((await office.bot.pages(sender(who))).map(({ name }) => name)).not.toContain("attendance.imports");
  });
});
