import type { Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { AdaptiveCard, Cited, Sheet } from "../wire.ts";
import { blockParts } from "./block.ts";
import { actionSet, buttonAction, column, columns, type Part, sectionId, textBlock } from "./parts.ts";

export const adaptiveCard = (body: readonly Part[], locale: Locale): AdaptiveCard => ({
  type: "AdaptiveCard",
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  version: "1.5",
  lang: locale,
  body,
});

/** A card as Adaptive Card 1.5 JSON: kicker and section, the finding as heading, the body, the buttons. */
export const renderCard = (card: Card, locale: Locale): AdaptiveCard =>
  adaptiveCard(
    [...head(card), ...card.body.flatMap(blockParts), ...actionSet((card.buttons ?? []).map(buttonAction))],
    locale,
  );

function head({ kicker, section, title }: Card): readonly Part[] {
  const word = kicker ? [textBlock(kicker, { size: "small", weight: "bolder", color: "accent" })] : [];
  const line = section ? [columns(column("stretch", word), column("auto", [sectionId(section)]))] : word;
  return title
    ? [...line, textBlock(title, { style: "heading", size: "large", weight: "bolder", spacing: "small" })]
    : line;
}

/** A card as the page lays it out. */
export const renderSheet = (card: Card, locale: Locale): Sheet => ({
  type: "sheet",
  card: renderCard(card, locale),
  name: card.title ?? card.kicker ?? firstText(card),
  cited: cited(card),
});

const firstText = (card: Card): string =>
  card.body.flatMap((block) => (block.type === "text" ? [block.text] : []))[0]?.slice(0, 60) ?? "";

function cited(card: Card): readonly Cited[] {
  const considering = card.body.some((block) => block.type === "callout" && block.tone === "considering");
  const main = card.section ? [{ section: card.section, heading: card.title ?? "", considering }] : [];
  const further = card.body.flatMap((block) =>
    block.type === "quote" && block.title !== undefined
      ? [{ section: block.source.section, heading: block.title, considering: false }]
      : [],
  );
  return [...main, ...further];
}
