import { dayInJapan } from "../../services/clock.ts";
import { type Database, Prisma, type Tx } from "../../services/database/database.ts";
import { isUuid } from "../../services/database/uuid.ts";
import type { Starts } from "./design.ts";
import { FLOOR, type Kind, type Trial, type TrialUnit } from "./trial.ts";
import type { Reception } from "./watch.ts";

type Either = Database | Tx;

/** A 課, with how many work there but for 管理職, whose hours nobody orders. */
export type Section = { readonly id: string; readonly code: string; readonly name: string; readonly people: number };

/**
 * Which 課 a unit belongs to: the nearest at or above it that a 管理職 leads or has led, so that a post that is vacant
 * for a month changes nothing.
 */
const sections = Prisma.sql`
  head as (select distinct unit_id as id from assignment where level = 'manager' and "primary"),
  up as (
    select id as unit, id as at from unit
    union all
    select up.unit, u.parent_id from up join unit u on u.id = up.at
     where u.parent_id is not null and up.at not in (select id from head)
  ),
  section as (select unit, at as id from up where at in (select id from head))`;

/** Who works where on a day. */
const worksOn = (day: Prisma.Sql) => Prisma.sql`
  assignment a join section s on s.unit = a.unit_id
    join person p on p.id = a.person_id and (p.left_on is null or p.left_on > ${day})
   where a."primary" and a.from_day <= ${day} and (a.to_day is null or a.to_day > ${day})`;

/** 管理職 have no overtime that anybody orders. */
const ordered = Prisma.sql`a.level <> 'manager'`;

/** Those in which at least five work, by code. */
export const sectionsOn = (db: Either, day: string): Promise<readonly Section[]> => db.$queryRaw<Section[]>`
  with recursive ${sections}
  select u.id::text, u.code, u.name, w.people from unit u join (
    select s.id, count(*)::int as people from ${worksOn(Prisma.sql`${day}::date`)} and ${ordered} group by 1
  ) w on w.id = u.id where w.people >= ${FLOOR} order by u.code`;

/** The units of some 課, themselves included: unit → 課. */
export async function sectionsOf(db: Either, of: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<{ unit: string; id: string }[]>`
    with recursive ${sections} select unit::text, id::text from section where id = any(${of}::uuid[])`;
  return new Map(rows.map(({ unit, id }) => [unit, id]));
}

/** Whose overtime is ordered and who worked in some 課 on the first day of some months. */
export const membersIn = (
  db: Either,
  units: readonly string[],
  months: readonly string[],
): Promise<readonly { readonly unit: string; readonly personId: string; readonly month: string }[]> => db.$queryRaw`
  with recursive ${sections}
  select w.id::text as unit, w.person_id::text as "personId", m.month::text
    from unnest(${months}::date[]) as m(month) cross join lateral (
      select a.person_id, s.id from ${worksOn(Prisma.sql`m.month`)} and ${ordered} and s.id = any(${units}::uuid[])
    ) as w`;

/** Ids of those who work in some 課 on a day, 管理職 too. */
export async function peopleIn(db: Either, units: readonly string[], day: string): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive ${sections}
    select a.person_id::text as id from ${worksOn(Prisma.sql`${day}::date`)} and s.id = any(${units}::uuid[])`;
  return rows.map(({ id }) => id);
}

/** How the people of each unit took a kind, from an instant on; `muted` counts all who have turned it off for good. */
export async function receptionOf(
  db: Either,
  { feature, kind }: Kind,
  units: readonly string[],
  { day, since }: { readonly day: string; readonly since: Date },
): Promise<ReadonlyMap<string, Reception>> {
  const rows = await db.$queryRaw<(Reception & { unit: string })[]>`
    with recursive ${sections}
    select s.id::text as unit, count(*)::int as people,
           count(*) filter (where exists (
             select from mute m where m.person_id = a.person_id and m.feature = ${feature} and m.kind = ${kind}
                and m.until is null))::int as muted,
           count(*) filter (where exists (
             select from delivery d where d.to_id = a.person_id and d.state = 'failed' and d.reason in ('blocked', 'account_inactive')
                and d.ended_at >= ${since}))::int as blocked
      from ${worksOn(Prisma.sql`${day}::date`)} and s.id = any(${units}::uuid[]) group by 1`;
  return new Map(rows.map(({ unit, ...reception }) => [unit, reception]));
}

export type NewTrial = Kind & {
  readonly seed: number;
  readonly gap: number;
  readonly detectable: number | undefined;
  readonly leaveDetectable: number | undefined;
  readonly starts: Starts;
  readonly mutedBefore: ReadonlyMap<string, number>;
  readonly now: Date;
};

/** Gives its id; undefined where the kind is being tried already. */
export async function open(tx: Tx, trial: NewTrial): Promise<string | undefined> {
  const { feature, kind, seed, gap, detectable = null, leaveDetectable = null, starts, mutedBefore, now } = trial;
  const running = runningOf(trial);
  const [row] = await tx.nudgeTrial.createManyAndReturn({
    data: [{ feature, kind, running, seed, detectable, leaveDetectable, gapMonths: gap, openedAt: now }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!row) return undefined;
  await tx.nudgeTrialUnit.createMany({
    data: [...starts].map(([unitId, startsOn]) => ({
      ...{ trialId: row.id, unitId, startsOn: new Date(startsOn) },
      mutedBefore: mutedBefore.get(unitId) ?? 0,
    })),
  });
  return row.id;
}

const runningOf = ({ feature, kind }: Kind) => `${feature}.${kind}`;

const withUnits = {
  units: { include: { unit: true }, orderBy: [{ startsOn: "asc" }, { unit: { code: "asc" } }] },
} satisfies Prisma.NudgeTrialInclude;
type Row = Prisma.NudgeTrialGetPayload<{ include: typeof withUnits }>;

/** Newest first; at most 20 that have ended. */
export async function allTrials(db: Either): Promise<readonly Trial[]> {
  const orderBy = { openedAt: "desc" } as const;
  const running = await db.nudgeTrial.findMany({ where: { endedAt: null }, include: withUnits, orderBy });
  const ended = await db.nudgeTrial.findMany({
    where: { endedAt: { not: null } },
    include: withUnits,
    orderBy,
    take: 20,
  });
  return [...running, ...ended].map(trialOf);
}

export async function trialById(db: Either, id: string): Promise<Trial | undefined> {
  const row = isUuid(id) ? await db.nudgeTrial.findUnique({ where: { id }, include: withUnits }) : null;
  return row ? trialOf(row) : undefined;
}

/** Trials that hold something back: those that run, and those whose kind was given up. */
export async function holding(tx: Tx): Promise<readonly Trial[]> {
  const rows = await tx.nudgeTrial.findMany({
    where: { OR: [{ endedAt: null }, { dropped: true }] },
    include: withUnits,
  });
  return rows.map(trialOf);
}

/** As the three below, false where somebody else was faster, and nothing was changed. */
export const suspend = (tx: Tx, id: string, day: string) =>
  one(tx, { id, endedAt: null, suspendedOn: null }, { suspendedOn: new Date(day) });

export async function resume(
  tx: Tx,
  id: string,
  starts: readonly Pick<TrialUnit, "id" | "startsOn">[],
): Promise<boolean> {
  if (!(await one(tx, { id, endedAt: null, suspendedOn: { not: null } }, { suspendedOn: null }))) return false;
  for (const { id: unitId, startsOn } of starts)
    await tx.nudgeTrialUnit.updateMany({ where: { trialId: id, unitId }, data: { startsOn: new Date(startsOn) } });
  return true;
}

export const end = (tx: Tx, id: string, dropped: boolean, now: Date) =>
  one(tx, { id, endedAt: null }, { endedAt: now, running: null, dropped });

/** A kind that was given up is sent again. */
export const restore = (tx: Tx, id: string) => one(tx, { id, dropped: true }, { dropped: false });

async function one(
  tx: Tx,
  where: Prisma.NudgeTrialWhereInput,
  data: Prisma.NudgeTrialUpdateManyMutationInput,
): Promise<boolean> {
  return (await tx.nudgeTrial.updateMany({ where, data })).count === 1;
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

function trialOf({ id, feature, kind, seed, dropped, openedAt, ...row }: Row): Trial {
  const { gapMonths, detectable, leaveDetectable, suspendedOn, endedAt, units } = row;
  return {
    ...{ id, feature, kind, seed, dropped, openedAt },
    gap: gapMonths,
    detectable: detectable ?? undefined,
    leaveDetectable: leaveDetectable ?? undefined,
    suspendedOn: suspendedOn ? dayOf(suspendedOn) : undefined,
    endedOn: endedAt ? dayInJapan(endedAt) : undefined,
    units: units.map(({ unit, startsOn, mutedBefore }) => ({
      ...{ id: unit.id, name: unit.name, mutedBefore },
      startsOn: dayOf(startsOn),
    })),
  };
}
