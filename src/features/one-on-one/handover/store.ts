import type { Tx } from "../../../services/database/database.ts";
import type { Meeting, Pair, Rhythm } from "../one-on-one.ts";
import { dayOf, endPair } from "../pairs/store.ts";

/** What passes from an ended pair to the one that follows it; ids of meetings and promises. */
export type Handover = {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly meetings: readonly string[];
  readonly promises: readonly string[];
  readonly proposedBy: string | undefined;
  readonly movedOn: string | undefined;
  readonly version: number;
};

/** The hand-over of an ended pair; undefined where nobody followed. */
export async function handoverOf(tx: Tx, { id: fromId }: Pick<Pair, "id">): Promise<Handover | undefined> {
  const row = await tx.oneOnOneHandover.findUnique({ where: { fromId } });
  if (!row) return undefined;
  const { proposedById, movedOn, ...rest } = row;
  return { ...rest, proposedBy: proposedById ?? undefined, movedOn: dayOf(movedOn) };
}

/** Of some ended pairs those that wait for somebody: the member to choose, or either to agree to what the other chose. */
export async function waitingHandovers(tx: Tx, pairIds: readonly string[], viewerId: string) {
  const rows = await tx.oneOnOneHandover.findMany({
    where: { fromId: { in: [...pairIds] }, movedOn: null },
    select: { fromId: true, proposedById: true, from: { select: { memberId: true } } },
  });
  const waits = rows.filter(({ proposedById, from }) =>
    proposedById === null ? from.memberId === viewerId : proposedById !== viewerId,
  );
  return new Set(waits.map(({ fromId }) => fromId));
}

export type Choice = { readonly meetings: readonly string[]; readonly promises: readonly string[] };

/** Takes the place of what either chose before. */
export async function chooseFor(tx: Tx, { id }: Handover, by: string, { meetings, promises }: Choice): Promise<void> {
  const data = { meetings: [...meetings], promises: [...promises], proposedById: by, version: { increment: 1 } };
  await tx.oneOnOneHandover.update({ where: { id }, data });
}

/**
 * Moves what both agreed to: promises go to the pair that follows, those of the former counterpart to the new one; of the
 * meetings the new counterpart may read the notes. What has ended or was not theirs since stays where it is.
 */
export async function move(tx: Tx, { id, toId, ...choice }: Handover, from: Pair, today: string): Promise<void> {
  const { counterpartId } = await tx.oneOnOnePair.findUniqueOrThrow({ where: { id: toId } });
  const open = { id: { in: [...choice.promises] }, pairId: from.id, endedOn: null };
  await tx.oneOnOnePromise.updateMany({
    where: { ...open, ownerId: from.counterpart.id },
    data: { ownerId: counterpartId },
  });
  await tx.oneOnOnePromise.updateMany({ where: open, data: { pairId: toId, version: { increment: 1 } } });
  await tx.oneOnOneMeeting.updateMany({
    where: { id: { in: [...choice.meetings] }, pairId: from.id, heldOn: { not: null } },
    data: { handedToId: toId },
  });
  await tx.oneOnOneHandover.update({
    where: { id },
    data: { movedOn: new Date(today), version: { increment: 1 } },
  });
}

/** The name of whoever follows. */
export async function followerOf(tx: Tx, pairId: string): Promise<string> {
  const { counterpart } = await tx.oneOnOnePair.findUniqueOrThrow({
    where: { id: pairId },
    select: { counterpart: { select: { name: true } } },
  });
  return counterpart.name;
}

/** The name of whoever took a note over; undefined: nobody did. */
export const successorOf = async (tx: Tx, { handedTo }: Pick<Meeting, "handedTo">): Promise<string | undefined> =>
  handedTo === undefined ? undefined : followerOf(tx, handedTo);

/** A pair whose counterpart no longer leads the member, and who does now; null: nobody. */
export type Moved = Rhythm & {
  readonly id: string;
  readonly memberId: string;
  readonly counterpartId: string;
  readonly managerId: string | null;
  readonly agreed: boolean;
};

/** Pairs that follow the line and no longer do on a day, and those of which one has left. */
export const movedOn = (tx: Tx, today: string) =>
  tx.$queryRaw<readonly Moved[]>`
    with post as (
      select a.person_id, a.manager_id, a."primary" from assignment a
       where a.from_day <= ${today}::date and (a.to_day is null or a.to_day > ${today}::date)
    )
    select o.id::text, o.member_id::text as "memberId", o.counterpart_id::text as "counterpartId", o.months, o.minutes,
           o.agreed_on is not null as agreed,
           (select t.manager_id::text from post t join person b on b.id = t.manager_id
             where t.person_id = o.member_id and t."primary" and o.follows_line
               and (m.left_on is null or m.left_on > ${today}::date)
               and (b.left_on is null or b.left_on > ${today}::date)
             limit 1) as "managerId"
      from one_on_one_pair o
      join person m on m.id = o.member_id
      join person c on c.id = o.counterpart_id
     where o.ended_on is null
       and (m.left_on <= ${today}::date or c.left_on <= ${today}::date
            or (o.follows_line and not exists (
                  select from post t where t.person_id = o.member_id and t.manager_id = o.counterpart_id)))
     order by o.id`;

export type Following = {
  readonly pairId: string;
  readonly handoverId: string;
  readonly today: string;
  readonly now: Date;
};

/** Ends a pair and, where somebody leads the member now, lets theirs begin with the same rhythm. Gives the new pair's id. */
export async function follow(tx: Tx, moved: Moved, { pairId, handoverId, today, now }: Following) {
  await endPair(tx, moved, today);
  const { memberId, managerId, months, minutes } = moved;
  if (managerId === null || !moved.agreed) return undefined;
  const known = { memberId, counterpartId: managerId, endedOn: null };
  const before = await tx.oneOnOnePair.findFirst({ where: known, select: { id: true } });
  const toId = before?.id ?? pairId;
  if (!before)
    await tx.oneOnOnePair.create({
      data: {
        ...{ id: pairId, memberId, counterpartId: managerId, followsLine: true, months, minutes },
        ...{ agreedOn: new Date(today), createdAt: now },
      },
    });
  await tx.oneOnOneHandover.create({ data: { id: handoverId, fromId: moved.id, toId, meetings: [], promises: [] } });
  return toId;
}
