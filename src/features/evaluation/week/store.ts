import type { Tx } from "../../../services/database/database.ts";
import { talksWaiting } from "../desk/store.ts";
import type { State } from "../evaluation.ts";
import { turnsOf } from "../roles-of-states.ts";
import { stageOf } from "../stage-of.ts";

/** Something that a rater is to do about somebody: a step in a state, or an interview. */
export type Waiting = {
  readonly rater: string;
  readonly evaluation: string;
  readonly name: string;
  readonly state: State;
  /** The interview, where it is one. */
  readonly talk: string | null;
  readonly due: string;
};

const stages = JSON.stringify(Object.entries(stageOf).map(([state, stage]) => ({ state, stage })));
const turns = JSON.stringify(turnsOf.filter(({ role }) => role !== "member"));

/** What has opened and waits for some raters with a deadline until a day, or a past one; by what is due first. */
export const waitingFor = (
  tx: Tx,
  raters: readonly string[],
  { today, until }: { readonly today: string; readonly until: string },
): Promise<readonly Waiting[]> =>
  tx.$queryRaw<Waiting[]>`
    with mine as (
      select r.evaluation_id as id, r.role::text as role, r.person_id from evaluation_rater r
       where r.person_id = any(${[...raters]}::uuid[]) and r.to_day is null
    ), waits as (
      select mine.person_id, e.id, null as talk, d.due
        from mine
        join evaluation e on e.id = mine.id
        join jsonb_to_recordset(${turns}::jsonb) as t(state text, role text)
          on t.state = e.state::text and t.role = mine.role
        join jsonb_to_recordset(${stages}::jsonb) as s(state text, stage text) on s.state = e.state::text
        join evaluation_deadline d on d.evaluation_id = e.id and d.stage = s.stage and d.opens <= ${today}::date
      union all
      select mine.person_id, e.id, w.kind, w.due
        from mine join evaluation e on e.id = mine.id cross join lateral (${talksWaiting(today, until)}) w
    )
    select w.person_id::text as rater, e.id::text as evaluation, p.name, e.state::text, w.talk,
           to_char(w.due, 'YYYY-MM-DD') as due
      from waits w
      join evaluation e on e.id = w.id
      join evaluation_cycle c on c.id = e.cycle_id and c.closed_at is null
      join person p on p.id = e.person_id
     where w.due <= ${until}::date
     order by w.due, p.staff_number, w.talk nulls first`;
