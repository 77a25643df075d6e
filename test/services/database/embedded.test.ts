import { spawn } from "node:child_process";
import { chmodSync, existsSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { superuserUrl } from "../../../src/services/database/embedded/application.ts";
import { type Embedded, openEmbedded } from "../../../src/services/database/embedded/embedded.ts";
import { isServerOf, readPidFile } from "../../../src/services/database/embedded/pid-file.ts";
import { query } from "../../support/database.ts";
import { buildOpener, folderFor, startOpener } from "./folders.ts";

// The tests of a folder's life run in order on one folder, because making one takes a second.

const opener = await buildOpener();

/** Opens, runs, and leaves whatever happens. */
async function using<T>(dataDir: string, work: (server: Embedded) => Promise<T>): Promise<T> {
  const server = await openEmbedded({ dataDir });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

describe("the embedded server, on one data folder", () => {
  const dataDir = join(folderFor(0o755), "postgres");

  it("starts once for three that open it at the same moment, and stops with the last of them", async () => {
    const servers = await Promise.all(Array.from({ length: 3 }, () => openEmbedded({ dataDir })));
    const ends: string[] = [];
    for (const server of servers) ends.push(await server.stop());
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
    expect(ends).toEqual(["in use", "in use", "stopped"]);
  });

  it("gives the product a role that is no superuser and owns its database alone", async () => {
    const rights = await using(dataDir, ({ url }) =>
      query(
        url,
        "select current_database(), rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user",
      ),
    );
    expect(rights).toEqual([
      { current_database: "hagukumi", rolsuper: false, rolcreatedb: false, rolcreaterole: false },
    ]);
  });

  it("sorts alike on every system, writes through to the disk and is heard on this machine only", async () => {
    const sql = `select datlocprovider, datlocale, current_setting('fsync') as fsync, current_setting('listen_addresses') as heard
      from pg_database where datname = current_database()`;
    const settings = await using(dataDir, ({ url }) => query(url, sql));
    expect(settings).toEqual([{ datlocprovider: "b", datlocale: "C.UTF-8", fsync: "on", heard: "127.0.0.1" }]);
  });

  it("keeps its passwords for its own account, and lets nobody in without", async () => {
    for (const name of ["hagukumi.password", "hagukumi_app.password"]) {
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
    }
    const wrong = await using(dataDir, ({ url }) =>
      query(url.replace(/:[^:@]+@/, ":wrong@"), "select 1").catch((e) => e),
    );
    expect(wrong).toMatchObject({ code: "28P01" });
  });

  it("keeps what was written, from one start to the next", async () => {
    await using(dataDir, ({ url }) => query(url, "create table kept as select 'メモ' as word"));
    expect(await using(dataDir, ({ url }) => query(url, "table kept"))).toEqual([{ word: "メモ" }]);
  });

  it("takes over the server of a process that was killed, and stops it in the end", async () => {
    const killed = startOpener(opener, dataDir);
    const pid = Number(await killed.says("open"));
    killed.child.kill("SIGKILL");
    const server = await openEmbedded({ dataDir });
    expect(server.pid).toBe(pid);
    expect(await server.stop()).toBe("stopped");
    expect(readPidFile(dataDir)).toBeUndefined();
  });

  it("leaves the server to another process that still uses it", async () => {
    const other = startOpener(opener, dataDir);
    await other.says("open");
    expect(await (await openEmbedded({ dataDir })).stop()).toBe("in use");
    other.child.stdin?.end();
    expect(await other.says("left")).toBe("stopped");
  });

  it("says when the server is gone, and leaves without complaint", async () => {
    const server = await openEmbedded({ dataDir });
    process.kill(server.pid, "SIGQUIT");
    await server.lost;
    expect(await server.stop()).toBe("stopped");
    // Its connections end first; its lock file, which the next test writes, goes with its last process.
    await vi.waitFor(() => expect(existsSync(join(dataDir, "postmaster.pid"))).toBe(false), { timeout: 10_000 });
  });

  it.runIf(existsSync("/proc"))("starts although its old process number belongs to another program", async () => {
    const old = `${process.pid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n\nready\n`;
    writeFileSync(join(dataDir, "postmaster.pid"), old);
    // As PostgreSQL's own account would have written it.
    chmodSync(join(dataDir, "postmaster.pid"), 0o644);
    expect(await using(dataDir, async ({ pid }) => isServerOf(realpathSync(dataDir), pid))).toBe(true);
  });

  it("cuts off a server that never finishes stopping", async () => {
    const left = startOpener(opener, dataDir);
    const pid = Number(await left.says("open"));
    const { port = 0 } = readPidFile(dataDir) ?? {};
    const lingering = new pg.Client({ connectionString: superuserUrl(dataDir, port) }).on("error", () => {});
    await lingering.connect();
    left.child.kill("SIGKILL");
    // PostgreSQL's "smart" shutdown lets nobody in and waits for the last one to go.
    process.kill(pid, "SIGTERM");
    const server = await openEmbedded({ dataDir, stuckMs: 500 });
    expect(server.pid).not.toBe(pid);
    await server.stop();
  });

  it("is refused while a server that cannot be seen from here uses the folder", async (test) => {
    const lock = join(dataDir, "hagukumi.lock");
    test.skip(!existsSync(lock), "this system has no flock");
    const elsewhere = spawn("flock", ["--no-fork", lock, "sh", "-c", "echo held; exec sleep 60"]);
    await new Promise((resolve) => elsewhere.stdout.once("data", resolve));
    await expect(openEmbedded({ dataDir, stuckMs: 300 })).rejects.toThrow(/別のコンテナ.*DATABASE_URL/);
    elsewhere.kill("SIGKILL");
  });

  it("refuses the data of another PostgreSQL version and names the way out", async () => {
    const file = join(dataDir, "PG_VERSION");
    const own = readFileSync(file);
    writeFileSync(file, "17\n");
    await expect(openEmbedded({ dataDir })).rejects.toThrow(/PostgreSQL 17 .*backup.*restore/);
    writeFileSync(file, own);
  });

  it("says in one line what keeps PostgreSQL from starting", async () => {
    const file = join(dataDir, "postgresql.conf");
    const own = readFileSync(file);
    writeFileSync(file, "nonsense = on\n");
    await expect(openEmbedded({ dataDir })).rejects.toThrow(/起動できません（.*FATAL.*）.*server.log/);
    writeFileSync(file, own);
  });
});
