import type { Database, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import type { InterviewKind, State } from "../evaluation.ts";
import { stageOf } from "../stage-of.ts";

/** An evaluation in a list: who, where it stands, and when that is due. No content. */
export type Line = {
  readonly id: string;
  readonly own: boolean;
  readonly name: string;
  readonly unit: string;
  readonly state: State;
  readonly cycle: string;
  /** The viewer's current role in it: member, or one of the raters'. */
  readonly role: "member" | "first" | "second" | "adjuster" | "confirmer";
  readonly due: string | undefined;
  /** An interview that waits for the viewer: times to choose from, or a record to sign. */
  readonly talk: InterviewKind | undefined;
};

/** Those of somebody in cycles that go on: their own first, then those they rate, by what is due first. */
export async function linesOf(db: Database | Tx, personId: string): Promise<readonly Line[]> {
  if (!isUuid(personId)) return [];
  const stages = JSON.stringify(Object.entries(stageOf).map(([state, stage]) => ({ state, stage })));
  const rows = await db.$queryRaw<(Omit<Line, "due" | "talk"> & { due: string | null; talk: InterviewKind | null })[]>`
    select e.id::text, (mine.role = 'member') as own, p.name, u.name as unit, e.state::text, c.id::text as cycle,
           mine.role, to_char(d.due, 'YYYY-MM-DD') as due,
           (select i.kind::text from evaluation_interview i
             where i.evaluation_id = e.id and mine.role in ('member', 'first')
               and ((cardinality(i.proposed) > 0 and i.proposed_by_id <> ${personId}::uuid)
                    or (mine.role = 'member' and i.record is not null and i.signed_at is null))
             order by i.kind limit 1) as talk
      from (select id, 'member' as role from evaluation where person_id = ${personId}::uuid
            union select evaluation_id, role::text from evaluation_rater
                   where person_id = ${personId}::uuid and to_day is null) mine
      join evaluation e on e.id = mine.id
      join evaluation_cycle c on c.id = e.cycle_id and c.closed_at is null
      join person p on p.id = e.person_id
      join unit u on u.id = e.unit_id
      left join jsonb_to_recordset(${stages}::jsonb) as s(state text, stage text) on s.state = e.state::text
      left join evaluation_deadline d on d.evaluation_id = e.id and d.stage = s.stage
     order by own desc, d.due nulls last, p.staff_number`;
  return rows.map(({ due, talk, ...line }) => ({ ...line, due: due ?? undefined, talk: talk ?? undefined }));
}
