import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cell, tall } from "../../../../src/features/evaluation/sheet/rows.ts";
import { linesOf } from "../../../../src/services/files/workbook/text.ts";

const columns = [6, 20, 30];
const letter = fc.constantFrom("漢", "a", "。", "\n", "🌾", "=");
const words = fc.array(letter, { maxLength: 1500 }).map((letters) => letters.join(""));
const textOf = (each: unknown) => (each as { text: string }).text;

describe("A row that is too long", () => {
  it("goes on below in its own column, and nothing of it is lost or cut off", () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const rows = tall([cell("1"), cell(one), cell(other)], columns);
        const joined = (at: number) => rows.map((row) => textOf(row[at])).join("");
        const bare = (text: string) => text.replaceAll("\n", "");
        expect(bare(joined(1))).toBe(bare(one));
        expect(bare(joined(2))).toBe(bare(other));
        for (const row of rows) {
          expect(row).toHaveLength(3);
          expect(linesOf(textOf(row[1]), 20)).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 60 },
    );
  });
});
