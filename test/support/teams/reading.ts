import type { Json } from "./ledger.ts";
import { readMarkdown } from "./markdown.ts";

// What a person reads in the parts of a card, whoever drew them.

export const listed = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const read = (value: unknown): string => readMarkdown(String(value ?? ""));

/** Every text, part by part; what stands on buttons is not among them. */
export const textsOf = (parts: readonly Json[]): readonly string[] =>
  parts.flatMap(textsIn).filter((text) => text !== "");

function textsIn(part: Json): readonly string[] {
  const type = String(part.type);
  if (type.startsWith("Chart.")) return [String(part.title ?? "")];
  if (type.startsWith("Input."))
    return [String(part.label ?? ""), type === "Input.Toggle" ? String(part.title ?? "") : ""];
  switch (type) {
    case "TextBlock":
      return [read(part.text)];
    case "RichTextBlock":
      return [runsOf(part.inlines)];
    case "FactSet":
      return listed(part.facts).flatMap(({ title, value }) => [read(title), read(value)]);
    case "Badge":
      return [String(part.text ?? "")];
    default:
      return [];
  }
}

/** A run is text, or text with its looks. */
const runsOf = (inlines: unknown): string =>
  (Array.isArray(inlines) ? inlines : [])
    .map((run: unknown) => (typeof run === "string" ? run : String((run as Json | null)?.text ?? "")))
    .join("");

/** The first heading. */
export const headingOf = (parts: readonly Json[]): string | undefined =>
  parts.filter(({ type, style }) => type === "TextBlock" && style === "heading").map(({ text }) => read(text))[0];
