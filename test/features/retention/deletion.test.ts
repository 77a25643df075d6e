import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { archiveFolder, readArchive } from "../../../src/features/retention/archive.ts";
import { anchorsFile, readAnchors } from "../../../src/services/audit/anchors.ts";
import { chainKeys } from "../../../src/services/audit/chain.ts";
import { testDatabase } from "../../support/database.ts";
import { enquire, JST, openRecordsOffice, type RecordsOffice } from "./records-office.ts";

const database = testDatabase();
let office: RecordsOffice;
beforeAll(async () => {
  office = await openRecordsOffice(database.db);
});
afterAll(() => office.close());
beforeEach(async () => {
  const { db } = database;
  await db.legalHold.deleteMany();
  await db.jobRun.deleteMany();
  await db.enquiry.deleteMany();
  await db.curatedAnswer.deleteMany();
  await db.notice.deleteMany();
});

const notify = async (who: "hana" | "ken", day: string, time?: string) => {
  const about = { ...{ feature: "enquiry", kind: "asked", about: {} }, once: randomUUID(), class: "receipt" as const };
  const { id } = await database.db.notice.create({
    data: { ...about, toId: office.ids[who], createdAt: JST(day, time) },
  });
  const toId = office.ids[who];
  await database.db.delivery.create({ data: { noticeId: id, toId, dueAt: JST(day), state: "sent" } });
  return id;
};
/** One row in each of the tables that are short of life, all of hana's where they are anybody's. */
async function fill(day: string): Promise<void> {
  const { db } = database;
  const { hana: personId } = office.ids;
  const [at, bytes] = [JST(day), new Uint8Array([1])];
  const hash = () => new Uint8Array(Buffer.from(randomUUID()));
  await db.inboxItem.create({
    data: { platform: "slack", identityHash: hash(), conversation: bytes, receivedAt: at, dueAt: at, state: "done" },
  });
  await db.pause.create({ data: { platform: "slack", lane: randomUUID(), until: at } });
  await db.usedKey.create({ data: { key: randomUUID(), personId, result: bytes, usedAt: at } });
  await db.webSession.create({ data: { tokenHash: randomUUID(), personId, createdAt: at } });
  await db.webLink.create({ data: { tokenHash: randomUUID(), personId, expiresAt: at } });
  await db.jobRun.create({ data: { job: randomUUID(), slot: day, ranAt: at } });
  await db.modelUse.create({ data: { personId, day: new Date(day), calls: 1 } });
  await db.question.create({ data: { id: randomUUID(), words: bytes, outcome: "answered", askedOn: new Date(day) } });
  await db.staffImport.create({
    data: {
      ...{ fileHash: "x", effectiveOn: new Date(day), importedAt: at },
      ...{ added: 0, changed: 0, unchanged: 0, deactivated: 0 },
    },
  });
  await notify("hana", day);
}
const short = ["inbox_item", "pause", "used_key", "web_session", "web_link", "job_run", "model_use", "question"];
const rowsOf = async (...tables: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [found] = await database.db.$queryRawUnsafe<{ count: number }[]>(
      `select count(*)::int as count from "${table}"`,
    );
    counts[table] = found?.count ?? 0;
  }
  return counts;
};

describe("The deletion job", () => {
  it("deletes what is past its period, counts it by table, and says nothing of whose it was", async () => {
    await fill("2020-01-01");
    await office.run("2026-04-02");
    expect(await office.lastRun()).toEqual({
      ...Object.fromEntries(short.map((table) => [table, 1])),
      ...{ notice: 1, delivery: 1, staff_import: 1 },
    });
    expect(await rowsOf(...short, "notice", "delivery", "staff_import")).toEqual({
      ...Object.fromEntries(short.map((table) => [table, 0])),
      // The run itself.
      ...{ job_run: 1, notice: 0, delivery: 0, staff_import: 0 },
    });
    const said = JSON.stringify(await database.db.auditEntry.findMany({ select: { payload: true, subjectId: true } }));
    for (const id of Object.values(office.ids)) expect(said).not.toContain(id);
    expect(await office.trailHolds()).toBe(true);
  });

  it("runs once in a slot, and writes one entry for each run, also when nothing was due", async () => {
    const before = await database.db.auditEntry.count();
    await notify("hana", "2025-04-01");
    await Promise.all([office.run("2026-04-02"), office.run("2026-04-02")]);
    await notify("hana", "2025-04-01");
    await office.run("2026-04-02");
    expect(await rowsOf("notice")).toEqual({ notice: 1 });
    expect(await database.db.auditEntry.count()).toBe(before + 1);
    await office.run("2026-04-03");
    await office.run("2026-04-04");
    expect(await office.lastRun()).toEqual({});
    expect(await database.db.auditEntry.count()).toBe(before + 3);
  });

  it("keeps a row to the end of its last day in Japan, and not a day longer", async () => {
    const kept = await notify("hana", "2025-04-02", "00:00");
    const gone = await notify("hana", "2025-04-01", "23:59");
    await office.run("2026-04-02");
    expect((await database.db.notice.findMany()).map(({ id }) => id)).toEqual([kept]);
    expect(gone).not.toBe(kept);
    await office.run("2026-04-03");
    expect(await rowsOf("notice")).toEqual({ notice: 0 });
  });

  it("keeps what is asked in the chat until it is done, for a month at most", async () => {
    const { db } = database;
    const one = { platform: "slack", conversation: new Uint8Array([1]), receivedAt: JST("2026-03-20") };
    for (const state of ["received", "answering", "done", "failed"] as const)
      await db.inboxItem.create({
        data: { ...one, state, dueAt: JST("2020-01-01"), identityHash: new Uint8Array(Buffer.from(randomUUID())) },
      });
    await office.run("2026-04-02");
    expect((await db.inboxItem.findMany()).map(({ state }) => state).sort()).toEqual(["answering", "received"]);
    await office.run("2026-04-30");
    expect(await db.inboxItem.count()).toBe(0);
  });

  it("goes on in bounded batches, and leaves for the next night what the time does not suffice for", async () => {
    for (let count = 0; count < 7; count++) await notify("hana", "2020-01-01");
    await office.run("2026-04-02", { batch: 3, mostMs: 0 });
    expect(await office.lastRun()).toEqual({ unfinished: 1 });
    expect(await rowsOf("notice", "delivery")).toEqual({ notice: 7, delivery: 7 });
    await office.run("2026-04-03", { batch: 3 });
    expect(await office.lastRun()).toEqual({ notice: 7, delivery: 7 });
  });

  it("passes by what somebody is changing at that moment", async () => {
    const id = await notify("hana", "2020-01-01");
    await database.db.$transaction(async (tx) => {
      await tx.notice.update({ where: { id }, data: { readAt: new Date() } });
      await office.run("2026-04-02");
    });
    expect(await rowsOf("notice")).toEqual({ notice: 1 });
    await office.run("2026-04-03");
    expect(await rowsOf("notice")).toEqual({ notice: 0 });
  });
});

describe("Official records", () => {
  it("are archived, readable and in full, before they go: an answered enquiry three fiscal years on", async () => {
    // Answered on the last day of fiscal 2025, so kept through 31 March 2029; the other a day later, a year longer.
    const id = await enquire(office, "hana", { asked: "2026-03-01", answered: "2026-03-31" });
    const later = await enquire(office, "ken", { asked: "2026-03-01", answered: "2026-04-01" });
    await office.run("2029-03-31");
    expect(await rowsOf("enquiry")).toEqual({ enquiry: 2 });
    await office.run("2029-04-01");
    expect((await database.db.enquiry.findMany()).map((each) => each.id)).toEqual([later]);
    expect(await office.archived()).toEqual([
      {
        table: "enquiry",
        row: expect.objectContaining({
          ...{ id, words: "hanaの質問", answer: "回答です", sections: ["agano#6-3-2-1"], unnamed: false },
          ...{ asker_id: "hana（100001）", answered_by_id: "rin（100004）", answered_at: "2026-03-31T03:00:00.000Z" },
        }),
      },
    ]);
  });

  it("do not say who asked what was asked unnamed, and leave out what HR never answered", async () => {
    const before = (await office.archived()).length;
    await enquire(office, "hana", { asked: "2022-05-01", answered: "2022-05-02", unnamed: true });
    await enquire(office, "ken", { asked: "2022-05-01" });
    await office.run("2026-04-02");
    expect(await office.lastRun()).toEqual({ enquiry: 2 });
    expect(await office.archived()).toHaveLength(before + 1);
    const unnamed = (await office.archived()).filter(({ row }) => row.unnamed === true);
    expect(unnamed).toHaveLength(1);
    expect(unnamed[0]?.row).not.toHaveProperty("asker_id");
    expect(JSON.stringify(unnamed)).not.toContain(office.ids.hana);
  });

  it("of the 庁内Q&A stay while published, and go with every version and author afterwards", async () => {
    const { db } = database;
    const by = { id: office.ids.rin, now: JST("2020-01-01") };
    const draft = { question: "問", text: "答", basis: [], reviewOn: "2021-01-01" };
    const [published, withdrawn] = await db.$transaction(async (tx) => [
      await office.curated.publish(tx, draft, by),
      await office.curated.publish(tx, { ...draft, question: "やめた問" }, by),
    ]);
    await db.$transaction((tx) => office.curated.edit(tx, withdrawn.id, 1, { ...draft, question: "直した問" }, by));
    await db.$transaction((tx) => office.curated.setWithdrawn(tx, withdrawn.id, JST("2022-06-01")));
    await office.run("2026-03-31");
    expect(await rowsOf("curated_answer")).toEqual({ curated_answer: 2 });
    await office.run("2026-04-01");
    expect(await office.lastRun()).toEqual({ curated_answer: 1, curated_version: 2 });
    expect((await db.curatedAnswer.findMany()).map(({ id }) => id)).toEqual([published.id]);
    const versions = (await office.archived()).filter(({ table }) => table === "curated_version");
    expect(versions.map(({ row }) => [row.question, row.author_id])).toEqual([
      ["やめた問", "rin（100004）"],
      ["直した問", "rin（100004）"],
    ]);
  });

  it("stay where there is nowhere to archive them, and all else goes", async () => {
    const blocked = join(office.dataDir, "blocked");
    await writeFile(blocked, "");
    for (const [day, dataDir] of [
      ["2026-04-02", undefined],
      ["2026-04-03", join(blocked, "data")],
    ] as const) {
      await enquire(office, "hana", { asked: "2020-01-01", answered: "2020-01-01" });
      await notify("hana", "2020-01-01");
      await office.run(day, { dataDir });
      expect(await office.lastRun()).toEqual({ notice: 1, delivery: 1, unarchived: 1 });
    }
    expect(await rowsOf("enquiry")).toEqual({ enquiry: 2 });
  });

  it("stay while the archive cannot be written, and so does all else", async () => {
    await enquire(office, "hana", { asked: "2020-01-01", answered: "2020-01-01" });
    const dataDir = join(office.dataDir, "full");
    await mkdir(dataDir);
    await writeFile(archiveFolder(dataDir), "");
    await expect(office.run("2026-04-03", { dataDir })).rejects.toThrow();
    expect(await rowsOf("enquiry")).toEqual({ enquiry: 1 });
  });

  it("are in no archive when the run was undone, and the next run takes them", async () => {
    await enquire(office, "hana", { asked: "2020-01-01", answered: "2020-01-01" });
    const files = await readdir(archiveFolder(office.dataDir));
    const audit = { ...office.audit, append: async () => Promise.reject(new Error("undone")) };
    await expect(office.run("2026-04-02", { audit })).rejects.toThrow("undone");
    expect(await readdir(archiveFolder(office.dataDir))).toEqual(files);
    expect(await rowsOf("enquiry")).toEqual({ enquiry: 1 });
    await office.run("2026-04-02");
    expect(await readdir(archiveFolder(office.dataDir))).toHaveLength(files.length + 1);
  });

  it("are sealed: no word of them stands in the file, and none can be changed, moved or left out", async () => {
    await enquire(office, "hana", { asked: "2020-01-01", answered: "2020-01-01" });
    await enquire(office, "ken", { asked: "2020-01-01", answered: "2020-01-01" });
    await office.run("2026-04-12");
    const folder = archiveFolder(office.dataDir);
    const name = (await readdir(folder)).filter((file) => file.startsWith("2026-04-12")).at(0) ?? "";
    const newest = join(folder, name);
    expect((await stat(newest)).mode & 0o777).toBe(0o600);
    const text = await readFile(newest, "utf8");
    expect(text).not.toMatch(/質問|100001|enquiry/);
    const [first = "", second = "", end = ""] = text.split("\n");
    for (const lines of [
      [second, first, end],
      [first, end],
      [first, second],
      [first, second, first, end],
    ]) {
      await writeFile(newest, `${lines.join("\n")}\n`);
      await expect(readArchive(newest, office.crypto)).rejects.toThrow();
    }
    await writeFile(newest, text);
    expect(await readArchive(newest, office.crypto)).toHaveLength(2);
  });
});

describe("Those who have left", () => {
  const leave = async (staffNumber: string, leftOn: string, more: object = {}) => {
    const unit = await database.db.unit.findFirstOrThrow();
    const post = { unitId: unit.id, level: "staff" as const, fromDay: new Date("2000-04-01"), toDay: new Date(leftOn) };
    const { id } = await database.db.person.create({
      data: {
        ...{ staffNumber, name: staffNumber, kana: "", jobType: "", origin: "roster" as const },
        ...{ leftOn: new Date(leftOn), assignments: { create: { ...post, ...more } } },
        accounts: { create: { platform: "slack", externalId: staffNumber } },
        roles: { create: { role: "HR" as const } },
      },
    });
    return id;
  };
  const isKept = async (id: string) => (await database.db.person.count({ where: { id } })) === 1;

  it("lose accounts and roles after a month, and go with their posts three fiscal years on", async () => {
    const id = await leave("200001", "2026-04-01");
    await office.run("2026-05-01");
    expect(await database.db.account.count({ where: { personId: id } })).toBe(1);
    await office.run("2026-05-02");
    expect(await office.lastRun()).toMatchObject({ account: 1, person_role: 1 });
    await office.run("2030-03-31");
    expect(await isKept(id)).toBe(true);
    await office.run("2030-04-01");
    expect(await isKept(id)).toBe(false);
    expect(await office.lastRun()).toMatchObject({ person: 1, assignment: 1 });
    // Those who work here lose nothing.
    expect(await rowsOf("person", "person_role")).toEqual({ person: 4, person_role: 1 });
  });

  it("stay while a record or somebody's line still names them", async () => {
    const asker = await leave("200002", "2010-04-01");
    const chief = await leave("200003", "2010-04-01");
    const { id: post } = await database.db.assignment.findFirstOrThrow({ where: { personId: office.ids.ken } });
    await database.db.assignment.update({ where: { id: post }, data: { managerId: chief } });
    const id = randomUUID();
    await database.db.$transaction((tx) =>
      office.enquiries.ask(tx, {
        ...{ id, askerId: asker, unnamed: false, words: "問", said: undefined, at: JST("2025-05-01") },
      }),
    );
    await office.run("2026-04-02");
    expect([await isKept(asker), await isKept(chief)]).toEqual([true, true]);
    await database.db.assignment.update({ where: { id: post }, data: { managerId: office.ids.boss } });
    await database.db.enquiry.delete({ where: { id } });
    await office.run("2026-04-03");
    expect([await isKept(asker), await isKept(chief)]).toEqual([false, false]);
  });
});

describe("The audit trail", () => {
  it("loses its oldest entries after five years and still verifies, and each night leaves an anchor outside", async () => {
    const { db } = database;
    const old = await db.auditEntry.count();
    const anchors = (await readAnchors(anchorsFile(office.dataDir), chainKeys(office.keyring))).length;
    await office.run("2036-01-01");
    expect(await office.lastRun()).toMatchObject({ audit_entry: old });
    expect((await db.auditEntry.findMany({ orderBy: { number: "asc" } })).map(({ action }) => action)).toEqual([
      "audit.cut",
      "retention.run",
    ]);
    expect(await office.trailHolds()).toBe(true);
    expect((await readAnchors(anchorsFile(office.dataDir), chainKeys(office.keyring))).length).toBe(anchors + 1);
  });
});
