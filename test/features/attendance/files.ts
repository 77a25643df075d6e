import type { AttendanceImport } from "../../../src/features/attendance/import.ts";
import { importAttendance } from "../../../src/features/attendance/import.ts";
import type { Database } from "../../../src/services/database/database.ts";
import { textSource } from "../../services/files/sources.ts";
import type { TestDatabase } from "../../support/database.ts";

/** 10 May 2026, noon in Japan. */
export const now = new Date("2026-05-10T03:00:00Z");

/** Two who are here, one who left on 1 May. */
export async function hirePeople(db: Database): Promise<Readonly<Record<string, string>>> {
  const ids: Record<string, string> = {};
  for (const [staffNumber, leftOn] of [
    ["002003", null],
    ["002004", null],
    ["002009", new Date("2026-05-01")],
  ] as const) {
    const person = { staffNumber, name: staffNumber, kana: "", jobType: "", origin: "roster", leftOn } as const;
    ids[staffNumber] = (await db.person.create({ data: person })).id;
  }
  return ids;
}

export async function nothingTaken(db: Database): Promise<void> {
  await db.attendanceDay.deleteMany();
  await db.attendanceMonth.deleteMany();
  await db.leaveBalance.deleteMany();
  await db.attendanceImport.deleteMany();
}

const file = (header: string, rows: readonly string[]) => [header, ...rows].map((row) => `${row}\r\n`).join("");
export const daily = (...rows: readonly string[]) => file("職員番号,年月日,始業,終業,時間外勤務時間", rows);
export const monthly = (...rows: readonly string[]) => file("職員番号,年月,時間外勤務時間", rows);
export const leave = (...rows: readonly string[]) => file("職員番号,年,付与,繰越,取得", rows);

export const take = (
  { url }: TestDatabase,
  text: string,
  { encoding = "cp932", ...options }: Partial<AttendanceImport> & { readonly encoding?: string } = {},
) => importAttendance(url, textSource(text, encoding), { of: "attendance", now, dryRun: false, ...options });
export const takeLeave = (test: TestDatabase, text: string, options: Partial<AttendanceImport> = {}) =>
  take(test, text, { of: "leave", ...options });

/** Everything that an import may write. */
export async function stateOf(db: Database) {
  return {
    days: await db.attendanceDay.findMany({ orderBy: [{ personId: "asc" }, { day: "asc" }] }),
    months: await db.attendanceMonth.findMany({ orderBy: [{ personId: "asc" }, { month: "asc" }] }),
    leave: await db.leaveBalance.findMany({ orderBy: [{ personId: "asc" }, { year: "asc" }] }),
  };
}
