import { expect, it } from "vitest";
import { readQuestion } from "../../../../src/features/policy/retrieval/question.ts";
import { namedRows, quotedRows, rowsOf } from "../../../../src/features/policy/rules/rows.ts";
import { engineOf } from "../retrieval/engine.ts";
import { demoRules, textIn } from "./demo.ts";

const engine = await engineOf(demoRules);
const ask = (words: string) => readQuestion(words, engine.lexicon, engine.respell);
const kin = rowsOf("別表第2（第18条関係）", await textIn("kinmu-kisoku#b2"));
const months = rowsOf("別表第1（第6条関係）", await textIn("kinmu-kisoku#b1"));
if (!kin || !months) throw new Error("the demo's 別表 are gone");

it.each([
  ["祖父母が亡くなった", "祖父母：3日"],
  ["親の忌引は何日", "父母：7日"],
  ["おじが亡くなったら何日休める", "おじ又はおば：1日"],
  // Whoever asks about a parent-in-law is not told of a spouse or a parent.
  ["妻の父が亡くなった", "父母の配偶者又は配偶者の父母：3日"],
])("%s names %s", (words, row) => {
  expect(namedRows(kin, ask(words))[0]).toContain(row);
});

it("a month is named by itself: 1月 is not in 11月", () => {
  expect(namedRows(months, ask("11月に採用された人の年休"))).toEqual(["11月：3日"]);
  expect(namedRows(months, ask("１月採用の年休は何日"))).toEqual(["1月：20日"]);
});

it("all rows are shown where the question names none, or more at once than any row does", () => {
  expect(namedRows(kin, ask("忌引は何日？"))).toEqual([]);
  const few = { head: "（親族／日数）", rows: ["配偶者：7日", "父母：7日"] };
  expect(quotedRows(few, ask("妻の父が亡くなった"))).toBe("（親族／日数）\n配偶者：7日\n父母：7日");
});

it("a quote has its head, is no longer than 300 characters, and says where it is cut", () => {
  const all = quotedRows(kin, ask("忌引は何日？"));
  expect(all).toMatch(/^（親族／忌引の日数）\n配偶者：7日/);
  expect(all.length).toBeLessThanOrEqual(302);
  expect(all.endsWith("\n…")).toBe(true);
  expect(quotedRows(months, ask("4月採用の年休"))).toBe("（採用の月／年次休暇の日数）\n4月：15日");
});

it("an article is no table", async () => {
  expect(rowsOf("第20条（その他の特別休暇）", await textIn("kinmu-kisoku#20"))).toBeUndefined();
});
