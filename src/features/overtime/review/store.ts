import type { Crypto } from "../../../services/crypto.ts";
import { type Database, Prisma, type Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import type { Rule } from "../limits/limits.ts";
import { firstDayOf, lastDayOf } from "../limits/month.ts";
import type { Body, Breach } from "./review.ts";

/** A review as its writers and HR see it. */
export type Review = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly staffNumber: string;
  /** Where the person was at the month's end. */
  readonly unit: string;
  readonly month: string;
  readonly rules: readonly Rule[];
  readonly due: string;
  readonly body: Body | undefined;
  readonly writtenBy: string | undefined;
  readonly writtenOn: string | undefined;
  readonly version: number;
};

/** Opens a review for each of these that has none; gives how many. Further limits passed in the same month join it. */
export async function openReviews(
  tx: Tx,
  breaches: readonly (Breach & { readonly due: string })[],
  now: Date,
): Promise<void> {
  if (breaches.length === 0) return;
  const found = JSON.stringify(
    breaches.map((each) => ({ ...each, month: firstDayOf(each.month), last: lastDayOf(each.month) })),
  );
  await tx.$executeRaw`
    insert into overtime_review as r (id, person_id, month, rules, unit_id, due_on, opened_at)
    select gen_random_uuid(), b.person, b.month, array(select jsonb_array_elements_text(b.rules)), a.unit_id, b.due, ${now}
      from jsonb_to_recordset(${found}::jsonb) as b(person uuid, month date, last date, rules jsonb, due date)
      join lateral (select unit_id from assignment h where h.person_id = b.person and h."primary" and h.from_day <= b.last
                     order by h.from_day desc, h.id desc limit 1) a on true
    on conflict (person_id, month) do update set rules = excluded.rules
     where not r.rules @> excluded.rules`;
}

const holdsOn = (post: string, day: string) => {
  const [from, to] = [Prisma.raw(`${post}.from_day`), Prisma.raw(`${post}.to_day`)];
  return Prisma.sql`${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date)`;
};

/**
 * Who writes which review on a day: the managers of whoever still is in that unit, else whoever leads its people now.
 * Managers move in April too, and the causes lie in the unit.
 */
const writers = (day: string) => Prisma.sql`
  select distinct r.id, a.manager_id
    from overtime_review r
    join assignment a on a.unit_id = r.unit_id and a.manager_id is not null and ${holdsOn("a", day)}
     and (a.person_id = r.person_id or (a.level <> 'manager' and not exists (
           select 1 from assignment s where s.person_id = r.person_id and s.unit_id = r.unit_id and ${holdsOn("s", day)})))
    join person w on w.id = a.manager_id and (w.left_on is null or w.left_on > ${day}::date)`;

/** Ids of those who write one review on a day. */
export async function writersOf(tx: Tx, id: string, today: string): Promise<readonly string[]> {
  if (!isUuid(id)) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select w.manager_id::text as id from (${writers(today)}) w where w.id = ${id}::uuid order by 1`;
  return rows.map((row) => row.id);
}

type Row = Omit<Review, "body" | "writtenBy" | "writtenOn"> & {
  readonly body: Uint8Array | null;
  readonly writtenBy: string | null;
  readonly writtenOn: string | null;
};

/** Those that somebody writes, or all for HR; open ones first, the earliest due first. */
export async function reviewsFor(
  db: Database | Tx,
  crypto: Pick<Crypto, "open">,
  by: { readonly writer: string } | "hr",
  today: string,
): Promise<readonly Review[]> {
  const theirs =
    by === "hr"
      ? Prisma.sql`true`
      : Prisma.sql`r.id in (select w.id from (${writers(today)}) w where w.manager_id = ${by.writer}::uuid)`;
  const rows = await db.$queryRaw<Row[]>`
    select r.id::text, r.person_id::text as person, p.name, p.staff_number as "staffNumber", u.name as unit,
           to_char(r.month, 'YYYY-MM') as month, r.rules, r.due_on::text as due, r.body, r.version,
           w.name as "writtenBy", (r.written_at at time zone 'Asia/Tokyo')::date::text as "writtenOn"
      from overtime_review r
      join person p on p.id = r.person_id join unit u on u.id = r.unit_id
      left join person w on w.id = r.written_by_id
     where ${theirs}
     order by r.written_at is not null, r.due_on, r.month, p.staff_number limit 1000`;
  return rows.map(({ body, writtenBy, writtenOn, ...row }) => ({
    ...row,
    body: body ? (JSON.parse(crypto.open(body, placeOf(row.id))) as Body) : undefined,
    ...{ writtenBy: writtenBy ?? undefined, writtenOn: writtenOn ?? undefined },
  }));
}

/** False: somebody else wrote in between. Whether it is the writer's to write is asked before. */
export async function write(
  tx: Tx,
  crypto: Pick<Crypto, "seal">,
  { id, version }: Pick<Review, "id" | "version">,
  { body, by, now }: { readonly body: Body; readonly by: string; readonly now: Date },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const { count } = await tx.overtimeReview.updateMany({
    where: { id, version },
    data: {
      ...{ body: crypto.seal(JSON.stringify(body), placeOf(id)), writtenById: by, writtenAt: now },
      version: { increment: 1 },
    },
  });
  return count === 1;
}

/** What each writer has still to write. newest: the day on which the newest of them was opened. */
export type Pending = { readonly writer: string; readonly open: number; readonly due: string; readonly newest: string };

/** Of these writers. */
export const pendingOn = (tx: Tx, today: string, of: readonly string[]): Promise<readonly Pending[]> =>
  tx.$queryRaw<Pending[]>`
    select w.manager_id::text as writer, count(*)::int as open, min(r.due_on)::text as due,
           max((r.opened_at at time zone 'Asia/Tokyo')::date)::text as newest
      from (${writers(today)}) w join overtime_review r on r.id = w.id
     where r.written_at is null and w.manager_id = any(${of}::uuid[]) group by w.manager_id order by 1`;

const placeOf = (id: string) => `overtime_review.body:${id}`;
