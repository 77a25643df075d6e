import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { explain } from "./explain.ts";
import { codeOf, DatabaseProblem } from "./problem.ts";
import { inUtc, requirePostgresUrl, unreadable } from "./url.ts";

const OLDEST = 140_000;
const STARTING_MS = 30_000;

/** How long opening one connection may take, in milliseconds. */
export const CONNECT_MS = 10_000;

/**
 * One connection to a server that we can use. Waits half a minute for one that is starting up. Throws a
 * DatabaseProblem that says what is wrong with the address or the server.
 */
export async function connect(url: string): Promise<pg.Client> {
  requirePostgresUrl(url);
  const client = await connected(url, Date.now() + STARTING_MS);
  try {
    await checkServer(client);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** A client that is not yet connected, and whose loss does not end the process. */
export function clientFor(url: string, name = "hagukumi"): pg.Client {
  const settings = { connectionTimeoutMillis: CONNECT_MS, keepAlive: true, application_name: name };
  try {
    return new pg.Client({ ...settings, connectionString: inUtc(url) }).on("error", () => {});
  } catch {
    throw unreadable();
  }
}

async function connected(url: string, deadline: number): Promise<pg.Client> {
  const client = clientFor(url);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if (codeOf(error) !== "57P03" || Date.now() > deadline) throw explain(error, client);
    await sleep(500);
    return connected(url, deadline);
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as version, current_setting('server_version') as shown, current_setting('server_encoding') as encoding",
  );
  const { version, shown, encoding } = rows[0];
  if (version < OLDEST) throw tooOld(shown);
  if (encoding !== "UTF8") throw wrongEncoding(encoding, client.database);
}

const tooOld = (shown: string) =>
  new DatabaseProblem(
    `DATABASE_URL のサーバーは PostgreSQL ${shown} です。PostgreSQL 14 以上を使ってください。(PostgreSQL ≥ 14 needed.)`,
  );

const wrongEncoding = (encoding: string, database: string | undefined) =>
  new DatabaseProblem(
    `データベース ${database} の文字コードが ${encoding} です。\`createdb -E UTF8 -T template0 新しい名前\` で UTF8 のデータベースを作り、DATABASE_URL に指定してください。(UTF8 needed.)`,
  );
