import type { Level } from "../../../people/person.ts";
import type { Crypto } from "../../../services/crypto.ts";
import type { Database } from "../../../services/database/database.ts";
import type { State } from "../evaluation.ts";
import type { Rating, Verdict } from "../parts/part.ts";
import { partPlace } from "../store.ts";

/** One person in the list of a cycle. Days are `YYYY-MM-DD`. */
export type Listed = {
  readonly id: string;
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unit: string;
  readonly level: Level;
  readonly form: string;
  readonly state: State;
  readonly exempt: string | null;
  readonly declined: boolean;
  readonly disclosedOn: string | null;
  /** Names of those who rated, or will by the line of today. */
  readonly first: string | null;
  readonly second: string | null;
  readonly adjuster: string | null;
  readonly confirmer: string | null;
  readonly grades: Grades;
};

/** What was handed in, and when. */
export type Grades = Readonly<Partial<Record<GradeKind, { readonly grade: string; readonly day: string }>>>;
type GradeKind = "first" | "second" | "adjusting";

/** Everybody in a cycle, by unit and staff number. without: whose grades are not even deciphered. */
export async function listedIn(
  db: Database,
  crypto: Pick<Crypto, "open">,
  { cycleId, without }: { readonly cycleId: string; readonly without: string },
): Promise<readonly Listed[]> {
  const people = await db.$queryRaw<Omit<Listed, "grades">[]>`
    select e.id::text, e.person_id::text as "personId", p.staff_number as "staffNumber", p.name, u.name as unit,
           e.level::text, e.form_id as form, e.state::text, e.exempt, e.declined,
           to_char(e.disclosed_on, 'YYYY-MM-DD') as "disclosedOn",
           coalesce(max(w.name) filter (where w.kind = 'first'), max(q.name) filter (where r.role = 'first')) as first,
           coalesce(max(w.name) filter (where w.kind = 'second'),
                    max(q.name) filter (where r.role = 'second')) as second,
           coalesce(max(w.name) filter (where w.kind = 'adjusting'),
                    max(q.name) filter (where r.role = 'adjuster')) as adjuster,
           coalesce(max(w.name) filter (where w.kind = 'confirming'),
                    max(q.name) filter (where r.role = 'confirmer')) as confirmer
      from evaluation e
      join person p on p.id = e.person_id
      join unit u on u.id = e.unit_id
      left join evaluation_rater r on r.evaluation_id = e.id and r.to_day is null
      left join person q on q.id = r.person_id
      left join lateral (select distinct on (a.kind) a.kind, n.name from evaluation_part a
                           join person n on n.id = a.author_id
                          where a.evaluation_id = e.id and a.handed_in_at is not null
                          order by a.kind, a.handed_in_at desc) w on true
     where e.cycle_id = ${cycleId}::uuid
     group by e.id, p.staff_number, p.name, u.code, u.name
     order by u.code, p.staff_number`;
  const grades = await gradesIn(db, crypto, { cycleId, without });
  return people.map((person) => ({ ...person, grades: grades.get(person.id) ?? {} }));
}

type PartRow = {
  readonly id: string;
  readonly evaluation: string;
  readonly kind: GradeKind;
  readonly body: Uint8Array;
  readonly day: string;
};

/** Of two parts of a kind the later counts. */
async function gradesIn(
  db: Database,
  crypto: Pick<Crypto, "open">,
  { cycleId, without }: { readonly cycleId: string; readonly without: string },
): Promise<ReadonlyMap<string, Grades>> {
  const rows = await db.$queryRaw<PartRow[]>`
    select a.id::text, e.id::text as evaluation, a.kind::text, a.body,
           to_char(a.handed_in_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as day
      from evaluation_part a
      join evaluation e on e.id = a.evaluation_id
     where e.cycle_id = ${cycleId}::uuid and e.person_id <> ${without}::uuid and a.handed_in_at is not null
       and a.kind in ('first', 'second', 'adjusting')
     order by a.handed_in_at`;
  const found = new Map<string, Grades>();
  for (const row of rows) {
    const body = JSON.parse(crypto.open(row.body, partPlace(row.id))) as Rating | Verdict;
    const grade = "overall" in body ? body.overall.grade : body.grade;
    found.set(row.evaluation, { ...found.get(row.evaluation), [row.kind]: { grade, day: row.day } });
  }
  return found;
}
