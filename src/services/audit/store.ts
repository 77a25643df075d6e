import { randomBytes } from "node:crypto";
import { type Database, Prisma, type Tx } from "../database/database.ts";
import type { SignedAnchor } from "./anchors.ts";
import { anchorMac, beginning, digestOf, hex, linkOf } from "./chain.ts";
import { type AuditEntry, type Cut, type Deed, type Payload, refuseWords } from "./entry.ts";
import { type ToldAction, toldActions, toldToSubject } from "./told.ts";

/** Writes the audit trail. */
export type Audit = {
  /**
   * Writes a deed down in the transaction that does it. Whoever appends waits for the transaction that appended before,
   * so do it last. Throws where the payload holds more than ids and counts.
   */
  readonly append: (tx: Tx, deed: Deed) => Promise<void>;
  /** The same for many deeds at once, in their order: one about each of those whom something concerns. */
  readonly appendAll: (tx: Tx, deeds: readonly Deed[]) => Promise<void>;
  /** Erases what entries about a person say; that there was something stays, and so does the chain. Gives how many. */
  readonly erase: (tx: Tx, subject: string) => Promise<number>;
  /**
   * Drops the oldest entries, through that number, and writes down where the chain goes on. The database refuses those
   * younger than a year. Gives how many.
   */
  readonly cut: (tx: Tx, through: number, now: Date) => Promise<number>;
  /**
   * The end of the trail, to be kept outside the database; undefined while there is none. Ask before the transaction
   * appends anything: what is seen then was committed, while its own entries may yet be undone.
   */
  readonly anchor: (tx: Tx) => Promise<SignedAnchor | undefined>;
};

/** key: `chainKey`. */
export function createAudit(key: Uint8Array): Audit {
  const appendAll: Audit["appendAll"] = async (tx, deeds) => {
    for (const { payload } of deeds) refuseWords(payload);
    await waitForTurn(tx);
    const newest = await tx.auditEntry.findFirst({ orderBy: { number: "desc" }, select: { chain: true } });
    let last: Uint8Array = newest?.chain ?? beginning;
    const data = deeds.map(({ at, actor, action, subject, payload }) => {
      const salt = new Uint8Array(randomBytes(32));
      const payloadDigest = digestOf(payload, salt);
      const chain = linkOf(key, last, { at, actor, action, subject, digest: payloadDigest });
      last = chain;
      return { at, actorId: actor, action, subjectId: subject, payload, salt, payloadDigest, chain };
    });
    await tx.auditEntry.createMany({ data });
  };
  const append: Audit["append"] = (tx, deed) => appendAll(tx, [deed]);
  return {
    append,
    appendAll,
    erase: (tx, subject) => tx.$executeRaw`
      update audit_entry set payload = null, salt = ''
       where subject_id = ${subject}::uuid and payload is not null and action <> ${CUT}`,
    cut: async (tx, through, now) => {
      await waitForTurn(tx);
      const last = await tx.auditEntry.findFirst({
        where: { number: { lte: through } },
        orderBy: { number: "desc" },
      });
      if (!last) return 0;
      const payload = { through: Number(last.number), chain: hex(last.chain) };
      await append(tx, { at: now, actor: null, action: CUT, subject: null, payload });
      return (await tx.auditEntry.deleteMany({ where: { number: { lte: through } } })).count;
    },
    anchor: async (tx) => {
      const row = await tx.auditEntry.findFirst({ orderBy: { number: "desc" }, select: { number: true, chain: true } });
      if (!row) return undefined;
      const end = { number: Number(row.number), chain: hex(row.chain) };
      return { ...end, mac: hex(anchorMac(key, end)) };
    },
  };
}

const CUT = "audit.cut";

/** The advisory lock under which entries are appended, so that no two follow the same one. */
const APPENDING = 4_242_003;

async function waitForTurn(tx: Tx): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${APPENDING})::text`;
}

/** The newest entries of an action, newest first. */
export async function newestOf(db: Tx, action: string, most: number): Promise<readonly AuditEntry[]> {
  return (await db.auditEntry.findMany({ where: { action }, orderBy: { number: "desc" }, take: most })).map(entryOf);
}

/** What one person did on one day about another. */
export type ToldDeeds = {
  /** Person id; null: a job. */
  readonly actor: string | null;
  /** `YYYY-MM-DD` in Asia/Tokyo. */
  readonly day: string;
  /** null: some other reading. */
  readonly action: ToldAction | null;
  readonly count: number;
};

/** What others did about somebody that they are told of, newest first. */
export const toldTo = (db: Tx, subject: string, { skip, most }: { readonly skip: number; readonly most: number }) =>
  db.$queryRaw<readonly ToldDeeds[]>`
    select row.actor_id::text as actor, (row.at at time zone 'Asia/Tokyo')::date::text as day,
           case when row.action = any(${[...toldActions]}) then row.action end as action, count(*)::int as count
      from audit_entry row
     where row.subject_id = ${subject}::uuid and row.actor_id is distinct from row.subject_id
       and ${Prisma.raw(toldToSubject)}
     group by 1, 2, 3 order by 2 desc, max(row.number) desc limit ${most} offset ${skip}`;

/** The trail as it is at one instant, however long it takes to walk it. */
export function readTrail<R>(db: Database, walk: (trail: Trail) => Promise<R>): Promise<R> {
  const options = { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: 3_600_000 };
  return db.$transaction(async (tx) => walk({ cut: await cutOf(tx), entries: entriesOf(tx) }), options);
}
export type Trail = {
  readonly cut: Cut | undefined;
  /** Oldest first. */
  readonly entries: AsyncIterable<AuditEntry>;
};

async function cutOf(tx: Tx): Promise<Cut | undefined> {
  const [newest] = await newestOf(tx, CUT, 1);
  if (!newest?.payload) return undefined;
  const { through, chain } = newest.payload;
  return { through: Number(through), chain: new Uint8Array(Buffer.from(String(chain), "hex")) };
}

const BATCH = 1000;

async function* entriesOf(tx: Tx): AsyncIterable<AuditEntry> {
  for (let after = -1n; ; ) {
    const rows = await tx.auditEntry.findMany({
      where: { number: { gt: after } },
      orderBy: { number: "asc" },
      take: BATCH,
    });
    yield* rows.map(entryOf);
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

type Row = NonNullable<Awaited<ReturnType<Tx["auditEntry"]["findFirst"]>>>;

const entryOf = ({ number, at, actorId, action, subjectId, payload, salt, payloadDigest, chain }: Row): AuditEntry => ({
  ...{ number: Number(number), at, actor: actorId, action, subject: subjectId },
  payload: payload as Payload | null,
  ...{ salt, digest: payloadDigest, chain },
});
