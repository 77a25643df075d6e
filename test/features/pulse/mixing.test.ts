import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { openBallot, sealBallot } from "../../../src/features/pulse/answering/ballot.ts";
import { cast, sealingKey } from "../../../src/features/pulse/answering/store.ts";
import { keyPlace } from "../../../src/features/pulse/closing/key.ts";
import { mix, shuffled, sweep } from "../../../src/features/pulse/closing/store.ts";
import { asSuperuser, databaseName, testDatabase } from "../../support/database.ts";
import { all, everybody, openPulse, type PulseOffice } from "../../support/pulse.ts";

// Whoever has the whole database after the mixing, and every key, and knows in which order people answered, tries to say
// who gave which ballot: by the order of whatever the database has of a row, its place on the disk and its transaction
// among them. k people are paired by chance one time in k.

const ROUNDS = 100;
const k = everybody.length;

const database = testDatabase();
let again: PulseOffice;

type Row = Readonly<Record<string, unknown>> & { readonly row: string };

/** Rows with all that there is of them, the hidden columns too. */
const dump = (table: string, key: string): Promise<readonly Row[]> =>
  database.db.$queryRawUnsafe(
    `select *, ${key}::text as "row", ctid::text as place, xmin::text::bigint as born, cmin::text::bigint as step from ${table}`,
  );

/** The rows as they lie, and in the order of each of their columns. */
function orders(rows: readonly Row[]): readonly (readonly Row[])[] {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== "sealed");
  const comparable = (value: unknown) =>
    value instanceof Date ? value.toJSON() : String(value).replace(/\d+/g, (digits) => digits.padStart(20, "0"));
  const by = (name: string) => rows.toSorted((a, b) => (comparable(a[name]) < comparable(b[name]) ? -1 : 1));
  return [rows, ...columns.map(by)];
}

/**
 * The share of ballots given to whoever wrote them, for each order of the ballots beside each order of who answered and
 * the one in which they did; and how much of that order is left in who answered.
 */
async function pairings({ crypto, db }: PulseOffice, survey: string, writers: ReadonlyMap<string, string>) {
  const { privateKey } = await db.pulseSurvey.findUniqueOrThrow({ where: { id: survey } });
  const key = crypto.open(privateKey ?? new Uint8Array(), keyPlace(survey));
  const [ballots, people] = [await dump("pulse_ballot", "id"), await dump("pulse_participation", "person_id")];
  const opened = ballots.map(
    async ({ row, sealed }) => [row, (await openBallot(key, String(sealed))).comment] as const,
  );
  const written = new Map(await Promise.all(opened));
  const share = (one: readonly (string | undefined)[], other: readonly (string | undefined)[]) =>
    one.filter((each, at) => each !== undefined && each === other[at]).length / k;
  const asAnswered = [...writers.values()];
  const ofBallots = orders(ballots).map((rows) => rows.map(({ row }) => writers.get(written.get(row) ?? "")));
  const ofPeople = orders(people).map((rows) => rows.map(({ row }) => row));
  return [
    ...ofBallots.flatMap((one) => [asAnswered, ...ofPeople].map((other) => share(one, other))),
    ...ofPeople.map((one) => share(one, asAnswered)),
  ];
}

/** Which of some bytes stand in any file of the database: rows that were deleted do, until the table is written anew. */
async function onDisk(wanted: readonly Uint8Array[]): Promise<number> {
  const name = databaseName(database.url);
  await asSuperuser("checkpoint");
  const bytes = wanted.map((each) => `'\\x${Buffer.from(each).toString("hex")}'::bytea`).join();
  const [found] = await asSuperuser(
    `with body as materialized (
       select pg_read_binary_file(format('base/%s/%s', d.oid, file), true) as bytes
         from pg_database d, pg_ls_dir(format('base/%s', d.oid)) file where d.datname = '${name}')
     select count(*)::int as count from unnest(array[${bytes}]) wanted
      where exists (select from body where position(wanted in body.bytes) > 0)`,
    name,
  );
  return Number(found?.count);
}

/** How often each of those who answered stands in the file of who did, deleted rows among it. */
async function timesOnDisk(): Promise<readonly number[]> {
  await asSuperuser("checkpoint");
  const [{ text } = { text: "" }] = await asSuperuser(
    "select encode(pg_read_binary_file(pg_relation_filepath('pulse_participation')), 'hex') as text",
    databaseName(database.url),
  );
  const times = (id: string) => String(text).split(id.replaceAll("-", "")).length - 1;
  return half.map((who) => times(again.ids.get(who) ?? ""));
}

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");
const ballots = () => database.db.pulseBallot.findMany();
const ballotIds = async () => (await ballots()).map(({ id }) => bytesOf(id));

/** What sending a sheet leaves in the database, without the way there. */
async function putIn({ db, ids, units }: PulseOffice, survey: string, who: string): Promise<void> {
  const key = (await sealingKey(db, survey)) ?? "";
  const sealed = await sealBallot(key, { unit: units.big, answers: {}, comment: `c${who}` });
  expect(await cast(db, { survey, person: ids.get(who) ?? "", today: "2026-11-09", sealed })).toBe(true);
}

/** What PostgreSQL does by itself from time to time: keeps samples of values, to plan statements by. */
const planning = () => database.db.$executeRawUnsafe("analyze");

/** Which columns PostgreSQL has samples of, among those that tell of ballots, of who answered and of keys. */
const sampled = () => database.db.$queryRaw`
  select tablename, attname from pg_stats
   where tablename in ('pulse_ballot', 'pulse_participation') and attname <> 'filler' or attname in ('private_key', 'once')`;

/** The transactions that last locked or changed somebody who was invited. */
const lastTransactions = () => database.db.$queryRaw<unknown[]>`
  select distinct p.xmax::text from person p join pulse_invited i on i.person_id = p.id`;

const half = everybody.filter((_, at) => at % 2 === 0);
const onlySurvey = async () => (await database.db.pulseSurvey.findFirstOrThrow()).id;

/** As if there were no key: the job fails where it would open the first ballot. */
async function withoutKey(work: () => Promise<void>): Promise<void> {
  const { id, privateKey } = await database.db.pulseSurvey.findFirstOrThrow();
  await database.db.pulseSurvey.update({ where: { id }, data: { privateKey: null } });
  await work();
  await database.db.pulseSurvey.update({ where: { id }, data: { privateKey } });
}

/** Somebody who began to read before the mixing and has not ended: PostgreSQL keeps deleted rows for them. */
async function looking(at: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("begin isolation level repeatable read");
  await client.query(`select count(*) from ${at}`);
  onTestFinished(() => client.end());
  return () => client.end();
}

describe("Whoever has the database", () => {
  it("finds no column in which a time, an order or a person could stand beside a ballot, nor an answer beside a person", async () => {
    const columns = await database.db.$queryRaw<{ name: string }[]>`
      select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = current_schema() and table_name in ('pulse_ballot', 'pulse_participation') order by 1`;
    expect(columns.map(({ name }) => name)).toEqual([
      ...["pulse_ballot.id", "pulse_ballot.sealed", "pulse_ballot.survey_id"],
      ...["pulse_participation.filler", "pulse_participation.person_id", "pulse_participation.survey_id"],
    ]);
  });
});

describe("Whoever has the database after the mixing", () => {
  it("pairs people and ballots no better than by chance, and could pair them all before it", {
    timeout: 300_000,
  }, async () => {
    again = await openPulse(database.db);
    const office = again;
    const { db } = office;
    const survey = await office.begin();
    const forms = new Map(
      await Promise.all(everybody.map(async (who) => [who, await office.open(who, "answer", { s: survey })] as const)),
    );
    const after: (readonly number[])[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await db.pulseBallot.deleteMany();
      await db.pulseParticipation.deleteMany();
      await db.pulseSurvey.updateMany({ data: { state: "open" } });
      const answering = shuffled(everybody);
      const writers = new Map(answering.map((who) => [`c${who}`, office.ids.get(who) ?? ""]));
      for (const who of answering)
        await (round === 0 ? office.submit(who, forms.get(who), all("3", `c${who}`)) : putIn(office, survey, who));
      if (round === 0) expect(Math.max(...(await pairings(office, survey, writers)))).toBe(1);
      await db.$transaction((tx) => mix(tx, survey));
      await sweep(db);
      after.push(await pairings(office, survey, writers));
    }
    const mean = (at: number) => after.reduce((sum, round) => sum + (round[at] ?? 0), 0) / ROUNDS;
    const means = (after[0] ?? []).map((_, at) => mean(at));
    expect(means.length).toBeGreaterThan(20);
    expect(Math.max(...means)).toBeLessThan(1 / k + 0.02);
    expect(office.faults).toEqual([]);
  });
});

describe("Taking old rows off the disk", () => {
  it("gives up while a backup reads a table, and is done afterwards", async () => {
    const end = await looking("pulse_participation");
    await expect(sweep(database.db)).rejects.toThrow("lock timeout");
    expect(await database.db.pulseParticipation.count()).toBe(k);
    await end();
    await sweep(database.db);
  });

  it("loses no answer that comes meanwhile", async () => {
    const { db } = database;
    const { id } = await db.pulseSurvey.update({ where: { id: await onlySurvey() }, data: { state: "open" } });
    for (let round = 0; round < 20; round++) {
      await db.pulseBallot.deleteMany();
      await db.pulseParticipation.deleteMany();
      await Promise.all([sweep(db), ...everybody.map((who) => putIn(again, id, who))]);
      expect([await db.pulseBallot.count(), await db.pulseParticipation.count()]).toEqual([k, k]);
    }
  });
});

describe("Whoever has the files of the database", () => {
  it("finds no old row in any file of it by the time that the first ballot is opened, though somebody reads all the while", async () => {
    const { db } = database;
    await db.pulseBallot.deleteMany();
    await db.pulseParticipation.deleteMany();
    const { id } = await db.pulseSurvey.update({ where: { id: await onlySurvey() }, data: { state: "open" } });
    for (const who of half) await putIn(again, id, who);
    const sent = await ballotIds();
    await planning();
    await looking("person");
    await again.run("pulse.mix", "2026-11-20", "00:12");
    const mixed = await ballotIds();
    await planning();
    expect(await sampled()).toEqual([]);
    expect([await onDisk(sent), await onDisk(mixed)]).toEqual([half.length, half.length]);
    expect(Math.min(...(await timesOnDisk()))).toBeGreaterThan(1);
    const end = await looking("pulse_ballot");
    await expect(again.run("pulse.count", "2026-11-20", "00:20")).rejects.toThrow("lock timeout");
    await expect(again.run("pulse.sweep", "2026-11-20", "00:20")).rejects.toThrow("still to be counted");
    expect([await onDisk(sent), await onDisk(mixed)]).toEqual([half.length, half.length]);
    await end();
    await withoutKey(async () => {
      await expect(again.run("pulse.count", "2026-11-20", "00:30")).rejects.toThrow("no key");
    });
    expect([await onDisk(sent), await onDisk(mixed)]).toEqual([0, half.length]);
    expect(new Set(await timesOnDisk())).toEqual(new Set([1]));
  });

  it("finds none at all once they are counted, nor who answered by which transaction had to do with a person last", async () => {
    const { db } = database;
    const mixed = await ballotIds();
    // A long value lies in pieces; its beginning is in one.
    const sealed = (await ballots()).map((ballot) => Buffer.from(ballot.sealed.slice(0, 500)));
    const { privateKey } = await db.pulseSurvey.findFirstOrThrow();
    const gone = [...mixed, ...sealed, privateKey as Uint8Array];
    await planning();
    await looking("person");
    expect(await onDisk(gone)).toBe(gone.length);
    expect((await lastTransactions()).length).toBeGreaterThan(1);
    await again.run("pulse.count", "2026-11-20", "00:40");
    // The product may have been off for weeks in between.
    await again.run("pulse.sweep", "2026-12-18", "00:40");
    expect(await db.pulseSurvey.findFirst()).toMatchObject({ state: "counted" });
    expect(await onDisk(gone)).toBe(0);
    expect(new Set(await timesOnDisk())).toEqual(new Set([0]));
    expect(await lastTransactions()).toHaveLength(1);
    expect(again.faults).toEqual([]);
  });
});
