import type { Block, Button, Callout, Fact, Progress } from "../../../view/card.ts";
import type { Text } from "../text.ts";
import type { SlackBlock } from "./blocks.ts";
import { buttonElement, buttonRow, notes } from "./button.ts";
import { chartInWords, fitsChart, nativeChart } from "./chart.ts";
import { limits } from "./limits.ts";
import { contexts, fits, heading, isBlank, plainText, type Run, rich, richLines, sections } from "./parts.ts";
import { quoteBlocks } from "./quote.ts";
import { fitsTable, nativeTable, tableInWords } from "./table.ts";

/** What a block must know of the card and the place it stands in. */
export type Around = {
  readonly t: Text;
  /** The card's own section, which is not said again beneath its quote. */
  readonly section?: string | undefined;
  /** The one button that is filled. */
  readonly main?: Button | undefined;
  /** Whether Slack's own tables and charts may be used: in messages only, and not where Slack refused them. */
  readonly native: boolean;
};

/** The blocks of a card, or of a form's intro. */
export function blocksOf(blocks: readonly Block[], around: Around): readonly SlackBlock[] {
  const native = around.native ? natives(blocks, around.t) : new Set<number>();
  return blocks.flatMap((block, at) => blockOf(block, around, native.has(at)));
}

/** Where as many tables and charts stand as one message may hold; the others are put in words. */
function natives(blocks: readonly Block[], t: Text): ReadonlySet<number> {
  const places = [...blocks.entries()];
  const tables = places.filter(([, block]) => block.type === "table" && fitsTable(block));
  const charts = places.filter(([, block]) => block.type === "chart" && fitsChart(block, t));
  const held = [...tables.slice(0, limits.message.tables), ...charts.slice(0, limits.message.charts)];
  return new Set(held.map(([at]) => at));
}

/** Every kind of block. */
function blockOf(block: Block, around: Around, native: boolean): readonly SlackBlock[] {
  switch (block.type) {
    case "text":
      return tones[block.tone ?? "normal"](block.text);
    case "callout":
      return callout(block, around.t);
    case "facts":
      return richLines(block.facts.map((fact) => factLine(fact, around.t)));
    case "table":
      return native ? nativeTable(block) : tableInWords(block, around.t);
    case "chart":
      return native ? nativeChart(block, around.t) : chartInWords(block, around.t);
    case "quote":
      return quoteBlocks(block, around);
    case "progress":
      return progress(block, around.t);
    case "buttons":
      return buttons(block, around);
    case "divider":
      return [{ type: "divider" }];
  }
}

const tones = {
  normal: sections,
  quiet: (text: string) => contexts(text),
  strong: (text: string) => rich([{ text, bold: true }]),
  heading,
} as const;

/** Slack has no coloured band in a message; the label says what the colour would. */
const callout = ({ label, text }: Callout, t: Text): readonly SlackBlock[] =>
  rich([{ text: t.callout(label), bold: true }, { text }]);

const factLine = ({ label, value }: Fact, t: Text): readonly Run[] => [
  { text: t.labelled(label), bold: true },
  { text: value },
];

const CELLS = 10;

/** The figure in words, and a bar for the eye. */
function progress({ label, value, max, reading }: Progress, t: Text): readonly SlackBlock[] {
  const filled = cellsOf(Math.max(0, Math.min(value, max)) / max);
  const bar = "■".repeat(filled) + "□".repeat(CELLS - filled);
  return richLines([[{ text: t.labelled(label), bold: true }, { text: reading }], [{ text: bar }]]);
}

/** Only nothing is empty, and only all of it is full. */
const cellsOf = (share: number): number =>
  share > 0 && share < 1 ? Math.max(1, Math.min(CELLS - 1, Math.round(share * CELLS))) : share * CELLS;

/** One button stands beside its label, several below it. */
function buttons({ label, buttons: all }: Extract<Block, { type: "buttons" }>, around: Around): readonly SlackBlock[] {
  const [only, ...others] = all.flatMap((button, at) => buttonElement(button, at, around.main));
  if (label === undefined || isBlank(label)) return buttonRow(all, around.main, around.t);
  if (only && others.length === 0 && fits(label, limits.section))
    return [...notes(all, around.t), { type: "section", text: plainText(label), accessory: only }];
  return [...sections(label), ...buttonRow(all, around.main, around.t)];
}
