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
  /** Settings by which the server writes the values of statements into its log, as `name = value`; extensions are not seen. */
  readonly logsValuesBy: readonly string[];
};

// PostgreSQL's documentation, Error Reporting and Logging: what each is when it logs nothing.
const silent: Readonly<Record<string, readonly string[]>> = {
  log_statement: ["none", "ddl"],
  log_min_duration_statement: ["-1"],
  log_min_duration_sample: ["-1"],
  log_transaction_sample_rate: ["0"],
  log_parameter_max_length_on_error: ["0"],
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
    logsValuesBy: await logsValuesBy(db),
  };
}

async function logsValuesBy(db: Database): Promise<readonly string[]> {
  const names = [...Object.keys(silent), "log_parameter_max_length"];
  const rows = await db.$queryRaw<{ name: string; setting: string }[]>`
    select name, setting from pg_settings where name = any(${names}) order by name`;
  const cutToNothing = rows.some(({ name, setting }) => name === "log_parameter_max_length" && setting === "0");
  const counts = (name: string) => !cutToNothing || name === "log_parameter_max_length_on_error";
  return rows
    .filter(({ name, setting }) => counts(name) && silent[name]?.includes(setting) === false)
    .map(({ name, setting }) => `${name} = ${setting}`);
}
