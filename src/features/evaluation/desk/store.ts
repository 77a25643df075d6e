import { type Database, Prisma, type Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import { type InterviewKind, interviewKinds, type State, steps } from "../evaluation.ts";
import { stageOf } from "../stage-of.ts";

/** due: when its stage ends. */
export type Talk = { readonly kind: InterviewKind; readonly due: string | undefined };

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
  /** Interviews that wait for the viewer: times to choose from, a record to sign, or one to be held soon. */
  readonly talks: readonly Talk[];
};

const interviews = JSON.stringify(
  interviewKinds.map((kind) => ({ kind, stage: `${kind}-interview`, at: steps[`record.${kind}`].at })),
);

/**
 * The interviews that wait for `mine.person_id`, who is `mine.role` to the evaluation `e`: their `kind`, and when their
 * stage ends (`due`). Part of a query that has both. near: until when a stage must end for its interview, neither held nor
 * arranged, to be brought to the rater's mind.
 */
export const talksWaiting = (today: string, near: string) => Prisma.sql`
  select t.kind, td.due
    from jsonb_to_recordset(${interviews}::jsonb) as t(kind text, stage text, at jsonb)
    left join evaluation_deadline td on td.evaluation_id = e.id and td.stage = t.stage
    left join evaluation_interview i on i.evaluation_id = e.id and i.kind::text = t.kind
   where mine.role in ('member', 'first') and e.state::text not in ('closed', 'exempt')
     and ((t.at ? e.state::text and i.record is null and i.proposed_by_id <> mine.person_id
           and exists (select from unnest(i.proposed) as at where at >= ${today})
           and (i.proposed_by_id = e.person_id
                or exists (select from evaluation_rater f where f.evaluation_id = e.id and f.role = 'first'
                             and f.to_day is null and f.person_id = i.proposed_by_id)))
          or (mine.role = 'member' and i.record is not null and i.signed_at is null)
          or (mine.role = 'first' and t.at ? e.state::text
              and td.opens <= ${today}::date and td.due <= ${near}::date
              and i.record is null and i.omitted is null
              and (i.meets_at is null or left(i.meets_at, 10)::date not between ${today}::date + 1 and td.due)))`;

type Row = Omit<Line, "due" | "talks"> & {
  readonly due: string | null;
  readonly talks: readonly { readonly kind: InterviewKind; readonly due: string | null }[] | null;
};

/** Those of somebody in cycles that go on: their own first, then those they rate, by what is due first. near: as above. */
export async function linesOf(
  db: Database | Tx,
  personId: string,
  { today, near }: { readonly today: string; readonly near: string },
): Promise<readonly Line[]> {
  if (!isUuid(personId)) return [];
  const stages = JSON.stringify(Object.entries(stageOf).map(([state, stage]) => ({ state, stage })));
  const rows = await db.$queryRaw<Row[]>`
    select e.id::text, (mine.role = 'member') as own, p.name, u.name as unit, e.state::text, c.id::text as cycle,
           mine.role, to_char(d.due, 'YYYY-MM-DD') as due, w.talks
      from (select id, 'member' as role, person_id from evaluation where person_id = ${personId}::uuid
            union select evaluation_id, role::text, person_id from evaluation_rater
                   where person_id = ${personId}::uuid and to_day is null) mine
      join evaluation e on e.id = mine.id
      join evaluation_cycle c on c.id = e.cycle_id and c.closed_at is null
      join person p on p.id = e.person_id
      join unit u on u.id = e.unit_id
      left join jsonb_to_recordset(${stages}::jsonb) as s(state text, stage text) on s.state = e.state::text
      left join evaluation_deadline d on d.evaluation_id = e.id and d.stage = s.stage
      left join lateral (select jsonb_agg(jsonb_build_object('kind', w.kind, 'due', to_char(w.due, 'YYYY-MM-DD'))
                                          order by w.due nulls last, w.kind) as talks
                           from (${talksWaiting(today, near)}) w) w on true
     order by own desc, d.due nulls last, p.staff_number`;
  return rows.map(({ due, talks, ...line }) => ({
    ...line,
    due: due ?? undefined,
    talks: (talks ?? []).map(({ kind, due: ends }) => ({ kind, due: ends ?? undefined })),
  }));
}
