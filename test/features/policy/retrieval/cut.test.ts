import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  grown,
  longestQuote,
  passagesOf,
  type Span,
  sentencesOf,
} from "../../../../src/features/policy/retrieval/cut.ts";

const texts = (text: string, spans: readonly Span[]) => spans.map(({ from, to }) => text.slice(from, to));

describe("Cutting", () => {
  it("ends a sentence after its full stop and closing bracket, not within a quotation", () => {
    const text = "研修を行います。（総務課が計画します。）彼は「行います。」と述べた。";
    expect(texts(text, sentencesOf(text))).toEqual([
      "研修を行います。",
      "（総務課が計画します。）彼は「行います。」と述べた。",
    ]);
  });

  it("keeps short lines together with their lead", () => {
    const text = "【必要な視点】\n職員採用\n魅力発信";
    expect(texts(text, passagesOf(text))).toEqual([text]);
  });

  it("does not put two paragraphs into one passage", () => {
    const paragraph = `${"あ".repeat(70)}。`;
    expect(passagesOf(`${paragraph}\n${paragraph}`)).toHaveLength(2);
  });

  it("cuts a sentence longer than a quote at a comma", () => {
    const clause = `${"長".repeat(99)}、`;
    const text = `${clause.repeat(4)}です。`;
    expect(texts(text, sentencesOf(text))[0]).toBe(clause.repeat(3));
  });

  it("grows a quote by whole sentences", () => {
    const text = "一つ目です。二つ目です。三つ目です。";
    expect(grown(text, { from: 6, to: 12 })).toEqual({ from: 0, to: text.length });
  });

  it("loses nothing but white space, and never makes a passage too long", () => {
    const unit = fc.constantFrom(..."あ漢ア。、「」）\n a.👨‍👩‍👧");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 2000 }), (text) => {
        const spans = passagesOf(text);
        expect(texts(text, spans).join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        for (const { from, to } of spans) expect(to - from).toBeLessThanOrEqual(longestQuote);
      }),
    );
  });
});
