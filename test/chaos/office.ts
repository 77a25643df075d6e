import { randomBytes } from "node:crypto";
import pg from "pg";
import { connectPrisma } from "../../src/services/database/database.ts";

/** Who writes to the bot, and whom it tells of it. */
export type Member = {
  readonly user: string;
  readonly staffNumber: string;
  readonly email: string;
  readonly direct: string;
};

const member = (kind: string, number: number): Member => ({
  user: `U${kind}${number}`,
  staffNumber: `${kind}${number}`,
  email: `${kind.toLowerCase()}${number}@city.agano.example`,
  direct: `D${kind}${number}`,
});
export const writers: readonly Member[] = Array.from({ length: 10 }, (_, at) => member("W", at));
export const readers: readonly Member[] = Array.from({ length: 4 }, (_, at) => member("R", at));

/** The run's server: as its superuser, and as the role that the product uses. */
export type Server = { readonly superuser: string; readonly application: string };

/** A migrated database of its own with the office in it. */
export async function openOffice(
  server: Server,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `chaos_${randomBytes(6).toString("hex")}`;
  await run(server.superuser, `create database ${name} owner hagukumi_app template hagukumi strategy file_copy`);
  const url = server.application.replace("/hagukumi?", `/${name}?`);
  await run(url, tables);
  await hire(url);
  return { url, drop: () => run(server.superuser, `drop database if exists ${name} with (force)`) };
}

/** No key makes an effect unique: what is done twice must be seen twice. */
const tables = `
  create table effect (id bigserial primary key, intent text not null, person_id uuid not null);
  create index on effect (intent);
  create table board (id text primary key, version int not null)`;

async function hire(url: string): Promise<void> {
  const db = connectPrisma(url, 1);
  const { id: unitId } = await db.unit.create({ data: { code: "100", name: "市民生活課" } });
  for (const { staffNumber, email } of [...writers, ...readers]) {
    const post = { unitId, level: "staff" as const, fromDay: new Date("2020-04-01") };
    const named = { staffNumber, name: staffNumber, kana: staffNumber, email };
    await db.person.create({ data: { ...named, jobType: "一般事務", origin: "demo", assignments: { create: post } } });
  }
  await db.$disconnect();
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
