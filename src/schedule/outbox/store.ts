import type { Message, Notice, Redraw } from "../../bot/notice.ts";
import { announce, type Database, type Tx } from "../../services/database/database.ts";
import type { Settled } from "./rules.ts";

/** The channel on which every process hears that somebody has a new notice; the payload is a person id. */
export const noticeChannel = "hagukumi_notices";

/** A delivery to be done, with the notice it delivers. */
export type Row = {
  readonly id: string;
  readonly toId: string;
  readonly feature: string;
  readonly kind: string;
  readonly about: Notice["about"];
  readonly once: string;
  readonly class: Notice["class"];
  readonly createdAt: Date;
  /** sending: it may have been sent before. sent: it is to be drawn anew. */
  readonly state: "waiting" | "sending" | "sent";
  /** This one included. */
  readonly attempts: number;
  readonly platform: string | null;
  readonly receipt: string | null;
  readonly wanted: number;
};

/**
 * Writes notices; one whose `once` exists already is left as it was. dueAt: from when on they go into a chat as well;
 * undefined: into none.
 * Gives the ids of the people and notices that are to be delivered.
 */
export async function writeNotices(
  tx: Tx,
  notices: readonly Notice[],
  now: Date,
  dueAt: Date | undefined,
): Promise<readonly string[]> {
  if (notices.length === 0) return [];
  const rows = await tx.notice.createManyAndReturn({
    skipDuplicates: true,
    select: { id: true, toId: true },
    data: notices.map(({ to, feature, kind, about, once, class: noticeClass, section }) => ({
      toId: to,
      feature,
      kind,
      about,
      once,
      class: noticeClass,
      section: section ?? null,
      createdAt: now,
    })),
  });
  await announce(tx, noticeChannel, ...new Set(rows.map(({ toId }) => toId)));
  if (!dueAt || rows.length === 0) return [];
  await tx.delivery.createMany({ data: rows.map(({ id, toId }) => ({ noticeId: id, toId, dueAt })) });
  return rows.map(({ id }) => id);
}

/** Asks for every copy that is or will be delivered to be drawn anew; gives the ids of their notices. */
export async function wantRedrawn(tx: Tx, { redraw }: Redraw): Promise<readonly string[]> {
  const { feature, kind, about } = redraw;
  const rows = await tx.delivery.updateManyAndReturn({
    where: {
      notice: { feature, kind, about: { equals: about } },
      state: { in: ["waiting", "sending", "sent", "unknown"] },
    },
    data: { wanted: { increment: 1 } },
    select: { noticeId: true },
  });
  return rows.map(({ noticeId }) => noticeId);
}

export const isNotice = (message: Message): message is Notice => "once" in message;

/**
 * The oldest delivery to somebody that is due, when nobody works on it. Those behind it wait, also for one that is to
 * be repeated; what is only kept for working hours holds nobody up.
 */
export async function claim(db: Database, toId: string, now: Date, leasedUntil: Date): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    update delivery d set leased_until = ${leasedUntil}, attempts = attempts + 1
      from notice n
     where n.id = d.notice_id and (d.leased_until is null or d.leased_until <= ${now})
       and (d.state in ('waiting', 'sending') or (d.state = 'sent' and d.wanted > d.drawn)) and d.due_at <= ${now}
       and d.notice_id = (
         select o.notice_id from delivery o join notice m on m.id = o.notice_id
          where o.to_id = ${toId}::uuid
            and (o.state = 'sending'
                 or (o.due_at <= ${now} and (o.state = 'waiting' or (o.state = 'sent' and o.wanted > o.drawn))))
          order by m.created_at, m.id limit 1 for update of o)
    returning d.notice_id::text as id, d.to_id::text as "toId", n.feature, n.kind, n.about, n.once, n.class::text,
              n.created_at as "createdAt", d.state::text, d.attempts, d.platform, d.receipt, d.wanted`;
  return row;
}

/** Still as it was claimed: another process that took it over has counted a try of its own. */
const held = ({ id, attempts }: Row) => ({ noticeId: id, attempts, leasedUntil: { not: null } });

/** From here on it may have gone out, to this platform. False: another process has taken it over, and sends it. */
export async function sending(db: Database, row: Row, platform: string): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { ...held(row), state: row.state },
    data: { state: "sending", platform },
  });
  return count === 1;
}

export async function lease(db: Database, row: Row, leasedUntil: Date): Promise<void> {
  await db.delivery.updateMany({ where: held(row), data: { leasedUntil } });
}

/** Ends a try; nothing happens to a delivery that another process has taken over. */
export async function settle(db: Database, row: Row, as: Settled, now: Date): Promise<void> {
  const data =
    "afterMs" in as
      ? {
          state: as.state,
          dueAt: new Date(now.getTime() + as.afterMs),
          ...(as.counts ? {} : { attempts: { decrement: 1 } }),
        }
      : {
          state: as.state,
          endedAt: now,
          // What had been asked for when the card was drawn.
          ...(as.state === "sent" && { receipt: as.receipt, drawn: row.wanted, attempts: 0 }),
          ...("reason" in as && { reason: as.reason }),
        };
  await db.delivery.updateMany({ where: held(row), data: { ...data, leasedUntil: null } });
}

/** A copy was drawn anew, or will be tried again, or can no longer be reached. */
export async function settleRedraw(db: Database, row: Row, againAt: Date | undefined): Promise<void> {
  const data = againAt ? { dueAt: againAt } : { drawn: row.wanted, attempts: 0 };
  await db.delivery.updateMany({ where: held(row), data: { ...data, leasedUntil: null } });
}

/** People to whom something is due that nobody works on. */
export async function waiting(db: Database, now: Date): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct to_id::text as id from delivery
     where (state in ('waiting', 'sending') or (state = 'sent' and wanted > drawn))
       and due_at <= ${now} and (leased_until is null or leased_until <= ${now})
     limit 1000`;
  return rows.map(({ id }) => id);
}

export async function peopleOf(db: Database, noticeIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db.delivery.findMany({
    where: { noticeId: { in: [...noticeIds] } },
    distinct: ["toId"],
    select: { toId: true },
  });
  return rows.map(({ toId }) => toId);
}

/** Which of these notices exist, by `once`. */
export async function toldAlready(tx: Tx, notices: readonly Notice[]): Promise<ReadonlySet<string>> {
  const once = notices.map((each) => each.once);
  const rows = await tx.$queryRaw<{ once: string }[]>`select once from notice where once = any(${once}::text[])`;
  return new Set(rows.map((row) => row.once));
}

/** What nobody is to be nudged of for now: `person feature kind`. */
export async function mutedOn(tx: Tx, now: Date): Promise<ReadonlySet<string>> {
  const rows = await tx.mute.findMany({ where: { OR: [{ until: null }, { until: { gt: now } }] } });
  return new Set(rows.map(({ personId, feature, kind }) => `${personId} ${feature} ${kind}`));
}

/** Whether somebody wants no nudge of this kind for now. */
export async function isMuted(
  db: Database,
  personId: string,
  feature: string,
  kind: string,
  now: Date,
): Promise<boolean> {
  const where = { personId, feature, kind, OR: [{ until: null }, { until: { gt: now } }] };
  return (await db.mute.count({ where })) > 0;
}

/** Where somebody is met on these platforms, the account that was looked at last first; and the e-mail of the roster. */
export async function reachOf(
  db: Database,
  personId: string,
  platforms: readonly string[],
): Promise<{ readonly accounts: readonly { platform: string; externalId: string }[]; readonly email: string | null }> {
  const accounts = await db.account.findMany({
    where: { personId, platform: { in: [...platforms] } },
    orderBy: [{ checkedAt: "desc" }, { externalId: "asc" }],
    select: { platform: true, externalId: true },
  });
  const person = await db.person.findUnique({ where: { id: personId }, select: { email: true } });
  return { accounts, email: person?.email ?? null };
}
