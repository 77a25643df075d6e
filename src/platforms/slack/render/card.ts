import type { Block, Button, Card } from "../../../view/card.ts";
import type { Text } from "../text.ts";
import { blocksOf } from "./block.ts";
import type { SlackBlock } from "./blocks.ts";
import { buttonRow } from "./button.ts";
import { contexts, heading, isBlank } from "./parts.ts";

/** A card, however long. */
export const cardBlocks = (card: Card, t: Text, native: boolean): readonly SlackBlock[] => [
  ...bodyBlocks(card, t, native),
  ...ownButtons(card, t),
];

/** Kicker and section, the finding as heading, the body; a section with no kicker beside it stands below the heading. */
export function bodyBlocks(card: Card, t: Text, native: boolean): readonly SlackBlock[] {
  const { kicker = "", section = "" } = card;
  const title = heading(card.title ?? "");
  return [
    ...(isBlank(kicker) ? [...title, ...contexts(section)] : [...contexts(kicker, section), ...title]),
    ...blocksOf(card.body, { t, section: card.section, main: mainOf(card), native }),
  ];
}

export const ownButtons = (card: Card, t: Text): readonly SlackBlock[] =>
  buttonRow(card.buttons ?? [], mainOf(card), t);

const mainOf = ({ body, buttons = [] }: Card): Button | undefined =>
  [...body.flatMap(buttonsIn), ...buttons].find(({ style }) => style === "main");

function buttonsIn(block: Block): readonly Button[] {
  if (block.type === "buttons") return block.buttons;
  return block.type === "quote" && block.button ? [block.button] : [];
}

/** What a card is called where only one line is shown: never anything of its body, which may be private. */
export const nameOf = ({ title = "", kicker = "" }: Card, t: Text): string =>
  [title, kicker].find((name) => !isBlank(name)) ?? t.notice;
