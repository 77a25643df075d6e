import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asUsual } from "../../../src/features/attendance/settings.ts";
import { createLook } from "../../../src/features/attendance/watch/watch.ts";
import { bytesOf } from "../../services/files/sources.ts";
import { testDatabase } from "../../support/database.ts";
import { hirePeople, leave, monthly, nothingTaken, now } from "./files.ts";

const test = testDatabase();
let folder = "";
let told: (readonly [string, string])[] = [];
let broken = false;
const faults: unknown[] = [];
beforeAll(() => hirePeople(test.db));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "watch-"));
  await nothingTaken(test.db);
  [told, broken] = [[], false];
});
afterEach(() => rm(folder, { recursive: true }));

const watching = (settings = asUsual) =>
  createLook({
    ...{ folder, url: test.url, now: () => now, settings },
    tell: async (kind, once) => {
      if (broken) throw new Error("cut off");
      told.push([kind, once]);
    },
    onFault: (error) => void faults.push(error),
  });
const put = (of: string, name: string, text: string) => writeFile(join(folder, of, name), bytesOf(text, "cp932"));
const names = async (...path: string[]) => (await readdir(join(folder, ...path))).toSorted();

describe("The watched folder", () => {
  it("takes a file in once it has come as a whole, and moves it aside", async () => {
    const look = watching();
    await look();
    await put("attendance", "4月.csv", monthly("002003,2026/04,45"));
    await put("leave", "leave.CSV", leave("002003,2026,20,0,1"));
    await look();
    expect(await test.db.attendanceMonth.count()).toBe(0);
    await put("attendance", "4月.csv", monthly("002003,2026/04,45", "002004,2026/04,12"));
    await look();
    expect([await test.db.attendanceMonth.count(), await test.db.leaveBalance.count()]).toEqual([0, 1]);
    await look();
    expect(await test.db.attendanceMonth.count()).toBe(2);
    expect(await names("attendance")).toEqual(["done", "refused"]);
    expect(await names("attendance", "done")).toEqual(["20260510030000-4月.csv"]);
    await look();
    expect(told.map(([kind]) => kind)).toEqual(["watched", "watched"]);
  });

  it("reads the city's own headings and figures, as its settings declare them", async () => {
    const mapping = { 職員番号: "社員コード", 時間外勤務時間: "超過時間計" };
    const look = watching({ ...asUsual, attendance: { mapping, ways: { hours: "decimal" } } });
    await look();
    await put("attendance", "4月.csv", "社員コード,年月,超過時間計\r\n002003,2026/04,7.45\r\n");
    await look();
    await look();
    // 7.45 hours are 7 h 27 min.
    expect(await test.db.attendanceMonth.findMany()).toMatchObject([{ overtimeMin: 447 }]);
  });

  it("says beside a file that is refused what is wrong with it, by line and column", async () => {
    const look = watching();
    await look();
    await put("attendance", "bad.csv", monthly("002003,2026/04,4530"));
    await look();
    await look();
    expect(await names("attendance", "refused")).toEqual(["20260510030000-bad.csv", "20260510030000-bad.csv.txt"]);
    const letter = await readFile(join(folder, "attendance", "refused", "20260510030000-bad.csv.txt"), "utf8");
    expect(letter).toMatch(/2行目　時間外勤務時間　「4530」/u);
    expect(told.map(([kind]) => kind)).toEqual(["watched-refused"]);
  });

  it("goes on after a crash before anybody was told, and tells of the file under the same name", async () => {
    const first = watching();
    await first();
    await put("attendance", "4月.csv", monthly("002003,2026/04,45"));
    await first();
    broken = true;
    await first();
    expect([await names("attendance", "done"), faults.length]).toEqual([[], 1]);
    broken = false;
    const second = watching();
    await second();
    await second();
    expect(await test.db.attendanceMonth.count()).toBe(1);
    expect([told.length, (await names("attendance", "done")).length]).toEqual([1, 1]);
  });

  it("leaves what is no CSV, and what is hidden", async () => {
    const look = watching();
    await look();
    await put("attendance", "note.txt", "x");
    await put("attendance", ".part.csv", monthly("002003,2026/04,45"));
    await look();
    await look();
    expect(await names("attendance")).toEqual([".part.csv", "done", "note.txt", "refused"]);
  });
});
