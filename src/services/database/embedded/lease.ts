import { realpathSync } from "node:fs";
import pg from "pg";
import { codeOf, saying } from "../problem.ts";
import { SERVER_NAME } from "./account.ts";
import { type Named, readPidFile } from "./pid-file.ts";

/** The advisory lock, in the database `postgres`, that every process holds in common while it uses the server. */
const IN_USE = 4_242_001;

/** A server in use by this process for as long as the connection lives; the kernel ends it with the process. */
export type Lease = Named & { readonly kind: "lease"; readonly client: pg.Client };

/** Why there is no lease: no server to be found, or one that is about to serve or about to leave. */
export type Waiting = { readonly kind: "absent" | "starting" | "stopping"; readonly why: string };

/** Joins the server that runs on the folder, if one does. */
export async function takeLease(dataDir: string, password: string): Promise<Lease | Waiting> {
  const named = readPidFile(dataDir);
  if (!named) return { kind: "absent", why: "no server" };
  const client = superuser(named.port, password);
  try {
    await client.connect();
    await share(client, dataDir);
    return { kind: "lease", client, ...named };
  } catch (error) {
    await client.end().catch(() => {});
    return waiting(error);
  }
}

/** Gives the lease back; true when nobody else has one, and nobody can take one until the connection is closed. */
export async function wasLast({ client }: Lease): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${IN_USE})`);
  const { rows } = await client.query(`select pg_try_advisory_lock(${IN_USE}) as last`);
  return rows[0]?.last === true;
}

function superuser(port: number, password: string): pg.Client {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: SERVER_NAME,
    password,
    database: "postgres",
    application_name: "hagukumi lease",
    connectionTimeoutMillis: 3_000,
    // Stated, because pg would otherwise take PGSSLMODE and PGOPTIONS from the caller's environment.
    ssl: false,
    options: "-c TimeZone=UTC",
  });
  return client.on("error", () => {});
}

// A stranger on this port cannot pass: SCRAM makes the server prove that it knows the password, too.
async function share(client: pg.Client, dataDir: string): Promise<void> {
  const { rows } = await client.query("select current_setting('data_directory') as dir");
  if (realpathSync(rows[0].dir) !== realpathSync(dataDir)) throw new Error("another data folder's server");
  await client.query(`select pg_advisory_lock_shared(${IN_USE})`);
}

function waiting(error: unknown): Waiting {
  const why = saying(error);
  // Asked while it stops, or ended under us by a stop.
  if (codeOf(error) === "57P01" || /shutting down/.test(why)) return { kind: "stopping", why };
  return { kind: codeOf(error) === "57P03" ? "starting" : "absent", why };
}
