import { describe, expect, it } from "vitest";
import { inOrder, isFor } from "../../../src/features/policy/order.ts";
import type { Quote } from "../../../src/features/policy/retrieval/index.ts";
import type { Document, DocumentKind, Employment } from "../../../src/features/policy/rules/document.ts";

const document = (kind: DocumentKind, appliesTo: readonly Employment[] = []): Document => ({
  ...{ file: kind, title: kind, kind, appliesTo, sample: false },
});
const quote = (section: string, score: number): Quote => ({
  source: { section, heading: section, path: [section], text: section },
  ...{ text: section, score, near: true, nearest: "", considering: "" },
});
const documents: Readonly<Record<string, Document>> = {
  law: document("ordinance"),
  rule: document("regulation", ["regular", "reappointed"]),
  others: document("directive", ["fiscal-year"]),
  policy: document("policy"),
  qa: document("qa"),
};
const documentOf = ({ source }: Quote) => documents[source.section.split("#")[0] ?? ""] ?? document("policy");

const firstOf = (quotes: readonly Quote[], employment?: Employment, question = "年休は何日？") =>
  inOrder(quotes, documentOf, { ...all, isForAsker: (each) => isFor(each, employment, question) })[0]?.source.section;

const all = { isForAsker: () => true, mayAnswer: () => true, statesFigure: () => false, isLeftOpen: () => false };

describe("Among the passages that were found", () => {
  it("the best comes first, whatever its rank, when it says clearly more", () => {
    expect(firstOf([quote("policy#1", 1), quote("law#1", 0.9)])).toBe("policy#1");
  });

  it("the highest rule comes first among those that say about the same", () => {
    expect(firstOf([quote("policy#1", 1), quote("rule#1", 0.97), quote("law#1", 0.96)])).toBe("law#1");
  });

  it("the first paragraph of an article comes before those that refine it", () => {
    expect(firstOf([quote("law#11.4", 1), quote("law#11.2", 0.99), quote("law#11", 0.97)])).toBe("law#11");
    expect(firstOf([quote("law#11.4", 1), quote("law#11", 0.5)])).toBe("law#11.4");
  });

  it("what is not for the asker gives way to what may be, unless that says too little", () => {
    const found = [quote("others#3", 1), quote("rule#8", 0.9)];
    expect(firstOf(found, "regular")).toBe("rule#8");
    expect(firstOf(found, "fiscal-year")).toBe("others#3");
    expect(firstOf([quote("others#3", 1), quote("rule#8", 0.3)], "regular")).toBe("others#3");
  });

  it("where it is not known who asks, rules for 会計年度任用職員 alone are for those who name them", () => {
    const found = [quote("others#3", 1), quote("rule#8", 0.9)];
    expect(firstOf(found)).toBe("rule#8");
    expect(firstOf(found, undefined, "会計年度任用職員の年休は何日？")).toBe("others#3");
  });

  it("only what holds the kind of value that is asked for may take the first one's place", () => {
    const found = [quote("rule#1", 1), quote("law#1", 0.99)];
    const rules = { ...all, mayAnswer: ({ source }: Quote) => source.section === "rule#1" };
    expect(inOrder(found, documentOf, rules)[0]?.source.section).toBe("rule#1");
  });

  it("a 庁内Q&A, worded as the question is, gives way to a rule that says about the same", () => {
    expect(firstOf([quote("qa#1", 1), quote("rule#1", 0.92), quote("law#1", 0.9)])).toBe("law#1");
    expect(firstOf([quote("qa#1", 1), quote("rule#1", 0.85)])).toBe("qa#1");
  });

  it("a figure that a rule states comes before the one of a 庁内Q&A", () => {
    const found = [quote("qa#1", 1), quote("rule#1", 0.85), quote("policy#1", 0.84)];
    const firstFigure = (quotes: readonly Quote[]) =>
      inOrder(quotes, documentOf, { ...all, statesFigure: () => true })[0]?.source.section;
    expect(firstFigure(found)).toBe("rule#1");
    expect(firstFigure([quote("qa#1", 1), quote("rule#1", 0.6)])).toBe("qa#1");
  });

  it("what states the matter comes before what leaves it to another rule", () => {
    const isLeftOpen = ({ source }: Quote) => source.section === "law#6.2";
    const firstStated = (quotes: readonly Quote[]) =>
      inOrder(quotes, documentOf, { ...all, isLeftOpen })[0]?.source.section;
    expect(firstStated([quote("law#6.2", 1), quote("rule#4.4", 0.99), quote("rule#4", 0.97)])).toBe("rule#4");
    expect(firstStated([quote("law#6.2", 1), quote("rule#4", 0.4)])).toBe("law#6.2");
  });

  it("nothing is lost, and nothing is there twice", () => {
    const found = [quote("policy#1", 1), quote("law#1", 0.96), quote("rule#1", 0.2)];
    const ordered = inOrder(found, documentOf, all);
    expect(new Set(ordered)).toEqual(new Set(found));
    expect(inOrder([], documentOf, all)).toEqual([]);
  });
});
