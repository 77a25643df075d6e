import type { Database, Tx } from "../../../services/database/database.ts";
import { inForce } from "../store.ts";

export type Member = { readonly id: string; readonly name: string };

/** Those who report to somebody today, in whichever post, by staff number. */
export const membersUnder = (db: Database | Tx, managerId: string, today: string): Promise<readonly Member[]> =>
  db.$queryRaw<Member[]>`
    select p.id::text, p.name from person p
     where (p.left_on is null or p.left_on > ${today}::date)
       and exists (select from assignment a where a.person_id = p.id and a.manager_id = ${managerId}::uuid
                      and ${inForce("a", today)})
     order by p.staff_number`;

/** Those of some people to whom anybody reports on a day. */
export async function leadingOn(tx: Tx, ids: readonly string[], day: string): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct a.manager_id::text as id from assignment a
      join person p on p.id = a.person_id and (p.left_on is null or p.left_on > ${day}::date)
     where a.manager_id = any(${[...ids]}::uuid[]) and ${inForce("a", day)}`;
  return new Set(rows.map(({ id }) => id));
}

/** The names of some people. */
export async function namesOf(db: Database | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<Member[]>`select id::text, name from person where id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
