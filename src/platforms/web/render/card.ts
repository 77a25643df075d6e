import type { Block, Button, Card, Quote } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { AdaptiveCard, Cited, Sheet } from "../wire.ts";
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

/** A card as the page lays it out. */
export const renderSheet = (card: Card, locale: Locale): Sheet => ({
  type: "sheet",
  lang: locale,
  card: renderCard(card, locale),
  name: nameOf(card),
  cited: cited(card),
});

/** What a card is called where only one line is shown. */
export const nameOf = (card: Card): string => card.title ?? card.kicker ?? firstText(card);

const firstText = (card: Card): string =>
  card.body.flatMap((block) => (block.type === "text" ? [block.text] : []))[0]?.slice(0, 60) ?? "";

/** The sections of a card, each once: its own first, then those of its quotes in order. */
function cited(card: Card): readonly Cited[] {
  const considering = card.body.some((block) => block.type === "callout" && block.tone === "considering");
  const own = card.section ? [{ section: card.section, heading: card.title ?? "", considering }] : [];
  const quoted = card.body.filter((block) => block.type === "quote").map(citedBy);
  return [...own, ...quoted].filter(
    ({ section }, at, all) => section !== "" && all.findIndex((each) => each.section === section) === at,
  );
}

const citedBy = ({ title, source }: Quote): Cited => ({
  section: source.section,
  heading: title ?? source.path.at(-1) ?? "",
  considering: false,
});
