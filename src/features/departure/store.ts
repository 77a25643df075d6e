import type { Database, Tx } from "../../services/database/database.ts";
import type { Leaving, Plan, Reply } from "./departure.ts";

/** Somebody who is asked, and their manager today; undefined where the post above is vacant. */
export type Asked = { readonly id: string; readonly name: string; readonly manager: string | undefined };

/**
 * Those who are asked on a day: of the units that take part and the units below, but for 管理職, whose hours nobody
 * orders. of: of one person, or of those who report to one manager, alone.
 */
export async function askedOn(
  tx: Database | Tx,
  day: string,
  of: { readonly person?: string; readonly manager?: string } = {},
): Promise<readonly Asked[]> {
  const rows = await tx.$queryRaw<{ id: string; name: string; manager: string | null }[]>`
    with recursive part as (
      select unit_id as id from departure_unit
      union select u.id from unit u join part on u.parent_id = part.id
    )
    select p.id::text, p.name, a.manager_id::text as manager
      from assignment a join person p on p.id = a.person_id and (p.left_on is null or p.left_on > ${day}::date)
     where a.primary and a.level <> 'manager' and a.unit_id in (select id from part)
       and a.from_day <= ${day}::date and (a.to_day is null or a.to_day > ${day}::date)
       and (${of.person ?? null}::uuid is null or p.id = ${of.person ?? null}::uuid)
       and (${of.manager ?? null}::uuid is null or a.manager_id = ${of.manager ?? null}::uuid)
     order by p.staff_number`;
  return rows.map(({ manager, ...row }) => ({ ...row, manager: manager ?? undefined }));
}

/** Plans of a day by person. */
export async function plansOn(
  tx: Database | Tx,
  day: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, Plan>> {
  const rows = await tx.departurePlan.findMany({ where: { day: new Date(day), personId: { in: [...people] } } });
  return new Map(rows.map(({ personId, leaving, reply }) => [personId, { leaving, reply: reply ?? undefined }]));
}

/** A plan that is changed is to be replied to anew. */
export async function plan(tx: Tx, personId: string, day: string, leaving: Leaving, now: Date): Promise<void> {
  const where = { personId_day: { personId, day: new Date(day) } };
  const before = await tx.departurePlan.findUnique({ where });
  if (before?.leaving === leaving) return;
  const data = { leaving, reply: null, replierId: null, plannedAt: now };
  await tx.departurePlan.upsert({ where, create: { personId, day: new Date(day), ...data }, update: data });
}

/** False where the plan is another by now, so that nobody is answered to what they did not say. */
export async function reply(
  tx: Tx,
  { personId, day, leaving }: { readonly personId: string; readonly day: string; readonly leaving: Leaving },
  as: { readonly reply: Reply; readonly replierId: string },
): Promise<boolean> {
  const { count } = await tx.departurePlan.updateMany({ where: { personId, day: new Date(day), leaving }, data: as });
  return count === 1;
}

export const takesPart = async (tx: Database | Tx, unitId: string): Promise<boolean> =>
  (await tx.departureUnit.count({ where: { unitId } })) > 0;

export async function setPart(tx: Tx, unitId: string, part: boolean, now: Date): Promise<void> {
  if (part) await tx.departureUnit.createMany({ data: [{ unitId, startedAt: now }], skipDuplicates: true });
  else await tx.departureUnit.deleteMany({ where: { unitId } });
}
