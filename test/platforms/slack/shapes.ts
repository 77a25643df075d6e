// The shapes that the expected drawings of the examples are written in.

export const plain = (words: string) => ({ type: "plain_text", text: words, emoji: false });
export const context = (...words: readonly string[]) => ({ type: "context", elements: words.map(plain) });
export const cell = (words: string) => ({ type: "raw_text", text: words });
export const run = (words: string) => ({ type: "text", text: words });
export const bold = (words: string) => ({ ...run(words), style: { bold: true } });
export const bullets = (...items: readonly (readonly unknown[])[]) => ({
  type: "rich_text",
  elements: [
    {
      type: "rich_text_list",
      style: "bullet",
      elements: items.map((elements) => ({ type: "rich_text_section", elements })),
    },
  ],
});
export const rich = (type: "rich_text_section" | "rich_text_quote", ...elements: readonly unknown[]) => ({
  type: "rich_text",
  elements: [{ type, elements }],
});
