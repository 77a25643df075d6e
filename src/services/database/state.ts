import type { Database } from "./database.ts";
import { MIGRATIONS, readMigrations } from "./migrations.ts";

/** The server's clock, and how many of this release's migrations it has yet to see; changes nothing. */
export async function serverState(db: Database): Promise<{ readonly now: Date; readonly pendingMigrations: number }> {
  const [state] = await db.$queryRaw<{ now: Date; kept: boolean }[]>`
    select now() as now, to_regclass('"_prisma_migrations"') is not null as kept`;
  const done = state?.kept
    ? await db.$queryRaw<
        { name: string }[]
      >`select migration_name as name from "_prisma_migrations" where finished_at is not null`
    : [];
  const known = new Set(done.map(({ name }) => name));
  return {
    now: state?.now ?? new Date(0),
    pendingMigrations: readMigrations(MIGRATIONS).filter(({ name }) => !known.has(name)).length,
  };
}
