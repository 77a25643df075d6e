import type { Crypto } from "../../../services/crypto.ts";
import type { Database, Tx } from "../../../services/database/database.ts";
import { firstDayOf } from "../limits/month.ts";
import type { Case } from "../nudges/health.ts";

export type Wish = "yes" | "no";

/** A case as HR sees it, or the person their own. */
export type Kept = {
  readonly person: string;
  readonly month: string;
  readonly duty: Case["duty"];
  readonly wish: Wish | undefined;
  /** When the person's own notice of it was written; undefined: not yet, since they were away, or it is long ago. */
  readonly toldOn: string | undefined;
  readonly physicianToldOn: string | undefined;
};

/** Keeps the cases of a day; what was known before stays, but for an interview in place of mere telling. */
export async function keepCases(tx: Tx, cases: readonly Case[], now: Date): Promise<void> {
  if (cases.length === 0) return;
  const found = JSON.stringify(cases.map((each) => ({ ...each, month: firstDayOf(each.month) })));
  await tx.$executeRaw`
    insert into overtime_health as h (person_id, month, duty, found_at)
    select person, month, duty::overtime_duty, ${now}
      from jsonb_to_recordset(${found}::jsonb) as c(person uuid, month date, duty text)
    on conflict (person_id, month) do update set duty = excluded.duty, found_at = excluded.found_at
     where h.duty = 'tell' and excluded.duty = 'interview'`;
}

/** The cases of the months from one on (`YYYY-MM`) that were found since the last day on which HR was told of that month. */
export const casesUntold = (tx: Tx, from: string): Promise<readonly Case[]> => tx.$queryRaw<Case[]>`
    with told as (
      select about ->> 'm' as month, max((created_at at time zone 'Asia/Tokyo')::date) as day
        from notice where feature = 'overtime' and kind = 'hr.health' group by 1
    )
    select h.person_id::text as person, to_char(h.month, 'YYYY-MM') as month, h.duty::text as duty
      from overtime_health h left join told t on t.month = to_char(h.month, 'YYYY-MM')
     where h.month >= ${firstDayOf(from)}::date
       and (t.day is null or (h.found_at at time zone 'Asia/Tokyo')::date > t.day)
     order by h.month, h.person_id`;

type Row = Omit<Kept, "wish"> & { readonly wish: Uint8Array | null };

/** Of the months from one on (`YYYY-MM`), the newest first; of one person, or of everybody. */
export async function keptCases(
  db: Database | Tx,
  crypto: Pick<Crypto, "open">,
  from: string,
  person?: string,
): Promise<readonly Kept[]> {
  const rows = await db.$queryRaw<Row[]>`
    select h.person_id::text as person, to_char(h.month, 'YYYY-MM') as month, h.duty::text as duty, h.wish,
           (select min(n.created_at at time zone 'Asia/Tokyo')::date::text from notice n
             where n.to_id = h.person_id and n.feature = 'overtime' and n.kind in ('health80', 'health100')
               and n.about ->> 'm' = to_char(h.month, 'YYYY-MM')) as "toldOn",
           h.physician_told_on::text as "physicianToldOn"
      from overtime_health h join person p on p.id = h.person_id
     where h.month >= ${firstDayOf(from)}::date and (${person ?? null}::uuid is null or h.person_id = ${person ?? null}::uuid)
     order by h.month desc, p.staff_number`;
  return rows.map(({ wish, ...row }) => ({
    ...row,
    wish: wish ? (crypto.open(wish, placeOf(row)) as Wish) : undefined,
    toldOn: row.toldOn ?? undefined,
    physicianToldOn: row.physicianToldOn ?? undefined,
  }));
}

/** False: there is no such case of theirs, or it asks for an interview whatever they wish. */
export async function setWish(
  tx: Tx,
  crypto: Pick<Crypto, "seal">,
  its: Pick<Kept, "person" | "month">,
  { wish, now }: { readonly wish: Wish; readonly now: Date },
): Promise<boolean> {
  const { count } = await tx.overtimeHealth.updateMany({
    where: { personId: its.person, month: new Date(firstDayOf(its.month)), duty: "tell" },
    data: { wish: crypto.seal(wish, placeOf(its)), wishedAt: now },
  });
  return count === 1;
}

/** Gives how many were not recorded before. */
export async function physicianTold(
  tx: Tx,
  cases: readonly Pick<Kept, "person" | "month">[],
  { day, by }: { readonly day: string; readonly by: string },
): Promise<number> {
  const of = cases.map(({ person, month }) => ({ personId: person, month: new Date(firstDayOf(month)) }));
  const { count } = await tx.overtimeHealth.updateMany({
    where: { OR: of, physicianToldOn: null },
    data: { physicianToldOn: new Date(day), physicianToldById: by },
  });
  return count;
}

const placeOf = ({ person, month }: Pick<Kept, "person" | "month">) => `overtime_health.wish:${person}:${month}`;
