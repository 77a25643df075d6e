import { monthOf } from "../limits/month.ts";
import type { Attendance } from "../services.ts";

/** Minutes by person, and then by month or by day. */
export type ByPerson = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function byMonth(rows: Awaited<ReturnType<Attendance["monthsOf"]>>): ByPerson {
  const found = new Map<string, Map<string, number>>();
  for (const { personId, month, minutes } of rows) {
    const its = found.get(personId) ?? new Map<string, number>();
    found.set(personId, its.set(monthOf(month), minutes));
  }
  return found;
}

export const byPersonAndDay = (rows: Awaited<ReturnType<Attendance["overtimeByDay"]>>): ByPerson =>
  new Map(rows.map(({ personId, days }) => [personId, new Map(Object.entries(days))]));
