import type pg from "pg";
import { SERVER_NAME } from "./account.ts";
import { readSecret } from "./cluster.ts";

/** The role that the application uses; it owns its database and may do nothing to the server. */
const ROLE = "hagukumi_app";
const DATABASE = "hagukumi";

/** The advisory lock under which first openers take turns. */
const SETTING_UP = 4_242_002;

/** Makes the application's role and database where they are missing. */
export async function ensureApplication(client: pg.Client, password: string): Promise<void> {
  await client.query(`select pg_advisory_lock(${SETTING_UP})`);
  try {
    if (!(await exists(client, "pg_roles", "rolname", ROLE))) await createRole(client, password);
    if (!(await exists(client, "pg_database", "datname", DATABASE))) {
      await client.query(`create database ${DATABASE} owner ${ROLE}`);
    }
  } finally {
    await client.query(`select pg_advisory_unlock(${SETTING_UP})`);
  }
}

/** Where the application connects. The server has no TLS, whatever PGSSLMODE in the environment says. */
export const applicationUrl = (port: number, password: string): string => address(ROLE, password, port, DATABASE);

/** The server's own superuser, for tests and the authoring of migrations; the product never connects with it. */
export const superuserUrl = (dataDir: string, port: number): string =>
  address(SERVER_NAME, readSecret(dataDir, "superuser"), port, "postgres");

const address = (user: string, password: string, port: number, database: string): string =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}?sslmode=disable`;

async function exists(client: pg.Client, catalog: string, column: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(`select from ${catalog} where ${column} = $1`, [name]);
  return rowCount === 1;
}

async function createRole(client: pg.Client, password: string): Promise<void> {
  await client.query(`create role ${ROLE} login password ${client.escapeLiteral(password)}`);
}
