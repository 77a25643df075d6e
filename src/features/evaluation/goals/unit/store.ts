import type { Database, Tx } from "../../../../services/database/database.ts";
import { isUuid } from "../../../../services/database/uuid.ts";

/** 組織目標 of a unit in a cycle. */
export type UnitGoals = { readonly unit: string; readonly words: string };

/** Those of somebody's unit or, where it has none, of the nearest one that it is part of. */
export async function goalsAbove(tx: Database | Tx, cycleId: string, unitId: string): Promise<UnitGoals | undefined> {
  const [found] = await tx.$queryRaw<UnitGoals[]>`
    with recursive up as (
      select id, parent_id, name, 0 as far from unit where id = ${unitId}::uuid
      union all
      select u.id, u.parent_id, u.name, up.far + 1 from up join unit u on u.id = up.parent_id where up.far < 20
    )
    select up.name as unit, g.words
      from up join evaluation_unit_goal g on g.unit_id = up.id and g.cycle_id = ${cycleId}::uuid
     order by up.far limit 1`;
  return found;
}

/** A unit whose goals for a cycle somebody writes. version: of what is written; 0 where nothing is. */
export type Headed = {
  readonly cycleId: string;
  readonly kind: string;
  readonly year: number;
  readonly unitId: string;
  readonly unit: string;
  readonly words: string;
  readonly by: string;
  readonly at: Date | null;
  readonly version: number;
};

/**
 * The units of somebody's posts on a day in which they are 管理職 or somebody reports to them, in each cycle with goals
 * whose period is not over and in which anybody of the unit, or of a part of it, is rated.
 */
export async function headedBy(tx: Database | Tx, personId: string, today: string): Promise<readonly Headed[]> {
  if (!isUuid(personId)) return [];
  return await tx.$queryRaw<Headed[]>`
    with recursive post as (
      select person_id, manager_id, unit_id, level from assignment
       where from_day <= ${today}::date and (to_day is null or to_day > ${today}::date)
    ), headed as (
      select distinct a.unit_id as id from post a
       where a.person_id = ${personId}::uuid
         and (a.level = 'manager'
              or exists (select from post r where r.manager_id = a.person_id and r.unit_id = a.unit_id))
    ), part as (
      select id as head, id, 0 as deep from headed
      union all
      select part.head, u.id, part.deep + 1 from part join unit u on u.parent_id = part.id where part.deep < 20
    )
    select c.id::text as "cycleId", c.kind, c.year, u.id::text as "unitId", u.name as unit,
           coalesce(g.words, '') as words, coalesce(p.name, '') as by, g.updated_at as at,
           coalesce(g.version, 0) as version
      from headed h
      join unit u on u.id = h.id
      join evaluation_cycle c on c.closed_at is null and c.to_day >= ${today}::date
                             and (c.definition->'kind'->'goals'->>'most')::int > 0
      left join evaluation_unit_goal g on g.cycle_id = c.id and g.unit_id = u.id
      left join person p on p.id = g.author_id
     where exists (select from part join evaluation e on e.unit_id = part.id
                    where part.head = h.id and e.cycle_id = c.id)
     order by c.from_day, c.kind, u.code`;
}

export type Writing = {
  readonly cycleId: string;
  readonly unitId: string;
  readonly authorId: string;
  readonly words: string;
  readonly now: Date;
  /** Of what is being changed; 0 where there was nothing. */
  readonly version: number;
};

/** False, and nothing is written, where it has changed since that version. */
export async function setUnitGoals(
  tx: Tx,
  { cycleId, unitId, authorId, words, now, version }: Writing,
): Promise<boolean> {
  const written = { authorId, words, updatedAt: now };
  const { count } =
    version === 0
      ? await tx.evaluationUnitGoal.createMany({ data: [{ cycleId, unitId, ...written }], skipDuplicates: true })
      : await tx.evaluationUnitGoal.updateMany({
          where: { cycleId, unitId, version },
          data: { ...written, version: { increment: 1 } },
        });
  return count === 1;
}
