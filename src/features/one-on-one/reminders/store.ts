import type { Tx } from "../../../services/database/database.ts";

/** What the calendar has for one person: days and counts, nothing that anybody wrote. */
export type Due = {
  readonly person: string;
  /** Talks on the next working day. */
  readonly tomorrow: number;
  /** Own promises that are due by then, or late. */
  readonly promises: number;
  /** Pairs that should have talked again by now, of which no time is set, waits to be chosen or is over with its note to come. */
  readonly overdue: number;
};

/**
 * Who has not talked for too long is recalled in the week in which it came to that and every fourth after it: to the
 * member, since whoever leads them reads of it in the weekly card.
 * next: the working day after today. late: whether what is late, and which pairs have not talked, is recalled too. */
export const dueFor = (tx: Tx, { today, next, late }: Asked) =>
  tx.$queryRaw<readonly Due[]>`
    with pair as (
      select o.*, (select max(m.held_on) from one_on_one_meeting m where m.pair_id = o.id) as last
        from one_on_one_pair o where o.ended_on is null and o.agreed_on is not null
    ), side as (
      select id, member_id as person from pair union all select id, counterpart_id from pair
    ), talk as (
      select s.person, count(*)::int as n
        from side s join one_on_one_meeting m on m.pair_id = s.id and m.held_on is null
       where left(m.meets_at, 10) > ${today} and left(m.meets_at, 10) <= ${next} group by 1
    ), promise as (
      select r.owner_id as person, count(*)::int as n
        from one_on_one_promise r join pair o on o.id = r.pair_id
       where r.ended_on is null
         and (r.due_on > ${today}::date and r.due_on <= ${next}::date or ${late} and r.due_on <= ${today}::date)
       group by 1
    ), overdue as (
      select s.person, count(*)::int as n
        from side s join pair o on o.id = s.id and (s.person = o.member_id or not o.follows_line)
        cross join lateral (
          select ${today}::date - (coalesce(o.last, o.agreed_on) + make_interval(months => o.months))::date as days
        ) late
       where ${late} and late.days > 0 and ((late.days - 1) / 7) % 4 = 0
         and not exists (select from one_on_one_meeting m
                          where m.pair_id = o.id and m.held_on is null
                            and (m.meets_at is not null or ${today} <= any(m.proposed)))
       group by 1
    )
    select p.id::text as person, coalesce(t.n, 0) as tomorrow, coalesce(r.n, 0) as promises, coalesce(v.n, 0) as overdue
      from person p
      left join talk t on t.person = p.id
      left join promise r on r.person = p.id
      left join overdue v on v.person = p.id
     where (t.n > 0 or r.n > 0 or v.n > 0) and (p.left_on is null or p.left_on > ${today}::date)
     order by p.staff_number`;

/** Somebody's own promises that are due by a day, or late. */
export const promisesBy = (tx: Tx, ownerId: string, until: string): Promise<number> =>
  tx.oneOnOnePromise.count({
    where: {
      ...{ ownerId, endedOn: null, dueOn: { lte: new Date(until) } },
      pair: { endedOn: null, agreedOn: { not: null } },
    },
  });

type Asked = { readonly today: string; readonly next: string; readonly late: boolean };
