import type { Database, Tx } from "../../../services/database/database.ts";
import { inForce } from "../store.ts";

/** How many others of a unit mean to be away the whole day, by day; and how many work there. */
export async function unitAround(
  db: Database | Tx,
  { unitId, personId, today }: { readonly unitId: string; readonly personId: string; readonly today: string },
) {
  const there = await db.$queryRaw<{ id: string }[]>`
    select p.id::text from person p join assignment a on a.person_id = p.id and a."primary" and ${inForce("a", today)}
     where a.unit_id = ${unitId}::uuid and (p.left_on is null or p.left_on > ${today}::date)`;
  const others = there.map(({ id }) => id).filter((id) => id !== personId);
  const days = await db.$queryRaw<{ day: string; count: number }[]>`
    select day::text, count(*)::int from leave_plan
     where person_id = any(${others}::uuid[]) and part = 'day' and state <> 'withdrawn' and day > ${today}::date
     group by day`;
  return { team: there.length, away: new Map(days.map(({ day, count }) => [day, count])) };
}

/** The code of the unit that each unit is part of. */
export async function unitsAbove(db: Database | Tx): Promise<ReadonlyMap<string, string>> {
  const units = await db.unit.findMany({ where: { parentId: { not: null } }, include: { parent: true } });
  return new Map(units.flatMap(({ code, parent }) => (parent ? [[code, parent.code] as const] : [])));
}
