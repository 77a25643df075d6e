import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapedSize } from "../../src/platforms/slack/render/escaped.ts";
import { cut, pieces, rawSize } from "../../src/view/cut.ts";
import { words } from "../support/cards.ts";

const sizes = fc.constantFrom(escapedSize, rawSize);

describe("Text that is too long for Slack", () => {
  it("is the same again when its pieces are joined, none of them too long", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 3000 }), sizes, (text, most, size) => {
        const found = pieces(text, most, size);
        expect(found.join("")).toBe(text);
        for (const piece of found) expect(size(piece)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it("breaks after a sentence where one ends, and never inside a letter", () => {
    expect(pieces("一文目です。二文目です。三文目です。", 13, rawSize)).toEqual([
      "一文目です。二文目です。",
      "三文目です。",
    ]);
    expect(pieces("葛󠄀葛󠄀葛󠄀", 7, rawSize)).toEqual(["葛󠄀葛󠄀", "葛󠄀"]);
    expect(pieces("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 15, rawSize)).toEqual(["👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"]);
  });

  it("keeps to the limit when a wide letter comes after a short sentence", () => {
    const england = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
    const found = pieces(`${"あ".repeat(11)}。${"い".repeat(8)}${england}`, 20, rawSize);
    expect(found).toEqual([`${"あ".repeat(11)}。`, "い".repeat(8), england]);
  });

  it("is cut with 「…」 between letters", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 200 }), sizes, (text, most, size) => {
        const kept = cut(text, most, size);
        expect(size(kept)).toBeLessThanOrEqual(most);
        if (kept !== text) expect(text.startsWith(kept.slice(0, -1))).toBe(true);
      }),
    );
    const ga = "が".normalize("NFD");
    expect(cut(ga.repeat(3), 5, rawSize)).toBe(`${ga.repeat(2)}…`);
  });

  it("takes apart a letter that alone is too long, since it could not be sent at all", () => {
    const pile = `e${"\u0301".repeat(50)}`;
    expect(pieces(pile, 20, rawSize).join("")).toBe(pile);
  });
});
