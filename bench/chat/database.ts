// An embedded PostgreSQL as the product runs it (fsync on), on a folder of its own, and a city hall of invented staff.
import pg from "pg";
import { connect } from "../../src/services/database/connect.ts";
import { connectPrisma } from "../../src/services/database/database.ts";
import { superuserUrl } from "../../src/services/database/embedded/application.ts";
import { openEmbedded } from "../../src/services/database/embedded/embedded.ts";
import { migrate } from "../../src/services/database/migrate.ts";
import { MIGRATIONS, readMigrations } from "../../src/services/database/migrations.ts";

/** Somebody of the staff, as a chat knows them. */
export type Hired = { readonly name: string; readonly email?: string };

export type Bench = {
  /** A new database with the staff in it; its address. */
  readonly fresh: () => Promise<string>;
  readonly drop: (url: string) => Promise<void>;
  readonly stop: () => Promise<unknown>;
};

export async function openBench(dataDir: string, staff: readonly Hired[]): Promise<Bench> {
  const server = await openEmbedded({ dataDir });
  const superuser = superuserUrl(dataDir, server.port);
  const template = new URL(server.url).pathname.slice(1);
  const client = await connect(server.url);
  await migrate(client, readMigrations(MIGRATIONS));
  await client.end();
  await hire(server.url, staff);
  let made = 0;
  return {
    fresh: async () => {
      const name = `bench_${++made}`;
      await run(superuser, `create database ${name} owner hagukumi_app template ${template}`);
      return server.url.replace(`/${template}?`, `/${name}?`);
    },
    drop: (url) => run(superuser, `drop database ${new URL(url).pathname.slice(1)} with (force)`),
    stop: server.stop,
  };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function hire(url: string, staff: readonly Hired[]): Promise<void> {
  const db = connectPrisma(url, 2);
  const unit = await db.unit.create({ data: { code: "100", name: "市民生活課" } });
  const people = await db.person.createManyAndReturn({
    select: { id: true },
    data: staff.map(({ name, email = null }) => ({
      staffNumber: name,
      name: `職員${name}`,
      kana: `ショクイン${name}`,
      email,
      jobType: "一般事務",
      origin: "demo" as const,
    })),
  });
  await db.assignment.createMany({
    data: people.map(({ id }) => ({
      personId: id,
      unitId: unit.id,
      level: "staff" as const,
      fromDay: new Date("2020-04-01"),
    })),
  });
  await db.$disconnect();
}
