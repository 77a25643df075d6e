import { describe, expect, it } from "vitest";
import {
  auroc,
  bestThreshold,
  holdsGold,
  ndcg,
  percentile,
  recall,
  reciprocalRank,
} from "../../bench/retrieval/measures.mjs";

const grades = new Map([
  ["a", 3],
  ["b", 2],
  ["c", 1],
]);

describe("nDCG@10", () => {
  it("is what one computes by hand", () => {
    // Gains 2, 0, 3 against 3, 2, 1: (2 + 3/2) / (3 + 2/log2(3) + 1/2) = 3.5 / 4.7618595…
    expect(ndcg(["b", "x", "a"], grades)).toBeCloseTo(0.735007, 6);
  });
  it("is 1 for the best order and 0 where nothing is found", () => {
    expect(ndcg(["a", "b", "c", "x"], grades)).toBe(1);
    expect(ndcg(["x"], grades)).toBe(0);
    expect(ndcg([], grades)).toBe(0);
  });
  it("sees ten places, in the order found and in the best order", () => {
    const many = new Map(Array.from({ length: 12 }, (_, at) => [`d${at}`, 1]));
    expect(ndcg([...many.keys()], many)).toBe(1);
    expect(ndcg([...Array(10).fill("x"), "a"], grades)).toBe(0);
  });
});

it("recall is the share of graded documents among the first ten", () => {
  expect(recall(["a", "x", "c"], grades)).toBeCloseTo(2 / 3);
  expect(recall([...Array(10).fill("x"), "a"], grades)).toBe(0);
});

it("the reciprocal rank is that of the first graded document", () => {
  expect(reciprocalRank(["x", "c", "a"], grades)).toBe(0.5);
  expect(reciprocalRank([...Array(10).fill("x"), "a"], grades)).toBe(0);
});

describe("AUROC", () => {
  it("counts a tie half", () => {
    // Pairs: 3>2, 3>1, 2=2, 2>1, 1<2, 1=1: (1 + 1 + .5 + 1 + 0 + .5) / 6
    expect(auroc([3, 2, 1], [2, 1])).toBeCloseTo(4 / 6);
    expect(auroc([1, 1], [1, 1, 1])).toBe(0.5);
  });
  it("is 1 when all positives are above, nothing found being below everything", () => {
    expect(auroc([0.1, 0.2], [Number.NEGATIVE_INFINITY, 0])).toBe(1);
    expect(auroc([0], [1])).toBe(0);
  });
});

describe("the best threshold", () => {
  it("weighs both rates alike", () => {
    expect(bestThreshold([5, 4, 1], [3, 2])).toEqual({ answered: 2, refused: 2, balanced: (2 / 3 + 1) / 2 });
  });
  it("may refuse everything, and is worth a half then", () => {
    expect(bestThreshold([1], [2]).balanced).toBe(0.5);
  });
});

it("a percentile is a value that was seen", () => {
  const values = Array.from({ length: 200 }, (_, at) => 200 - at);
  expect(percentile(values, 0.5)).toBe(100);
  expect(percentile(values, 0.99)).toBe(198);
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

describe("a passage that answers", () => {
  it("holds a quote, whatever its widths, cases and line ends", () => {
    expect(holdsGold("平成19年\n1月に策定した", ["平成１９年１月"])).toBe(true);
    expect(holdsGold("平成20年", ["平成１９年１月", "平成２１年"])).toBe(false);
  });
  it("holds it within its first 300 characters", () => {
    expect(holdsGold(`${"あ".repeat(298)}答え`, ["答え"])).toBe(true);
    expect(holdsGold(`${"あ".repeat(299)}答え`, ["答え"])).toBe(false);
  });
});
