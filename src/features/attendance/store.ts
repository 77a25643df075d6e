import { dayInJapan } from "../../services/clock.ts";
import type { Database } from "../../services/database/database.ts";

/** A month is its first day, days are `YYYY-MM-DD`, durations minutes. What nobody has told is absent, never 0. */
export type Attendance = {
  /** Overtime by person and month, both ends in: what a monthly file says, else the sum of the days that are known. */
  readonly monthsOf: (personIds: readonly string[], from: string, to: string) => Promise<readonly Month[]>;
  /** Both ends in, by person and day. */
  readonly daysOf: (personIds: readonly string[], from: string, to: string) => Promise<readonly Day[]>;
  readonly leaveOf: (personIds: readonly string[], year: number) => Promise<readonly Leave[]>;
  readonly reach: () => Promise<Reach>;
};

export type Month = { readonly personId: string; readonly month: string; readonly minutes: number };

export type Day = {
  readonly personId: string;
  readonly day: string;
  /** Minutes after the day's midnight; the end may lie beyond the next. */
  readonly start: number | null;
  readonly end: number | null;
  readonly overtime: number | null;
};

/** A leave year; a day of leave is 465 minutes. */
export type Leave = {
  readonly personId: string;
  readonly granted: number | null;
  readonly carried: number | null;
  readonly taken: number | null;
};

/** How far the data reach; absent where nothing was ever taken in. */
export type Reach = {
  /** The last day of any daily file. */
  readonly daily?: string;
  /** The last month of any monthly file. */
  readonly monthly?: string;
  /** When leave was last taken in. */
  readonly leave?: Date;
};

/** Each question is one query, however many people it asks about. */
export function createAttendance(db: Database): Attendance {
  return {
    monthsOf: (personIds, from, to) => db.$queryRaw<Month[]>`
      with summed as (
        select person_id, date_trunc('month', day::timestamp)::date as month, sum(overtime_min)::int as minutes
          from attendance_day
         where person_id = any(${personIds}::uuid[]) and overtime_min is not null
           and day >= ${from}::date and day < ${to}::date + interval '1 month'
         group by 1, 2
      ), told as (
        select person_id, month, overtime_min as minutes from attendance_month
         where person_id = any(${personIds}::uuid[]) and month between ${from}::date and ${to}::date
      )
      select person_id as "personId", month::text, coalesce(told.minutes, summed.minutes) as minutes
        from told full join summed using (person_id, month)
       order by 1, 2`,
    daysOf: (personIds, from, to) => db.$queryRaw<Day[]>`
      select person_id as "personId", day::text, start_min as start, end_min as "end", overtime_min as overtime
        from attendance_day
       where person_id = any(${personIds}::uuid[]) and day between ${from}::date and ${to}::date
       order by 1, 2`,
    leaveOf: (personIds, year) => db.$queryRaw<Leave[]>`
      select person_id as "personId", granted_min as granted, carried_min as carried, taken_min as taken
        from leave_balance where person_id = any(${personIds}::uuid[]) and year = ${year} order by 1`,
    reach: () => reach(db),
  };
}

async function reach(db: Database): Promise<Reach> {
  const kinds = await db.attendanceImport.groupBy({ by: ["kind"], _max: { reachesTo: true, importedAt: true } });
  const last = (kind: (typeof kinds)[number]["kind"]) => kinds.find((each) => each.kind === kind)?._max;
  const day = last("daily")?.reachesTo?.toISOString().slice(0, 10);
  const month = last("monthly")?.reachesTo?.toISOString().slice(0, 7);
  const leave = last("leave")?.importedAt;
  return { ...(day && { daily: day }), ...(month && { monthly: `${month}-01` }), ...(leave && { leave }) };
}

/** What was taken in. day: on which, in Japan. */
export type Import = {
  readonly kind: "daily" | "monthly" | "leave";
  readonly day: string;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly reachesTo: string;
};

const RECENT = 20;

/** The newest first. */
export async function recentImports(db: Database): Promise<readonly Import[]> {
  const rows = await db.attendanceImport.findMany({ orderBy: [{ importedAt: "desc" }, { kind: "asc" }], take: RECENT });
  return rows.map(({ kind, importedAt, reachesTo, rows: count, added, changed }) => ({
    ...{ kind, rows: count, added, changed, day: dayInJapan(importedAt) },
    reachesTo: reachesTo.toISOString().slice(0, 10),
  }));
}
