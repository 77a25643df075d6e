import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommanderError } from "commander";
import { afterEach, describe, expect, it, vi } from "vitest";
import { checkPolicy, policyCommand } from "../../src/cli/policy.ts";
import { pageFile } from "../features/policy/rules/pages.ts";
import { contentDir } from "../support/whole-office.ts";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs `policy …` as the program would: what it wrote, and its exit code. */
async function run(folder: string, ...words: string[]) {
  const written = { out: "", err: "" };
  const keep = (to: "out" | "err") => (text: string | Uint8Array) => {
    written[to] += text;
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  const command = policyCommand(folder);
  for (const each of [command, ...command.commands]) each.exitOverride();
  process.exitCode = undefined;
  const code = await command.parseAsync(["node", "policy", ...words]).then(
    () => process.exitCode,
    (error) => (error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : Promise.reject(error)),
  );
  return { ...written, code };
}

/** A city's content folder with one policy and one file that points at it. */
async function content(policy: string, measures = "") {
  const folder = await mkdtemp(join(tmpdir(), "hagukumi-policy-"));
  await mkdir(join(folder, "policies"));
  await mkdir(join(folder, "measures"));
  await writeFile(join(folder, "policies", "agano.md"), policy);
  await writeFile(join(folder, "measures", "agano.yaml"), measures);
  return folder;
}
const policy = "# 方針 {#policy}\n\n## 研修 {#1}\n\n研修を行います。\n\n## 休暇 {#2}\n\n休暇の取得を促します。\n";

describe("The check of a policy", () => {
  it("names every section with what points at it", async () => {
    const folder = await content(policy, "measures:\n  - section: agano#2\n");
    const check = await checkPolicy(folder, undefined);
    expect(check.sections.map(({ section }) => section)).toEqual(["agano#policy", "agano#1", "agano#2"]);
    expect(check.pointers).toEqual([{ section: "agano#2", where: "measures/agano.yaml:2" }]);
    expect(check.broken).toEqual([]);
  });

  it("finds a pointer to a section that is not there, an id given twice and a comment left open", async () => {
    const folder = await content(`${policy}\n## 休暇 {#2}\n\n<!-- 途中\n`, "section: agano#9\n");
    const check = await checkPolicy(folder, undefined);
    expect(check.broken).toEqual([{ section: "agano#9", where: "measures/agano.yaml:1" }]);
    expect(check.problems.map(({ kind, about }) => [kind, about])).toEqual(
      expect.arrayContaining([
        ["duplicate-id", "2"],
        ["unclosed-comment", ""],
      ]),
    );
  });

  it("lists what surveys and 1-on-1s ask for a section, and fails where there is no such section", async () => {
    const folder = await content(policy);
    await mkdir(join(folder, "surveys"));
    const question = (id: string, section: string) =>
      `  - { id: ${id}, section: ${section}, ask: { ja: 問い${id}, en: ask } }\n`;
    const survey = `id: rest\nname: { ja: 休み, en: Rest }\nquestions:\n${question("a", "agano#2")}${question("b", "agano#9")}`;
    await writeFile(join(folder, "surveys", "rest.yaml"), survey);
    const { out, code } = await run(folder, "check");
    expect(out).toContain("agano#2　休暇　← アンケート「休み」問いa");
    expect(out).toContain("agano#9　【この節はありません】　← アンケート「休み」問いb");
    expect(code).toBe(1);
    const { asked } = await checkPolicy(contentDir, undefined);
    // By hand: four questions of each survey, and those of the seven themes (2, 2, 1, 1, 1, 1, 1).
    expect(asked.map(({ where }) => where.slice(0, 4)).filter((where) => where === "1on1")).toHaveLength(9);
    expect(asked).toHaveLength(8 + 9);
    expect(asked.filter(({ heading }) => heading === undefined)).toEqual([]);
  });

  it("says what an edit would break before it is installed", async () => {
    const folder = await content(policy, "section: agano#2\n");
    const edited = join(await mkdtemp(join(tmpdir(), "hagukumi-edit-")), "agano.md");
    await writeFile(edited, policy.replace("{#2}", "{#3}").replace("研修を行います", "研修を毎年行います"));
    const check = await checkPolicy(folder, edited);
    expect(check.gone.map(({ section }) => section)).toEqual(["agano#2"]);
    expect(check.reworded.map(({ section }) => section)).toEqual(["agano#1"]);
    expect(check.broken).toEqual([{ section: "agano#2", where: "measures/agano.yaml:1" }]);
  });
});

const rule = (...lines: string[]) => `---\n${lines.join("\n")}\n---\n\n# 規則\n\n## 第1条 {#1}\n\n本文です。\n`;

async function withRules(files: Readonly<Record<string, string>>) {
  const folder = await content(policy, "section: kisoku#1\n");
  await mkdir(join(folder, "rules"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, "rules", name), text);
  return folder;
}

describe("The check of the rules beside the policy", () => {
  it("says of each file what it is, since when, and for whom", async () => {
    const folder = await withRules({
      "kisoku.md": rule(
        "title: 休暇規則",
        "kind: 規則",
        "number: 平成7年規則第3号",
        "in-force: 2025-04-01",
        "applies-to: [正規]",
      ),
      "kisoku@2024-04-01.md": rule("title: 休暇規則", "kind: 規則", "until: 2025-04-01", "sample: true"),
    });
    const { out, code } = await run(folder, "check");
    expect(code).toBe(0);
    expect(out.split("\n").slice(0, 4)).toEqual([
      "文書（3件）",
      "  agano　方針　種類：方針　施行日の記載なし　対象：記載なし",
      "  kisoku　休暇規則（平成7年規則第3号）　種類：規則　2025-04-01施行　対象：正規",
      "  kisoku@2024-04-01　休暇規則　種類：規則　2024-04-01から2025-04-01の前日まで（旧版）　対象：記載なし　見本",
    ]);
    expect(JSON.parse((await run(folder, "check", "--json")).out).documents).toHaveLength(3);
  });

  it("does without a folder of rules, and with an empty one", async () => {
    expect((await run(await content(policy), "check")).code).toBe(0);
    const folder = await content(policy);
    await mkdir(join(folder, "rules"));
    expect((await run(folder, "check")).code).toBe(0);
  });

  it("tells a mistake in the head of a file with its line, what is wrong, and what to write", async () => {
    const folder = await withRules({ "kisoku.md": rule("kind: 法律", "施行日: 2025-04-01") });
    const { out, code } = await run(folder, "check");
    expect(code).toBe(1);
    expect(out).toContain(
      "kisoku 2行目：先頭の設定「kind」の値を読み取れません。条例、規則、要綱、訓令、方針のいずれかにしてください。",
    );
    expect(out).toContain("kisoku 3行目：先頭の設定に「施行日」という項目はありません。使える項目は title、kind、");
  });

  it("says what an edited rule would break", async () => {
    const folder = await withRules({ "kisoku.md": rule("kind: 規則") });
    const edited = join(await mkdtemp(join(tmpdir(), "hagukumi-edit-")), "kisoku.md");
    await writeFile(edited, rule("kind: 規則").replace("{#1}", "{#2}"));
    const { out, code } = await run(folder, "check", edited);
    expect([code, out.includes("kisoku#1　第1条（引いている箇所：1）")]).toEqual([1, true]);
  });
});

describe("policy import", () => {
  it("takes a page in and says what it became", async () => {
    const folder = await content(policy);
    const path = await pageFile("eline");
    const { out, code } = await run(folder, "import", path, "--name", "kyuka", "--applies-to", "正規,再任用");
    expect(code).toBe(0);
    expect(out.split("\n").slice(0, 6)).toEqual([
      `${path} を取り込みました。`,
      "みほん市職員の休暇等に関する規則（平成7年規則第3号）",
      "種類：規則　施行日：2025-04-01　対象：正規、再任用",
      `  追加  ${join(folder, "rules")}/kyuka.md`,
      "",
      "条・表・附則：追加 12、変更 0、削除 0、変わらず 0",
    ]);
    expect((await run(folder, "check")).out).toContain("kyuka#12-2　第12条の2（特別休暇）");
    const again = await run(folder, "import", path);
    expect([again.code, again.out]).toEqual([
      0,
      expect.stringContaining("取り込み済みのものと同じです。何も変えていません。"),
    ]);
  });

  it("says on a trial run what would change, and lists the articles of a newer version", async () => {
    const folder = await content(policy);
    await run(folder, "import", await pageFile("eline"), "--name", "kyuka");
    const newer = await pageFile("eline", { 令和7年4月1日: "令和8年4月1日", 夏季休暇は3日: "夏季休暇は5日" });
    const { out } = await run(folder, "import", newer, "--dry-run");
    expect(out).toContain("まだ何も変えていません");
    expect(out).toContain("  変更  第12条の2（特別休暇）");
    expect(out).toContain("kyuka@2025-04-01.md");
    expect((await run(folder, "check")).out).not.toContain("旧版");
    expect((await run(folder, "import", newer)).out).toContain("これまでの版は旧版として残っています");
    expect((await run(folder, "check")).out).toContain("旧版");
  });

  it("answers in one line of JSON with the published fields", async () => {
    const folder = await content(policy);
    const { out, code } = await run(
      folder,
      "import",
      await pageFile("plain"),
      "--json",
      "--kind",
      "条例",
      "--in-force",
      "2020-04-01",
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ...{
        accepted: true,
        outcome: "new",
        file: "職員の服務及び休暇に関する条例",
        title: "職員の服務及び休暇に関する条例",
      },
      ...{ number: "昭和四十三年条例第七号", kind: "ordinance", inForce: "2020-04-01", appliesTo: [] },
      files: [{ file: "職員の服務及び休暇に関する条例", change: "added" }],
      articles: { added: expect.any(Array), changed: [], removed: [], unchanged: 0 },
      ...{ leftOut: [], pictures: 0 },
    });
  });

  it("refuses with 1 and a sentence, in words and in JSON", async () => {
    const folder = await content(policy);
    const path = join(folder, "none.html");
    expect(await run(folder, "import", path)).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("何も変えていません"),
    });
    expect(JSON.parse((await run(folder, "import", path, "--json")).out)).toEqual({
      accepted: false,
      message: expect.stringContaining("開けません"),
    });
  });

  it.each([
    [["import"]],
    [["import", "a.html", "--kind", "法律"]],
    [["import", "a.html", "--kind", "方針"]],
    [["import", "a.html", "--in-force", "2026-02-30"]],
    [["import", "a.html", "--applies-to", "全員"]],
    [["import", "a.html", "--name", "../kyuka"]],
    [["import", "a.html", "--what"]],
  ])("is wrong usage: %j", async (words) => expect((await run("content", ...words)).code).toBe(2));
});
