import type { Level } from "../../../people/person.ts";
import { type Database, Prisma, type Tx } from "../../../services/database/database.ts";
import type { Above, Post, Span } from "../limits/designation.ts";

/** A member of staff as of one day, and all that their limits rest on. */
export type Member = {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unit: { readonly id: string; readonly code: string; readonly name: string };
  readonly level: Level;
  /** Ids of the direct managers of that day; several with 兼務, none at the top. */
  readonly managers: readonly string[];
  /** Main posts, also those past and to come. */
  readonly posts: readonly Post[];
  /** When they did 特例業務. */
  readonly exempted: readonly Span[];
};

type Row = Omit<Member, "unit"> & { readonly unitId: string; readonly unitCode: string; readonly unitName: string };

/** In force on a day: begun, and not yet over. `post`: the name of the assignment in the query. */
const holdsOn = (post: string, day: string) => {
  const [from, to] = [Prisma.raw(`${post}.from_day`), Prisma.raw(`${post}.to_day`)];
  return Prisma.sql`${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date)`;
};

/** Of these people, or of everybody, those at work on a day, by staff number. One query, however many they are. */
export async function membersOf(
  tx: Database | Tx,
  who: readonly string[] | "everybody",
  day: string,
): Promise<readonly Member[]> {
  const chosen = who === "everybody" ? Prisma.sql`true` : Prisma.sql`p.id = any(${who}::uuid[])`;
  const rows = await tx.$queryRaw<Row[]>`
    select p.id::text, p.staff_number as "staffNumber", p.name, a.level::text,
           u.id::text as "unitId", u.code as "unitCode", u.name as "unitName",
           array(select distinct l.manager_id::text from assignment l join person m on m.id = l.manager_id
                  where l.person_id = p.id and ${holdsOn("l", day)} and (m.left_on is null or m.left_on > ${day}::date)
                  order by 1) as managers,
           (select json_agg(json_build_object(
                     'from', h.from_day, 'to', least(h.to_day, p.left_on) - 1, 'unit', w.code,
                     'managerial', h.level = 'manager') order by h.from_day)
              from assignment h join unit w on w.id = h.unit_id where h.person_id = p.id and h."primary") as posts,
           coalesce((select json_agg(json_build_object('from', e.from_day, 'to', e.to_day))
              from overtime_exempted x join overtime_exemption e on e.id = x.exemption_id
             where x.person_id = p.id and e.withdrawn_at is null), '[]') as exempted
      from person p
      join lateral (select * from assignment m where m.person_id = p.id and m."primary" and ${holdsOn("m", day)}
                     order by m.from_day desc, m.id desc limit 1) a on true
      join unit u on u.id = a.unit_id
     where (p.left_on is null or p.left_on > ${day}::date) and ${chosen}
     order by p.staff_number`;
  return rows.map(({ unitId, unitCode, unitName, posts, exempted, ...row }) => ({
    ...row,
    unit: { id: unitId, code: unitCode, name: unitName },
    posts: posts.map(closed),
    exempted: exempted.map(closed),
  }));
}

/** JSON says null where a span is open. */
const closed = <S extends Span>(span: S): S => ({ ...span, from: span.from ?? undefined, to: span.to ?? undefined });

/** Above which unit is which, by code. */
export async function unitsAbove(tx: Database | Tx): Promise<Above> {
  const rows = await tx.$queryRaw<{ code: string; above: string }[]>`
    select u.code, a.code as above from unit u join unit a on a.id = u.parent_id`;
  const above = new Map(rows.map((row) => [row.code, row.above]));
  return (code) => above.get(code);
}

/** Whom somebody leads on a day, directly or through others; themselves not. Each once, with the fewest steps between. */
export const peopleUnder = (
  tx: Database | Tx,
  leadId: string,
  day: string,
): Promise<readonly { readonly id: string; readonly steps: number }[]> => tx.$queryRaw`
    with recursive led (id, steps) as (
      select ${leadId}::uuid, 0
      union
      select a.person_id, l.steps + 1 from led l join assignment a on a.manager_id = l.id
       where ${holdsOn("a", day)} and a.person_id <> ${leadId}::uuid and l.steps < 30
    )
    select l.id::text, min(l.steps)::int as steps
      from led l join person p on p.id = l.id
     where l.steps > 0 and (p.left_on is null or p.left_on > ${day}::date)
     group by l.id order by 2, 1`;
