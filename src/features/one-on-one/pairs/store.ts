import type { Prisma, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import { type Pair, type Rhythm, type Seen, sideOf } from "../one-on-one.ts";

// Who talks with whom. Everything is asked by one of the two: there is no query that gives a third person a pair.

const named = { select: { id: true, name: true } } as const;
export const both = { member: named, counterpart: named } as const;
type Row = Prisma.OneOnOnePairGetPayload<{ include: typeof both }>;

/** A pair as one of its two sees it; undefined for anybody else. */
export async function pairSeen(tx: Tx, id: string, viewerId: string): Promise<Seen | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await tx.oneOnOnePair.findFirst({ where: { id, ...ofPerson(viewerId) }, include: both });
  return row ? seenBy(pairFrom(row), viewerId) : undefined;
}

/** As `pairSeen`, and nobody else changes the pair or anything of it until the transaction ends. */
export async function lockPair(tx: Tx, id: string, viewerId: string): Promise<Seen | undefined> {
  if (!isUuid(id)) return undefined;
  await tx.$queryRaw`select 1 from one_on_one_pair where id = ${id}::uuid for update`;
  return pairSeen(tx, id, viewerId);
}

/** Somebody's pairs, those that go on first. */
export async function pairsOf(tx: Tx, personId: string): Promise<readonly Seen[]> {
  const rows = await tx.oneOnOnePair.findMany({
    where: ofPerson(personId),
    include: both,
    orderBy: [{ endedOn: { sort: "desc", nulls: "first" } }, { createdAt: "asc" }],
  });
  return rows.flatMap((row) => seenBy(pairFrom(row), personId) ?? []);
}

const ofPerson = (id: string) => ({ OR: [{ memberId: id }, { counterpartId: id }] });

function seenBy(pair: Pair, personId: string): Seen | undefined {
  const side = sideOf(pair, personId);
  return side && { pair, side };
}

export function pairFrom(row: Row): Pair {
  const { id, member, counterpart, followsLine, months, minutes, version } = row;
  const { askedById: by, askedMonths, askedMinutes } = row;
  return {
    ...{ id, member, counterpart, followsLine, months, minutes, version },
    asked: by && askedMonths && askedMinutes ? { by, months: askedMonths, minutes: askedMinutes } : undefined,
    agreedOn: dayOf(row.agreedOn),
    endedOn: dayOf(row.endedOn),
  };
}

export const dayOf = (date: Date | null): string | undefined => date?.toJSON().slice(0, 10);

export type Beginning = {
  readonly id: string;
  readonly memberId: string;
  readonly counterpartId: string;
  readonly followsLine: boolean;
  readonly by: string;
  readonly rhythm: Rhythm;
  readonly now: Date;
};

/** Asks for a pair. The two who have one that goes on, in whichever direction, keep it: undefined then. */
export async function askForPair(tx: Tx, { id, by, rhythm, now, ...who }: Beginning): Promise<boolean> {
  const { memberId, counterpartId, followsLine } = who;
  const two = [memberId, counterpartId];
  // Both at once would make two of it.
  await tx.$queryRaw`select 1 from person where id = any(${two}::uuid[]) order by id for update`;
  const where = { memberId: { in: two }, counterpartId: { in: two }, endedOn: null };
  if (await tx.oneOnOnePair.findFirst({ where, select: { id: true } })) return false;
  const asked = { askedById: by, askedMonths: rhythm.months, askedMinutes: rhythm.minutes };
  await tx.oneOnOnePair.create({
    data: { id, memberId, counterpartId, followsLine, ...rhythm, ...asked, createdAt: now },
  });
  return true;
}

/** What one of the two asks for takes the place of what either asked for before. */
export const askForRhythm = (tx: Tx, { id }: Pair, by: string, { months, minutes }: Rhythm): Promise<void> =>
  update(tx, id, { askedById: by, askedMonths: months, askedMinutes: minutes });

/** What was asked for holds; the pair begins with it where it had not. */
export const agree = (tx: Tx, { id, agreedOn }: Pair, { months, minutes }: Rhythm, today: string): Promise<void> =>
  update(tx, id, { months, minutes, ...notAsked, ...(!agreedOn && { agreedOn: new Date(today) }) });

/** A time that was set is given up; what was prepared stays where it is. */
export async function endPair(tx: Tx, { id }: Pick<Pair, "id">, today: string): Promise<void> {
  await update(tx, id, { ...notAsked, endedOn: new Date(today) });
  const given = { proposed: [], proposedById: null, meetsAt: null };
  await tx.oneOnOneMeeting.updateMany({ where: { pairId: id, heldOn: null }, data: given });
}

const notAsked = { askedById: null, askedMonths: null, askedMinutes: null };

async function update(tx: Tx, id: string, data: Prisma.OneOnOnePairUncheckedUpdateInput): Promise<void> {
  await tx.oneOnOnePair.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
}

/** Members of somebody's team on a day with whom they have no pair that goes on. */
export const unpairedOf = (tx: Tx, leadId: string, today: string) =>
  tx.$queryRaw<readonly { id: string; number: string; name: string }[]>`
    select p.id::text, p.staff_number as number, p.name
      from person p
     where (p.left_on is null or p.left_on > ${today}::date)
       and exists (select from assignment a where a.person_id = p.id and a.manager_id = ${leadId}::uuid
                    and a.from_day <= ${today}::date and (a.to_day is null or a.to_day > ${today}::date))
       and not exists (select from one_on_one_pair o where o.ended_on is null
                        and o.member_id = p.id and o.counterpart_id = ${leadId}::uuid)
     order by p.staff_number`;
