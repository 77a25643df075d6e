import type { Block, Button, Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { AdaptiveCard } from "./adaptive-card.ts";
import { blocksParts } from "./block.ts";
import { actionSet, buttonAction, column, columns, type Part, sectionId, textBlock } from "./parts.ts";

/** Without `lang`: adaptivecards 3.0.6 refuses it in every second card (a pattern that remembers); the sheet has it. */
export const adaptiveCard = (body: readonly Part[]): AdaptiveCard => ({
  type: "AdaptiveCard",
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  version: "1.5",
  body,
});

/** A card as Adaptive Card 1.5 JSON: kicker and section, the finding as heading, the body, the buttons. */
export function renderCard(card: Card, locale: Locale): AdaptiveCard {
  const own = card.buttons ?? [];
  const main = [...card.body.flatMap(buttonsIn), ...own].find(({ style }) => style === "main");
  const body = blocksParts(card.body, { locale, section: card.section, main });
  return adaptiveCard([...head(card), ...body, ...actionSet(own.map((button) => buttonAction(button, main)))]);
}

function buttonsIn(block: Block): readonly Button[] {
  if (block.type === "buttons") return block.buttons;
  return block.type === "quote" && block.button ? [block.button] : [];
}

function head({ kicker, section, title }: Card): readonly Part[] {
  const word = kicker ? [textBlock(kicker, { size: "small", weight: "bolder", color: "accent" })] : [];
  const line = section ? [columns(column("stretch", word), column("auto", [sectionId(section)]))] : word;
  return title
    ? [...line, textBlock(title, { style: "heading", size: "large", weight: "bolder", spacing: "small" })]
    : line;
}
