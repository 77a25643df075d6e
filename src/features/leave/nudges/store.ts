import type { Tx } from "../../../services/database/database.ts";
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

/** Open plans of everybody from a day on. */
export const plansFrom = (tx: Tx, day: string): Promise<readonly Planned[]> =>
  tx.$queryRaw<Planned[]>`
    select person_id::text as "personId", day::text, minutes from leave_plan
     where day >= ${day}::date and state <> 'withdrawn'`;

/** Those whom anything was recalled to since an instant, by whichever feature; an answer to what they did is no recall. */
export async function toldSince(tx: Tx, since: Date): Promise<ReadonlySet<string>> {
  const rows = await tx.notice.findMany({
    where: { class: { not: "receipt" }, createdAt: { gte: since } },
    distinct: ["toId"],
    select: { toId: true },
  });
  return new Set(rows.map(({ toId }) => toId));
}

/** Those whom one of some kinds of ours came to since an instant. */
export async function nudgedSince(tx: Tx, since: Date, kinds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.notice.findMany({
    where: { feature: "leave", kind: { in: [...kinds] }, createdAt: { gte: since } },
    select: { toId: true },
  });
  return new Set(rows.map(({ toId }) => toId));
}
