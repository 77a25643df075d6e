import type { Crypto } from "../../services/crypto.ts";
import { type Database, Prisma, type Tx } from "../../services/database/database.ts";
import { isUuid } from "../../services/database/uuid.ts";
import type { Part, Plan, State } from "./plan.ts";

type Row = Omit<Plan, "note" | "answeredBy"> & { readonly note: Uint8Array | null; readonly answeredBy: string | null };
type Reading = { readonly db: Database | Tx; readonly crypto: Pick<Crypto, "open"> };

const columns = Prisma.sql`
  l.id::text, l.person_id::text as "personId", p.name, u.name as unit, l.day::text, l.part::text, l.minutes,
  l.state::text, l.note, b.name as "answeredBy", l.version`;

/** today: as of which units and managers count. */
const rowsOf = (db: Database | Tx, today: string, where: Prisma.Sql) => db.$queryRaw<Row[]>`
  select ${columns}
    from leave_plan l
    join person p on p.id = l.person_id
    left join person b on b.id = l.answered_by_id
    left join assignment a on a.person_id = p.id and a."primary" and ${inForce("a", today)}
    left join unit u on u.id = a.unit_id
   where ${where} order by l.day, p.staff_number`;

export const inForce = (post: string, day: string) => {
  const [from, to] = [Prisma.raw(`${post}.from_day`), Prisma.raw(`${post}.to_day`)];
  return Prisma.sql`${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date)`;
};

const opened = ({ crypto }: Reading, { note, answeredBy, unit, ...row }: Row): Plan => ({
  ...row,
  unit: unit ?? "",
  note: note ? crypto.open(note, placeOf(row.id)) : undefined,
  answeredBy: answeredBy ?? undefined,
});
export const placeOf = (id: string) => `leave_plan.note:${id}`;

/** Those of today and later that were not withdrawn. */
export async function plansOf(reading: Reading, personId: string, today: string): Promise<readonly Plan[]> {
  const where = Prisma.sql`l.person_id = ${personId}::uuid and l.day >= ${today}::date and l.state <> 'withdrawn'`;
  return (await rowsOf(reading.db, today, where)).map((row) => opened(reading, row));
}

/** To the person and to their managers of today, in whatever state it is. */
export async function planFor(reading: Reading, id: string, viewerId: string, today: string) {
  if (!isUuid(id)) return undefined;
  const where = Prisma.sql`l.id = ${id}::uuid and (l.person_id = ${viewerId}::uuid or ${isManager(viewerId, today)})`;
  const [row] = await rowsOf(reading.db, today, where);
  return row && opened(reading, row);
}

const isManager = (viewerId: string, today: string) => Prisma.sql`exists (
  select from assignment m where m.person_id = l.person_id and m.manager_id = ${viewerId}::uuid and ${inForce("m", today)})`;

/** Open plans of those who report to somebody today. */
export async function plansUnder(reading: Reading, managerId: string, today: string): Promise<readonly Plan[]> {
  const where = Prisma.sql`l.day >= ${today}::date and l.state <> 'withdrawn' and ${isManager(managerId, today)}`;
  return (await rowsOf(reading.db, today, where)).map((row) => opened(reading, row));
}

/** Open plans of some people between two days, both in. */
export async function plansAmong(reading: Reading, ids: readonly string[], from: string, to: string) {
  const where = Prisma.sql`l.person_id = any(${ids}::uuid[]) and l.state <> 'withdrawn'
    and l.day between ${from}::date and ${to}::date`;
  return (await rowsOf(reading.db, from, where)).map((row) => opened(reading, row));
}

type NewPlan = { readonly id: string; readonly personId: string; readonly day: string } & {
  readonly part: Part;
  readonly minutes: number;
  readonly at: Date;
};
type Kept = { readonly id: string; readonly version: number };

/** undefined: the day is in the plan already. A day that was withdrawn is planned anew. */
export async function addPlan(tx: Tx, { id, personId, day, part, minutes, at }: NewPlan): Promise<Kept | undefined> {
  const [kept] = await tx.$queryRaw<Kept[]>`
    insert into leave_plan (id, person_id, day, part, minutes, state, told_at)
    values (${id}::uuid, ${personId}::uuid, ${day}::date, ${part}::leave_part, ${minutes}, 'told', ${at})
    on conflict (person_id, day) do update
       set part = excluded.part, minutes = excluded.minutes, state = 'told', told_at = excluded.told_at,
           note = null, answered_by_id = null, version = leave_plan.version + 1
     where leave_plan.state = 'withdrawn'
    returning id::text, version`;
  if (kept) await undecline(tx, personId, day);
  return kept;
}

/** Only the person's own, and only ahead of the day; false when it was withdrawn already. */
export async function withdrawPlan(tx: Tx, id: string, personId: string, today: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  const { count } = await tx.leavePlan.updateMany({
    where: { id, personId, state: { not: "withdrawn" }, day: { gt: new Date(today) } },
    data: { state: "withdrawn", note: null, version: { increment: 1 } },
  });
  return count === 1;
}

type Said = { readonly id: string; readonly version: number; readonly state: State; readonly by: string };

/** What a manager says to a plan as they saw it; false when it changed in the meantime. */
export async function answerPlan(tx: Tx, { id, version, state, by }: Said, note: Uint8Array<ArrayBuffer> | null) {
  const { count } = await tx.leavePlan.updateMany({
    where: { id, version, state: { not: "withdrawn" } },
    data: { state, note, answeredById: by, version: { increment: 1 } },
  });
  return count === 1;
}

export async function declinedBy(db: Database | Tx, personId: string, from: string): Promise<ReadonlySet<string>> {
  const rows = await db.leaveDeclined.findMany({ where: { personId, day: { gte: new Date(from) } } });
  return new Set(rows.map(({ day }) => day.toJSON().slice(0, 10)));
}

export async function decline(tx: Tx, personId: string, day: string): Promise<void> {
  await tx.leaveDeclined.createMany({ data: { personId, day: new Date(day) }, skipDuplicates: true });
}

export async function undecline(tx: Tx, personId: string, day: string): Promise<void> {
  await tx.leaveDeclined.deleteMany({ where: { personId, day: new Date(day) } });
}

/** Ids of people who mean to be away the whole of a day. */
export async function awayOn(tx: Tx, day: string): Promise<ReadonlySet<string>> {
  const rows = await tx.leavePlan.findMany({
    where: { day: new Date(day), part: "day", state: { not: "withdrawn" } },
    select: { personId: true },
  });
  return new Set(rows.map(({ personId }) => personId));
}
