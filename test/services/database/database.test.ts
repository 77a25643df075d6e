import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import {
  announce,
  connectPrisma,
  DatabaseProblem,
  listen,
  openDatabase,
} from "../../../src/services/database/database.ts";
import { explain } from "../../../src/services/database/explain.ts";
import {
  asSuperuser,
  createDatabase,
  databaseName,
  dropDatabase,
  query,
  testDatabase,
} from "../../support/database.ts";
import { folderFor } from "./folders.ts";
import { oldServer, webServer } from "./servers.ts";

const own = testDatabase();

const options = { dataDir: "unused", onNote: () => {} };

/** What the operator reads when a start with this address fails. */
async function refusal(databaseUrl: string): Promise<string> {
  const error = await openDatabase({ ...options, databaseUrl }).catch((problem: unknown) => problem);
  return error instanceof DatabaseProblem ? error.message : `no DatabaseProblem: ${error}`;
}

/** The address of the run's server with something changed. */
function changed(change: (url: URL) => void): string {
  const url = new URL(own.url);
  change(url);
  return url.href;
}

async function databaseLike(how: string): Promise<string> {
  const url = await createDatabase(how);
  onTestFinished(() => dropDatabase(url));
  return url;
}

describe("a wrong DATABASE_URL", () => {
  it.each([
    ["is no address", "ここ", /DATABASE_URL を読めません/],
    ["is of another kind of database", "mysql://hana:himitsu@localhost/hr", /DATABASE_URL を読めません/],
    ["has a password that is not encoded", "postgresql://hana:hi#mi/tsu@localhost/hr", /%23/],
    ["names a schema", "postgresql://hana:himitsu@localhost/hr?schema=jinji", /schema=jinji は使えません/],
    [
      "names a host that is not there",
      "postgresql://hana:himitsu@nowhere.invalid/hr",
      /nowhere.invalid が見つかりません/,
    ],
    ["names a port where nobody listens", "postgresql://hana:himitsu@127.0.0.1:1/hr", /127.0.0.1:1 に接続できません/],
  ])("that %s is explained in one line", async (_, url, words) => {
    const said = await refusal(url);
    expect(said).toMatch(words);
    expect(said).not.toMatch(/himitsu|tsu@|\n/);
  });

  it("with a wrong password is explained without the password", async () => {
    const said = await refusal(changed((url) => (url.password = "himitsu")));
    expect(said).toMatch(/利用者 hagukumi_app の接続を拒みました/);
    expect(said).not.toContain("himitsu");
  });

  it("with a database that is not there names the command that makes it", async () => {
    expect(await refusal(changed((url) => (url.pathname = "/jinji")))).toContain("`createdb -E UTF8 jinji`");
  });

  it("that asks for encryption where there is none is explained", async () => {
    expect(await refusal(changed((url) => url.searchParams.set("sslmode", "verify-full")))).toMatch(/sslmode/);
  });

  it("of a server that is too old is explained", async () => {
    expect(await refusal(await oldServer("13.14", 130_014))).toMatch(/PostgreSQL 13.14 です。PostgreSQL 14 以上/);
  });

  it("of something that is no PostgreSQL is explained", async () => {
    expect(await refusal(await webServer())).toMatch(/PostgreSQL を指しているか/);
  });

  it("of a database in another encoding is explained", async () => {
    const url = await databaseLike("template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'");
    expect(await refusal(url)).toMatch(/文字コードが SQL_ASCII .*createdb -E UTF8/);
  });

  it("of a host that never answers is explained", () => {
    const to = { host: "db.example", port: 5432, user: "hana", database: "hr" };
    expect(explain(new Error("timeout expired"), to).message).toMatch(/db.example:5432 が応答しません/);
  });
});

describe("the open database", () => {
  it("is migrated, answers and can be left", async () => {
    const database = await openDatabase({ ...options, databaseUrl: await databaseLike("") });
    await database.ping();
    expect(database.kind).toBe("external");
    expect(await database.db.person.count()).toBe(0);
    await database.close();
  });

  it("is the embedded server's where no address is given", async () => {
    const dataDir = folderFor(0o755);
    const database = await openDatabase({ ...options, dataDir });
    expect(database.kind).toBe("embedded");
    expect(await database.db.person.count()).toBe(0);
    await database.close();
    expect(readdirSync(join(dataDir, "postgres"))).not.toContain("postmaster.pid");
  });

  it("keeps instants and days where the server lives in Tokyo", async () => {
    const url = await databaseLike("template hagukumi strategy file_copy");
    await asSuperuser(`alter database ${databaseName(url)} set timezone to 'Asia/Tokyo'`);
    expect(await query(url.replace(/[?].*/, "?sslmode=disable"), "show timezone")).toEqual([
      { TimeZone: "Asia/Tokyo" },
    ]);
    const db = connectPrisma(url);
    const [at, day] = [new Date("2026-03-31T15:30:00.123Z"), new Date("2026-04-01")];
    const { id } = await db.staffImport.create({
      data: { fileHash: "", effectiveOn: day, added: 0, changed: 0, unchanged: 0, deactivated: 0, importedAt: at },
    });
    expect(await db.staffImport.findUnique({ where: { id } })).toMatchObject({ importedAt: at, effectiveOn: day });
    const sql = `select imported_at = '2026-03-31T15:30:00.123Z' as at, effective_on::text as day from staff_import`;
    expect(await query(url, sql)).toEqual([{ at: true, day: "2026-04-01" }]);
    await db.$disconnect();
  });

  it("adds its time zone to the options that an address already has", async () => {
    const url = changed((to) => to.searchParams.set("options", "-c statement_timeout=5s"));
    const db = connectPrisma(url);
    const sql = "select current_setting('TimeZone') as zone, current_setting('statement_timeout') as timeout";
    expect(await db.$queryRawUnsafe(sql)).toEqual([{ zone: "UTC", timeout: "5s" }]);
    await db.$disconnect();
  });
});

describe("what one replica announces", () => {
  const heard: string[] = [];
  const gaps: number[] = [];
  const say = (word: string) => own.db.$transaction((tx) => announce(tx, "live-test", word));
  let stop = async () => {};
  afterAll(() => stop());

  it("reaches another when it is committed, and only then", async () => {
    const listening = listen(
      own.url,
      "live-test",
      (word) => heard.push(word),
      () => gaps.push(1),
    );
    stop = listening.stop;
    await vi.waitFor(() => listenerOf(), { timeout: 5_000 });
    // What was announced before it listened, it has missed.
    await vi.waitFor(() => expect(gaps).toEqual([1]));
    const undone = own.db.$transaction(async (tx) => {
      await announce(tx, "live-test", "undone");
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    await say("年休");
    await vi.waitFor(() => expect(heard).toEqual(["年休"]));
    expect(gaps).toEqual([1]);
  });

  it("is heard again after the connection was lost, and the gap is told", async () => {
    await asSuperuser(`select pg_terminate_backend(${await listenerOf()})`);
    await vi.waitFor(() => expect(gaps).toEqual([1, 1]), { timeout: 5_000 });
    await say("評価");
    await vi.waitFor(() => expect(heard).toEqual(["年休", "評価"]));
  });

  it("is heard no more after the listener has stopped", async () => {
    await stop();
    await expect(listenerOf()).rejects.toThrow("nobody listens");
  });

  async function listenerOf(): Promise<unknown> {
    const sql = `select pid from pg_stat_activity where datname = '${databaseName(own.url)}' and query like 'listen %'`;
    const [row] = await asSuperuser(sql);
    if (!row) throw new Error("nobody listens");
    return row.pid;
  }
});
