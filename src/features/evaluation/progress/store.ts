import type { Database, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import type { RaterRole } from "../definition/definition.ts";
import type { State } from "../evaluation.ts";
import { stateOfRole, turnsOf } from "../roles-of-states.ts";
import { stageOf } from "../stage-of.ts";

/** How many of a unit stand in a state, and of these how many are past their deadline. */
export type Count = {
  readonly unitId: string;
  readonly unit: string;
  readonly state: State;
  readonly count: number;
  readonly late: number;
};

const stages = JSON.stringify(Object.entries(stageOf).map(([state, stage]) => ({ state, stage })));

/** By unit in the order of their codes. */
export const countsIn = (db: Database | Tx, cycleId: string, today: string): Promise<readonly Count[]> =>
  db.$queryRaw<Count[]>`
    select u.id::text as "unitId", u.name as unit, e.state::text, count(*)::int as count,
           count(*) filter (where d.due < ${today}::date and e.state not in ('disclosed', 'closed', 'exempt'))::int as late
      from evaluation e
      join unit u on u.id = e.unit_id
      left join jsonb_to_recordset(${stages}::jsonb) as s(state text, stage text) on s.state = e.state::text
      left join evaluation_deadline d on d.evaluation_id = e.id and d.stage = s.stage
     where e.cycle_id = ${cycleId}::uuid
     group by u.id, u.code, u.name, e.state order by u.code, e.state`;

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

/** Somebody in a list of HR's: where it stands and whose turn it is, no content. */
export type Standing = {
  readonly name: string;
  readonly staffNumber: string;
  readonly state: State;
  readonly due: string | undefined;
  /** undefined: HR's, nobody's, or the post is vacant. */
  readonly turn: string | undefined;
  readonly exempt: string | undefined;
};

const turns = JSON.stringify(turnsOf);

/** The people of a unit, by staff number. */
export async function peopleIn(db: Database | Tx, cycleId: string, unitId: string): Promise<readonly Standing[]> {
  if (!isUuid(unitId)) return [];
  type Row = { [K in keyof Standing]: Standing[K] | null } & Pick<Standing, "name" | "staffNumber" | "state">;
  const rows = await db.$queryRaw<Row[]>`
    select p.name, p.staff_number as "staffNumber", e.state::text, to_char(d.due, 'YYYY-MM-DD') as due,
           case when t.role = 'member' then p.name else rp.name end as turn, e.exempt
      from evaluation e
      join person p on p.id = e.person_id
      left join jsonb_to_recordset(${turns}::jsonb) as t(state text, role text) on t.state = e.state::text
      left join jsonb_to_recordset(${stages}::jsonb) as s(state text, stage text) on s.state = e.state::text
      left join evaluation_deadline d on d.evaluation_id = e.id and d.stage = s.stage
      left join evaluation_rater r on r.evaluation_id = e.id and r.to_day is null and r.role::text = t.role
      left join person rp on rp.id = r.person_id
     where e.cycle_id = ${cycleId}::uuid and e.unit_id = ${unitId}::uuid
     order by p.staff_number`;
  return rows.map(({ due, turn, exempt, ...row }) => ({
    ...row,
    due: due ?? undefined,
    turn: turn ?? undefined,
    exempt: exempt ?? undefined,
  }));
}

/** A role that is still to act and for which nobody is at work. */
export type Vacancy = {
  readonly name: string;
  readonly staffNumber: string;
  readonly unit: string;
  readonly role: RaterRole;
};

const roles = JSON.stringify(Object.entries(stateOfRole).map(([role, state]) => ({ role, state })));

export const vacanciesIn = (db: Database | Tx, cycleId: string, today: string): Promise<readonly Vacancy[]> =>
  db.$queryRaw<Vacancy[]>`
    select p.name, p.staff_number as "staffNumber", u.name as unit, n.role
      from evaluation e
      join person p on p.id = e.person_id
      join unit u on u.id = e.unit_id
      join jsonb_to_recordset(${roles}::jsonb) as n(role text, state text)
        on array_position(e.path::text[], n.state) >= array_position(e.path::text[], e.state::text)
     where e.cycle_id = ${cycleId}::uuid
       and not exists (select 1 from evaluation_rater r join person rp on rp.id = r.person_id
                        where r.evaluation_id = e.id and r.role::text = n.role and r.to_day is null
                          and (rp.left_on is null or rp.left_on > ${today}::date))
     order by u.code, p.staff_number, array_position(e.path::text[], n.state)`;

/** The evaluation of somebody in a cycle, by staff number. */
export async function evaluationOf(tx: Tx, cycleId: string, staffNumber: string): Promise<string | undefined> {
  const where = { cycleId, person: { staffNumber } };
  return (await tx.evaluation.findFirst({ where, select: { id: true } }))?.id;
}

/** Whoever is in a cycle, to choose from; they may have left. */
export async function membersIn(tx: Tx, cycleId: string) {
  const rows = await tx.evaluation.findMany({
    where: { cycleId },
    select: { person: { select: { staffNumber: true, name: true, kana: true } }, unit: { select: { name: true } } },
    orderBy: { person: { staffNumber: "asc" } },
  });
  return rows.map(({ person, unit }) => ({ ...person, unit: unit.name }));
}

export async function unitName(tx: Tx, id: string): Promise<string | undefined> {
  return isUuid(id) ? (await tx.unit.findUnique({ where: { id }, select: { name: true } }))?.name : undefined;
}
