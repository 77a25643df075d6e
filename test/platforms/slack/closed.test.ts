import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closed } from "../../../src/platforms/slack/render/closed.ts";
import { renderModal } from "../../../src/platforms/slack/render/modal.ts";
import { pageOne } from "../diary-views.ts";
import { wordsOf } from "./drawn-words.ts";

describe("Signs that turn a line round", () => {
  it("are closed where the words end", () => {
    expect(closed("\u202e逆")).toBe("\u202e逆\u202c");
    expect(closed("\u2067二\u202d重")).toBe("\u2067二\u202d重\u202c\u2069");
    expect(closed("\u2067二\u202d重\u2069")).toBe("\u2067二\u202d重\u2069");
    expect(closed("\u202e逆\n次の行")).toBe("\u202e逆\n次の行");
    expect(closed("ふつう")).toBe("ふつう");
  });

  it("leave the words as they were, and are closed only once", () => {
    const signs = fc.constantFrom(
      "\u202a",
      "\u202b",
      "\u202c",
      "\u202d",
      "\u202e",
      "\u2066",
      "\u2067",
      "\u2068",
      "\u2069",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(signs, fc.constantFrom("字", "a", "\n"))), (letters) => {
        const words = letters.join("");
        expect(closed(words).startsWith(words)).toBe(true);
        expect(closed(closed(words))).toBe(closed(words));
      }),
    );
  });

  it("do not reach over to the next reader's name", () => {
    const [readers] = renderModal({ ...pageOne, readers: ["\u202e甲", "乙"] }, "ja").blocks;
    expect(wordsOf(readers)).toBe("読める人：\u202e甲\u202c、乙");
  });
});
