import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPolicies } from "../../../../src/features/policy/corpus.ts";
import { holdsOn } from "../../../../src/features/policy/rules/document.ts";
import { importRule } from "../../../../src/features/policy/rules/filing.ts";
import { emptyFolder, pageFile } from "./pages.ts";

const stem = "みほん市職員の休暇等に関する規則";
const day = (word: string) => ({ 令和7年4月1日から: `${word}から` });
const versions = {
  first: { ...day("令和6年4月1日"), 夏季休暇は3日: "夏季休暇は2日" },
  second: {},
  third: { ...day("令和8年4月1日"), 夏季休暇は3日: "夏季休暇は5日" },
};
const bring = async (folder: string, version: keyof typeof versions, options = {}) =>
  importRule(await pageFile("eline", versions[version]), { folder, name: "kyuka", ...options });

/** A page with the rule's title and articles of its own. */
async function writePage(path: string) {
  const articles = [21, 22].map((number) => `<p>（別の定め）</p><p>第${number}条　別の定めとする。</p>`).join("");
  await writeFile(path, `<html><body><h1>○${stem}</h1><p>平成7年3月20日規則第3号</p>${articles}</body></html>`);
  return path;
}

async function stateOf(folder: string) {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])),
  );
}
async function held(folder: string) {
  const { documents, sections } = await readPolicies(folder);
  const on = (today: string) => [...documents.values()].filter((document) => holdsOn(document, today));
  return ["2024-04-01", "2025-03-31", "2025-04-01", "2026-04-01"].map((today) =>
    on(today).map(
      ({ file }) => sections.find(({ section }) => section === `${file}#12-2`)?.text.match(/夏季休暇は(.日)/u)?.[1],
    ),
  );
}

describe("Bringing a rule in", () => {
  it("names the file by the rule's title, and later finds it by the title under whatever name", async () => {
    const folder = await emptyFolder();
    const path = await pageFile("eline");
    expect((await importRule(path, { folder })).changes).toEqual([{ file: stem, change: "added" }]);
    const other = await emptyFolder();
    await bring(other, "second");
    expect((await importRule(path, { folder: other })).changes).toEqual([]);
  });

  it("changes nothing the second time, nor what people wrote into the head", async () => {
    const folder = await emptyFolder();
    await bring(folder, "second", { appliesTo: ["regular"] });
    const file = join(folder, "kyuka.md");
    const edited = (await readFile(file, "utf8")).replace("in-force: 2025-04-01", "in-force: 2025-07-01 # 議会で延期");
    await writeFile(file, edited);
    const again = await bring(folder, "second");
    expect([again.outcome, again.changes]).toEqual(["unchanged", []]);
    expect(await readFile(file, "utf8")).toBe(edited);
    expect(again.document).toMatchObject({ inForce: "2025-07-01", appliesTo: ["regular"] });
  });

  it.each([
    [["first", "second", "third"]],
    [["third", "second", "first"]],
    [["second", "third", "first"]],
    [["second", "first", "third", "first", "second"]],
  ] as const)("holds the same versions in whatever order they come: %j", async (order) => {
    const folder = await emptyFolder();
    for (const version of order) await bring(folder, version);
    expect(Object.keys(await stateOf(folder))).toEqual(["kyuka.md", "kyuka@2024-04-01.md", "kyuka@2025-04-01.md"]);
    expect(await held(folder)).toEqual([["2日"], ["2日"], ["3日"], ["5日"]]);
  });

  it("says which articles a newer version adds, changes and takes away, and keeps for whom it is", async () => {
    const folder = await emptyFolder();
    await bring(folder, "second", { appliesTo: ["regular", "reappointed"] });
    const newer = await bring(folder, "third");
    expect(newer.outcome).toBe("newer");
    expect(newer.articles).toMatchObject({ added: [], removed: [] });
    expect(newer.articles.changed).toEqual(["第12条の2（特別休暇）", "附則（令和6年12月20日規則第21号）"]);
    expect(newer.document.appliesTo).toEqual(["regular", "reappointed"]);
  });

  it("does not let a file with the same title and nothing else in common take a rule's place unasked", async () => {
    const folder = await emptyFolder();
    await bring(folder, "second");
    const before = await stateOf(folder);
    const other = await writePage(`${folder}.html`);
    const bringOther = (replace: boolean) =>
      importRule(other, { folder, name: "kyuka", inForce: "2025-04-01", replace });
    await expect(bringOther(false)).rejects.toThrow("同じ条が一つもありません");
    expect(await stateOf(folder)).toEqual(before);
    expect((await bringOther(true)).outcome).toBe("corrected");
  });

  it("files an older version below the current one, which stays as it is", async () => {
    const folder = await emptyFolder();
    await bring(folder, "second");
    const before = (await stateOf(folder))["kyuka.md"];
    const older = await bring(folder, "first");
    expect([older.outcome, older.document.file, older.document.until]).toEqual([
      "older",
      "kyuka@2024-04-01",
      "2025-04-01",
    ]);
    expect((await stateOf(folder))["kyuka.md"]).toBe(before);
  });

  it("corrects a version that is there when the same 施行日 comes with other words, or another 施行日 is given", async () => {
    const folder = await emptyFolder();
    await bring(folder, "second");
    expect((await bring(folder, "third", { inForce: "2025-04-01" })).outcome).toBe("corrected");
    expect((await bring(folder, "third", { inForce: "2026-04-01" })).outcome).toBe("corrected");
    expect(Object.keys(await stateOf(folder))).toEqual(["kyuka.md"]);
    expect((await readPolicies(folder)).documents.get("kyuka")?.inForce).toBe("2026-04-01");
  });

  it("keeps the day on which a rule was repealed when somebody wrote it into the head", async () => {
    const folder = await emptyFolder();
    await bring(folder, "first");
    const file = join(folder, "kyuka.md");
    await writeFile(file, (await readFile(file, "utf8")).replace("in-force:", "until: 2025-01-01\nin-force:"));
    await bring(folder, "second");
    expect((await readPolicies(folder)).documents.get("kyuka@2024-04-01")?.until).toBe("2025-01-01");
  });

  it("only says what it would do on a trial run", async () => {
    const folder = join(await emptyFolder(), "rules");
    expect((await bring(folder, "second", { dryRun: true })).changes).toHaveLength(1);
    await expect(readdir(folder)).rejects.toThrow("ENOENT");
  });

  it("is refused in words, and changes nothing, where it cannot be filed", async () => {
    const folder = await emptyFolder();
    await bring(folder, "second");
    const before = await stateOf(folder);
    const other = await pageFile("plain");
    await expect(importRule(other, { folder, name: "kyuka" })).rejects.toThrow("題名の異なる例規");
    await expect(importRule(join(folder, "none.html"), { folder })).rejects.toThrow("開けません");
    await expect(importRule(folder, { folder })).rejects.toThrow("開けません");
    await expect(importRule(await pageFile("plain", { 施行する: "行う" }), { folder })).rejects.toThrow("--in-force");
    await expect(importRule(await pageFile("plain", { に関する条例: "", 条例第七号: "" }), { folder })).rejects.toThrow(
      "--kind",
    );
    await bring(folder, "first");
    await expect(bring(folder, "first", { inForce: "2025-04-01" })).rejects.toThrow("同じ施行日");
    expect((await stateOf(folder))["kyuka.md"]).toBe(before["kyuka.md"]);
    await writeFile(join(folder, "kyuka.md"), before["kyuka.md"].replace(/in-force.*\n/u, ""));
    await expect(bring(folder, "third")).rejects.toThrow("施行日がありません");
  });

  it("leaves nothing half written where the folder cannot be written to", async () => {
    const folder = await emptyFolder();
    await bring(folder, "second");
    const before = await stateOf(folder);
    await chmod(folder, 0o500);
    // Root may write anyway.
    if (process.getuid?.() !== 0) await expect(bring(folder, "third")).rejects.toThrow("EACCES");
    await chmod(folder, 0o700);
    if (process.getuid?.() !== 0) expect(await stateOf(folder)).toEqual(before);
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
