import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../../src/services/database/connect.ts";
import { migrate } from "../../../src/services/database/migrate.ts";
import { checksum, MIGRATIONS, type Migration, readMigrations } from "../../../src/services/database/migrations.ts";
import { asSuperuser, createDatabase, databaseName, dropDatabase, query } from "../../support/database.ts";

const FIRST: Migration = { name: "1_first", sql: "create table one (id int);\ncreate table two (id int);\n" };
const SECOND: Migration = { name: "2_second", sql: "alter table one add word text;\n" };

let url: string;

beforeEach(async () => {
  url = await createDatabase();
  return () => dropDatabase(url);
});

/** One start of a release that has these migrations. */
async function start(migrations: readonly Migration[]): Promise<readonly string[]> {
  const client = await connect(url);
  try {
    return await migrate(client, migrations);
  } finally {
    await client.end();
  }
}

describe("the migrations at start", () => {
  it("apply in order, each once, and are kept as Prisma keeps them", async () => {
    expect(await start([FIRST])).toEqual(["1_first"]);
    expect(await start([FIRST, SECOND])).toEqual(["2_second"]);
    expect(await start([FIRST, SECOND])).toEqual([]);
    const kept = `select migration_name, checksum, applied_steps_count, finished_at >= started_at as done, logs, rolled_back_at
      from _prisma_migrations where migration_name = '1_first'`;
    expect(await query(url, kept)).toEqual([
      {
        migration_name: "1_first",
        checksum: checksum(FIRST.sql),
        applied_steps_count: 1,
        done: true,
        logs: null,
        rolled_back_at: null,
      },
    ]);
  });

  it("apply once when several replicas start at the same moment", async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => start([FIRST, SECOND])));
    expect(applied.flat().sort()).toEqual(["1_first", "2_second"]);
  });

  it("leave nothing of one that fails, name it, and go on when it has been mended", async () => {
    const broken = { ...SECOND, sql: "create table three (id int); alter table four add word text;" };
    await expect(start([FIRST, broken])).rejects.toThrow(/移行 2_second を適用できず、元に戻しました/);
    expect(await query(url, "select to_regclass('three') as three")).toEqual([{ three: null }]);
    expect(await start([FIRST, SECOND])).toEqual(["2_second"]);
  });

  it("accept the line ends that git gives a file on Windows", async () => {
    await start([FIRST]);
    expect(await start([{ ...FIRST, sql: FIRST.sql.replaceAll("\n", "\r\n") }])).toEqual([]);
  });

  it("come with this release", async () => {
    expect(await start(readMigrations(MIGRATIONS))).not.toEqual([]);
  });
});

describe("a start is refused with what to do", () => {
  it("on the data of a newer release", async () => {
    await start([FIRST, SECOND]);
    await expect(start([FIRST])).rejects.toThrow(/より新しい版.*2_second/);
  });

  it("when a migration was edited after it was applied", async () => {
    await start([FIRST]);
    await expect(start([{ ...FIRST, sql: "create table other (id int)" }])).rejects.toThrow(
      /1_first の中身が変わって.*git checkout/,
    );
  });

  it("when Prisma's own command has left a migration half done", async () => {
    await start([FIRST]);
    await query(url, "update _prisma_migrations set finished_at = null");
    await expect(start([FIRST])).rejects.toThrow(/途中で失敗したまま.*migrate resolve/);
    await query(url, "update _prisma_migrations set rolled_back_at = now()");
    await query(url, "drop table one, two");
    expect(await start([FIRST])).toEqual(["1_first"]);
  });

  it("in a database that another application uses", async () => {
    await query(url, "create table theirs (id int)");
    await expect(start([FIRST])).rejects.toThrow(/別のアプリケーションの表（theirs など）/);
    expect(await query(url, "select to_regclass('one') as one")).toEqual([{ one: null }]);
  });
});

describe("a role that may not create tables", () => {
  beforeAll(() => asSuperuser("create role t_reader login password 'reader'"));
  afterAll(() => asSuperuser("drop role t_reader"));

  const asReader = () => {
    const reader = new URL(url);
    reader.username = "t_reader";
    reader.password = "reader";
    return reader.href;
  };

  it("is named, with the command that lets it", async () => {
    url = asReader();
    await expect(start([FIRST])).rejects.toThrow(`ALTER DATABASE "${databaseName(url)}" OWNER TO "t_reader"`);
  });

  it("may start when there is nothing to apply", async () => {
    await start([FIRST]);
    await query(url, "grant select on _prisma_migrations to t_reader");
    url = asReader();
    expect(await start([FIRST])).toEqual([]);
  });
});
