import type { Block, Callout, Progress, Quote, Table } from "../../../view/card.ts";
import { chartParts } from "./chart.ts";
import { actionSet, buttonAction, column, columns, type Part, quiet, sectionId, textBlock } from "./parts.ts";
import { tablePart } from "./table.ts";

/** Every kind of block as Adaptive Card elements. */
export function blockParts(block: Block): readonly Part[] {
  switch (block.type) {
    case "text":
      return [textBlock(block.text, tones[block.tone ?? "normal"])];
    case "callout":
      return [callout(block)];
    case "facts":
      return [{ type: "FactSet", facts: block.facts.map(({ label, value }) => ({ title: label, value })) }];
    case "table":
      return tableParts(block);
    case "chart":
      return chartParts(block);
    case "quote":
      return quoteParts(block);
    case "progress":
      return progressParts(block);
    case "buttons":
      return buttons(block);
    case "divider":
      return [
        {
          type: "Container",
          separator: true,
          spacing: "large",
          items: [textBlock(" ", { size: "small" })],
          isVisible: true,
        },
      ];
  }
}

const tones = {
  normal: {},
  quiet,
  strong: { weight: "bolder" },
  heading: { weight: "bolder", style: "heading", size: "default", spacing: "large" },
} as const;

const calloutStyles = { considering: "warning", good: "good", bad: "attention", plain: "default" } as const;
const calloutColours = { considering: "warning", good: "good", bad: "attention", plain: "default" } as const;

const callout = ({ tone, label, text }: Callout): Part => ({
  type: "Container",
  style: calloutStyles[tone],
  spacing: "medium",
  items: [
    columns(
      column("auto", [textBlock(label, { weight: "bolder", color: calloutColours[tone], wrap: false })]),
      column("stretch", [textBlock(text)]),
    ),
  ],
});

/** A table without rows has nothing to show. */
const tableParts = (table: Table): readonly Part[] => (table.rows.length > 0 ? [tablePart(table)] : []);

/** The main quote stands in its own box; one with a title is a row that opens more of its source. */
function quoteParts(quote: Quote): readonly Part[] {
  const words = textBlock(quote.text, quote.title === undefined ? { size: "medium" } : {});
  const path =
    quote.source.path.length > 0 ? [textBlock(quote.source.path.join(" › "), { ...quiet, spacing: "small" })] : [];
  if (quote.title === undefined)
    return [{ type: "Container", style: "emphasis", spacing: "medium", items: [words, ...path] }];
  const title = textBlock(quote.title, { weight: "bolder", color: "accent" });
  const head = columns(column("stretch", [title]), column("auto", [sectionId(quote.source.section)]));
  const selectAction = quote.button && { ...buttonAction(quote.button), tooltip: quote.button.label };
  return [
    {
      type: "Container",
      separator: true,
      spacing: "medium",
      items: [head, words, ...path],
      ...(selectAction && { selectAction }),
    },
  ];
}

/** `ProgressBar` is Teams' own element; the reading says the same where it is not known. */
const progressParts = ({ label, value, max, reading }: Progress): readonly Part[] => [
  columns(
    column("stretch", [textBlock(label)]),
    column("auto", [textBlock(reading, { weight: "bolder", wrap: false })]),
  ),
  {
    type: "ProgressBar",
    value: Math.max(0, Math.min(value, max)),
    max,
    title: `${label} ${reading}`,
    spacing: "small",
    fallback: "drop",
  },
];

function buttons({ label, buttons: all }: Extract<Block, { type: "buttons" }>): readonly Part[] {
  const set = actionSet(all.map(buttonAction));
  if (label === undefined) return set.map((part) => ({ ...part, spacing: "default" }));
  return [columns(column("stretch", [textBlock(label, quiet)]), column("auto", set))];
}
