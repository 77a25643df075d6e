import { describe, expect, it } from "vitest";
import { ratedButton, ratedCard } from "../../../../src/features/evaluation/desk/rated.ts";
import type { Line } from "../../../../src/features/evaluation/desk/store.ts";
import { labels, targetOf } from "../../../support/whole-office.ts";

const line = (n: number, role: Line["role"] = "first"): Line => ({
  ...{ id: `e${n}`, own: role === "member", name: `職員${n}`, unit: "市民生活課", state: "self", cycle: "c", role },
  ...{ due: undefined, talks: [] },
});
const opened = (card: ReturnType<typeof ratedCard>) => labels(card).filter((label) => label.endsWith("を開く"));

describe("Whoever rates people first", () => {
  it("reaches each of them though nothing waits, and nobody whom they rate otherwise", () => {
    const lines = [line(1, "member"), line(2), line(3, "second")];
    expect(opened(ratedCard(lines, 0, "ja"))).toEqual(["職員2さんの評価を開く"]);
    expect(ratedButton(lines, "ja")).toHaveLength(1);
    expect(ratedButton([line(1, "member"), line(3, "second")], "ja")).toEqual([]);
  });

  it("turns to the next ones where there are many, and meets everybody once", () => {
    const lines = Array.from({ length: 45 }, (_, n) => line(n));
    const first = ratedCard(lines, 0, "ja");
    const { from = "" } = targetOf(first, "ほかの25人を見る").about;
    const second = ratedCard(lines, Number(from), "ja");
    const last = ratedCard(lines, Number(targetOf(second, "ほかの5人を見る").about.from), "ja");
    expect([first, second, last].flatMap(opened)).toEqual(lines.map(({ name }) => `${name}さんの評価を開く`));
    expect(labels(last).some((label) => label.startsWith("ほかの"))).toBe(false);
  });
});
