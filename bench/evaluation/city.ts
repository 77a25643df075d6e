// A city hall of invented staff with its line of managers: ten to a unit, ten units to a department.
import { randomUUID } from "node:crypto";
import type { Database } from "../../src/services/database/database.ts";

export type City = { readonly hr: string; readonly adjuster: string; readonly confirmer: string };

const TEAM = 10;
const number = (n: number) => String(400_000 + n);

/** Somebody to be hired: staff number n works in a unit, under a manager. */
type Post = {
  readonly n: number;
  readonly unit: string;
  readonly manager: number | undefined;
  readonly level: "manager" | "staff";
};

export async function hireCity(db: Database, staff: number): Promise<City> {
  const units = Array.from({ length: Math.ceil(staff / TEAM) }, (_, at) => ({
    id: randomUUID(),
    code: `u${at}`,
    name: `第${at}係`,
  }));
  await db.unit.createMany({ data: units });
  const posts = Array.from({ length: staff }, (_, n): Post => postOf(n, units[Math.floor(n / TEAM)]?.id ?? ""));
  const ids = new Map(posts.map(({ n }) => [n, randomUUID()]));
  const idOf = (n: number) => ids.get(n) ?? "";
  await db.person.createMany({
    data: posts.map(({ n }) => ({
      ...{ id: idOf(n), staffNumber: number(n), name: `職員${n}`, kana: `ショクイン${n}`, jobType: "一般事務" },
      ...{ origin: "demo" as const, hiredOn: new Date("2015-04-01") },
    })),
  });
  await db.assignment.createMany({
    data: posts.map(({ n, unit, manager, level }) => ({
      ...{ personId: idOf(n), unitId: unit, level, fromDay: new Date("2020-04-01") },
      managerId: manager === undefined ? null : idOf(manager),
    })),
  });
  await db.personRole.create({ data: { personId: idOf(5), role: "HR" } });
  return { hr: number(5), adjuster: number(1), confirmer: number(0) };
}

/** The first of each unit leads it, and the first of every tenth unit leads those. */
function postOf(n: number, unit: string): Post {
  const [lead, head] = [n - (n % TEAM), n - (n % (TEAM * TEAM))];
  const manager = n === 0 ? undefined : n === head ? 0 : n === lead ? head : lead;
  return { n, unit, manager, level: n === lead ? "manager" : "staff" };
}

/** On a day, so many people of the first units move to the unit after theirs, under its lead. */
export async function reorganise(db: Database, people: number, day: string): Promise<void> {
  await db.$executeRaw`
    with movers as (
      select a.id, a.person_id, a.level, a.from_day, p.staff_number::int - 400000 as n
        from assignment a join person p on p.id = a.person_id
       where a.to_day is null and (p.staff_number::int - 400000) % ${TEAM} <> 0
       order by p.staff_number limit ${people}),
    ended as (update assignment a set to_day = ${day}::date from movers m where a.id = m.id)
    insert into assignment (id, person_id, unit_id, level, manager_id, "primary", from_day)
    select gen_random_uuid(), m.person_id, u.id, m.level, lead.id, true, ${day}::date
      from movers m
      join unit u on u.code = 'u' || (m.n / ${TEAM} + 1)
      join person lead on lead.staff_number = (400000 + (m.n / ${TEAM} + 1) * ${TEAM})::text`;
}
