import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPolicies, readPolicy } from "../../../../src/features/policy/corpus.ts";
import { holdsOn } from "../../../../src/features/policy/rules/document.ts";
import { emptyFolder } from "./pages.ts";

async function folderOf(files: Readonly<Record<string, string>>) {
  const folder = await emptyFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}
const head = (...lines: string[]) =>
  `---\n${lines.join("\n")}\n---\n\n# 規則 {#title}\n\n## 第1条（趣旨） {#1}\n\n本文です。\n`;
const problemsOf = (...lines: string[]) =>
  readPolicy("kisoku", head(...lines)).problems.map(({ line, kind, about }) => [line, kind, about]);

describe("A folder of rules and policies", () => {
  it("says of each file what it is, since when, and for whom, in Japanese or English words", async () => {
    const folder = await folderOf({
      "kisoku.md": head(
        ...["title: 休暇規則", "kind: 規則", "number: 平成7年規則第3号", "in-force: 令和7年4月1日"],
        "applies-to: [正規, 再任用]",
      ),
      "youkou.md": head("kind: directive", "applies-to: 会計年度任用", "sample: true"),
      "houshin.md": "# 人材育成方針\n\n本文です。\n",
    });
    const { documents } = await readPolicies(folder);
    expect(documents.get("kisoku")).toEqual({
      ...{ file: "kisoku", title: "休暇規則", number: "平成7年規則第3号", kind: "regulation", inForce: "2025-04-01" },
      ...{ appliesTo: ["regular", "reappointed"], sample: false },
    });
    expect(documents.get("youkou")).toMatchObject({
      title: "規則",
      kind: "directive",
      appliesTo: ["fiscal-year"],
      sample: true,
    });
    expect(documents.get("houshin")).toEqual({
      ...{ file: "houshin", title: "人材育成方針", kind: "policy", appliesTo: [], sample: false },
    });
  });

  it("never quotes the head of a file, and keeps the lines as they are in it", async () => {
    const { sections, problems } = readPolicy("kisoku", head("title: 休暇規則", "kind: 規則"));
    expect(sections.map(({ section, line, text }) => [section, line, text])).toEqual([
      ["kisoku#title", 6, ""],
      ["kisoku#1", 8, "本文です。"],
    ]);
    expect(problems).toEqual([]);
  });

  it("keeps older versions apart by the day in their names", async () => {
    const folder = await folderOf({
      "kisoku.md": head("in-force: 2025-04-01"),
      "kisoku@2024-04-01.md": head("until: 2025-04-01"),
    });
    const { documents, sections } = await readPolicies(folder);
    expect(documents.get("kisoku@2024-04-01")).toMatchObject({ inForce: "2024-04-01", until: "2025-04-01" });
    expect(sections.map(({ section }) => section)).toContain("kisoku@2024-04-01#1");
  });
});

describe("A mistake in the head of a file", () => {
  it("is told by its line and setting, and the rest of the head counts", () => {
    expect(
      problemsOf("title: 休暇規則", "kind: 法律", "in-force: 2025-02-30", "applies-to: [正規, 全員]", "sample: はい"),
    ).toEqual([
      [3, "wrong-setting", "kind"],
      [4, "wrong-setting", "in-force"],
      [5, "wrong-setting", "applies-to"],
      [6, "wrong-setting", "sample"],
    ]);
    expect(problemsOf("titel: 休暇規則")).toEqual([[2, "unknown-setting", "titel"]]);
    expect(problemsOf("kind: 規則", "kind: 条例")).toEqual([[3, "broken-front-matter", ""]]);
    expect(problemsOf("title: [休暇")).toMatchObject([[expect.any(Number), "broken-front-matter", ""]]);
    expect(problemsOf("in-force: 2025-04-01", "until: 2025-04-01")).toEqual([[3, "ends-before-it-begins", "until"]]);
    expect(readPolicy("kisoku", "---\ntitle: 休暇規則\n\n# 規則\n\n本文\n").problems).toMatchObject([
      { line: 1, kind: "unclosed-front-matter" },
    ]);
    expect(readPolicy("kisoku", head("title: 休暇規則", "kind: 法律")).document).toMatchObject({
      title: "休暇規則",
      kind: "policy",
    });
  });

  it("lets no older version answer that does not say until when it held", () => {
    const { document, problems } = readPolicy("kisoku@2024-04-01", head("kind: 規則"));
    expect(problems).toMatchObject([{ kind: "no-end", about: "until" }]);
    for (const day of ["2024-03-31", "2024-04-01", "2026-04-01"]) expect(holdsOn(document, day)).toBe(false);
  });

  it("never stops the reading, whatever it is", () => {
    const pieces = fc.constantFrom(
      "---\n",
      "title: ",
      "kind: 規則\n",
      "until: ",
      "&a ",
      "*a",
      "[",
      "{",
      "!!js/x ",
      "? ",
      "\t",
      "<<: ",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
        for (const start of ["---\n", ""]) expect(readPolicy("x", start + parts.join("")).document.file).toBe("x");
      }),
    );
  });

  it("leaves a mere rule of dashes alone", () => {
    expect(readPolicy("x", "---\n\n# 方針\n\n本文\n\n---\n").problems).toEqual([]);
    expect(readPolicy("x", "# 方針\n\n---\ntitle: 本文\n---\n").sections[0]?.text).toContain("title: 本文");
  });
});

describe("The rules of the demo city", () => {
  const folder = join(import.meta.dirname, "../../../../content/demo/rules");

  it("are samples, say so, and hold no mistake", async () => {
    const { documents, sections, problems } = await readPolicies(folder);
    expect(problems).toEqual([]);
    for (const { file, title, sample } of documents.values()) {
      expect([file, title.endsWith("（見本）"), sample]).toEqual([file, true, true]);
      expect(sections.find((section) => section.file === file)?.text).toContain("実在する市の例規ではありません");
    }
    expect([...documents.values()].map(({ file, kind, appliesTo }) => [file, kind, appliesTo])).toEqual([
      ["kaikei-youkou", "directive", ["fiscal-year"]],
      ["kinmu-jourei", "ordinance", ["regular", "reappointed"]],
      ["kinmu-kisoku", "regulation", ["regular", "reappointed"]],
      ["kinmu-kisoku@2024-04-01", "regulation", ["regular", "reappointed"]],
    ]);
  });

  it("say how many days 夏季休暇 is, and what another version said of 出産補助休暇", async () => {
    const { sections } = await readPolicies(folder);
    const textOf = (name: string) => sections.find(({ section }) => section === name)?.text;
    expect(textOf("kinmu-kisoku#11")).toContain(
      "7月1日から9月30日までの期間内において、週休日、休日及び代休日を除いて3日",
    );
    expect(textOf("kaikei-youkou#4")).toContain("7月1日から9月30日までの期間内において3日");
    expect(textOf("kinmu-kisoku#14")).toContain("3日の範囲内");
    expect(textOf("kinmu-kisoku@2024-04-01#14")).toContain("2日の範囲内");
  });
});
