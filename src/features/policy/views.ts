import type { Offer } from "../../bot/feature.ts";
import type { Paragraph } from "../../services/content/sections.ts";
import type { Block, Button, Card, Quote } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Annex, Answer, Asker, Cited, Phrased, WholeSection } from "./answer.ts";
import { documentBlocks, versionBlocks } from "./document-views.ts";
import { openSection } from "./targets.ts";
import { type Text, text } from "./text.ts";

/** What an answer's card shows besides the answer itself. */
export type Around = {
  /** What else is known of the first section, such as the state of its measure. */
  readonly beside?: readonly Block[];
  /** What a language model made of the passages; nothing where none was asked or what it said did not hold. */
  readonly phrased?: Pick<Phrased, "sentences" | "reworded"> | undefined;
  /** 「役に立ちましたか」, or the thanks for it. */
  readonly feedback?: readonly Block[];
  /** 人事係に質問する. */
  readonly askHr?: readonly Button[];
  /** People to talk to. */
  readonly people?: readonly Block[];
};

/** The answer: the passage word for word, what kind of rule it is and for whom, and what else is near. */
export function answerCard(answer: Extract<Answer, { refused: false }>, asker: Asker, around: Around = {}): Card {
  const t = text[asker.locale];
  const [first, ...further] = answer.cited;
  const { beside = [], phrased, feedback = [], askHr = [], people = [] } = around;
  return {
    type: "card",
    kicker: t.kicker[first.document.kind],
    title: first.heading,
    section: first.section,
    body: [
      ...spoken(phrased, t),
      ...considering(first, t),
      quote(first),
      ...(first.annexes ?? []).map((annex) => annexQuote(annex, t)),
      ...documentBlocks(first, asker),
      ...notes([first], t),
      ...beside,
      ...related(further, t),
      ...people,
      ...feedback,
    ],
    buttons: [
      { kind: "opens", label: readWhole(first, t), target: openSection(first.section), style: "main" },
      ...askHr,
    ],
  };
}

export function sectionCard(section: WholeSection, asker: Asker): Card {
  const t = text[asker.locale];
  return {
    type: "card",
    kicker: t.sectionKicker[section.document.kind],
    title: section.heading,
    section: section.section,
    body: [
      { type: "text", text: section.path.join(" › "), tone: "quiet" },
      ...section.paragraphs.map((paragraph): Block => ({ type: "text", text: listed(paragraph, section) })),
      ...annexButtons(section.annexes ?? [], t),
      ...documentBlocks(section, asker),
      ...versionBlocks(section.versions, asker.locale),
      ...notes([section], t),
    ],
  };
}

/** A list of one item is no list: the policy writes its measures so. */
const listed = ({ text, depth }: Paragraph, { paragraphs }: WholeSection): string =>
  depth === undefined || paragraphs.filter((each) => each.depth !== undefined).length < 2
    ? text
    : `${"　".repeat(depth)}・${text}`;

export const quote = ({ text, section, path }: Cited): Quote => ({ type: "quote", text, source: { section, path } });

/** A 別表 below the article that refers to it, with the rows that matter. */
const annexQuote = ({ section, heading, path, text: rows }: Annex, t: Text): Quote => ({
  ...{ type: "quote", text: rows, title: heading, source: { section, path } },
  button: annexButton({ section, heading }, t),
});

const annexButton = ({ section, heading }: Pick<Annex, "section" | "heading">, t: Text): Button => ({
  ...{ kind: "opens", label: t.readAnnex(heading), target: openSection(section), style: "quiet" },
});

const annexButtons = (annexes: readonly Annex[], t: Text): readonly Block[] =>
  annexes.length === 0 ? [] : [{ type: "buttons", buttons: annexes.map((annex) => annexButton(annex, t)) }];

function spoken(phrased: Around["phrased"], t: Text): readonly Block[] {
  if (!phrased) return [];
  return [
    { type: "text", text: phrased.sentences.join("") },
    { type: "callout", tone: "plain", label: t.ai, text: phrased.reworded ? `${t.aiReworded}${t.aiText}` : t.aiText },
  ];
}

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

export function notes(cited: readonly Cited[], t: Text): readonly Block[] {
  const lines = [cited.some(({ inferred }) => inferred) ? t.inferred : "", t.japaneseOnly].filter(
    (line) => line !== "",
  );
  return lines.map((line): Block => ({ type: "text", text: line, tone: "quiet" }));
}

function related(further: readonly Cited[], t: Text): readonly Block[] {
  if (further.length === 0) return [];
  return [{ type: "text", text: t.further, tone: "heading" }, ...further.map((cited) => relatedQuote(cited, t))];
}

/** An article is no section of a policy. */
const readWhole = ({ document: { kind } }: Cited, t: Text): string =>
  kind === "policy" || kind === "qa" ? t.readSection : t.readArticle;

const relatedQuote = (cited: Cited, t: Text): Quote => ({
  ...quote(cited),
  title: cited.heading,
  button: { kind: "opens", label: readWhole(cited, t), target: openSection(cited.section), style: "quiet" },
});

export const offer = (locale: Locale): Offer => {
  const t = text[locale];
  const [question = ""] = t.questions;
  return { title: t.offerTitle, text: t.offerText, button: { kind: "asks", label: question, words: question } };
};
