import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import type { Worker } from "../../src/features/overtime/foresight/learn.ts";
import type { Workdays } from "../../src/features/overtime/foresight/workdays.ts";

/** What a day without a row means: no overtime, in a month in which the person has any row, or no data. */
export type Absent = "zero" | "missing";

/** Rows `person,day,minutes` under such a head; day as `YYYY-MM-DD`, minutes empty where there is no data. */
export async function cityIn(file: string, absent: Absent, workdays: Workdays): Promise<readonly Worker[]> {
  const people = new Map<string, Map<string, number>>();
  for await (const { person, day, minutes } of createReadStream(file).pipe(
    parse({ columns: true, bom: true, trim: true }),
  )) {
    if (minutes === "") continue;
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d+$/.test(minutes)) throw new Error(`${person},${day},${minutes}?`);
    const days = people.get(person) ?? new Map<string, number>();
    people.set(person, days.set(day, Number(minutes)));
  }
  return [...people.values()].map((days) => workerOf(days, absent, workdays));
}

function workerOf(days: Map<string, number>, absent: Absent, workdays: Workdays): Worker {
  const months = [...new Set([...days.keys()].map((day) => day.slice(0, 7)))].sort();
  if (absent === "zero") for (const day of months.flatMap(workdays)) if (!days.has(day)) days.set(day, 0);
  const whole = months.filter((month) => workdays(month).every((day) => days.has(day)));
  const totals = new Map(whole.map((month) => [month, 0]));
  for (const [day, minutes] of days) {
    const sum = totals.get(day.slice(0, 7));
    if (sum !== undefined) totals.set(day.slice(0, 7), sum + minutes);
  }
  return { days, months: totals, busy: [] };
}
