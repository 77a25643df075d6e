import { importAttendance } from "../../features/attendance/import.ts";
import { createAttendance } from "../../features/attendance/store.ts";
import type { Calendar } from "../../services/calendar.ts";
import type { Database } from "../../services/database/database.ts";
import { demoPeople } from "../people.ts";
import { demoFiles } from "./files.ts";

/** Fifteen months of attendance and this year's leave, through the door by which a city's own come in; nothing where there are any. */
export async function seedAttendance(
  { db, url }: { readonly db: Database; readonly url: string },
  { calendar, today, now }: { readonly calendar: Calendar; readonly today: string; readonly now: Date },
): Promise<void> {
  const reach = await createAttendance(db).reach();
  if (reach.daily ?? reach.monthly ?? reach.leave) return;
  const { months, days, leave } = demoFiles(demoPeople(), today, calendar);
  await takeIn(url, "attendance", months, now);
  await takeIn(url, "attendance", days, now);
  await takeIn(url, "leave", leave, now);
}

async function takeIn(url: string, of: "attendance" | "leave", bytes: Buffer, now: Date): Promise<void> {
  const source = async function* () {
    yield bytes;
  };
  const { problems } = await importAttendance(url, source, { of, now, dryRun: false });
  const [problem] = problems;
  if (problem) throw new Error(`the demo's ${of} is wrong: ${problem.line} ${problem.column} ${problem.message}`);
}
