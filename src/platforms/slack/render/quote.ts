import type { Quote } from "../../../view/card.ts";
import type { Around } from "./block.ts";
import type { SlackBlock } from "./blocks.ts";
import { buttonRow } from "./button.ts";
import { contexts, joined, rich } from "./parts.ts";

/** The words of a source behind a bar, its title above, where they stand below, and the button that opens more. */
export const quoteBlocks = ({ text, title, source, button }: Quote, around: Around): readonly SlackBlock[] => [
  ...(title === undefined ? [] : rich([{ text: title, bold: true }])),
  ...rich([{ text }], "rich_text_quote"),
  ...sourceLine(source, title === undefined ? around.section : undefined),
  ...(button ? buttonRow([button], around.main, around.t) : []),
];

/** Where the words stand; the section only where nothing nearby says it. */
const sourceLine = ({ section, path }: Quote["source"], said: string | undefined): readonly SlackBlock[] =>
  contexts(joined(path, " › "), ...(section === said ? [] : [section]));
