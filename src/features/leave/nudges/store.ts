import { Prisma, type Tx } from "../../../services/database/database.ts";
import { inForce } from "../store.ts";

/** Everybody at work on a day. */
export async function everybody(tx: Tx, day: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select p.id::text from person p
     where (p.left_on is null or p.left_on > ${day}::date)
       and exists (select from assignment a where a.person_id = p.id and a."primary" and ${inForce("a", day)})
     order by p.staff_number`;
  return rows.map(({ id }) => id);
}

type Planned = { readonly personId: string; readonly day: string; readonly minutes: number };

/** Open plans of some people, or of everybody, from a day on. */
export const plansFrom = (
  tx: Tx,
  who: readonly string[] | "everybody",
  day: string,
): Promise<readonly Planned[]> => tx.$queryRaw<Planned[]>`
    select person_id::text as "personId", day::text, minutes from leave_plan
     where ${who === "everybody" ? Prisma.sql`true` : Prisma.sql`person_id = any(${who}::uuid[])`}
       and day >= ${day}::date and state <> 'withdrawn'`;

/** Those of some people whom anything was recalled to since an instant, by whichever feature; an answer is no recall. */
export async function toldSince(tx: Tx, people: readonly string[], since: Date): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct to_id::text as id from notice
     where to_id = any(${people}::uuid[]) and class <> 'receipt' and created_at >= ${since}`;
  return new Set(rows.map(({ id }) => id));
}

/** Those of some people whom one of some kinds of ours came to since an instant. */
export async function nudgedSince(
  tx: Tx,
  people: readonly string[],
  since: Date,
  kinds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct to_id::text as id from notice
     where to_id = any(${people}::uuid[]) and feature = 'leave' and kind = any(${kinds}::text[])
       and created_at >= ${since}`;
  return new Set(rows.map(({ id }) => id));
}
