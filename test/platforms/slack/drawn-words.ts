import { text } from "../../../src/platforms/slack/text.ts";

/** Keys whose values Slack shows; all others are ids and kinds. */
const shownKeys = new Set(["text", "title", "name", "label", "categories", "y_label", "initial_value"]);

const unescaped = (words: string) => words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Lines that say that a card goes on in another message stand between two halves of a text. */
const betweenMessages = (words: string): boolean =>
  [text.ja, text.en].some((t) =>
    [t.continuedHere(77, 88), t.continuesBelow(77, 88)].some((line) => {
      const [before = "", middle = "", after = ""] = line.split(/77|88/);
      return words.startsWith(before) && words.includes(middle) && words.endsWith(after);
    }),
  );

/** All that a drawing says, in its order and without a break, as a person reads it. */
export function wordsOf(drawn: unknown, key = ""): string {
  if (typeof drawn === "string") return shownKeys.has(key) ? drawn : "";
  if (typeof drawn === "number") return key === "value" ? `${drawn}` : "";
  if (Array.isArray(drawn)) return drawn.map((each) => wordsOf(each, key)).join("");
  if (drawn === null || typeof drawn !== "object") return "";
  const { type, text: words } = drawn as { readonly type?: unknown; readonly text?: unknown };
  if (type === "plain_text") return betweenMessages(String(words)) ? "" : unescaped(String(words));
  return Object.entries(drawn)
    .map(([name, value]) => wordsOf(value, name))
    .join("");
}
