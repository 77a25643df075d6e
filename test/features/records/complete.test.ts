import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { text } from "../../../src/features/records/text.ts";
import { readRetention } from "../../../src/features/retention/content.ts";
import { createHoldings } from "../../../src/features/retention/holdings/store.ts";
import type { RetentionClass } from "../../../src/features/retention/retention.ts";
import { namedIn, tables, takenBy } from "../../../src/features/retention/tables.ts";
import { testDatabase } from "../../support/database.ts";
import { type Cast, hire } from "../../support/office.ts";
import { contentDir } from "../../support/whole-office.ts";
import { columnsOf, lay, namesSomebody } from "./rows.ts";

const database = testDatabase();
let ids: Readonly<Record<Cast, string>>;
let classes: readonly RetentionClass[];
beforeAll(async () => {
  ids = await hire(database.db);
  classes = await readRetention(contentDir, 180);
});

const classOf = (table: string) => classes.find((each) => each.tables.includes(table));
const countIn = async (table: string, who: Cast) => {
  const { holdings } = await createHoldings(database.db, classes)(ids[who], "2026-04-01");
  return holdings.find(({ id }) => id === classOf(table)?.id)?.count ?? 0;
};

/** Names whom the row that it goes with names, and is counted with that. */
const asItsOwner = ["delivery.to_id"];

describe("What somebody is shown of themselves", () => {
  it("counts a row of every table, by whichever column it names them, and of nobody else", async () => {
    const { db } = database;
    const columns = await columnsOf(db);
    const naming = columns.filter(
      (each) => namesSomebody(each) && !asItsOwner.includes(`${each.table}.${each.column}`),
    );
    expect(naming.length).toBeGreaterThan(15);
    const missed: string[] = [];
    for (const each of naming) {
      const { table, column } = each;
      const before = await Promise.all([countIn(table, "hana"), countIn(table, "ken")]);
      await db.$transaction((tx) => lay(tx, columns, each, { named: ids.hana, other: ids.boss }));
      const after = await Promise.all([countIn(table, "hana"), countIn(table, "ken")]);
      if (!((after[0] ?? 0) > (before[0] ?? 0)) || after[1] !== before[1]) missed.push(`${table}.${column}`);
    }
    expect(missed).toEqual([]);
    // It grows with every table.
  }, 90_000);

  it("counts where they are reached on Teams, known by their account or only by their e-mail", async () => {
    const { db } = database;
    const place = { serviceUrl: "", bot: "", seenOn: new Date("2026-04-01") };
    await db.account.create({ data: { platform: "teams", externalId: "of-boss", personId: ids.boss } });
    await db.teamsPlace.create({ data: { account: "of-boss", email: "other@example.com", ...place } });
    await db.teamsPlace.create({ data: { account: randomUUID(), email: "100003@city.agano.example", ...place } });
    await db.teamsPlace.create({ data: { account: randomUUID(), email: "nobody@example.com", ...place } });
    expect(await countIn("teams_place", "boss")).toBe(2);
    expect(await countIn("teams_place", "ken")).toBe(0);
  });

  it("has a rule for every table that names people, and words for each part they can have in it", async () => {
    const naming = (await columnsOf(database.db)).filter(namesSomebody).map(({ table }) => table);
    // What goes with another table's rows, and names the same people, is counted with those.
    expect(naming.filter((table) => !namedIn(table) && !namedIn(takenBy(table) ?? ""))).toEqual([]);
    for (const table of Object.keys(tables).filter(namedIn)) {
      expect(classOf(table)?.own, table).toBeDefined();
      for (const part of Object.keys(tables[table]?.told?.as ?? {}))
        expect([text.ja.parts[part], text.en.parts[part]], `${table}: ${part}`).not.toContain(undefined);
    }
  });
});
