import type { Tx } from "../../../services/database/database.ts";

/** What one member of a team and their lead have of 1-on-1s: days and counts. */
export type Standing = {
  readonly lead: string;
  readonly pair: string;
  readonly name: string;
  readonly last: string | null;
  readonly overdue: boolean;
  /** The lead's own promises that are open. */
  readonly promises: number;
};

/** The running pairs of some leads with their members. */
export const standings = (tx: Tx, leads: readonly string[], today: string) =>
  tx.$queryRaw<readonly Standing[]>`
    select o.counterpart_id::text as lead, o.id::text as pair, p.name, l.day::text as last,
           coalesce(l.day, o.agreed_on) + make_interval(months => o.months) < ${today}::date
             and not exists (select from one_on_one_meeting m
                              where m.pair_id = o.id and m.held_on is null
                                and (m.meets_at is not null or ${today} <= any(m.proposed))) as overdue,
           (select count(*)::int from one_on_one_promise r
             where r.pair_id = o.id and r.owner_id = o.counterpart_id and r.ended_on is null) as promises
      from one_on_one_pair o
      join person p on p.id = o.member_id
      cross join lateral (select max(m.held_on) as day from one_on_one_meeting m where m.pair_id = o.id) l
     where o.counterpart_id = any(${[...leads]}::uuid[]) and o.ended_on is null and o.agreed_on is not null
     order by l.day nulls first, p.staff_number`;
