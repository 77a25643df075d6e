import type { Tx } from "../../../services/database/database.ts";
import type { OvertimeNudge } from "../nudges/candidate.ts";
import type { Told } from "../nudges/due.ts";
import { isHealth } from "../nudges/kinds.ts";
import type { Line } from "./circles.ts";

/** Everybody at work on a day. */
export const linesOn = (tx: Tx, day: string): Promise<readonly Line[]> => tx.$queryRaw<Line[]>`
    select p.id::text as person,
           array(select distinct l.manager_id::text from assignment l join person m on m.id = l.manager_id
                  where l.person_id = p.id and l.from_day <= ${day}::date and (l.to_day is null or l.to_day > ${day}::date)
                    and (m.left_on is null or m.left_on > ${day}::date)
                  order by 1) as managers
      from person p
     where (p.left_on is null or p.left_on > ${day}::date)
       and exists (select from assignment a where a.person_id = p.id and a."primary"
                      and a.from_day <= ${day}::date and (a.to_day is null or a.to_day > ${day}::date))
     order by p.staff_number`;

/** What was told of these before; of the readers, whose kind is muted, and who had a nudge of ours on the day. */
export async function toldOn(
  tx: Tx,
  nudges: readonly Pick<OvertimeNudge, "once">[],
  { readers, day, now }: { readonly readers: readonly string[]; readonly day: string; readonly now: Date },
): Promise<Told> {
  const onces = nudges.map(({ once }) => once);
  const told = await tx.$queryRaw<{ once: string }[]>`select once from notice where once = any(${onces}::text[])`;
  const had = await tx.$queryRaw<{ id: string }[]>`
    select distinct to_id::text as id from notice
     where to_id = any(${readers}::uuid[]) and feature = 'overtime' and class = 'nudge' and (created_at at time zone 'Asia/Tokyo')::date = ${day}::date`;
  const muted = await tx.$queryRaw<{ id: string; kind: string }[]>`
    select person_id::text as id, kind from mute
     where person_id = any(${readers}::uuid[]) and feature = 'overtime' and (until is null or until > ${now})`;
  const known = new Set(told.map(({ once }) => once));
  const today = new Set(had.map(({ id }) => id));
  const off = new Set(muted.map(({ id, kind }) => `${id} ${kind}`));
  return {
    has: ({ once, to, kind }) => known.has(once) || (!isHealth(kind) && off.has(`${to} ${kind}`)),
    today: (person) => today.has(person),
  };
}
