import type { Database, Tx } from "../../../../services/database/database.ts";
import { isUuid } from "../../../../services/database/uuid.ts";
import type { State } from "../../evaluation.ts";
import { turnsOf } from "../../roles-of-states.ts";
import { stageOf } from "../../stage-of.ts";
import type { Scope } from "../chosen.ts";

export type Waited = {
  readonly id: string;
  readonly name: string;
  readonly staffNumber: string;
  readonly count: number;
};

/** Who is at work and whose turn it is in a state, by staff number; not before the stage has opened. */
export function waitedFor(
  db: Database | Tx,
  { cycleId, unitId }: Omit<Scope, "hrId">,
  { state, today }: { readonly state: State; readonly today: string },
): Promise<readonly Waited[]> {
  const role = turnsOf.find((each) => each.state === state)?.role;
  if (role === undefined || !isUuid(cycleId)) return Promise.resolve([]);
  return db.$queryRaw<Waited[]>`
    select p.id::text, p.name, p.staff_number as "staffNumber", count(*)::int as count
      from evaluation e
      left join evaluation_deadline d on d.evaluation_id = e.id and d.stage = ${stageOf[state] ?? ""}
      left join evaluation_rater r on r.evaluation_id = e.id and r.to_day is null and r.role::text = ${role}
      join person p on p.id = case when ${role} = 'member' then e.person_id else r.person_id end
     where e.cycle_id = ${cycleId}::uuid and e.state::text = ${state}
       and (${unitId ?? null}::text is null or e.unit_id::text = ${unitId ?? null}::text)
       and (d.opens is null or d.opens <= ${today}::date)
       and (p.left_on is null or p.left_on > ${today}::date)
     group by p.id, p.name, p.staff_number order by p.staff_number`;
}

/** Of notices that are sent once, by their `once`: those that were sent before. */
export async function sentBefore(tx: Tx, once: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.notice.findMany({ where: { once: { in: [...once] } }, select: { once: true } });
  return new Set(rows.map((row) => row.once));
}
