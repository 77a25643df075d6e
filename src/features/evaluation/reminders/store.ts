import type { Tx } from "../../../services/database/database.ts";
import { talksWaiting } from "../desk/store.ts";
import { turnsOf } from "../roles-of-states.ts";
import { stageOf } from "../stage-of.ts";

const stages = JSON.stringify(Object.entries(stageOf).map(([state, stage]) => ({ state, stage })));
const turns = JSON.stringify(turnsOf);

/** Somebody for whom something is due. due: the earliest of its days; steps: how many. */
export type Due = { readonly person: string; readonly due: string; readonly steps: number };

/**
 * Those at work whose turn it is somewhere, or for whom an interview waits, with something due on one of these days;
 * late: or due before `today`. days: in order.
 */
export const dueOn = (tx: Tx, days: readonly string[], today: string, late: boolean): Promise<readonly Due[]> =>
  tx.$queryRaw<Due[]>`
    with waits as (
      select case when t.role = 'member' then e.person_id else r.person_id end as person_id, d.due
        from evaluation e
        join evaluation_cycle c on c.id = e.cycle_id and c.closed_at is null
        join jsonb_to_recordset(${turns}::jsonb) as t(state text, role text) on t.state = e.state::text
        join jsonb_to_recordset(${stages}::jsonb) as s(state text, stage text) on s.state = e.state::text
        join evaluation_deadline d on d.evaluation_id = e.id and d.stage = s.stage and d.opens <= ${today}::date
        left join evaluation_rater r on r.evaluation_id = e.id and r.to_day is null and r.role::text = t.role
      union all
      select mine.person_id, w.due
        from (select id, 'member' as role, person_id from evaluation
              union all
              select evaluation_id, role::text, person_id from evaluation_rater
               where role = 'first' and to_day is null) mine
        join evaluation e on e.id = mine.id
        join evaluation_cycle c on c.id = e.cycle_id and c.closed_at is null
        cross join lateral (${talksWaiting(today, days.at(-1) ?? today)}) w
    )
    select p.id::text as person, min(w.due)::text as due, count(*)::int as steps
      from waits w
      join person p on p.id = w.person_id and (p.left_on is null or p.left_on > ${today}::date)
     where w.due = any(${days}::date[]) or (${late} and w.due < ${today}::date)
     group by p.id order by p.id`;

/** A cycle in which somebody rates first or second and has not been through the training, nor was told of it. */
export type Untrained = { readonly cycle: string; readonly person: string };

/** From the first day of the cycle's period on, until it is closed. */
export const untrainedOn = (tx: Tx, today: string): Promise<readonly Untrained[]> =>
  tx.$queryRaw<Untrained[]>`
    select distinct c.id::text as cycle, p.id::text as person
      from evaluation_cycle c
      join evaluation e on e.cycle_id = c.id and e.state in ('goals', 'agreement', 'self', 'first', 'second')
      join evaluation_rater r on r.evaluation_id = e.id and r.to_day is null
                             and (r.role = 'second' or (r.role = 'first' and e.state <> 'second'))
      join person p on p.id = r.person_id and (p.left_on is null or p.left_on > ${today}::date)
     where c.closed_at is null and c.from_day <= ${today}::date
       and not exists (select 1 from evaluation_training t where t.cycle_id = c.id and t.person_id = p.id)
       and not exists (select 1 from notice n
                        where n.once = 'evaluation.training:' || c.id::text || ':' || p.id::text)
     order by 1, 2`;
