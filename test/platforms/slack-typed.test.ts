import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asTyped } from "../../src/platforms/slack/receive.ts";

describe("What somebody wrote in Slack", () => {
  it("is read as they see it", () => {
    expect(asTyped("<@U0BOT0001> 年休は？")).toBe("年休は？");
    expect(asTyped("<@U1|hana> <#C1|総務> <!subteam^S1|@人事> <!here>")).toBe("総務 @人事 @here");
    expect(asTyped("<https://a.example/x|ここ> と <https://b.example> と <mailto:a@b.example|a@b.example>")).toBe(
      "ここ と https://b.example と a@b.example",
    );
  });

  it("keeps what only looks like a mark: Slack escapes it", () => {
    const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    expect(asTyped("&lt;@U1&gt; &amp;lt;")).toBe("<@U1> &lt;");
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => asTyped(escaped(text)) === text.trim()));
  });

  it("is read at once, however long and strange", () => {
    for (const odd of ["<".repeat(50_000), "<@".repeat(25_000), "<a|".repeat(17_000)]) {
      const began = performance.now();
      asTyped(odd);
      expect(performance.now() - began).toBeLessThan(1000);
    }
  });
});
