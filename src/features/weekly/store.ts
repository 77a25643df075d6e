import type { Team } from "../../bot/weekly.ts";
import { type Database, Prisma, type Tx } from "../../services/database/database.ts";
import type { Facts, Wanted } from "./week.ts";

/**
 * Teams on a day, of everybody who leads or of one: a manager has whoever reports to them, and below those who are not
 * managers themselves; a 中間指導職 to whom nobody reports has the 一般職 of their own unit.
 */
export async function teamsOn(tx: Database | Tx, day: string, leadId?: string): Promise<readonly Team[]> {
  const rows = await tx.$queryRaw<{ lead: string; members: string[] }[]>`
    with recursive post as not materialized (
      select a.person_id, a.manager_id, a.unit_id, a.level::text as level, a.primary from assignment a
        join person p on p.id = a.person_id and (p.left_on is null or p.left_on > ${day}::date)
       where a.from_day <= ${day}::date and (a.to_day is null or a.to_day > ${day}::date)
    ), below as (
      select manager_id as lead, person_id as member, level from post
       where manager_id is not null and ${isLead("manager_id", leadId)}
      union
      select below.lead, post.person_id, post.level from below join post on post.manager_id = below.member
       where below.level <> 'manager'
    ), beside as (
      select l.person_id as lead, s.person_id as member
        from post l join post s on s.unit_id = l.unit_id and s.level = 'staff' and s.primary
       where l.level = 'leader' and l.primary and ${isLead("l.person_id", leadId)}
         and not exists (select from post r where r.manager_id = l.person_id)
    ), team as (
      select lead, member from below union select lead, member from beside
    )
    select lead::text, array_agg(member::text order by member) as members from team
     where lead <> member and exists (select from post o where o.person_id = lead)
     group by lead order by lead`;
  return rows;
}

const isLead = (column: string, leadId: string | undefined) =>
  leadId === undefined ? Prisma.sql`true` : Prisma.sql`${Prisma.raw(column)} = ${leadId}::uuid`;

/** When those who changed it want their card. */
export async function allWanted(tx: Tx): Promise<ReadonlyMap<string, Wanted>> {
  const rows = await tx.weeklyTime.findMany();
  return new Map(rows.map(({ personId, ...wanted }) => [personId, wanted]));
}

export async function wantedBy(tx: Database | Tx, personId: string): Promise<Wanted | undefined> {
  const row = await tx.weeklyTime.findUnique({ where: { personId } });
  return row ? { weekday: row.weekday, hour: row.hour } : undefined;
}

export async function setWanted(tx: Tx, personId: string, wanted: Wanted): Promise<void> {
  await tx.weeklyTime.upsert({ where: { personId }, create: { personId, ...wanted }, update: wanted });
}

/** Which of these were told; not whose card waits until they are back. */
export async function toldAmong(tx: Tx, onces: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ once: string }[]>`select once from notice where once = any(${onces}::text[])`;
  return new Set(rows.map(({ once }) => once));
}

/** Whose card of the week that begins on `monday` was due, whether or not they were there to be told. */
export async function keptIn(tx: Tx, monday: string): Promise<ReadonlySet<string>> {
  const rows = await tx.weeklyCard.findMany({ where: { monday: new Date(monday) }, select: { leadId: true } });
  return new Set(rows.map(({ leadId }) => leadId));
}

export type Told = {
  readonly leadId: string;
  readonly monday: string;
  readonly facts: Facts;
  readonly suggested: string | undefined;
};

export async function keepTold(tx: Tx, cards: readonly Told[], now: Date): Promise<void> {
  const data = cards.map(({ monday, suggested, ...card }) => ({
    ...{ ...card, monday: new Date(monday), suggested: suggested ?? null, toldAt: now },
  }));
  await tx.weeklyCard.createMany({ data, skipDuplicates: true });
}

export type Outcome = "done" | "skipped";
export type Kept = {
  readonly facts: Facts;
  readonly suggested: string | undefined;
  readonly outcome: Outcome | undefined;
};

/** The card of a week as it was told, and the last one before it. */
export async function keptOf(tx: Database | Tx, leadId: string, monday: string) {
  const [own, before] = [
    await tx.weeklyCard.findUnique({ where: { leadId_monday: { leadId, monday: new Date(monday) } } }),
    await tx.weeklyCard.findFirst({ where: { leadId, monday: { lt: new Date(monday) } }, orderBy: { monday: "desc" } }),
  ];
  return { own: own ? keptAs(own) : undefined, before: before ? keptAs(before) : undefined };
}

const keptAs = (row: { facts: unknown; suggested: string | null; outcome: Outcome | null }): Kept => ({
  facts: row.facts as Facts,
  suggested: row.suggested ?? undefined,
  outcome: row.outcome ?? undefined,
});

/** False where no card of that week was told with a suggestion. */
export async function answer(tx: Tx, leadId: string, monday: string, outcome: Outcome): Promise<boolean> {
  const where = { leadId, monday: new Date(monday), suggested: { not: null } };
  const { count } = await tx.weeklyCard.updateMany({ where, data: { outcome } });
  return count === 1;
}
