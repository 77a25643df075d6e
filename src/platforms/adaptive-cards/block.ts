import type { Block, Button, Callout, Progress } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { chartParts } from "./chart.ts";
import { actionSet, buttonAction, column, columns, literal, type Part, quiet, textBlock } from "./parts.ts";
import { quoteParts } from "./quote.ts";
import { tablePart } from "./table.ts";

/** What a block must know of the card it stands in. */
export type Around = {
  readonly locale: Locale;
  /** The card's own section, which is not said again beneath its quote. */
  readonly section?: string | undefined;
  /** The one button that is filled. */
  readonly main?: Button | undefined;
};

/** The blocks of a card, or of a form's intro. A divider is a line above what follows it. */
export const blocksParts = (blocks: readonly Block[], around: Around): readonly Part[] =>
  blocks.flatMap((block, at) => {
    const [first, ...rest] = blockParts(block, around);
    if (!first) return [];
    const lined = blocks[at - 1]?.type === "divider" ? { ...first, separator: true, spacing: "large" } : first;
    return [lined, ...rest];
  });

/** Every kind of block as Adaptive Card elements. */
function blockParts(block: Block, around: Around): readonly Part[] {
  switch (block.type) {
    case "text":
      return [textBlock(block.text, tones[block.tone ?? "normal"])];
    case "callout":
      return [callout(block)];
    case "facts":
      return [{ type: "FactSet", facts: block.facts.map(fact) }];
    case "table":
      return [tablePart(block)];
    case "chart":
      return chartParts(block, around.locale);
    case "quote":
      return quoteParts(block, around);
    case "progress":
      return progressParts(block);
    case "buttons":
      return buttons(block, around);
    case "divider":
      return [];
  }
}

const tones = {
  normal: {},
  quiet,
  strong: { weight: "bolder" },
  heading: { weight: "bolder", style: "heading", size: "default", spacing: "large" },
} as const;

const fact = ({ label, value }: { readonly label: string; readonly value: string }) => ({
  title: literal(label),
  value: literal(value),
});

const calloutStyles = { considering: "warning", good: "good", bad: "attention", plain: "default" } as const;

const callout = ({ tone, label, text }: Callout): Part => ({
  type: "Container",
  style: calloutStyles[tone],
  spacing: "medium",
  items: [
    columns(
      column("auto", [textBlock(label, { weight: "bolder", color: calloutStyles[tone] })]),
      column("stretch", [textBlock(text)]),
    ),
  ],
});

/** `ProgressBar` is Teams' own element; the reading says the same where it is not known. */
const progressParts = ({ label, value, max, reading }: Progress): readonly Part[] => [
  columns(column("stretch", [textBlock(label)]), column("auto", [textBlock(reading, { weight: "bolder" })])),
  {
    type: "ProgressBar",
    value: Math.max(0, Math.min(value, max)),
    max,
    title: `${label} ${reading}`,
    spacing: "small",
    fallback: "drop",
  },
];

function buttons({ label, buttons: all }: Extract<Block, { type: "buttons" }>, { main }: Around): readonly Part[] {
  const set = actionSet(all.map((button) => buttonAction(button, main)));
  if (label === undefined) return set.map((part) => ({ ...part, spacing: "default" }));
  const beside = { ...column("stretch", [textBlock(label, quiet)]), verticalContentAlignment: "center" };
  return [columns(beside, column("auto", set))];
}
