import PgBoss from "pg-boss";
import type { Tx } from "../services/database/database.ts";
import { runSql } from "./store.ts";

/**
 * Wakes the workers of whichever process is free. A job carries the id of a row and nothing else, and commits or
 * rolls back with it; the rows are the truth, so that a job too many or too few does no harm.
 */
export type Wake = {
  readonly tell: (tx: Tx, noticeIds: readonly string[]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const QUEUE = "deliver";
const POLL_S = 0.5;
const AT_ONCE = 200;
/** A job that nobody took within a day has been swept up long before. */
const KEEP_MINUTES = 24 * 60;

/** onWoken: notices that may be due. Rejects when the database does not let it keep its tables (schema `pgboss`). */
export async function createWake(
  url: string,
  onWoken: (noticeIds: readonly string[]) => Promise<void>,
  onFault: (error: unknown) => void,
): Promise<Wake> {
  const boss = new PgBoss({ connectionString: url, max: 3, application_name: "hagukumi queue", schedule: false });
  boss.on("error", onFault);
  await boss.start();
  await boss.createQueue(QUEUE, { name: QUEUE, retentionMinutes: KEEP_MINUTES, retryLimit: 0 });
  await boss.work<{ id: string }>(QUEUE, { batchSize: AT_ONCE, pollingIntervalSeconds: POLL_S }, (jobs) =>
    onWoken(jobs.map(({ data }) => data.id)),
  );
  return {
    tell: async (tx, noticeIds) => {
      const db = { executeSql: async (sql: string, values: unknown[]) => ({ rows: await runSql(tx, sql, values) }) };
      await boss.insert(
        noticeIds.map((id) => ({ name: QUEUE, data: { id } })),
        { db },
      );
    },
    stop: () => boss.stop({ graceful: true, wait: true, timeout: 5000 }),
  };
}
