import { expect, it } from "vitest";
import { nameStatements } from "../../../src/services/database/statements.ts";
import { testDatabase } from "../../support/database.ts";

const database = testDatabase();

it("A statement that comes a third time has a name from then on, and no other has the same", () => {
  const nameOf = nameStatements();
  const [first, second] = ["select 1", "select 2"].map((sql) => [1, 2, 3, 4].map(() => nameOf({ sql })));
  expect(first?.slice(0, 2)).toEqual(["", ""]);
  expect(first?.[2]).not.toBe("");
  expect(first?.[3]).toBe(first?.[2]);
  expect(second?.[3]).not.toBe(first?.[3]);
});

it("However many statements there are, and however long, a connection keeps a few hundred", () => {
  const nameOf = nameStatements();
  const names = new Set<string>();
  for (let at = 0; at < 20_000; at++)
    for (let times = 0; times < 4; times++) names.add(nameOf({ sql: `select ${at}` }));
  expect(names.size).toBe(301);
  expect(nameOf({ sql: `select ${"1,".repeat(5000)}` })).toBe("");
});

it("The server keeps what the product asks again and again, and answers as before when a table was written anew", async () => {
  const { db } = database;
  const count = () =>
    db.$transaction(async (tx) => [
      await tx.unit.count(),
      await tx.$queryRaw`select count(*)::int from pg_prepared_statements`,
    ]);
  for (let times = 0; times < 30; times++) await count();
  const [units, prepared] = await count();
  expect(units).toBe(0);
  expect(prepared).toEqual([{ count: expect.toSatisfy((kept: number) => kept > 0 && kept < 300) }]);
  await db.unit.create({ data: { code: "1", name: "課" } });
  await db.$executeRawUnsafe("alter table unit alter column name type text using name || ''");
  expect((await count())[0]).toBe(1);
});
