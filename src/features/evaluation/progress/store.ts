import type { Database, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import type { State } from "../evaluation.ts";
import { stageOf } from "../stage-of.ts";

/** How many of a unit stand in a state, and of these how many are past their deadline. */
export type Count = { readonly unit: string; readonly state: State; readonly count: number; readonly late: number };

const stages = JSON.stringify(Object.entries(stageOf).map(([state, stage]) => ({ state, stage })));

/** By unit in the order of their codes. */
export const countsIn = (db: Database | Tx, cycleId: string, today: string): Promise<readonly Count[]> =>
  db.$queryRaw<Count[]>`
    select u.name as unit, e.state::text, count(*)::int as count,
           count(*) filter (where d.due < ${today}::date and e.state not in ('disclosed', 'closed', 'exempt'))::int as late
      from evaluation e
      join unit u on u.id = e.unit_id
      left join jsonb_to_recordset(${stages}::jsonb) as s(state text, stage text) on s.state = e.state::text
      left join evaluation_deadline d on d.evaluation_id = e.id and d.stage = s.stage
     where e.cycle_id = ${cycleId}::uuid
     group by u.code, u.name, e.state order by u.code, e.state`;

export type OpenCycle = {
  readonly id: string;
  readonly kind: string;
  readonly year: number;
  readonly from: string;
  readonly to: string;
};

/** Those that go on, the newest first. */
export async function openCycles(db: Database | Tx): Promise<readonly OpenCycle[]> {
  const rows = await db.evaluationCycle.findMany({ where: { closedAt: null }, orderBy: { fromDay: "desc" } });
  const day = (date: Date) => date.toJSON().slice(0, 10);
  return rows.map(({ id, kind, year, fromDay, toDay }) => ({ id, kind, year, from: day(fromDay), to: day(toDay) }));
}

/** Evaluations that HR may disclose on a day: the time has come, and it is not their own. */
const disclosable = (cycleId: string, hrId: string, today: string) => ({
  cycleId,
  state: "disclosing" as const,
  personId: { not: hrId },
  deadlines: { some: { stage: "disclosing", opens: { lte: new Date(today) } } },
});

export const countDisclosable = (db: Database | Tx, cycleId: string, hrId: string, today: string): Promise<number> =>
  isUuid(cycleId) ? db.evaluation.count({ where: disclosable(cycleId, hrId, today) }) : Promise.resolve(0);

/** Discloses all that may be; gives whose they are. */
export async function discloseAll(
  tx: Tx,
  {
    cycleId,
    hrId,
    today,
    now,
  }: { readonly cycleId: string; readonly hrId: string; readonly today: string; readonly now: Date },
): Promise<readonly { readonly id: string; readonly personId: string; readonly version: number }[]> {
  return tx.evaluation.updateManyAndReturn({
    where: disclosable(cycleId, hrId, today),
    data: { state: "disclosed", disclosedOn: new Date(today), since: now, version: { increment: 1 } },
    select: { id: true, personId: true, version: true },
  });
}
