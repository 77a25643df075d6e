import type { Block, Button, Card } from "../../../view/card.ts";
import type { Text } from "../text.ts";
import { blocksOf } from "./block.ts";
import type { SlackBlock } from "./blocks.ts";
import { buttonRow } from "./button.ts";
import { contexts, heading, isBlank } from "./parts.ts";

/** A card, however long: kicker and section, the finding as heading, the body, the buttons. */
export function cardBlocks(card: Card, t: Text, native: boolean): readonly SlackBlock[] {
  const own = card.buttons ?? [];
  const main = [...card.body.flatMap(buttonsIn), ...own].find(({ style }) => style === "main");
  return [
    ...contexts(card.kicker ?? "", card.section ?? ""),
    ...heading(card.title ?? ""),
    ...blocksOf(card.body, { t, section: card.section, main, native }),
    ...buttonRow(own, main, t),
  ];
}

function buttonsIn(block: Block): readonly Button[] {
  if (block.type === "buttons") return block.buttons;
  return block.type === "quote" && block.button ? [block.button] : [];
}

/** What a card is called where only one line is shown: never anything of its body, which may be private. */
export const nameOf = ({ title = "", kicker = "" }: Card, t: Text): string =>
  [title, kicker].find((name) => !isBlank(name)) ?? t.notice;
