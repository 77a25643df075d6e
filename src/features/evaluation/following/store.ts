import type { Database, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import { addRaters } from "../cycle/store.ts";
import type { Frozen } from "../record.ts";
import { stateOfRole } from "../roles-of-states.ts";
import type { Change, Followed } from "./hand-over.ts";

/** Serves as the lock under which the roster is followed, so that two who do it at once do it once. */
const FOLLOWING = 4_242_017;
export async function waitForTurn(tx: Tx): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${FOLLOWING})::text`;
}

const roles = JSON.stringify(Object.entries(stateOfRole).map(([role, state]) => ({ role, state })));

/** Those that are not yet disclosed and whose own period goes on, in cycles that are not closed. */
export const followed = (tx: Tx, day: string): Promise<readonly Followed[]> =>
  tx.$queryRaw<Followed[]>`
    select e.id::text, e.person_id::text as "personId", e.unit_id::text as "unitId", e.state::text,
           e.path::text[] as path, to_char(e.from_day, 'YYYY-MM-DD') as "from",
           coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'personId', r.person_id,
                                                         'number', p.staff_number, 'standIn', r.stand_in is not null,
                                                         'from', to_char(r.from_day, 'YYYY-MM-DD')))
                       from evaluation_rater r join person p on p.id = r.person_id
                      where r.evaluation_id = e.id and r.to_day is null), '[]'::jsonb) as posts,
           coalesce((select jsonb_agg(jsonb_build_object('role', n.role, 'number', p.staff_number)
                                      order by a.handed_in_at)
                       from evaluation_part a
                       join jsonb_to_recordset(${roles}::jsonb) as n(role text, state text) on n.state = a.kind::text
                       join person p on p.id = a.author_id
                      where a.evaluation_id = e.id and a.handed_in_at is not null), '[]'::jsonb) as done
      from evaluation e
      join evaluation_cycle c on c.id = e.cycle_id and c.closed_at is null
     where e.to_day >= ${day}::date and e.state not in ('disclosed', 'closed')
     order by e.id
       for update of e`;

/** Whoever no longer works and was not rated yet is exempt as `left`; gives the ids of their evaluations. */
export async function exemptLeft(tx: Tx, day: string, now: Date): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update evaluation e set state = 'exempt', exempt = 'left', since = ${now}, version = e.version + 1
      from person p, evaluation_cycle c
     where p.id = e.person_id and p.left_on <= ${day}::date and p.left_on <= e.to_day
       and c.id = e.cycle_id and c.closed_at is null and e.to_day >= ${day}::date
       and e.state in ('goals', 'agreement', 'self', 'first')
    returning e.id::text`;
  return rows.map(({ id }) => id);
}

/** Ends the posts that pass on, and puts the others in where there are any; nothing of what was written goes. */
export async function handOver(tx: Tx, changes: readonly Change[], day: string): Promise<void> {
  const ended = changes.flatMap(({ from }) => from?.id ?? []);
  await tx.$executeRaw`
    update evaluation_rater set to_day = ${day}::date where id = any(${ended}::uuid[]) and to_day is null`;
  await addRaters(
    tx,
    changes.flatMap(({ evaluation, role, to }) =>
      to === undefined ? [] : [{ evaluation: evaluation.id, role, number: to }],
    ),
    day,
  );
}

export async function moveUnits(
  tx: Tx,
  moves: readonly { readonly id: string; readonly unit: string }[],
): Promise<void> {
  await tx.$executeRaw`
    update evaluation e set unit_id = m.unit
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(id uuid, unit uuid) where e.id = m.id`;
}

export type Running = {
  readonly id: string;
  readonly year: number;
  readonly frozen: Frozen;
  readonly from: string;
  readonly to: string;
};

/** Cycles for all whose period goes on. */
export async function runningOn(tx: Tx, day: string): Promise<readonly Running[]> {
  const rows = await tx.evaluationCycle.findMany({ where: { closedAt: null, toDay: { gte: new Date(day) } } });
  return rows.map(({ id, year, definition, fromDay, toDay }) => {
    const frozen = definition as unknown as Frozen;
    return { id, year, frozen, from: dayOf(fromDay), to: dayOf(toDay) };
  });
}
const dayOf = (date: Date) => date.toJSON().slice(0, 10);

/** The dates that most in a cycle were opened with: HR may have moved those of some. */
export const datesIn = (tx: Tx, cycleId: string) =>
  tx.$queryRaw<{ stage: string; opens: string; due: string }[]>`
    select d.stage, to_char(mode() within group (order by d.opens), 'YYYY-MM-DD') as opens,
           to_char(mode() within group (order by d.due), 'YYYY-MM-DD') as due
      from evaluation_deadline d join evaluation e on e.id = d.evaluation_id
     where e.cycle_id = ${cycleId}::uuid group by d.stage`;

/** Ids of those who have an evaluation in a cycle. */
export async function inCycle(tx: Tx, cycleId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.evaluation.findMany({ where: { cycleId }, select: { personId: true } });
  return new Set(rows.map(({ personId }) => personId));
}

/** Ids of those at work on a day, by staff number. */
export async function idsAtWork(tx: Tx, numbers: readonly string[], ids: readonly string[], day: string) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from person
     where (staff_number = any(${[...numbers]}) or id::text = any(${[...ids]}))
       and (left_on is null or left_on > ${day}::date) order by staff_number`;
  return rows.map(({ id }) => id);
}

/** Hand-overs of which a former first rater, who saw something of the period, has not yet left a note, the latest first. */
export const notesAwaited = (db: Database | Tx, personId: string): Promise<readonly { id: string; name: string }[]> =>
  isUuid(personId)
    ? db.$queryRaw<{ id: string; name: string }[]>`
        select e.id::text, p.name
          from evaluation_rater r
          join evaluation e on e.id = r.evaluation_id and e.state in ('goals', 'agreement', 'self', 'first', 'second')
          join evaluation_cycle c on c.id = e.cycle_id and c.closed_at is null
          join person p on p.id = e.person_id
         where r.person_id = ${personId}::uuid and r.role = 'first' and r.to_day > greatest(r.from_day, e.from_day)
           and not exists (select 1 from evaluation_rater n where n.evaluation_id = e.id and n.role = 'first'
                             and n.person_id = r.person_id and n.to_day is null)
           and not exists (select 1 from evaluation_part n where n.evaluation_id = e.id and n.kind = 'handover'
                             and n.author_id = r.person_id)
         group by e.id, p.name, p.staff_number order by max(r.to_day) desc, p.staff_number`
    : Promise.resolve([]);
