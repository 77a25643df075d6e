import type { Tx } from "../../../services/database/database.ts";
import type { OvertimeNudge } from "../nudges/candidate.ts";
import type { Told } from "../nudges/due.ts";
import { isHealth } from "../nudges/kinds.ts";

/** What was told of these before, whose kind is muted, and who had a nudge of ours on the day. */
export async function toldOn(
  tx: Tx,
  nudges: readonly Pick<OvertimeNudge, "once">[],
  { day, now }: { readonly day: string; readonly now: Date },
): Promise<Told> {
  const onces = nudges.map(({ once }) => once);
  const told = await tx.$queryRaw<{ once: string }[]>`select once from notice where once = any(${onces}::text[])`;
  const had = await tx.$queryRaw<{ id: string }[]>`
    select distinct to_id::text as id from notice
     where feature = 'overtime' and class = 'nudge' and (created_at at time zone 'Asia/Tokyo')::date = ${day}::date`;
  const muted = await tx.$queryRaw<{ id: string; kind: string }[]>`
    select person_id::text as id, kind from mute where feature = 'overtime' and (until is null or until > ${now})`;
  const known = new Set(told.map(({ once }) => once));
  const today = new Set(had.map(({ id }) => id));
  const off = new Set(muted.map(({ id, kind }) => `${id} ${kind}`));
  return {
    has: ({ once, to, kind }) => known.has(once) || (!isHealth(kind) && off.has(`${to} ${kind}`)),
    today: (person) => today.has(person),
  };
}
