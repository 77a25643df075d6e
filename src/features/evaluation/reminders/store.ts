import type { Tx } from "../../../services/database/database.ts";
import { stageOf } from "../stage-of.ts";

const stages = JSON.stringify(Object.entries(stageOf).map(([state, stage]) => ({ state, stage })));
/** Whose turn it is in a state, as the database names the role. */
const turns = JSON.stringify([
  ...["goals", "self"].map((state) => ({ state, role: "member" })),
  { state: "agreement", role: "first" },
  { state: "first", role: "first" },
  { state: "second", role: "second" },
  { state: "adjusting", role: "adjuster" },
  { state: "confirming", role: "confirmer" },
]);

/** Ids of those at work whose turn it is somewhere, with something due on one of these days; late: or due before `today`. */
export async function dueOn(tx: Tx, days: readonly string[], today: string, late: boolean): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct p.id::text
      from evaluation e
      join evaluation_cycle c on c.id = e.cycle_id and c.closed_at is null
      join jsonb_to_recordset(${turns}::jsonb) as t(state text, role text) on t.state = e.state::text
      join jsonb_to_recordset(${stages}::jsonb) as s(state text, stage text) on s.state = e.state::text
      join evaluation_deadline d on d.evaluation_id = e.id and d.stage = s.stage
      left join evaluation_rater r on r.evaluation_id = e.id and r.to_day is null and r.role::text = t.role
      join person p on p.id = case when t.role = 'member' then e.person_id else r.person_id end
     where d.opens <= ${today}::date
       and (d.due = any(${days}::date[]) or (${late} and d.due < ${today}::date))
       and (p.left_on is null or p.left_on > ${today}::date)
     order by 1`;
  return rows.map(({ id }) => id);
}
