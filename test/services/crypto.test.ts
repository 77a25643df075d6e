import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";

describe("Encryption at rest", () => {
  it("gives back any text where it was put, and shows none of it", () => {
    const crypto = createCrypto(newKeyring());
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, place) => {
        const sealed = crypto.seal(text, place);
        expect(crypto.open(sealed, place)).toBe(text);
        if (text.length > 3) expect(Buffer.from(sealed).includes(text)).toBe(false);
      }),
    );
  });

  it("refuses a value that was moved, changed or cut", () => {
    const crypto = createCrypto(newKeyring());
    const sealed = crypto.seal("面談の記録", "note.text:1");
    expect(() => crypto.open(sealed, "note.text:2")).toThrow();
    expect(() => crypto.open(sealed.slice(0, -1), "note.text:1")).toThrow();
    expect(() =>
      crypto.open(
        sealed.map((byte, at) => (at === sealed.length - 1 ? byte ^ 1 : byte)),
        "note.text:1",
      ),
    ).toThrow();
  });

  it("reads what an older key wrote, and writes with the first", () => {
    const old = newKeyring();
    const young = newKeyring().replace("k1:", "k2:");
    const sealed = createCrypto(old).seal("前の鍵", "x");
    expect(createCrypto(`${young},${old}`).open(sealed, "x")).toBe("前の鍵");
    expect(() => createCrypto(young).open(sealed, "x")).toThrow('no key "k1"');
    expect(() => createCrypto(old).open(createCrypto(`${young},${old}`).seal("新しい鍵", "x"), "x")).toThrow(
      'no key "k2"',
    );
  });
});
