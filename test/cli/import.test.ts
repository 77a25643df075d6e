import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommanderError } from "commander";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { importCommand } from "../../src/cli/import.ts";
import { city, cityWith, columns, csv, emptied, now, today } from "../features/roster/files.ts";
import { bytesOf } from "../services/files/sources.ts";
import { testDatabase } from "../support/database.ts";
import { contentDir } from "../support/whole-office.ts";

const test = testDatabase();
let folder = "";
let closed = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "import-"));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => emptied(test.db));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function file(name: string, text: string, encoding = "cp932"): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytesOf(text, encoding));
  return path;
}

/** Runs `import …` as the program would: what it wrote, and its exit code. */
async function run(...words: string[]) {
  const written = { out: "", err: "" };
  const keep = (to: "out" | "err") => (text: string | Uint8Array) => {
    written[to] += text;
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  const close = async () => void closed++;
  const command = importCommand({
    open: async () => ({ db: test.db, url: test.url, close }),
    now: () => now,
    today: () => today,
    contentDir,
  });
  for (const each of [command, ...command.commands]) each.exitOverride();
  process.exitCode = undefined;
  const code = await command.parseAsync(["node", "import", ...words]).then(
    () => process.exitCode,
    (error) => (error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : Promise.reject(error)),
  );
  return { ...written, code };
}

describe("import staff", () => {
  it("takes a file in and says by line what it did, in even columns", async () => {
    const before = closed;
    const { out, code } = await run("staff", await file("staff.csv", csv(city)));
    expect(code).toBe(0);
    expect(out.split("\n").slice(1)).toEqual([
      "5行：追加 5人、変更 0人、変わらず 0人、無効 0人",
      "",
      "2行目  追加  003001  風間 典子    市民生活部",
      "3行目  追加  002001  早川 直樹    市民生活課",
      "4行目  追加  002003  渡部 さくら  市民生活課",
      "5行目  追加  002004  長谷川 陸    市民生活課",
      "6行目  追加  001001  本間 由紀    総務課",
      "",
    ]);
    expect(await test.db.person.count()).toBe(5);
    expect(closed).toBe(before + 1);
  });

  it("says what would change on a trial run, and changes nothing", async () => {
    await run("staff", await file("staff.csv", csv(city)));
    const next = csv(cityWith({ "002003": { 職層: "中間指導職", 職名: "主任" }, "002004": null }));
    const { out, code } = await run("staff", await file("next.csv", next), "--dry-run", "--deactivate-missing");
    expect(code).toBe(0);
    expect(out).toContain("まだ何も変えていません");
    expect(out).toContain("4行目       変更  002003  渡部 さくら  職層：一般職 → 中間指導職、職名：主事 → 主任");
    expect(out).toContain("名簿になし  無効  002004  長谷川 陸");
    expect(await test.db.person.count({ where: { leftOn: null } })).toBe(5);
  });

  it("remarks that no column holds addresses, and names the columns that it did not read", async () => {
    const headings = [...columns.filter((column) => column !== "メール"), "住所", "メールＩＤ"];
    const told = await run("staff", await file("others.csv", csv(city, headings)), "--dry-run");
    expect(told.code).toBe(0);
    const [emails, unread] = told.out.split("\n").filter((line) => line.startsWith("※"));
    expect(emails).toMatch(/メールアドレスの列がない.*「メール」.*--mapping/);
    expect(unread).toMatch(/読んでいません：「住所」「メールＩＤ」$/);
    const { out, err, code } = await run("staff", await file("others.csv", csv(city, headings)), "--json");
    expect([code, Object.keys(JSON.parse(out))]).toEqual([0, expect.not.arrayContaining(["notes"])]);
    expect(err).toContain("「住所」「メールＩＤ」");
    const mapping = await file("mail.yaml", "メール: メールＩＤ", "utf-8");
    const mapped = await run("staff", await file("others.csv", csv(city, headings)), "--mapping", mapping);
    expect(mapped.out.split("\n").filter((line) => line.startsWith("※"))).toEqual([
      expect.stringMatching(/：「住所」$/),
    ]);
  });

  it("names no more than twenty columns that it did not read, without what would move the cursor", async () => {
    const others = ["\u001b[2J住所", "", "", ...Array.from({ length: 24 }, (_, at) => `列${at}`)];
    const { out } = await run("staff", await file("wide.csv", csv(city, [...columns, ...others]), "utf-8"));
    const [note] = out.split("\n").filter((line) => line.startsWith("※"));
    expect(note).toMatch(/：「\[2J住所」「列0」.*「列18」ほか5列$/);
  });

  it("answers in one line of JSON with exactly the published fields", async () => {
    const { out, code } = await run("staff", await file("staff.csv", csv(city)), "--json");
    expect(code).toBe(0);
    expect(out).toBe('{"accepted":true,"rows":5,"added":5,"changed":0,"unchanged":0,"deactivated":0,"problems":[]}\n');
  });

  it("refuses with 1 and each problem by line and column, in words and in JSON", async () => {
    const path = await file("bad.csv", csv(cityWith({ "002003": { 上司職員番号: "777" } })));
    const told = await run("staff", path);
    expect([told.code, told.err]).toEqual([1, ""]);
    expect(told.out).toContain("何も変えていません");
    expect(told.out).toContain("4行目  上司職員番号  上司の職員番号 777 が");
    const { out, code } = await run("staff", path, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      ...{ accepted: false, rows: 5, added: 0, changed: 0, unchanged: 0, deactivated: 0 },
      problems: [{ line: 4, column: "上司職員番号", message: expect.stringContaining("777") }],
    });
    expect(await test.db.person.count()).toBe(0);
  });

  it("says that a file or a mapping cannot be opened or read, without asking the database", async () => {
    const before = closed;
    const good = await file("staff.csv", csv(city));
    const wrong = [
      [join(folder, "none.csv")],
      [folder],
      [good, "--mapping", join(folder, "none.yaml")],
      [good, "--mapping", await file("list.yaml", "- a\n- b", "utf-8")],
      [good, "--mapping", await file("broken.yaml", "a: [", "utf-8")],
      [good, "--mapping", await file("unknown.yaml", "社員: x", "utf-8")],
    ];
    for (const words of wrong) {
      const { err, code } = await run("staff", ...words);
      expect([words, code]).toEqual([words, 1]);
      expect(err).toContain("何も変えていません");
      const { out } = await run("staff", ...words, "--json");
      expect(JSON.parse(out)).toMatchObject({ accepted: false, rows: 0, problems: [{ line: 1, column: "" }] });
    }
    expect(closed).toBe(before);
  });

  it.each([
    ["staff.yaml", "職員番号: 社員コード\n所属名: 配属先\n"],
    ["staff.json", '{"職員番号": "社員コード", "所属名": "配属先"}'],
  ])("follows a mapping in %s", async (name, mapping) => {
    const text = csv(city).replace("職員番号", "社員コード").replace("所属名", "配属先");
    const path = await file("other.csv", text);
    expect((await run("staff", path, "--json")).code).toBe(1);
    expect((await run("staff", path, "--mapping", await file(name, mapping, "utf-8"))).code).toBe(0);
  });

  it("takes the day from which the roster holds", async () => {
    const path = await file("staff.csv", csv(city));
    expect((await run("staff", path, "--effective", "2026-04-01")).code).toBe(0);
    expect(await test.db.assignment.count({ where: { fromDay: new Date("2026-04-01") } })).toBe(5);
  });

  it.each([
    [["staff"]],
    [["staff", "a.csv", "--effective", "2026-02-30"]],
    [["staff", "a.csv", "--what"]],
    [["staff", "a.csv", "b.csv"]],
  ])("is wrong usage: %j", async (words) => expect((await run(...words)).code).toBe(2));

  it("publishes columns, values and the mapping's schema", async () => {
    const { out, code } = await run("staff", "--help");
    expect(code).toBe(0);
    for (const word of [
      "職員番号",
      "必須",
      "HR",
      "OFFICER",
      "ADMIN",
      "管理職",
      "additionalProperties",
      "--deactivate-missing",
    ])
      expect(out).toContain(word);
  });
});
