import type pg from "pg";
import { apply, createHistory, type Kept, readHistory, strangeTable } from "./history.ts";
import { isUnedited, type Migration } from "./migrations.ts";
import { codeOf, DatabaseProblem, saying } from "./problem.ts";

/** The advisory lock that `prisma migrate` takes, so that its commands and our start take turns, too. */
const PRISMA_LOCK = 72_707_369;
const TURN_MS = 120_000;

/**
 * Brings the database to this release, leaving `_prisma_migrations` as `prisma migrate deploy` does, and returns the
 * names of what was applied. Several processes take turns. Throws a DatabaseProblem for a history that is not ours.
 */
export async function migrate(client: pg.Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  await takeTurn(client);
  try {
    return await applyAll(client, pending(await history(client), migrations));
  } finally {
    await client.query(`select pg_advisory_unlock(${PRISMA_LOCK})`).catch(() => {});
  }
}

/** What is yet to be applied, in order. Throws a DatabaseProblem where history and release do not fit. */
export function pending(kept: readonly Kept[], migrations: readonly Migration[]): readonly Migration[] {
  const failed = kept.find((row) => row.state === "failed");
  if (failed) throw halfDone(failed.name);
  const done = new Map(kept.filter((row) => row.state === "done").map((row) => [row.name, row.checksum]));
  const ours = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [name, sum] of done) refuseForeign(name, sum, ours.get(name));
  return migrations.filter(({ name }) => !done.has(name));
}

function refuseForeign(name: string, sum: string, own: Migration | undefined): void {
  if (!own) throw newer(name);
  if (!isUnedited(own, sum)) throw edited(name);
}

async function takeTurn(client: pg.Client): Promise<void> {
  try {
    await client.query(`set lock_timeout = ${TURN_MS}`);
    await client.query(`select pg_advisory_lock(${PRISMA_LOCK})`);
    await client.query("reset lock_timeout");
    // Prisma's scripts name no schema and its client names public.
    await client.query("set search_path = public");
  } catch (error) {
    throw codeOf(error) === "55P03" ? notOurTurn() : error;
  }
}

async function history(client: pg.Client): Promise<readonly Kept[]> {
  const kept = await readHistory(client);
  if (kept) return kept;
  const strange = await strangeTable(client);
  if (strange !== undefined) throw occupied(client.database, strange);
  await createHistory(client).catch((error) => {
    throw codeOf(error) === "42501" ? mayNotCreate(client) : error;
  });
  return [];
}

async function applyAll(client: pg.Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  for (const migration of migrations) {
    await apply(client, migration).catch((error) => {
      throw notApplied(migration.name, error);
    });
  }
  return migrations.map(({ name }) => name);
}

const halfDone = (name: string) =>
  new DatabaseProblem(
    `移行 ${name} が途中で失敗したままです。データベースを直してから \`npx prisma migrate resolve\` で記録し、もう一度起動してください。(Failed migration.)`,
  );
const newer = (name: string) =>
  new DatabaseProblem(
    `データベースはより新しい版のはぐくみのものです（移行 ${name}）。その版以降で起動するか、この版のバックアップを空のデータベースに戻してください。(Database of a newer release.)`,
  );
const edited = (name: string) =>
  new DatabaseProblem(
    `適用済みの移行 ${name} の中身が変わっています。\`git checkout -- prisma/migrations\` などで元のファイルに戻してください。(Edited migration.)`,
  );
const notOurTurn = () =>
  new DatabaseProblem(
    "別のプロセスがデータベースの移行を続けています。終わるのを待ってから、もう一度起動してください。(Another process is migrating.)",
  );
const occupied = (database: string | undefined, table: string) =>
  new DatabaseProblem(
    `データベース ${database} には別のアプリケーションの表（${table} など）があります。空のデータベースを DATABASE_URL に指定してください。(Database is not empty.)`,
  );
const mayNotCreate = ({ user, database }: pg.Client) =>
  new DatabaseProblem(
    `利用者 ${user} はデータベース ${database} に表を作れません。管理者が \`ALTER DATABASE "${database}" OWNER TO "${user}"\` を実行してください。(May not create tables.)`,
  );
const notApplied = (name: string, error: unknown) =>
  new DatabaseProblem(
    `移行 ${name} を適用できず、元に戻しました（${saying(error)}）。原因を除いてから、もう一度起動してください。(Migration failed and was rolled back.)`,
  );
