import type { Level } from "../../../people/person.ts";
import type { Crypto } from "../../../services/crypto.ts";
import type { Database } from "../../../services/database/database.ts";
import type { Rating, Verdict } from "../parts/part.ts";
import { partPlace } from "../store.ts";
import type { Judged } from "./fairness.ts";

type Opening = Pick<Crypto, "open">;
type PartRow = { readonly id: string; readonly body: Uint8Array };
type Row = PartRow & {
  readonly evaluation: string;
  readonly kind: "self" | "first" | "second" | "adjusting";
  readonly code: string;
  readonly unit: string;
  readonly level: Level;
  readonly rater: string;
  readonly staffNumber: string;
};

/**
 * What was handed in within a cycle, of everybody but its viewer: next to the list, which leaves them out too, their own
 * grades would stand out. Of two parts of a kind the later counts.
 */
export async function judgedIn(
  db: Database,
  crypto: Opening,
  { cycleId, without }: { readonly cycleId: string; readonly without: string },
): Promise<readonly Judged[]> {
  const rows = await db.$queryRaw<Row[]>`
    select a.id::text, a.body, e.id::text as evaluation, a.kind::text, u.code, u.name as unit, e.level::text,
           p.name as rater, p.staff_number as "staffNumber"
      from evaluation_part a
      join evaluation e on e.id = a.evaluation_id and e.state <> 'exempt'
      join unit u on u.id = e.unit_id
      join person p on p.id = a.author_id
     where e.cycle_id = ${cycleId}::uuid and e.person_id <> ${without}::uuid and a.handed_in_at is not null
       and a.kind in ('self', 'first', 'second', 'adjusting')
     order by a.handed_in_at`;
  const found = new Map<string, Judged>();
  for (const row of rows) found.set(row.evaluation, withPart(found.get(row.evaluation) ?? begun(row), row, crypto));
  return [...found.values()];
}

const begun = ({ code, unit, level }: Row): Judged => ({
  ...{ unit: { code, name: unit }, level, rater: undefined },
  ...{ self: undefined, first: undefined, second: undefined, adjusted: undefined },
});

function withPart(judged: Judged, row: Row, crypto: Opening): Judged {
  const { kind, rater: name, staffNumber } = row;
  if (kind === "adjusting") return { ...judged, adjusted: opened<Verdict>(row, crypto).grade };
  const rating = { [kind]: opened<Rating>(row, crypto) };
  return { ...judged, ...rating, ...(kind === "first" && { rater: { name, staffNumber } }) };
}

const opened = <B>({ id, body }: PartRow, crypto: Opening): B => JSON.parse(crypto.open(body, partPlace(id))) as B;

/** A rating as a rater compares it with their own. */
export type Given = {
  readonly kind: "first" | "second";
  readonly own: boolean;
  /** Of whom it is; of others' not asked for. */
  readonly name: string;
  readonly rating: Rating;
};

/** Ratings of a cycle: somebody's own, drafts too, and what others handed in. */
export async function givenIn(
  db: Database,
  crypto: Opening,
  { cycleId, raterId }: { readonly cycleId: string; readonly raterId: string },
): Promise<readonly Given[]> {
  const rows = await db.$queryRaw<(PartRow & Pick<Given, "kind" | "own" | "name">)[]>`
    select a.id::text, a.body, a.kind::text, a.author_id = ${raterId}::uuid as own,
           case when a.author_id = ${raterId}::uuid then p.name else '' end as name
      from evaluation_part a
      join evaluation e on e.id = a.evaluation_id and e.state <> 'exempt'
      join person p on p.id = e.person_id
     where e.cycle_id = ${cycleId}::uuid and a.kind in ('first', 'second')
       and (a.handed_in_at is not null or a.author_id = ${raterId}::uuid)
     order by p.staff_number`;
  return rows.map((row) => ({ kind: row.kind, own: row.own, name: row.name, rating: opened<Rating>(row, crypto) }));
}

/** Ids of cycles, the newest first; those that begin later than a day come last. */
export async function cyclesUntil(db: Database, today: string): Promise<readonly string[]> {
  const rows = await db.evaluationCycle.findMany({ orderBy: { fromDay: "desc" }, select: { id: true, fromDay: true } });
  const begun = rows.filter(({ fromDay }) => fromDay <= new Date(today));
  return [...begun, ...rows.filter((row) => !begun.includes(row))].map(({ id }) => id);
}
