import type { Database } from "./database.ts";

/** Who is at work today, in Japan: of the city's own roster, and of the demo's. */
export type Staff = {
  readonly people: number;
  readonly withEmail: number;
  readonly hr: number;
  readonly admin: number;
  /** Not counted among the others. */
  readonly demo: number;
};

/** Counted here, because whoever looks at a database wants to open it once. Needs the tables of this release. */
export async function staffNow(db: Database): Promise<Staff> {
  const [counted] = await db.$queryRaw<Staff[]>`
    with today as (select (now() at time zone 'Asia/Tokyo')::date as day),
    staff as (
      select p.origin, p.email, array(select r.role::text from person_role r where r.person_id = p.id) as roles
        from person p, today
       where (p.left_on is null or p.left_on > day)
         and exists (select from assignment a where a.person_id = p.id and a."primary"
                        and a.from_day <= day and (a.to_day is null or a.to_day > day))
    )
    select count(*) filter (where origin = 'roster')::int as people,
           count(email) filter (where origin = 'roster')::int as "withEmail",
           count(*) filter (where origin = 'roster' and 'HR' = any(roles))::int as hr,
           count(*) filter (where origin = 'roster' and 'ADMIN' = any(roles))::int as admin,
           count(*) filter (where origin = 'demo')::int as demo
      from staff`;
  return counted ?? { people: 0, withEmail: 0, hr: 0, admin: 0, demo: 0 };
}
