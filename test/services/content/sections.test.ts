import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSections } from "../../../src/services/content/sections.ts";

const read = (...lines: string[]) => readSections("sample", lines.join("\n"));

describe("A policy in Markdown", () => {
  it("names a section by its id, with the headings above it", () => {
    const { sections } = read("# 方針 {#policy}", "", "## 取組 {#6}", "", "### 研修 {#6-2}", "", "研修を行います。");
    expect(sections.at(-1)).toMatchObject({
      section: "sample#6-2",
      heading: "研修",
      path: ["方針", "取組", "研修"],
      text: "研修を行います。",
      line: 5,
    });
  });

  it("names a section without an id by its heading path", () => {
    const { sections } = read("# 手引", "", "## 休暇", "", "休暇は２０日とする。");
    expect(sections.at(-1)?.section).toBe("sample#手引/休暇");
  });

  it("makes a list item that has an id a section of its own", () => {
    const { sections } = read(
      "## 職員像 {#4}",
      "",
      "求める職員です。",
      "- 行動する職員 {#4-1}",
      "- 説明する職員 {#4-2}",
    );
    expect(sections.map(({ section, text }) => [section, text])).toEqual([
      ["sample#4", "求める職員です。"],
      ["sample#4-1", "行動する職員"],
      ["sample#4-2", "説明する職員"],
    ]);
  });

  it("marks what stands under an inferred heading, and never shows a comment", () => {
    const { sections } = read(
      "# 方針 <!-- inferred: from a chart -->",
      "",
      "本文<!-- sic -->です。",
      "",
      "<!-- 図",
      "2 -->",
    );
    expect(sections).toMatchObject([{ inferred: true, heading: "方針", text: "本文です。" }]);
  });

  it("does not mark a heading whose comment only mentions inference", () => {
    expect(read("# 図 <!-- figure; its order is inferred -->", "", "本文").sections[0]?.inferred).toBe(false);
  });

  it("keeps full-width letters as they are", () => {
    expect(read("# １", "", "（ＯＪＴ）は６５歳、ｶﾅも。").sections[0]?.text).toBe("（ＯＪＴ）は６５歳、ｶﾅも。");
  });

  it("tells a duplicate id with its line, and still gives each section a name of its own", () => {
    const { sections, problems } = read("# 甲 {#a}", "", "一", "", "# 乙 {#a}", "", "二");
    expect(sections.map(({ id }) => id)).toEqual(["a", "a-2"]);
    expect(problems).toEqual([{ file: "sample", line: 5, kind: "duplicate-id", about: "a" }]);
  });

  it("tells a comment and a fence that never end", () => {
    expect(read("# 甲", "", "本文 <!-- 途中").problems).toMatchObject([{ line: 3, kind: "unclosed-comment" }]);
    expect(read("# 甲", "", "本文", "", "```", "続き").problems).toMatchObject([{ line: 5, kind: "unclosed-fence" }]);
  });

  it("tells an empty file, a picture, and a line too long to be prose", () => {
    expect(readSections("sample", "").problems).toMatchObject([{ kind: "no-text" }]);
    expect(readSections("sample", "\u0000\u0001PNG").problems).toMatchObject([{ kind: "not-text" }]);
    expect(readSections("sample", `# 甲\n\n${"長".repeat(10_000_000)}`).problems).toMatchObject([
      { line: 3, kind: "too-long-line" },
    ]);
  });

  it("reads any text without failing, and gives every section its own name", () => {
    const pieces = fc.constantFrom(
      "# ",
      "## 見出し",
      " {#a}",
      "- ",
      "<!--",
      "-->",
      "```",
      "\n",
      "\n\n",
      "本文。",
      "\ufeff",
      "|",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: "binary" })), { maxLength: 40 }), (parts) => {
        const { sections } = readSections("sample", parts.join(""));
        expect(new Set(sections.map(({ section }) => section)).size).toBe(sections.length);
      }),
    );
  });

  it("stays quick on what would stall a careless reader", () => {
    const traps = [" ", "#", "\t", "[", "(", "`", "* ", "<!--", "- \n", "> ", "甲\n", "# 甲 {#a}\n"];
    for (const trap of traps) expect(() => readSections("sample", `# 甲 ${trap.repeat(20_000)}x`)).not.toThrow();
  });
});
