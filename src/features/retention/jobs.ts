import type { Job } from "../../bot/notice.ts";
import { addAnchor, anchorsFile } from "../../services/audit/anchors.ts";
import type { Audit } from "../../services/audit/store.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Tx } from "../../services/database/database.ts";
import { type Archive, archiveFolder, createArchive, isWritable } from "./archive.ts";
import { firstKept, type RetentionClass } from "./retention.ts";
import { type Rows, writeRun } from "./store.ts";
import { tables } from "./tables.ts";

export type Retention = {
  readonly classes: readonly RetentionClass[];
  readonly rows: Rows;
  readonly audit: Audit;
  readonly crypto: Pick<Crypto, "seal" | "open">;
  /** undefined: there is nowhere to archive, and what is official stays. */
  readonly dataDir: string | undefined;
  /** Rows in one statement. */
  readonly batch?: number;
  /** Statements are begun for so long; what is left is for the next night. */
  readonly mostMs?: number;
};

export const runsAt = "03:30";

/** Deletes what is past its period, and writes down how much of what. */
export const deleteDue = (retention: Retention): Job<Tx> => ({
  name: "retention",
  at: runsAt,
  run: async (tx, now, day) => {
    const { dataDir, crypto } = retention;
    const folder = dataDir !== undefined && (await isWritable(dataDir)) ? dataDir : undefined;
    const end = await retention.audit.anchor(tx);
    if (end && folder !== undefined) await addAnchor(anchorsFile(folder), end);
    const archive = folder === undefined ? undefined : createArchive(archiveFolder(folder), day, crypto);
    try {
      await sweep({ retention, tx, day, archive }, now);
    } catch (error) {
      // The transaction is undone, so the records are still there.
      await archive?.discard();
      throw error;
    }
    return [];
  },
});

type Night = {
  readonly retention: Retention;
  readonly tx: Tx;
  readonly day: string;
  readonly archive: Archive | undefined;
};
type Counts = Readonly<Record<string, number>>;

async function sweep(night: Night, now: Date): Promise<void> {
  const { retention, tx, archive } = night;
  const { classes, rows, audit, mostMs = 60_000 } = retention;
  await rows.keepHolds(tx);
  const until = performance.now() + mostMs;
  let deleted: Counts = {};
  let unfinished = false;
  for (const table of Object.keys(tables)) {
    const its = classes.find((each) => each.tables.includes(table));
    if (!its || !goes(its, archive)) continue;
    const swept = await sweepTable(night, table, its, until);
    deleted = { ...deleted, ...swept.deleted };
    unfinished ||= swept.unfinished;
  }
  await archive?.finish();
  // Last, since whoever writes to the trail waits for this transaction from here on.
  const cut = await cutAudit(night, now);
  await writeRun(tx, audit, {
    at: now,
    deleted: { ...deleted, ...cut },
    unfinished,
    unarchived: archive === undefined,
  });
}

/** Whether rows of a class may go at all. */
export const goes = ({ keep, official }: RetentionClass, archive: unknown): boolean =>
  keep !== "always" && (!official || archive !== undefined);

async function sweepTable({ retention, tx, day, archive }: Night, table: string, its: RetentionClass, until: number) {
  const { rows, batch = 1000 } = retention;
  let deleted: Counts = {};
  if (its.keep === "always") return { deleted, unfinished: false };
  const due = { table, before: firstKept(day, its.keep), today: day };
  for (;;) {
    if (performance.now() > until) return { deleted, unfinished: (await rows.due(tx, due, 1)).length > 0 };
    const places = await rows.due(tx, due, batch);
    if (its.official) await archive?.add(await rows.records(tx, table, places));
    if (places.length > 0) deleted = sum(deleted, await rows.drop(tx, table, places));
    if (places.length < batch) return { deleted, unfinished: false };
  }
}

const sum = (some: Counts, more: Counts): Counts => ({
  ...some,
  ...Object.fromEntries(Object.entries(more).map(([table, count]) => [table, count + (some[table] ?? 0)])),
});

async function cutAudit({ retention, tx, day }: Night, now: Date): Promise<Counts> {
  const { classes, rows, audit } = retention;
  const keep = classes.find((each) => each.tables.includes("audit_entry"))?.keep;
  if (keep === undefined || keep === "always") return {};
  const through = await rows.auditThrough(firstKept(day, keep), tx);
  const dropped = through > 0 ? await audit.cut(tx, through, now) : 0;
  return dropped > 0 ? { audit_entry: dropped } : {};
}
