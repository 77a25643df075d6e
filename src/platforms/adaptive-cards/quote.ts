import type { Quote } from "../../view/card.ts";
import type { Around } from "./block.ts";
import { actionSet, buttonAction, column, columns, literal, type Part, quiet, sectionId, textBlock } from "./parts.ts";

/** The main quote stands in a box of its own; one with a title is a row whose whole face opens more of its source. */
export const quoteParts = (quote: Quote, around: Around): readonly Part[] => [
  quote.title === undefined ? mainQuote(quote, around) : furtherQuote(quote, quote.title, around),
];

const mainQuote = ({ text, source, button }: Quote, around: Around): Part => ({
  type: "Container",
  style: "emphasis",
  spacing: "medium",
  items: [
    textBlock(text, { size: "medium" }),
    ...sourceLine(source, around.section),
    ...(button ? actionSet([buttonAction(button, around.main)]) : []),
  ],
});

const furtherQuote = ({ text, source, button }: Quote, title: string, around: Around): Part => ({
  type: "Container",
  separator: true,
  spacing: "medium",
  items: [
    columns(
      column("stretch", [textBlock(title, { weight: "bolder", color: "accent" })]),
      column("auto", [sectionId(source.section)]),
    ),
    textBlock(text),
    // A path that is the heading itself says nothing more.
    ...(source.path.join() === title ? [] : sourceLine(source, source.section)),
  ],
  ...(button && { selectAction: { ...buttonAction(button, around.main), tooltip: literal(button.label) } }),
});

/** Where the words stand; the section only where nothing nearby says it. */
function sourceLine({ section, path }: Quote["source"], said: string | undefined): readonly Part[] {
  const where = path.length > 0 ? [textBlock(path.join(" › "), { ...quiet, spacing: "small" })] : [];
  if (section === said || section === "") return where;
  return [columns(column("stretch", where), column("auto", [sectionId(section)]))];
}
