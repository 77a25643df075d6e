import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { CONNECT_MS, connect } from "./connect.ts";
import { type Embedded, openEmbedded } from "./embedded/embedded.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS, readMigrations } from "./migrations.ts";
import { nameStatements } from "./statements.ts";
import { inUtc } from "./url.ts";

export { type Direct, inDirect } from "./direct.ts";
export { Prisma } from "./generated/client.ts";
export * from "./generated/enums.ts";
export { announce, type Listening, listen } from "./listen.ts";
export { DatabaseProblem } from "./problem.ts";
export { serverState } from "./state.ts";

export type Database = PrismaClient;
export type Tx = Prisma.TransactionClient;

export type DatabaseOptions = {
  /** A server of the city's own; without it the embedded one runs. */
  readonly databaseUrl?: string | undefined;
  /** The folder that HAGUKUMI_DATA names; the embedded server's data are in `postgres` inside it. */
  readonly dataDir: string;
  /** Lines for the operator, in Japanese, about what is not as one might expect. */
  readonly onNote: (line: string) => void;
  /** Whether to bring the database to this release; true by default. */
  readonly migrate?: boolean;
};

export type OpenDatabase = {
  readonly db: Database;
  /** What a second connection (a queue, `listen`) connects to. It holds a password: never log it. */
  readonly url: string;
  readonly kind: "embedded" | "external";
  /** Resolves when the embedded server is gone: open again. A server of the city's own is waited for by each query. */
  readonly lost: Promise<void>;
  /** Ends every connection; the last process to leave the embedded server stops it. */
  readonly close: () => Promise<void>;
  /** Throws when the database does not answer. */
  readonly ping: () => Promise<void>;
};

/** Opens the database, ready for use. Throws a DatabaseProblem, whose message tells the operator what to do. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const { databaseUrl, dataDir, onNote } = options;
  const embedded = databaseUrl ? undefined : await openEmbedded({ dataDir: path.join(dataDir, "postgres"), onNote });
  const url = inUtc(embedded?.url ?? databaseUrl ?? "");
  try {
    await prepare(url, options.migrate ?? true);
    return opened(connectPrisma(url), url, embedded);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** A Prisma client on an address that is known to be good, with up to `connections` connections. */
export function connectPrisma(url: string, connections = 10): Database {
  const pool = { connectionString: inUtc(url), max: connections, connectionTimeoutMillis: CONNECT_MS, keepAlive: true };
  const options = { statementNameGenerator: nameStatements() };
  const adapter = new PrismaPg({ ...pool, application_name: "hagukumi" }, options);
  // Prisma's own two seconds to get a connection are short when a whole office presses a button at nine o'clock.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } });
}

async function prepare(url: string, migrating: boolean): Promise<void> {
  const client = await connect(url);
  try {
    if (migrating) await migrate(client, readMigrations(MIGRATIONS));
  } finally {
    await client.end();
  }
}

function opened(db: Database, url: string, embedded: Embedded | undefined): OpenDatabase {
  return {
    db,
    url,
    kind: embedded ? "embedded" : "external",
    lost: embedded?.lost ?? new Promise<void>(() => {}),
    close: async () => {
      await db.$disconnect();
      await embedded?.stop();
    },
    ping: async () => {
      await db.$executeRaw`select 1`;
    },
  };
}
