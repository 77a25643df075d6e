import { beforeAll, describe, expect, it } from "vitest";
import { demoFiles } from "../../src/demo/attendance/files.ts";
import { seedAttendance } from "../../src/demo/attendance/seed.ts";
import { seedDemo } from "../../src/demo/demo.ts";
import { demoPeople } from "../../src/demo/people.ts";
import { createAttendance } from "../../src/features/attendance/store.ts";
import { calendarOf } from "../../src/services/calendar.ts";
import { stateOf } from "../features/attendance/files.ts";
import { testDatabase } from "../support/database.ts";

const test = testDatabase();
const today = "2026-05-12";
const now = new Date("2026-05-12T03:00:00Z");
const calendar = calendarOf([{ from: "12-29", to: "01-03" }]);
const ids = new Map<string, string>();
beforeAll(async () => {
  await seedDemo(test.db, today, now);
  await seedAttendance(test, { calendar, today, now });
  for (const { id, staffNumber } of await test.db.person.findMany()) ids.set(staffNumber, id);
});
const id = (staffNumber: string) => ids.get(staffNumber) ?? "";
const hoursOf = async (staffNumber: string, from: string, to = from) =>
  (await createAttendance(test.db).monthsOf([id(staffNumber)], from, to)).map(({ minutes }) => minutes / 60);

describe("The demo city's attendance", () => {
  it("reaches fifteen months back and to yesterday's work", async () => {
    const months = await createAttendance(test.db).monthsOf([id("002004")], "2020-01-01", "2026-05-01");
    expect(months.map(({ month }) => month)).toEqual(
      [
        ..."2025-02,2025-03,2025-04,2025-05,2025-06,2025-07,2025-08,2025-09,2025-10,2025-11,2025-12".split(","),
        ..."2026-01,2026-02,2026-03,2026-04,2026-05".split(","),
      ].map((month) => `${month}-01`),
    );
    expect(await createAttendance(test.db).reach()).toEqual({ daily: "2026-05-11", monthly: "2026-04-01", leave: now });
  });

  it("has one over 45 hours in the last complete month, two near it, and nobody else", async () => {
    const rows = await createAttendance(test.db).monthsOf([...ids.values()], "2026-04-01", "2026-04-01");
    const many = rows.filter(({ minutes }) => minutes > 42 * 60).map(({ minutes }) => minutes / 60);
    expect(many.toSorted()).toEqual([42.5, 43.25, 47.5]);
    expect(await hoursOf("002004", "2026-04-01")).toEqual([47.5]);
  });

  it("says of the last month the same by day and by month", async () => {
    const { daysOf } = createAttendance(test.db);
    for (const staffNumber of ["002003", "002004", "307002"]) {
      const days = await daysOf([id(staffNumber)], "2026-04-01", "2026-04-30");
      expect(days.reduce((sum, { overtime }) => sum + (overtime ?? 0), 0) / 60).toBe(
        (await hoursOf(staffNumber, "2026-04-01"))[0],
      );
    }
  });

  it("has short hours without overtime for who cares for a child, and none at all for a manager", async () => {
    const { daysOf } = createAttendance(test.db);
    for (const { start, end, overtime } of await daysOf([id("002005")], "2026-05-01", "2026-05-12")) {
      expect([(end ?? 0) - (start ?? 0) < 7.5 * 60, overtime]).toEqual([true, 0]);
    }
    expect(await hoursOf("002001", "2025-01-01", "2026-05-01")).toEqual([]);
  });

  it("begins in April for who came then", async () => {
    const { monthsOf, leaveOf } = createAttendance(test.db);
    expect((await monthsOf([id("002006")], "2025-01-01", "2026-05-01")).map(({ month }) => month)).toEqual([
      "2026-04-01",
      "2026-05-01",
    ]);
    expect(await leaveOf([id("002003")], 2026)).toEqual([
      { personId: id("002003"), granted: 9300, carried: 18 * 465, taken: 233 },
    ]);
  });

  it("comes as the city's systems write files, and once", async () => {
    const { months } = demoFiles(demoPeople(), today, calendar);
    const text = new TextDecoder("shift_jis", { fatal: true }).decode(months);
    expect(text.split("\r\n")[0]).toBe("職員番号,氏名,年月,時間外勤務時間");
    const before = await stateOf(test.db);
    await seedAttendance(test, { calendar, today, now });
    expect(await stateOf(test.db)).toEqual(before);
    expect(await test.db.attendanceImport.count()).toBe(3);
  });

  it("is right on whatever day the demo is looked at", () => {
    for (const day of ["2026-01-01", "2026-03-31", "2026-04-01", "2026-11-27", "2028-02-29"])
      expect(() => demoFiles(demoPeople(), day, calendar)).not.toThrow();
  });
});
