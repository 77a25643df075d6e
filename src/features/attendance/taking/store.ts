import { type Direct, inDirect } from "../../../services/database/database.ts";
import { MOST_PROBLEMS } from "../../../services/files/problem.ts";
import type { Kind } from "../columns.ts";
import type { Entry } from "../entry.ts";

// A file's rows stand beside the tables first, with their lines: there PostgreSQL finds what is wrong with them as a
// whole, in as much memory as it is allowed, and only then do they go in.

/** Where the rows of a kind go; `staged` has the period as a date and up to three values. */
const places: Readonly<Record<Kind, { table: string; period: string; from: string; values: readonly string[] }>> = {
  daily: {
    ...{ table: "attendance_day", period: "day", from: "s.at" },
    values: ["start_min", "end_min", "overtime_min"],
  },
  monthly: { table: "attendance_month", period: "month", from: "s.at", values: ["overtime_min"] },
  leave: {
    ...{ table: "leave_balance", period: "year", from: "extract(year from s.at)::int" },
    values: ["granted_min", "carried_min", "taken_min"],
  },
};

/** One transaction, in which files take turns; where `keep` does not want its result, everything is undone. */
export const inTurn = <R>(
  url: string,
  work: (direct: Direct) => Promise<R>,
  keep: (result: R) => boolean,
): Promise<R> =>
  inDirect(
    url,
    async (direct) => {
      await direct.query("select pg_advisory_xact_lock(hashtextextended('hagukumi.attendance', 0))::text");
      return work(direct);
    },
    keep,
  );

/** Characters that are handed on at a time. */
const PIECE = 65_536;

/** Lays the rows beside the tables, as they come. */
export async function stage(direct: Direct, entries: AsyncIterable<Entry>): Promise<void> {
  await direct.query("set local work_mem = '32MB'");
  await direct.query("create temp table staged (line int, staff text, at date, a int, b int, c int) on commit drop");
  await direct.copy("copy staged from stdin", pieces(entries));
  await direct.query("analyze staged");
}

async function* pieces(entries: AsyncIterable<Entry>): AsyncGenerator<string> {
  let piece = "";
  for await (const { line, staffNumber, at, values } of entries) {
    const [a, b, c] = values;
    piece += `${line}\t${staffNumber}\t${at}\t${a ?? "\\N"}\t${b ?? "\\N"}\t${c ?? "\\N"}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

/** The first of some rows by line, and how many there are in all. */
export type Found<T> = readonly (T & { readonly line: number; readonly total: number })[];

/** Rows of nobody. */
export const strangers = (direct: Direct): Promise<Found<{ readonly staff: string }>> =>
  direct.query(
    `select s.line, s.staff, count(*) over ()::int as total
       from staged s left join person p on p.staff_number = s.staff
      where p.id is null order by s.line limit ${MOST_PROBLEMS}`,
  );

/** Rows that say something of somebody who had left by then. */
export const leavers = (direct: Direct): Promise<Found<{ readonly day: string }>> =>
  direct.query(
    `select s.line, p.left_on::text as day, count(*) over ()::int as total
       from staged s join person p on p.staff_number = s.staff
      where p.left_on <= s.at and num_nonnulls(s.a, s.b, s.c) > 0 order by s.line limit ${MOST_PROBLEMS}`,
  );

/** Rows that are of the same person and period as others; lines: the first of all of these, count: how many. */
export const twins = (direct: Direct): Promise<Found<{ readonly lines: readonly number[]; readonly count: number }>> =>
  direct.query(
    `with twice as (
       select staff, at, (array_agg(line order by line))[1:6] as lines, count(*)::int as count
         from staged group by staff, at having count(*) > 1)
     select s.line, t.lines, t.count, count(*) over ()::int as total
       from staged s join twice t using (staff, at) order by s.line limit ${MOST_PROBLEMS}`,
  );

export type Counts = { readonly added: number; readonly changed: number; readonly unchanged: number };

/** Puts the staged rows in. What a row leaves blank stays as it was known; a row of blanks alone changes nothing. */
export async function putIn(direct: Direct, kind: Kind): Promise<Counts> {
  const { table, period, from, values } = places[kind];
  const staged = values.map((_, at) => `s.${"abc"[at]}`).join(", ");
  const known = values.map((value) => `t.${value}`).join(", ");
  const merged = values.map((value) => `coalesce(excluded.${value}, t.${value})`).join(", ");
  const [counts] = await direct.query<{ rows: number; added: number; changed: number }>(
    `with written as (
       insert into ${table} as t (person_id, ${period}, ${values.join(", ")})
       select p.id, ${from}, ${staged} from staged s join person p on p.staff_number = s.staff
        where num_nonnulls(${staged}) > 0
       on conflict (person_id, ${period}) do update set (${values.join(", ")}) = row(${merged})
        where (${known}) is distinct from (${merged})
       returning xmax = 0 as added)
     select (select count(*) from staged)::int as rows, count(*) filter (where added)::int as added,
            count(*) filter (where not added)::int as changed from written`,
  );
  const { rows = 0, added = 0, changed = 0 } = counts ?? {};
  return { added, changed, unchanged: rows - added - changed };
}

/** The last day, or first day of the last period, of which a row says something. */
export async function lastPeriod(direct: Direct): Promise<string | undefined> {
  const [found] = await direct.query<{ last: string | null }>(
    "select max(at)::text as last from staged where num_nonnulls(a, b, c) > 0",
  );
  return found?.last ?? undefined;
}

export async function recordImport(
  direct: Direct,
  taken: Counts & {
    readonly kind: Kind;
    readonly fileHash: string;
    readonly now: Date;
    readonly rows: number;
    readonly reachesTo: string;
  },
): Promise<void> {
  const { kind, fileHash, now, rows, added, changed, unchanged, reachesTo } = taken;
  await direct.query(
    `insert into attendance_import (kind, file_hash, imported_at, rows, added, changed, unchanged, reaches_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [kind, fileHash, now, rows, added, changed, unchanged, reachesTo],
  );
}
