import type { Database, Tx } from "../../../services/database/database.ts";
import { inForce } from "../store.ts";

export type Posted = { readonly id: string; readonly unitId: string; readonly unit: string };

/** Everybody at work on a day with their main unit, by the units' codes. */
export const postedOn = (db: Database | Tx, day: string): Promise<readonly Posted[]> =>
  db.$queryRaw<Posted[]>`
    select p.id::text, u.id::text as "unitId", u.name as unit
      from person p
      join assignment a on a.person_id = p.id and a."primary" and ${inForce("a", day)}
      join unit u on u.id = a.unit_id
     where p.left_on is null or p.left_on > ${day}::date
     order by u.code, p.staff_number`;

type UnitMonth = { readonly unitId: string; readonly people: number; readonly taken: number };

/** What is known of a month by now, in place of what was known before. */
export async function keepMonth(tx: Tx, month: string, units: readonly UnitMonth[]): Promise<void> {
  await tx.leaveUnitMonth.deleteMany({ where: { month: new Date(month) } });
  await tx.leaveUnitMonth.createMany({
    data: units.map(({ unitId, people, taken }) => ({ unitId, people, takenMin: taken, month: new Date(month) })),
  });
}

export type KeptMonth = UnitMonth & { readonly month: string };

/**
 * By unit, both ends in; only months in which a leave file came in, since what stood still for want of one was not
 * leave that nobody took.
 */
export const keptBetween = (db: Database, from: string, to: string): Promise<readonly KeptMonth[]> =>
  db.$queryRaw<KeptMonth[]>`
    select unit_id::text as "unitId", month::text, people, taken_min as taken from leave_unit_month
     where month between ${from}::date and ${to}::date
       and exists (select from attendance_import i where i.kind = 'leave'
                      and date_trunc('month', i.imported_at at time zone 'Asia/Tokyo')::date = month)
     order by month, unit_id`;

export type CityMonth = { readonly month: string; readonly people: number; readonly taken: number };

/** The whole city, month by month, both ends in. */
export const monthsBetween = (db: Database, from: string, to: string): Promise<readonly CityMonth[]> =>
  db.$queryRaw<CityMonth[]>`
    select month::text, sum(people)::int as people, sum(taken_min)::int as taken from leave_unit_month
     where month between ${from}::date and ${to}::date group by month order by month`;
