import type { Database, Tx } from "../../../../services/database/database.ts";
import type { CycleKind } from "../../definition/definition.ts";
import type { Scope } from "../chosen.ts";

/** The longer of the two times for a complaint, in days after disclosure. */
const windowOf = ({ complaints }: CycleKind) => Math.max(complaints.talk_within_days, complaints.review_within_days);

type Due = { readonly scope: Scope; readonly kind: CycleKind; readonly today: string };

/**
 * Ids of those disclosed whose time for complaints is over, with none that waits for an answer or was upheld and not
 * yet rated anew, and whose interview after disclosure was held, omitted, or due before today.
 */
export async function closable(db: Database | Tx, { scope, kind, today }: Due): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select e.id::text from evaluation e
     where e.cycle_id = ${scope.cycleId}::uuid and e.state = 'disclosed' and e.person_id <> ${scope.hrId}::uuid
       and e.disclosed_on + ${windowOf(kind)}::int < ${today}::date
       and not exists (select 1 from evaluation_complaint c
                        where c.evaluation_id = e.id and c.withdrawn_at is null
                          and (c.answered_at is null or (c.upheld and c.made_at >= e.since)))
       and (exists (select 1 from evaluation_interview i
                     where i.evaluation_id = e.id and i.kind = 'feedback'
                       and (i.held_on is not null or i.omitted is not null))
            or not exists (select 1 from evaluation_deadline d
                            where d.evaluation_id = e.id and d.stage = 'feedback-interview' and d.due >= ${today}::date))
     order by e.id`;
  return rows.map(({ id }) => id);
}

/** Closes those that can be, and the cycle once its period is past and all in it are closed or exempt. */
export async function closeAll(
  tx: Tx,
  due: Due,
  now: Date,
): Promise<{ readonly people: number; readonly cycle: boolean }> {
  const ids = await closable(tx, due);
  const where = { id: { in: [...ids] }, state: "disclosed" as const };
  const data = { state: "closed" as const, closedAt: now, since: now, version: { increment: 1 } };
  const { count } = await tx.evaluation.updateMany({ where, data });
  const ended = await tx.evaluationCycle.updateMany({
    where: {
      ...{ id: due.scope.cycleId, closedAt: null, toDay: { lt: new Date(due.today) } },
      evaluations: { none: { state: { notIn: ["closed", "exempt"] } } },
    },
    data: { closedAt: now },
  });
  // There is nothing more to come for those who were exempt, and what is kept of them is kept from then on.
  if (ended.count === 1)
    await tx.evaluation.updateMany({
      where: { cycleId: due.scope.cycleId, state: "exempt", closedAt: null },
      data: { closedAt: now },
    });
  return { people: count, cycle: ended.count === 1 };
}
