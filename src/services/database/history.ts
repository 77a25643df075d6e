import { randomUUID } from "node:crypto";
import type pg from "pg";
import { checksum, type Migration } from "./migrations.ts";

/** A row of `_prisma_migrations`, the table that Prisma's own commands keep and read. */
export type Kept = {
  readonly name: string;
  readonly checksum: string;
  /** Done, begun and never finished, or undone by `prisma migrate resolve`. */
  readonly state: "done" | "failed" | "rolled back";
};

// Word for word the table that `prisma migrate deploy` makes.
const TABLE = `CREATE TABLE "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;

const READ = `select migration_name as name, checksum,
    case when rolled_back_at is not null then 'rolled back' when finished_at is null then 'failed' else 'done' end as state
  from "_prisma_migrations" order by started_at`;

// Tables that an extension brings (PostGIS has one in public) are nobody's data.
const OTHER_TABLES = `select relname from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e') limit 1`;

/** What has been applied, oldest first; nothing where no migration ever was. */
export async function readHistory(client: pg.Client): Promise<readonly Kept[] | undefined> {
  const { rows } = await client.query(`select to_regclass('"_prisma_migrations"') is not null as there`);
  return rows[0].there ? (await client.query<Kept>(READ)).rows : undefined;
}

/** A table that some other application made in the database, if there is one. */
export async function strangeTable(client: pg.Client): Promise<string | undefined> {
  return (await client.query(OTHER_TABLES)).rows[0]?.relname;
}

export async function createHistory(client: pg.Client): Promise<void> {
  await client.query(TABLE);
}

/** Applies one migration and keeps its row, both or neither. */
export async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await keep(client, migration, startedAt);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function keep(client: pg.Client, { name, sql }: Migration, startedAt: Date): Promise<void> {
  await client.query(
    `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, $4, clock_timestamp(), 1)`,
    [randomUUID(), checksum(sql), name, startedAt],
  );
}
