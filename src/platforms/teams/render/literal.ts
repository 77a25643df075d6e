import type { Part } from "../../adaptive-cards/parts.ts";

// Teams reads markdown in a TextBlock and in facts, and makes links of addresses. The runs of a RichTextBlock are
// literal (adaptivecards.io/explorer/TextRun.html), so whatever could be read as markup is drawn as one of those.

/** Signs that markdown reads anywhere; at the beginning of a line; and what becomes a link. */
const markup = /[\\`*_[\]~<>|&]|^\s{0,3}(?:[-+#]|\d+[.)])\s?|https?:|www\.|\S@\S|\r|\n/mu;

export const isPlain = (text: string): boolean => !markup.test(text);

const ofRun = ["size", "weight", "color", "isSubtle", "fontType"] as const;
const ofBlock = ["id", "spacing", "separator", "horizontalAlignment", "isVisible"] as const;

/** A TextBlock as it stands, or the same as literal lines. */
export function literalText(block: Part): Part {
  const text = String(block.text);
  if (isPlain(text)) return block;
  const lines = text.split(/\r\n|\r|\n/u).map((line) => richLine(line, block));
  const [first] = lines;
  if (lines.length === 1 && first) return { ...first, ...picked(block, ofBlock) };
  const { horizontalAlignment: _, ...around } = picked(block, ofBlock);
  const inner = picked(block, ["horizontalAlignment"]);
  return {
    type: "Container",
    ...around,
    items: lines.map((line, at) => ({ ...line, ...inner, spacing: at === 0 ? "none" : "small" })),
  };
}

const richLine = (line: string, block: Part): Part => ({
  type: "RichTextBlock",
  // A line must not be empty.
  inlines: [{ type: "TextRun", text: line === "" ? "\u00a0" : line, ...picked(block, ofRun) }],
});

function picked(block: Part, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.filter((name) => block[name] !== undefined).map((name) => [name, block[name]]));
}
