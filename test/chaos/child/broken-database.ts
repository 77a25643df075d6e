import type { Database, Tx } from "../../../src/services/database/database.ts";
import { replaced } from "./replaced.ts";

// A database on which one thing is not done as the product asks for it.

type Statement<R> = (sql: TemplateStringsArray, ...values: readonly unknown[]) => Promise<R>;
type Count = { readonly count: number };
type Update = { readonly where: Readonly<Record<string, unknown>>; readonly data: Readonly<Record<string, unknown>> };
type UpdateMany = (given: Update) => Promise<Count>;

/** store: what is done in place of storing what came in; it gives the number of rows. */
export const storing = (db: Database, store: (really: () => Promise<number>) => Promise<number>): Database =>
  replaced(db, {
    $executeRaw:
      (really: Statement<number>) =>
      (sql: TemplateStringsArray, ...values: readonly unknown[]) =>
        sql.join("").includes("insert into inbox_item") ? store(() => really(sql, ...values)) : really(sql, ...values),
  });

/** data: what is written in place of the mark that an answer may have gone out. */
export const marking = (db: Database, data: Update["data"]): Database =>
  replaced(db, {
    inboxItem: {
      updateMany: (really: UpdateMany) => (given: Update) =>
        really(given.data.state === "answering" ? { ...given, data } : given),
    },
  });

/** Changes whatever is claimed, whoever has it by now; and renews no lease that it did not get. */
export const unfenced = (db: Database): Database => {
  const updateMany = (really: UpdateMany) => (given: Update) => {
    const { attempts: _, leasedUntil: __, state: ___, ...where } = given.where;
    return really({ ...given, where });
  };
  return replaced(db, { inboxItem: { updateMany }, delivery: { updateMany } });
};

type Claim = { readonly until?: Date; readonly as?: string };

/** until: how long what is claimed is kept from others. as: the class that every claimed notice is taken for. */
export const claiming = (db: Database, { until, as }: Claim): Database =>
  replaced(db, {
    $queryRaw:
      (really: Statement<readonly object[]>) =>
      async (sql: TemplateStringsArray, ...values: readonly unknown[]) => {
        if (!/update (inbox_item|delivery d) set leased_until/.test(sql.join(""))) return await really(sql, ...values);
        const rows = await really(sql, ...(until ? [until, ...values.slice(1)] : values));
        return as === undefined ? rows : rows.map((row) => ("class" in row ? { ...row, class: as } : row));
      },
  });

type Work = (tx: Tx) => Promise<unknown>;

/** Keeps no used key. */
export const forgetting = (db: Database): Database =>
  replaced(db, {
    $transaction: (really: (work: Work) => Promise<unknown>) => (work: Work) =>
      really((tx) => work(replaced(tx, { usedKey: { create: () => async () => ({}) } }))),
  });
