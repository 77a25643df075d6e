import { describe, expect, it } from "vitest";
import type { Scale } from "../../../../src/features/evaluation/definition/definition.ts";
import {
  distribution,
  finalOf,
  groupsBy,
  isFar,
  isUniform,
  type Judged,
  spreadOf,
} from "../../../../src/features/evaluation/fairness/fairness.ts";
import { patternCard } from "../../../../src/features/evaluation/fairness/pattern.ts";
import type { Given } from "../../../../src/features/evaluation/fairness/store.ts";
import { fairnessCard } from "../../../../src/features/evaluation/fairness/views.ts";
import type { Rating } from "../../../../src/features/evaluation/parts/part.ts";
import type { Card } from "../../../../src/view/card.ts";
import { said } from "../talking.ts";

const words = (ja: string) => ({ ja, en: ja });
const scale: Scale = {
  id: "sabcd5",
  grades: ["S", "A", "B", "C", "D"].map((code, at) => ({
    ...{ code, name: words(code), anchor: words(code), points: 5 - at, fact: code !== "B" },
  })),
};
const unpointed: Scale = { id: "six", grades: scale.grades.map(({ points: _, ...grade }) => grade) };

const rating = (overall: string, items = overall): Rating => ({
  items: Object.fromEntries(["a", "b", "c"].map((id) => [id, { grade: items, words: "" }])),
  goals: {},
  overall: { grade: overall, words: "" },
});
const judged = (unit: string, first: string | undefined, more: Partial<Judged> = {}): Judged => ({
  ...{
    unit: { code: unit, name: `所属${unit}` },
    level: "staff",
    self: undefined,
    second: undefined,
    adjusted: undefined,
  },
  rater: first === undefined ? undefined : { staffNumber: `9${unit}`, name: `評価者${unit}` },
  first: first === undefined ? undefined : rating(first),
  ...more,
});
const many = (n: number, one: Judged) => Array.from({ length: n }, () => one);
const shown = { name: "令和8年度", scale, buttons: [] };
const tables = (card: Card) => card.body.flatMap((block) => (block.type === "table" ? [block.rows] : []));

describe("What stands for the whole", () => {
  it("is the adjuster's grade where they set one, else the second's, else the first's", () => {
    expect(finalOf(judged("1", undefined))).toBeUndefined();
    expect(finalOf(judged("1", "C"))).toBe("C");
    expect(finalOf(judged("1", "C", { second: rating("B"), adjusted: "" }))).toBe("B");
    expect(finalOf(judged("1", "C", { second: rating("B"), adjusted: "A" }))).toBe("A");
  });
});

describe("Figures", () => {
  it("count grades in the scale's order, and give mean and spread only where it has points", () => {
    expect(distribution(["A", "B", "B", undefined, "?"], scale)).toEqual([0, 1, 2, 0, 0]);
    expect(spreadOf(["A", "B", "C"], scale)).toEqual({ mean: 3, deviation: Math.sqrt(2 / 3) });
    expect(spreadOf(["A", "B"], unpointed)).toBeUndefined();
    expect(spreadOf([], scale)).toBeUndefined();
  });

  it("see two steps apart in any item, goal or the whole, and nothing in what is open", () => {
    expect(isFar(rating("B", "A"), rating("B", "C"), scale)).toBe(true);
    expect(isFar(rating("B", "A"), rating("B", "B"), scale)).toBe(false);
    expect(isFar(rating("", "S"), rating("D", ""), scale)).toBe(false);
    expect(isFar(rating("S", "B"), rating("B", "B"), scale)).toBe(true);
  });

  it("call a rating uniform only where three items or more are all graded alike", () => {
    expect(isUniform(rating("A", "B"))).toBe(true);
    expect(isUniform(rating("B", ""))).toBe(false);
    expect(isUniform({ ...rating("B"), items: { a: { grade: "B", words: "" } } })).toBe(false);
  });

  it("group in the order of the keys, whatever was rated", () => {
    const groups = groupsBy([judged("3", "S"), judged("1", "D"), judged("3", "D")], ({ unit }) => ({
      ...{ key: unit.code, label: unit.name },
    }));
    expect(groups.map(({ label, members }) => [label, members.length])).toEqual([
      ["所属1", 1],
      ["所属3", 2],
    ]);
  });
});

describe("HR's card", () => {
  it("says nothing but a sentence of fewer than five in all", () => {
    const card = fairnessCard(many(4, judged("1", "S")), shown, "ja");
    expect(card.body).toHaveLength(1);
    expect(said(card)).not.toContain("S");
  });

  it("shows units by their code, and small ones together with the smallest of the others", () => {
    const all = [...many(6, judged("3", "B")), ...many(9, judged("1", "A")), ...many(2, judged("2", "D"))];
    const [units] = tables(fairnessCard(all, shown, "ja"));
    expect(units).toEqual([
      ["市全体", "17", "0", "9", "6", "0", "2"],
      ["所属1", "9", "0", "9", "0", "0", "0"],
      ["人数の少ない所属（合わせて）", "8", "0", "0", "6", "0", "2"],
    ]);
  });

  it("sets each first rater's mean and spread beside the city's, with how many they rest on", () => {
    const all = [...many(5, judged("1", "A")), ...many(5, judged("2", "C"))];
    const raters = tables(fairnessCard(all, shown, "ja"))[2];
    expect(raters).toEqual([
      ["市全体", "10", "0", "5", "0", "5", "0", "3.00", "1.00"],
      ["評価者1", "5", "0", "5", "0", "0", "0", "4.00", "0.00"],
      ["評価者2", "5", "0", "0", "0", "5", "0", "2.00", "0.00"],
    ]);
    expect(said(fairnessCard(all, { ...shown, scale: unpointed }, "ja"))).not.toContain("3.00");
  });

  it("counts who is judged far apart by unit, where both were handed in", () => {
    const all = [
      ...many(5, judged("1", "A", { self: rating("", "C") })),
      ...many(5, judged("2", "B", { self: rating("", "B") })),
      ...many(3, judged("2", "B")),
    ];
    expect(tables(fairnessCard(all, shown, "ja"))[3]).toEqual([
      ["市全体", "10", "5"],
      ["所属1", "5", "5"],
      ["所属2", "5", "0"],
    ]);
    expect(said(fairnessCard(all, shown, "en"))).not.toMatch(/[ぁ-ん]/u);
  });
});

describe("A rater's own pattern", () => {
  const given = (own: boolean, one: Rating, name = ""): Given => ({ kind: "first", own, name, rating: one });

  it("stands beside others' only where they are five", () => {
    const own = [given(true, rating("A", "B"), "hana"), given(true, rating("B"), "ken")];
    const four = patternCard([...own, ...Array.from({ length: 4 }, () => given(false, rating("D")))], shown, "ja");
    expect(said(four)).toContain("まだ表示しません");
    expect(tables(four)[0]?.[1]).toEqual(["A　A", "1人（50%）"]);
    const five = patternCard([...own, ...Array.from({ length: 5 }, () => given(false, rating("D")))], shown, "ja");
    expect(tables(five)[0]?.[4]).toEqual(["D　D", "0人（0%）", "5人（100%）"]);
  });

  it("says in a neutral sentence what is all alike", () => {
    const own = ["hana", "ken", "rin"].map((name) => given(true, rating("B"), name));
    const card = said(patternCard(own, shown, "ja"));
    expect(card).toContain("hanaさん、kenさん、rinさんの評価は、全項目が同じ評語です。根拠の記入を確認してください。");
    expect(card).toContain("全員（3人）の全体評語が「B」です");
    expect(said(patternCard([], shown, "ja"))).toContain("まだありません");
  });
});
