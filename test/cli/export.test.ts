import { CommanderError } from "commander";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { exportCommand } from "../../src/cli/export.ts";
import { chainKey } from "../../src/services/audit/chain.ts";
import type { Anchor } from "../../src/services/audit/entry.ts";
import { createAudit } from "../../src/services/audit/store.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import { asSuperuser, databaseName, testDatabase } from "../support/database.ts";

const database = testDatabase();
const keyring = newKeyring();
const hana = "00000000-0000-4000-8000-000000000001";
let anchors: readonly Anchor[] = [];
const audit = createAudit(chainKey(createCrypto(keyring)));
beforeAll(async () => {
  // 1 April begins in Japan at 15:00 of the day before.
  for (const at of ["2026-03-31T14:59:59.999Z", "2026-03-31T15:00:00Z", "2026-04-01T14:59:59Z", "2026-04-01T15:00:00Z"])
    await database.db.$transaction((tx) =>
      audit.append(tx, {
        ...{ at: new Date(at), actor: null, action: "test.done", subject: hana, payload: { count: 1 } },
      }),
    );
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs `export …` as the program would: what it wrote, and its exit code. */
async function run(...words: string[]) {
  const written = { out: "", err: "" };
  const keep = (to: "out" | "err") => (text: string | Uint8Array) => {
    written[to] += text;
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  const open = async () => ({ db: database.db, close: async () => {} });
  const command = exportCommand({ open, keyring: async () => keyring, anchors: async () => anchors });
  for (const each of [command, ...command.commands]) each.exitOverride();
  process.exitCode = undefined;
  const code = await command.parseAsync(["node", "export", ...words]).then(
    () => process.exitCode,
    (error) => (error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : Promise.reject(error)),
  );
  const lines = written.out.split("\n").filter((line) => line !== "");
  return { ...written, code, lines: lines.map((line) => JSON.parse(line)) };
}

describe("export audit", () => {
  it("writes each entry on a line, and says that nothing was changed", async () => {
    const { lines, err, code } = await run("audit");
    expect(code).toBe(0);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toEqual({
      ...{ number: 1, at: "2026-03-31T14:59:59.999Z", actor: null, action: "test.done", subject: hana },
      ...{ payload: { count: 1 }, chain: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(err).toBe("監査記録4件に改変や欠落はありません（うち内容を消去したもの0件）。\n");
  });

  it("writes the days that are asked for, as days in Japan, and still verifies it all", async () => {
    const { lines, code } = await run("audit", "--from", "2026-04-01", "--to", "2026-04-01", "--json");
    expect(code).toBe(0);
    expect(lines.slice(0, -1).map(({ number }) => number)).toEqual([2, 3]);
    expect(lines.at(-1)).toEqual({
      ...{ verified: true, entries: 4, erased: 0, firstBad: null },
      last: { number: 4, chain: expect.any(String) },
    });
  });

  it("is wrong usage with what is no day", async () => {
    expect((await run("audit", "--from", "2026-02-30")).code).toBe(2);
  });

  it("names the first bad entry and ends with 1, whether it was changed or the end is missing", async () => {
    const end = await audit.anchor(database.db);
    anchors = end ? [end] : [];
    const tamper = (sql: string) =>
      asSuperuser(`set session_replication_role = replica; ${sql}`, databaseName(database.url));
    await tamper("delete from audit_entry where number = 4");
    const cut = await run("audit", "--json");
    expect([cut.code, cut.lines.at(-1).firstBad]).toEqual([1, { number: 4, kind: "end" }]);
    await tamper("update audit_entry set subject_id = null where number = 2");
    const changed = await run("audit", "--from", "2026-04-01");
    expect(changed.code).toBe(1);
    expect(changed.err).toMatch(/最初の箇所：番号2（.*書き換え/);
    expect(changed.lines).toHaveLength(2);
  });
});
