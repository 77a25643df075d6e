import type { Tx } from "../../../services/database/database.ts";
import type { Stage } from "../definition/definition.ts";
import { turnsOf } from "../roles-of-states.ts";
import { stageOf } from "../stage-of.ts";

const stages = JSON.stringify(Object.entries(stageOf).map(([state, stage]) => ({ state, stage })));
const turns = JSON.stringify(turnsOf.filter(({ role }) => role !== "member"));

/** What waits for somebody as a rater in one stage. due: the earliest of its days; late: how many of them are past. */
export type Waiting = {
  readonly lead: string;
  readonly stage: Stage;
  readonly steps: number;
  readonly due: string;
  readonly late: number;
};

/** What some people have to do as raters by a day, late ones included, the earliest due first. */
export const waitingFor = (
  tx: Tx,
  leads: readonly string[],
  { today, until }: { readonly today: string; readonly until: string },
): Promise<readonly Waiting[]> => tx.$queryRaw<Waiting[]>`
    select r.person_id::text as lead, s.stage, count(*)::int as steps, min(d.due)::text as due,
           count(*) filter (where d.due < ${today}::date)::int as late
      from evaluation_rater r
      join evaluation e on e.id = r.evaluation_id
      join evaluation_cycle c on c.id = e.cycle_id and c.closed_at is null
      join jsonb_to_recordset(${turns}::jsonb) as t(state text, role text)
        on t.state = e.state::text and t.role = r.role::text
      join jsonb_to_recordset(${stages}::jsonb) as s(state text, stage text) on s.state = e.state::text
      join evaluation_deadline d on d.evaluation_id = e.id and d.stage = s.stage
     where r.person_id = any(${leads}::uuid[]) and r.to_day is null
       and d.opens <= ${today}::date and d.due <= ${until}::date
     group by 1, 2 order by 4, 2`;
