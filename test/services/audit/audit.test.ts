import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addAnchor, anchorsFile, readAnchors } from "../../../src/services/audit/anchors.ts";
import { chainKey, chainKeys } from "../../../src/services/audit/chain.ts";
import type { Anchor, AuditEntry, Deed } from "../../../src/services/audit/entry.ts";
import { createAudit, readTrail } from "../../../src/services/audit/store.ts";
import { type Fault, firstFault, setOut, step } from "../../../src/services/audit/verify.ts";
import { createCrypto, newKeyring } from "../../../src/services/crypto.ts";
import { asSuperuser, databaseName, testDatabase } from "../../support/database.ts";

const database = testDatabase();
const keyring = newKeyring();
const audit = createAudit(chainKey(createCrypto(keyring)));
const subject = "00000000-0000-4000-8000-000000000001";

const deed = (more: Partial<Deed> = {}): Deed => ({
  ...{ at: new Date("2026-04-01T00:00:00Z"), actor: subject, action: "test.done", subject, payload: { count: 1 } },
  ...more,
});
const append = (more: Partial<Deed> = {}) => database.db.$transaction((tx) => audit.append(tx, deed(more)));

/** Whoever owns the server can switch the triggers off; the chain is for them. */
const tamper = (sql: string) =>
  asSuperuser(`set session_replication_role = replica; ${sql}`, databaseName(database.url));

/** The first fault; entries that can be erased count as whole. */
async function check(anchors: readonly Anchor[] = [], keys = chainKeys(keyring)): Promise<Fault | undefined> {
  return readTrail(database.db, async ({ cut, entries }) => {
    let walk = setOut(cut, anchors);
    for await (const entry of entries) walk = step(walk, entry, keys);
    return firstFault(walk);
  });
}

/** Ten entries, numbered from 1. */
beforeEach(async () => {
  await tamper("truncate audit_entry restart identity");
  for (let count = 1; count <= 10; count++) await append({ payload: { count } });
});

describe("The audit trail", () => {
  it("holds as it was written", async () => {
    expect(await check()).toBeUndefined();
    await append({ actor: null, subject: null, payload: {} });
    await append({ payload: { b: 1, a: "x", ああ: 2 } });
    expect(await check()).toBeUndefined();
  });

  it("never forks, however many append at once, and keeps nothing of what did not happen", async () => {
    await Promise.all(Array.from({ length: 20 }, () => append()));
    await expect(
      database.db.$transaction(async (tx) => {
        await audit.append(tx, deed());
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    await append();
    expect(await database.db.auditEntry.count()).toBe(31);
    expect(await check()).toBeUndefined();
  });

  it("takes ids and counts, and nothing that somebody may have typed", async () => {
    await append({ payload: { answer: subject, section: "agano#6-3-2-1", day: "2026-04-01", count: 3 } });
    for (const value of ["係争のため", "Hana Sato", "a".repeat(101), 0.5])
      await expect(append({ payload: { value } })).rejects.toThrow("neither an id nor a count");
  });

  it("cannot be changed, emptied or shortened by the role of the product", async () => {
    const { db } = database;
    await expect(db.auditEntry.updateMany({ data: { action: "x" } })).rejects.toThrow(/an entry is not changed/);
    await expect(db.$executeRaw`update audit_entry set payload = '{}'`).rejects.toThrow(/not changed/);
    await expect(db.$executeRaw`update audit_entry set payload = null, salt = '', at = now()`).rejects.toThrow();
    await expect(db.auditEntry.deleteMany()).rejects.toThrow(/only the oldest/);
    await expect(db.auditEntry.deleteMany({ where: { number: 10 } })).rejects.toThrow(/only the oldest/);
    await expect(db.$executeRaw`truncate audit_entry`).rejects.toThrow(/not emptied/);
    expect(await db.auditEntry.count()).toBe(10);
    expect(await check()).toBeUndefined();
  });
});

describe("The verifier names the first bad entry", () => {
  it.each([
    ["an action", "update audit_entry set action = 'test.undone' where number = 4", 4, "chain"],
    ["who did it", "update audit_entry set actor_id = null where number = 4", 4, "chain"],
    ["when", "update audit_entry set at = at + interval '1 second' where number = 1", 1, "chain"],
    ["a payload", `update audit_entry set payload = '{"count": 9}' where number = 4`, 4, "payload"],
    ["a payload and its digest", "update audit_entry set payload_digest = 'x' where number = 4", 4, "chain"],
    ["two of them", "update audit_entry set action = 'x' where number in (9, 4)", 4, "chain"],
    ["the first one taken out", "delete from audit_entry where number = 1", 2, "chain"],
    ["one taken out", "delete from audit_entry where number = 6", 7, "chain"],
    [
      "two that changed places",
      "update audit_entry set number = case number when 3 then 103 else 3 end where number in (3, 5); update audit_entry set number = 5 where number = 103",
      3,
      "chain",
    ],
    [
      "one put in",
      "insert into audit_entry (number, at, action, salt, payload_digest, chain) values (99, now(), 'x', '', '', 'x')",
      99,
      "chain",
    ],
    [
      "a cut that nobody made",
      `delete from audit_entry where number < 5; insert into audit_entry (number, at, action, salt, payload_digest, chain, payload)
       select 99, now(), 'audit.cut', '', '', 'y', jsonb_build_object('through', 4, 'chain', 'ab')`,
      5,
      "chain",
    ],
  ])("after somebody changed %s", async (_what, sql, number, kind) => {
    await tamper(sql);
    expect(await check()).toEqual({ number, kind });
  });

  it("whichever of 1,000 was changed, taken out or moved, or says something else", async () => {
    await database.db.$transaction(
      async (tx) => {
        for (let count = 11; count <= 1001; count++) await audit.append(tx, deed({ payload: { count } }));
      },
      { timeout: 60_000 },
    );
    const keys = chainKeys(keyring);
    const trail: AuditEntry[] = [];
    await readTrail(database.db, async ({ entries }) => {
      for await (const entry of entries) trail.push(entry);
    });
    let walk = setOut(undefined, []);
    for (const [at, entry] of trail.slice(0, -1).entries()) {
      const next = trail[at + 1] ?? entry;
      const fault = (...entries: readonly AuditEntry[]) =>
        firstFault(entries.reduce((before, each) => step(before, each, keys), walk));
      const { number } = entry;
      expect(fault({ ...entry, action: "test.undone" })).toEqual({ number, kind: "chain" });
      expect(fault({ ...entry, payload: { count: 0 } })).toEqual({ number, kind: "payload" });
      expect(fault(next)).toEqual({ number: next.number, kind: "chain" });
      expect(fault({ ...next, number }, { ...entry, number: next.number })).toEqual({ number, kind: "chain" });
      walk = step(walk, entry, keys);
    }
    expect(firstFault(walk)).toBeUndefined();
    expect(walk.entries).toBe(1000);
  }, 60_000);

  it("knows a forger who has the table but not the key", async () => {
    await tamper("delete from audit_entry where number > 5");
    const forger = createAudit(chainKey(createCrypto(newKeyring())));
    await database.db.$transaction((tx) => forger.append(tx, deed()));
    expect(await check()).toEqual({ number: 11, kind: "chain" });
  });

  it("sees that the end was taken off where it is known how far it reached", async () => {
    const head = await audit.anchor(database.db);
    const anchors = head ? [head] : [];
    await append();
    expect(await check(anchors)).toBeUndefined();
    await tamper("delete from audit_entry where number > 7");
    expect(await check()).toBeUndefined();
    expect(await check(anchors)).toEqual({ number: 10, kind: "end" });
    await append();
    expect(await check(anchors)).toEqual({ number: 10, kind: "end" });
  });

  it("accepts what was linked with an earlier key of the keyring", async () => {
    const newer = `k2:${newKeyring().slice(3)},${keyring}`;
    const later = createAudit(chainKey(createCrypto(newer)));
    await database.db.$transaction((tx) => later.append(tx, deed()));
    expect(await check([], chainKeys(newer))).toBeUndefined();
    expect(await check()).toEqual({ number: 11, kind: "chain" });
  });
});

describe("What entries say", () => {
  it("can be erased for one person, so that nobody can even guess it, and the chain holds", async () => {
    const other = "00000000-0000-4000-8000-000000000002";
    await append({ subject: other });
    const erased = await database.db.$transaction((tx) => audit.erase(tx, subject));
    expect(erased).toBe(10);
    const rows = await database.db.auditEntry.findMany({ orderBy: { number: "asc" } });
    expect(rows.map(({ payload }) => payload)).toEqual([...Array(10).fill(null), { count: 1 }]);
    expect(rows[0]?.salt).toHaveLength(0);
    expect(await check()).toBeUndefined();
    expect(await database.db.$transaction((tx) => audit.erase(tx, subject))).toBe(0);
  });
});

describe("The oldest entries", () => {
  const later = new Date("2031-05-01T00:00:00Z");
  const cut = (through: number, now = later) => database.db.$transaction((tx) => audit.cut(tx, through, now));

  it("can be dropped, and the chain goes on from there, time after time", async () => {
    expect(await cut(0)).toBe(0);
    expect(await cut(4)).toBe(4);
    expect(await check()).toBeUndefined();
    await append({ at: later });
    expect(await cut(6)).toBe(2);
    expect(await check()).toBeUndefined();
    expect((await database.db.auditEntry.findMany({ orderBy: { number: "asc" } })).map(({ number }) => number)).toEqual(
      [7n, 8n, 9n, 10n, 11n, 12n, 13n],
    );
    await tamper("delete from audit_entry where number = 7");
    expect(await check()).toEqual({ number: 8, kind: "chain" });
  });

  it("are not missed by an anchor that they were behind of", async () => {
    const head = await audit.anchor(database.db);
    await cut(10);
    expect(await check(head ? [head] : [])).toBeUndefined();
  });

  it("stay while they are younger than a year, whoever says otherwise", async () => {
    await expect(cut(4, new Date("2027-03-31T23:00:00Z"))).rejects.toThrow(/only the oldest/);
    expect(await cut(4, new Date("2027-04-01T01:00:00Z"))).toBe(4);
    await cut(6);
    // What says where the chain goes on is not erased.
    await expect(
      database.db.$executeRaw`update audit_entry set payload = null, salt = '' where action = 'audit.cut'`,
    ).rejects.toThrow(/not changed/);
  });
});

describe("Anchors", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "anchors-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("are kept line by line; one that a crash cut short is none, and neither is one of another key", async () => {
    const file = anchorsFile(folder);
    const keys = chainKeys(keyring);
    expect(await readAnchors(file, keys)).toEqual([]);
    const forger = createAudit(chainKey(createCrypto(newKeyring())));
    const numbers: number[] = [];
    for (const each of [audit, audit, forger, audit]) {
      const end = await each.anchor(database.db);
      if (end) await addAnchor(file, end);
      await writeFile(file, '{"number":7,"ch', { flag: "a" });
      if (each === audit && end) numbers.push(end.number);
      await append();
    }
    expect((await readAnchors(file, keys)).map(({ number }) => number)).toEqual(numbers);
    expect(await check(await readAnchors(file, keys))).toBeUndefined();
  });

  it("are written once while the trail stands still", async () => {
    const file = join(folder, "still.jsonl");
    const end = await audit.anchor(database.db);
    for (let night = 0; night < 3; night++) if (end) await addAnchor(file, end);
    expect(await readAnchors(file, chainKeys(keyring))).toHaveLength(1);
  });
});
