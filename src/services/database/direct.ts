import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { connect } from "./connect.ts";

/** What Prisma cannot do: rows by COPY, more of them than fit in memory, in a transaction as long as it takes. */
export type Direct = {
  readonly query: <T>(sql: string, values?: readonly unknown[]) => Promise<readonly T[]>;
  /** sql: `copy … from stdin`; text: pieces of its text format, taken as fast as the server does. */
  readonly copy: (sql: string, text: AsyncIterable<string | Uint8Array>) => Promise<void>;
};

/** One transaction on a connection of its own; where `keep` does not want its result, everything is undone. */
export async function inDirect<R>(
  url: string,
  work: (direct: Direct) => Promise<R>,
  keep: (result: R) => boolean,
): Promise<R> {
  const client = await connect(url);
  try {
    await client.query("begin");
    const result = await work(directOf(client));
    await client.query(keep(result) ? "commit" : "rollback");
    return result;
  } finally {
    // What was not committed is undone with the connection.
    await client.end();
  }
}

const directOf = (client: pg.Client): Direct => ({
  query: async (sql, values = []) => (await client.query(sql, [...values])).rows,
  copy: async (sql, text) => pipeline(Readable.from(text, { highWaterMark: 1 }), client.query(copyFrom(sql))),
});
