import type { Offer } from "../../bot/feature.ts";
import type { Paragraph } from "../../services/content/sections.ts";
import type { Block, Button, Card, Quote } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Answer, Cited, WholeSection } from "./answer.ts";
import { type Text, text } from "./text.ts";

export type Opens = "section";

const openSection = (section: string) => ({ feature: "policy", name: "section" satisfies Opens, about: { section } });

/** The answer: the passage word for word, whether it is only being considered, and what else is near. */
export function answerCard(
  answer: Extract<Answer, { refused: false }>,
  locale: Locale,
  beside: readonly Block[] = [],
): Card {
  const t = text[locale];
  const [first, ...further] = answer.cited;
  return {
    type: "card",
    kicker: t.kicker,
    title: first.heading,
    section: first.section,
    body: [...considering(first, t), quote(first), ...notes(answer.cited, t), ...beside, ...related(further, t)],
    buttons: [{ kind: "opens", label: t.readSection, target: openSection(first.section), style: "main" }],
  };
}

/** A plain no with its reason, the nearest passage shown as no more than near, and a next step. */
export function refusalCard(answer: Extract<Answer, { refused: true }>, locale: Locale): Card {
  const t = text[locale];
  const title = t.refused[answer.reason];
  const [nearest] = answer.cited;
  return {
    type: "card",
    ...(answer.reason !== "consult" && { kicker: t.kicker }),
    title,
    body: [
      { type: "text", text: answer.words },
      ...(nearest ? nearestBlocks(nearest, t) : []),
      ...(answer.reason === "consult" ? [] : [{ type: "text", text: t.nextStep, tone: "quiet" } as const]),
    ],
    ...(nearest && { buttons: [readNearest(nearest, t)] }),
  };
}

const nearestBlocks = (nearest: Cited, t: Text): readonly Block[] => [
  { type: "text", text: t.nearest, tone: "strong" },
  quote(nearest),
  ...notes([nearest], t),
];

const readNearest = (nearest: Cited, t: Text): Button => ({
  kind: "opens",
  label: t.readNearest,
  target: openSection(nearest.section),
});

export function sectionCard(section: WholeSection, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.sectionKicker,
    title: section.heading,
    section: section.section,
    body: [
      { type: "text", text: section.path.join(" › "), tone: "quiet" },
      ...section.paragraphs.map((paragraph): Block => ({ type: "text", text: listed(paragraph, section) })),
      ...notes([section], t),
    ],
  };
}

/** A list of one item is no list: the policy writes its measures so. */
const listed = ({ text, depth }: Paragraph, { paragraphs }: WholeSection): string =>
  depth === undefined || paragraphs.filter((each) => each.depth !== undefined).length < 2
    ? text
    : `${"　".repeat(depth)}・${text}`;

const quote = ({ text, section, path }: Cited): Quote => ({ type: "quote", text, source: { section, path } });

function considering(cited: Cited, t: Text): readonly Block[] {
  if (!cited.considering) return [];
  return [
    {
      type: "callout",
      tone: "considering",
      label: t.considering,
      text: t.consideringText(lastClause(cited.considering)),
    },
  ];
}

/** The words that say no more than 検討; the whole sentence stands in the quote below. */
const lastClause = (sentence: string) => sentence.slice(sentence.lastIndexOf("、") + 1);

function notes(cited: readonly Cited[], t: Text): readonly Block[] {
  const lines = [cited.some(({ inferred }) => inferred) ? t.inferred : "", t.japaneseOnly].filter(
    (line) => line !== "",
  );
  return lines.map((line): Block => ({ type: "text", text: line, tone: "quiet" }));
}

function related(further: readonly Cited[], t: Text): readonly Block[] {
  if (further.length === 0) return [];
  return [{ type: "text", text: t.further, tone: "heading" }, ...further.map((cited) => relatedQuote(cited, t))];
}

const relatedQuote = (cited: Cited, t: Text): Quote => ({
  ...quote(cited),
  title: cited.heading,
  button: { kind: "opens", label: t.readSection, target: openSection(cited.section), style: "quiet" },
});

export const offer = (locale: Locale): Offer => {
  const t = text[locale];
  const [question = ""] = t.questions;
  return { title: t.offerTitle, text: t.offerText, button: { kind: "asks", label: question, words: question } };
};
