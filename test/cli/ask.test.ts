import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { askCommand } from "../../src/cli/ask.ts";

afterEach(() => {
  process.exitCode = undefined;
});

/** Runs `hagukumi ask`, with lines on standard input. */
async function run(args: readonly string[], lines: readonly string[] = []) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const output = [text(stdout), text(stderr)] as const;
  const stdin = Readable.from(lines.map((line) => `${line}\n`));
  await askCommand({ stdin, stdout, stderr }).parseAsync(["node", "ask", ...args]);
  stdout.end();
  stderr.end();
  const [out, err] = await Promise.all(output);
  return {
    out,
    err,
    json: () =>
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    exitCode: process.exitCode,
  };
}

async function folderWith(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), "ask-"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

describe("hagukumi ask", () => {
  it("answers a question about the policy in the package", async () => {
    const { json, exitCode } = await run(["--json"], ['{"id":"1","q":"人事交流の目的は？"}']);
    expect(json()).toMatchObject([{ id: "1", refused: false, passages: [{ section: "agano#6-2-1-3" }, {}, {}] }]);
    expect(exitCode).toBe(0);
  });

  it("answers in the order of the questions, and tells bad lines by their number", async () => {
    const lines = ['{"id":1,"q":"夏休みは何日？"}', "{", "", '{"id":"3"}', '{"id":"4","q":""}'];
    const { json, exitCode } = await run(["--json", "--top", "1"], lines);
    expect(json()).toMatchObject([
      { id: 1, refused: true, reason: "value-missing" },
      { line: 2 },
      { line: 4 },
      { id: "4", refused: true },
    ]);
    expect(exitCode).toBe(1);
  });

  it("shows a person the quote with its headings and section", async () => {
    const { out, exitCode } = await run(["内定パスとは"]);
    expect(out).toContain("人材確保への新たな施策検討（agano#6-1-1-3）");
    expect(exitCode).toBe(0);
  });

  it("reads any folder of Markdown", async () => {
    const folder = await folderWith({ "kyuka.md": "# 休暇の手引\n\n## 夏季休暇\n\n夏季休暇は５日とする。\n" });
    const { json } = await run(["夏休みは何日？", "--json", "--policy", folder]);
    expect(json()).toMatchObject([{ refused: false, passages: [{ section: "kyuka#休暇の手引/夏季休暇" }] }]);
  });

  it("ranks the documents of a benchmark folder by their ids", async () => {
    const documents = [
      { id: "d1", title: "住民票の写し", text: "市民課の窓口で交付します。" },
      { id: "d2", title: "ごみの収集", text: "燃えるごみは月曜日です。" },
    ];
    const folder = await folderWith({ "corpus.jsonl": documents.map((each) => JSON.stringify(each)).join("\n") });
    const { json } = await run(["--json", "--corpus", folder, "--top", "10"], ['{"id":"1","q":"住民票がほしい"}']);
    expect(json()[0].passages[0]).toMatchObject({ section: "d1", heading: "住民票の写し" });
  });

  it("answers from rules beside the policy where it is told of them", async () => {
    const rules = join(import.meta.dirname, "../../content/demo/rules");
    const { json } = await run(["夏季休暇は何日ですか", "--json", "--rules", rules]);
    expect(json()).toMatchObject([
      { refused: false, passages: [{ section: expect.stringMatching(/^kinmu-kisoku#11/) }, {}, {}] },
    ]);
    // An older version of the same rule is not searched.
    expect(JSON.stringify(json())).not.toContain("@2024");
    const absent = await run(["夏季休暇は何日ですか", "--rules", "/nowhere"]);
    expect(absent.err).toContain("/nowhere");
    expect(absent.exitCode).toBe(1);
  });

  it("says in one line what is wrong with a folder", async () => {
    for (const args of [
      ["--policy", "/nowhere"],
      ["--policy", await folderWith({})],
      ["--corpus", await folderWith({})],
    ]) {
      const { err, exitCode } = await run(["質問", ...args]);
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(exitCode).toBe(1);
    }
  });

  it("refuses wrong usage", async () => {
    for (const args of [[], ["質問", "--policy", "a", "--corpus", "b"], ["質問", "--corpus", "b", "--with-qa"]])
      expect((await run(args)).exitCode).toBe(2);
  });
});
