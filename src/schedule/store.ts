import type { Database, Tx } from "../services/database/database.ts";

/** Makes presses of one key take turns until the transaction ends, so that the second finds the first one's result. */
export async function waitForTurn(tx: Tx, key: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`;
}

export const usedKey = (tx: Tx, key: string, personId: string) =>
  tx.usedKey.findUnique({ where: { key_personId: { key, personId } } });

export async function useKey(
  tx: Tx,
  used: { key: string; personId: string; result: Uint8Array<ArrayBuffer>; usedAt: Date },
): Promise<void> {
  await tx.usedKey.create({ data: used });
}

/** Takes a job's slot; false when it was taken before. Another process that takes it waits until this one is done. */
export async function takeSlot(tx: Tx, job: string, slot: string, now: Date): Promise<boolean> {
  const { count } = await tx.jobRun.createMany({ skipDuplicates: true, data: [{ job, slot, ranAt: now }] });
  return count === 1;
}

/** Whether a job's slot was taken. */
export const isTaken = async (db: Database, job: string, slot: string): Promise<boolean> =>
  (await db.jobRun.count({ where: { job, slot } })) > 0;

/** The longer patience wins, whoever was asked for it. */
export async function pauseUntil(db: Database, platform: string, lane: string, until: Date): Promise<void> {
  await db.$executeRaw`
    insert into pause (platform, lane, until) values (${platform}, ${lane}, ${until})
    on conflict (platform, lane) do update set until = greatest(pause.until, excluded.until)`;
}

export async function pausedUntil(db: Database, platform: string): Promise<Date> {
  const { _max } = await db.pause.aggregate({ where: { platform }, _max: { until: true } });
  return _max.until ?? new Date(0);
}

/** What waits and what came to nothing, by state; what was done is not counted. */
export async function backlog(db: Database): Promise<Readonly<Record<string, number>>> {
  const rows = await db.$queryRaw<{ state: string; count: number }[]>`
    select 'inbox_' || state::text as state, count(*)::int as count from inbox_item where state <> 'done' group by 1
    union all
    select 'delivery_' || state::text, count(*)::int from delivery where state not in ('sent', 'dropped') group by 1`;
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** A statement of the queue's own, in our transaction. */
export const runSql = (tx: Tx, sql: string, values: readonly unknown[]): Promise<unknown[]> =>
  tx.$queryRawUnsafe<unknown[]>(sql, ...values);
