import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { connectPrisma, type Database } from "../../src/services/database/database.ts";

export type TestDatabase = { readonly db: Database; readonly url: string };

/** A migrated, empty database of this test file's own; call it at the top of the file and use it inside tests. */
export function testDatabase(): TestDatabase {
  let made: TestDatabase | undefined;
  beforeAll(async () => {
    const url = await createDatabase("template hagukumi strategy file_copy");
    made = { url, db: connectPrisma(url, 5) };
  });
  afterAll(async () => {
    await made?.db.$disconnect();
    if (made) await dropDatabase(made.url);
  });
  const ready = () => made ?? fail();
  return {
    get db() {
      return ready().db;
    },
    get url() {
      return ready().url;
    },
  };
}

/** A new database on the run's server, owned by the product's role; `how` is the rest of CREATE DATABASE. */
export async function createDatabase(how = ""): Promise<string> {
  const name = `t_${randomBytes(6).toString("hex")}`;
  await asSuperuser(`create database ${name} owner hagukumi_app ${how}`);
  return inject("server").application.replace("/hagukumi?", `/${name}?`);
}

export async function dropDatabase(url: string): Promise<void> {
  await asSuperuser(`drop database if exists ${databaseName(url)} with (force)`);
}

export const databaseName = (url: string): string => new URL(url).pathname.slice(1);

/** Runs one statement as the server's superuser, in the database `postgres` or the one given. */
export async function asSuperuser(sql: string, database = "postgres"): Promise<readonly Record<string, unknown>[]> {
  return query(inject("server").superuser.replace("/postgres?", `/${database}?`), sql);
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function fail(): never {
  throw new Error("testDatabase() can be used inside tests and hooks only");
}
