import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommanderError } from "commander";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { importCommand } from "../../src/cli/import.ts";
import { daily, hirePeople, leave, monthly, nothingTaken, now } from "../features/attendance/files.ts";
import { bytesOf } from "../services/files/sources.ts";
import { testDatabase } from "../support/database.ts";
import { contentDir } from "../support/whole-office.ts";

const test = testDatabase();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "import-"));
  await hirePeople(test.db);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => nothingTaken(test.db));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function file(name: string, text: string, encoding = "cp932"): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytesOf(text, encoding));
  return path;
}

/** Where the city's settings are. */
let content = contentDir;

/** Runs `import …` as the program would: what it wrote, and its exit code. */
async function run(...words: string[]) {
  let out = "";
  const keep = (text: string | Uint8Array) => {
    out += text;
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
  const open = async () => ({ db: test.db, url: test.url, close: async () => {} });
  const command = importCommand({ open, now: () => now, today: () => "2026-05-10", contentDir: content });
  for (const each of [command, ...command.commands]) each.exitOverride();
  process.exitCode = undefined;
  const code = await command.parseAsync(["node", "import", ...words]).then(
    () => process.exitCode,
    (error) => (error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : Promise.reject(error)),
  );
  return { out, code };
}

describe("import attendance", () => {
  it("says what it did and how far the data reach", async () => {
    const path = await file("days.csv", daily("002003,2026-05-01,8:30,17:15,1:30", "002004,2026-05-01,8:30,17:15,"));
    const { out, code } = await run("attendance", path);
    expect([code, out.split("\n").slice(1)]).toEqual([
      0,
      ["2行：追加 2件、変更 0件、変わらず 0件", "2026-05-01 までの内容です。", ""],
    ]);
  });

  it("answers in one line of JSON with exactly the published fields, and changes nothing on a trial run", async () => {
    const path = await file("months.csv", monthly("002003,R8.4,45:00"));
    const expected = '{"accepted":true,"rows":1,"added":1,"changed":0,"unchanged":0,"problems":[]}\n';
    expect(await run("attendance", path, "--dry-run", "--json")).toEqual({ out: expected, code: 0 });
    expect(await run("attendance", path, "--json")).toEqual({ out: expected, code: 0 });
    expect((await run("attendance", path, "--json")).out).toContain('"added":0,"changed":0,"unchanged":1');
  });

  it("refuses with 1 and each problem by line and column", async () => {
    const path = await file("bad.csv", monthly("002003,R8.4,7.45", "777777,R8.4,1:00"));
    const { out, code } = await run("attendance", path, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      ...{ accepted: false, rows: 2, added: 0, changed: 0, unchanged: 0 },
      problems: [
        { line: 2, column: "時間外勤務時間", message: expect.stringContaining("7.45") },
        { line: 3, column: "職員番号", message: expect.stringContaining("777777") },
      ],
    });
    const told = await run("attendance", path);
    expect(told.out).toContain("何も変えていません");
    expect(told.out).toContain("3行目  職員番号");
  });

  it.each([
    ["decimal", 447],
    ["hh:mm", 465],
  ])("reads 7.45 as the city declares it: %s", async (way, minutes) => {
    const path = await file("months.csv", monthly("002003,R8.4,7.45").replace("職員番号", "番号"));
    const mapping = await file("map.yaml", `職員番号: 番号\nhours: ${way}\n`, "utf-8");
    expect((await run("attendance", path, "--mapping", mapping)).code).toBe(0);
    expect((await test.db.attendanceMonth.findFirstOrThrow()).overtimeMin).toBe(minutes);
  });

  it("reads as the city's settings declare, unless a mapping is given", async () => {
    const path = await file("own.csv", "社員コード,年月,時間外\r\n002003,R8.4,7.45\r\n");
    await mkdir(join(folder, "settings"));
    await file(
      join("settings", "attendance.yaml"),
      "attendance: { 職員番号: 社員コード, hours: 'hh:mm' }\nleave:\n",
      "utf-8",
    );
    content = folder;
    expect((await run("attendance", path)).code).toBe(0);
    // 7.45 as hh:mm is 7 h 45 min.
    expect(await test.db.attendanceMonth.findMany()).toMatchObject([{ overtimeMin: 465 }]);
    const mapping = await file("map.yaml", "職員番号: 番号\n", "utf-8");
    expect((await run("attendance", path, "--mapping", mapping)).code).toBe(1);
    content = contentDir;
  });

  it("says which ways of writing there are where a mapping names another", async () => {
    const mapping = await file("map.yaml", "hours: minutes\n", "utf-8");
    const { out, code } = await run("attendance", await file("m.csv", monthly("002003,R8.4,1")), "--mapping", mapping);
    expect([code, out]).toEqual([1, expect.stringContaining("hours は decimal または hh:mm")]);
  });

  it("is wrong usage without a file", async () => expect((await run("attendance")).code).toBe(2));

  it.each(["attendance", "leave"])("publishes columns, values and the mapping's schema of %s", async (of) => {
    const { out, code } = await run(of, "--help");
    expect(code).toBe(0);
    for (const word of ["職員番号", "必須", "additionalProperties", "decimal", "データなし"])
      expect(out).toContain(word);
  });
});

describe("import leave", () => {
  it("takes leave in", async () => {
    const path = await file("leave.csv", leave("002003,2026,20,12.5,3日2時間", "002004,R8,20,0,"));
    expect((await run("leave", path, "--json")).out).toBe(
      '{"accepted":true,"rows":2,"added":2,"changed":0,"unchanged":0,"problems":[]}\n',
    );
  });

  it("takes no attendance for leave", async () => {
    const { out, code } = await run("leave", await file("days.csv", monthly("002003,R8.4,1:00")), "--json");
    expect([code, JSON.parse(out).problems.length]).toEqual([1, 4]);
  });
});
