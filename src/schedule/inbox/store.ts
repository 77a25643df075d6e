import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "../../services/database/database.ts";

export type Row = {
  readonly id: string;
  readonly platform: string;
  readonly identityHash: Uint8Array;
  readonly body: Uint8Array;
  /** answering: an answer may have been sent before. */
  readonly state: "received" | "answering";
  /** This one included. */
  readonly attempts: number;
};

type Bytes = Uint8Array<ArrayBuffer>;
export type NewItem = {
  readonly platform: string;
  readonly eventHash: Bytes | null;
  readonly identityHash: Bytes;
  readonly conversation: Bytes;
  readonly body: Bytes;
  readonly receivedAt: Date;
};

/**
 * False when the event or the message is there already. Every acknowledgement waits for this statement, and Prisma
 * plans a `createMany` anew each time, which takes longer than all the rest of it.
 */
export async function insert(db: Database, item: NewItem): Promise<boolean> {
  const { platform, eventHash, identityHash, conversation, body, receivedAt } = item;
  const state = body ? "received" : "done";
  const count = await db.$executeRaw`
    insert into inbox_item (id, platform, event_hash, identity_hash, conversation, body, received_at, state, due_at)
    values (${newId()}::uuid, ${platform}, ${eventHash}, ${identityHash}, ${conversation}, ${body}, ${receivedAt},
            ${state}::"InboxState", ${receivedAt})
    on conflict do nothing`;
  return count === 1;
}

let newest = 0;

/** Ids in the order in which they are made (UUID version 7), as Prisma makes those of the other tables. */
function newId(): string {
  // Milliseconds, and 1,024 steps within each.
  newest = Math.max(newest + 1, Date.now() * 1024);
  const time = Math.floor(newest / 1024)
    .toString(16)
    .padStart(12, "0");
  const step = (newest % 1024).toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${step}-${randomUUID().slice(19)}`;
}

type Unkept = Pick<NewItem, "platform" | "eventHash" | "identityHash">;
const same = ({ eventHash, identityHash }: Unkept) => ({
  OR: eventHash ? [{ identityHash }, { eventHash }] : [{ identityHash }],
});

/**
 * Marks something as being done until then: a row like any other that is done, which says the day and nothing more.
 * False: it was done before. Rejects while another process does it.
 */
export async function begin(db: Database, named: Unkept, now: Date, until: Date): Promise<boolean> {
  const day = new Date(now.toISOString().slice(0, 10));
  const nobody = { conversation: new Uint8Array(randomBytes(32)), attempts: 1, body: null, state: "done" } as const;
  const row = { id: randomUUID(), ...named, ...nobody, receivedAt: day, dueAt: day, leasedUntil: until };
  const { count: isNew } = await db.inboxItem.createMany({ skipDuplicates: true, data: [row] });
  if (isNew === 1) return true;
  const { count: isLeft } = await db.inboxItem.updateMany({
    where: { AND: [same(named), { leasedUntil: { lte: now } }] },
    data: { leasedUntil: until },
  });
  if (isLeft > 0) return true;
  if ((await db.inboxItem.count({ where: { AND: [same(named), { leasedUntil: { not: null } }] } })) === 0) return false;
  throw new Error("another process is doing this");
}

/** until: as it was marked; what another process has taken over since is its own. */
export async function finish(db: Database, named: Unkept, until: Date): Promise<void> {
  await db.inboxItem.updateMany({ where: { AND: [same(named), { leasedUntil: until }] }, data: { leasedUntil: null } });
}

/** As if it had never come. */
export async function forget(db: Database, named: Unkept, until: Date): Promise<void> {
  await db.inboxItem.deleteMany({ where: { AND: [same(named), { leasedUntil: until }] } });
}

/** What a process that died was doing without a trace: as if it had never come, nor when. */
export async function forgetLeft(db: Database, before: Date): Promise<void> {
  await db.inboxItem.deleteMany({ where: { state: "done", leasedUntil: { lt: before } } });
}

/** The oldest item of a conversation that is not done, when it is due and nobody works on it; those behind it wait. */
export async function claim(db: Database, conversation: Bytes, now: Date, leasedUntil: Date): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    update inbox_item set leased_until = ${leasedUntil}, attempts = attempts + 1
     where id = (select id from inbox_item where conversation = ${conversation} and state in ('received', 'answering')
                  order by id limit 1 for update)
       and state in ('received', 'answering') and due_at <= ${now} and (leased_until is null or leased_until <= ${now})
    returning id::text, platform, identity_hash as "identityHash", body, state::text, attempts`;
  return row;
}

/** Still as it was claimed: another process that took it over has counted a try of its own. */
const held = ({ id, attempts }: Row) => ({ id, attempts, leasedUntil: { not: null } });

/** From here on the answer may have gone out. False: another process has taken the item over, and answers it. */
export async function answering(db: Database, row: Row): Promise<boolean> {
  const { count } = await db.inboxItem.updateMany({ where: held(row), data: { state: "answering" } });
  return count === 1;
}

export async function lease(db: Database, row: Row, leasedUntil: Date): Promise<void> {
  await db.inboxItem.updateMany({ where: held(row), data: { leasedUntil } });
}

export type End = { readonly state: "done" | "failed" };
export type Later = { readonly state: "received" | "answering"; readonly dueAt: Date; readonly counts: boolean };

/** Ends an item, and empties it; or gives it back for later. Nothing happens to one that another process has taken over. */
export async function settle(db: Database, row: Row, as: End | Later): Promise<void> {
  const data =
    "dueAt" in as
      ? { state: as.state, dueAt: as.dueAt, ...(as.counts ? {} : { attempts: { decrement: 1 } }) }
      : { state: as.state, body: null };
  await db.inboxItem.updateMany({ where: held(row), data: { ...data, leasedUntil: null } });
}

/** Conversations in which something is due and nobody works on it. */
export async function waiting(db: Database, now: Date): Promise<readonly Uint8Array[]> {
  const rows = await db.$queryRaw<{ conversation: Uint8Array }[]>`
    select distinct conversation from inbox_item
     where state in ('received', 'answering') and due_at <= ${now} and (leased_until is null or leased_until <= ${now})
     limit 500`;
  return rows.map(({ conversation }) => conversation);
}
