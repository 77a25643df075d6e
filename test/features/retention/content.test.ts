import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRetention } from "../../../src/features/retention/content.ts";
import { tables, takenBy } from "../../../src/features/retention/tables.ts";
import { testDatabase } from "../../support/database.ts";
import { contentDir } from "../../support/whole-office.ts";

const database = testDatabase();
const root = join(import.meta.dirname, "../../..");
const settings = () => readFile(join(contentDir, "settings", "retention.yaml"), "utf8");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "retention-settings-"));
  await mkdir(join(folder, "settings"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Reads the settings as a city has edited them. */
async function edited(from: string | RegExp, to: string) {
  const text = (await settings()).replace(from, to);
  expect(text).not.toBe(await settings());
  await writeFile(join(folder, "settings", "retention.yaml"), text);
  return readRetention(folder, 180);
}

/** The tables of a Prisma schema; a model that says no other name is its own. */
const tablesIn = (schema: string) =>
  [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(
    ([, model, body = ""]) => /^ {2}@@map\("(\w+)"\)/m.exec(body)?.[1] ?? model,
  );

describe("Every table", () => {
  it("has one class and one rule, and every class and rule has tables", async () => {
    const schema = await readFile(join(root, "prisma", "schema.prisma"), "utf8");
    const classed = (await readRetention(contentDir, 180)).flatMap((each) => each.tables);
    expect(tablesIn(schema).length).toBeGreaterThan(20);
    expect(classed.toSorted(), "content/settings/retention.yaml").toEqual(tablesIn(schema).toSorted());
    expect(Object.keys(tables).toSorted(), "src/features/retention/tables.ts").toEqual(tablesIn(schema).toSorted());
  });

  it("would be missed if it came without a class", () => {
    expect(tablesIn('model Later {\n  id String @id\n\n  @@map("later")\n}\n')).toEqual(["later"]);
    expect(tablesIn("model Nameless {\n  id String @id\n}\n")).toEqual(["Nameless"]);
  });

  it("that names a person, or anything else that goes, is looked after before that goes", async () => {
    const references = await database.db.$queryRaw<{ table: string; column: string; to: string; cascades: boolean }[]>`
      select c.conrelid::regclass::text as table, a.attname as column, c.confrelid::regclass::text as to,
             c.confdeltype = 'c' as cascades
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.connamespace = 'public'::regnamespace`;
    expect(references.length).toBeGreaterThan(15);
    const forgotten = references.filter(({ table, column, to, cascades }) => {
      const rule = tables[to];
      if (rule?.begins === "never" && !takenBy(to)) return false;
      if (rule?.takes?.[table] === column) return false;
      if (new RegExp(`\\b${table} (\\w) where [^;]*\\b\\1\\.${column}\\b`).test(rule?.neededBy ?? "")) return false;
      // It goes along uncounted, which is for what is no record and the same person's own.
      return !(cascades && !tables[table]?.archive && tables[table]?.of?.includes(`row.${column}`));
    });
    expect(forgotten.filter(({ table }) => table !== "delivery")).toEqual([]);
  });
});

describe("A city's periods", () => {
  it("are read as they are written, those of questions from their one place", async () => {
    const classes = await edited("keep: { days: 90 }", "keep: { months: 4 }");
    const keep = (id: string) => classes.find((each) => each.id === id)?.keep;
    expect(keep("used-keys")).toEqual({ unit: "months", count: 4 });
    expect(keep("questions")).toEqual({ unit: "days", count: 180 });
    expect(keep("organisation")).toBe("always");
  });

  it.each([
    ["a table in no class", "tables: [pause]", "tables: [mute]", "pause"],
    ["a table in two", "tables: [pause]", "tables: [pause, mute]", "mute"],
    ["a table that there is not", "tables: [pause]", "tables: [pause, diary]", "diary"],
    ["a part without its whole", "tables: [notice, delivery]", "tables: [notice]", "delivery"],
    ["a class that names people and tells them nothing", / {4}own:\n {6}what: \{ ja: 使った[^\n]*\n/, "", "used-keys"],
    ["used keys too short", "keep: { days: 90 }", "keep: { days: 59 }", "used_key"],
    ["the audit trail too short", "keep: { years: 5 }", "keep: { months: 12 }", "audit_entry"],
    ["a record that is none", "keep: { months: 12 }", "keep: { months: 12 }\n    official: true", "notice"],
    ["a period that is none", "keep: { months: 12 }", "keep: { months: -1 }", "classes.7.keep"],
    ["a word that is none", "keep: always", "keep: forever", "keep"],
  ])("are refused with the place: %s", async (_what, from, to, place) => {
    await expect(edited(from, to)).rejects.toThrow(new RegExp(`retention.yaml.*${place}`));
  });
});
