import { describe, expect, it } from "vitest";
import { openBallot } from "../../../src/features/pulse/answering/ballot.ts";
import { keyPlace } from "../../../src/features/pulse/closing/key.ts";
import { mix, shuffled, vacuum } from "../../../src/features/pulse/closing/store.ts";
import { testDatabase } from "../../support/database.ts";
import { all, everybody, openPulse, type PulseOffice } from "../../support/pulse.ts";

// Whoever has the whole database after the mixing, and every key, tries to say who gave which ballot: by the order of
// whatever the database has of a row, its place on the disk and its transaction among them. k people are paired by
// chance one time in k.

const ROUNDS = 100;
const k = everybody.length;

const database = testDatabase();

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

/** The share of ballots given to whoever wrote them, for each pair of orders. */
async function pairings({ crypto, db }: PulseOffice, survey: string, writerOf: ReadonlyMap<string, string>) {
  const { privateKey } = await db.pulseSurvey.findUniqueOrThrow({ where: { id: survey } });
  const key = crypto.open(privateKey ?? new Uint8Array(), keyPlace(survey));
  const [ballots, people] = [await dump("pulse_ballot", "id"), await dump("pulse_participation", "person_id")];
  const opened = ballots.map(
    async ({ row, sealed }) => [row, (await openBallot(key, String(sealed))).comment] as const,
  );
  const written = new Map(await Promise.all(opened));
  const isRight = (ballot: Row, person: Row | undefined) => writerOf.get(written.get(ballot.row) ?? "") === person?.row;
  return orders(ballots).flatMap((one) =>
    orders(people).map((other) => one.filter((ballot, at) => isRight(ballot, other[at])).length / k),
  );
}

describe("Whoever has the database after the mixing", () => {
  it("pairs people and ballots no better than by chance, and could pair them all before it", {
    timeout: 300_000,
  }, async () => {
    const office = await openPulse(database.db);
    const { db } = office;
    const survey = await office.begin();
    const writerOf = new Map(everybody.map((who) => [`c${who}`, office.ids.get(who) ?? ""]));
    const forms = new Map(
      await Promise.all(everybody.map(async (who) => [who, await office.open(who, "answer", { s: survey })] as const)),
    );
    const after: (readonly number[])[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await db.pulseBallot.deleteMany();
      await db.pulseParticipation.deleteMany();
      await db.pulseSurvey.updateMany({ data: { state: "open" } });
      for (const who of shuffled(everybody)) await office.submit(who, forms.get(who), all("3", `c${who}`));
      if (round === 0) expect(Math.max(...(await pairings(office, survey, writerOf)))).toBe(1);
      await db.$transaction((tx) => mix(tx, survey));
      await vacuum(db);
      after.push(await pairings(office, survey, writerOf));
    }
    const mean = (at: number) => after.reduce((sum, round) => sum + (round[at] ?? 0), 0) / ROUNDS;
    const means = (after[0] ?? []).map((_, at) => mean(at));
    expect(means.length).toBeGreaterThan(20);
    expect(Math.max(...means)).toBeLessThan(1 / k + 0.02);
    expect(office.faults).toEqual([]);
  });

  it("finds no old row on the disk: both tables are as small as if they had been written once", async () => {
    const { db } = database;
    const pages = () =>
      db.$queryRaw<
        { size: bigint }[]
      >`select pg_relation_size('pulse_ballot') + pg_relation_size('pulse_participation') as size`;
    const mixed = await pages();
    await db.$executeRaw`create table once as select * from pulse_ballot`;
    await db.$executeRaw`create table twice as select * from pulse_participation`;
    const fresh = await db.$queryRaw`select pg_relation_size('once') + pg_relation_size('twice') as size`;
    await db.$executeRaw`drop table once, twice`;
    expect(mixed).toEqual(fresh);
  });
});
