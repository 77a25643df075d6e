import type { Database } from "./database.ts";
import { MIGRATIONS, readMigrations } from "./migrations.ts";
import { type Staff, staffNow } from "./staff.ts";

export type ServerState = {
  /** The server's clock. */
  readonly now: Date;
  /** How many of this release's migrations it has yet to see. */
  readonly pendingMigrations: number;
  /** Whether it holds no tables of ours yet, so that nothing is there to be updated. */
  readonly fresh: boolean;
  /** undefined where the tables are not those of this release, and cannot be asked. */
  readonly staff: Staff | undefined;
};

/** What there is, seen without changing anything. */
export async function serverState(db: Database): Promise<ServerState> {
  const [state] = await db.$queryRaw<{ now: Date; kept: boolean }[]>`
    select now() as now, to_regclass('"_prisma_migrations"') is not null as kept`;
  const done = state?.kept
    ? await db.$queryRaw<
        { name: string }[]
      >`select migration_name as name from "_prisma_migrations" where finished_at is not null`
    : [];
  const known = new Set(done.map(({ name }) => name));
  const pendingMigrations = readMigrations(MIGRATIONS).filter(({ name }) => !known.has(name)).length;
  return {
    now: state?.now ?? new Date(0),
    pendingMigrations,
    fresh: known.size === 0,
    staff: pendingMigrations === 0 ? await staffNow(db) : undefined,
  };
}
