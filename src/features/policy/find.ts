import { quotedAnnexes } from "./annexes.ts";
import type { Answer, Asker, Cited } from "./answer.ts";
import { inOrder, isFor } from "./order.ts";
import { fuse } from "./phrasing/embeddings.ts";
import { fold, holdsValue, type Question, type Quote, type Reason, refusalWords, reply } from "./retrieval/index.ts";
import { leavesOpen, statesFigure } from "./rules/figures.ts";
import { quotedRows, rowsOf } from "./rules/rows.ts";
import { documentIn, placeOf, type Texts } from "./texts.ts";

/** Passages on one card: the one that answers, and two more. */
const CITED = 3;
/** Passages among which the order is made: rules say much the same in many places. */
const WEIGHED = 24;
/** What says less than this share of what the first passage says is not related, only next in the list. */
const RELATED = 0.5;

/** What the texts say to a question. meaning: section → how near it is to the question in meaning. */
export function find(
  texts: Texts,
  question: string,
  { locale, employment }: Asker,
  meaning: ReadonlyMap<string, number> = new Map(),
): Answer {
  const { reason, question: asked, value, quotes } = reply(texts.engine, question, WEIGHED);
  const documentOf = ({ source }: Quote) => documentIn(texts, source.section);
  const ordered = inOrder(fuse(onePerSection(quotes), meaning), documentOf, {
    isForAsker: (document) => isFor(document, employment, question),
    mayAnswer: ({ source }) => value === undefined || holdsValue(value, fold(source.text)),
    statesFigure: ({ source }) => asksFigure(asked) && statesFigure(fold(source.text)),
    isLeftOpen: ({ source }) => leavesOpen(fold(source.text)),
  });
  const [first, ...others] = ordered;
  if (reason === undefined && first) return answered(texts, asked, first, others);
  const why = reason ?? "not-covered";
  const near = first && mayBeNear(first, why) ? [cite(texts, asked, first, paragraphOf(first))] : [];
  return { refused: true, reason: why, words: refusalWords(why, value, locale === "en"), cited: near };
}

const asksFigure = ({ value, folded }: Question): boolean =>
  value !== undefined || /上限|下限|限度|日数|時間数|回数|期間|金額/u.test(folded);

function answered(texts: Texts, asked: Question, first: Quote, others: readonly Quote[]): Answer {
  const annexes = quotedAnnexes(texts, first.source, asked);
  const isShown = ({ source }: Quote) => annexes.some(({ section }) => section === source.section);
  const further = others.filter((quote) => quote.score >= first.score * RELATED && !isShown(quote)).slice(0, CITED - 1);
  const main = cite(texts, asked, first, paragraphOf(first));
  return {
    refused: false,
    cited: [
      annexes.length > 0 ? { ...main, annexes } : main,
      ...further.map((quote) => cite(texts, asked, quote, sentenceOf(quote))),
    ],
  };
}

/** What is outside, an order or a cry for help has nothing near. */
const mayBeNear = ({ near }: Quote, reason: Reason): boolean =>
  near && (reason === "not-covered" || reason === "value-missing");

const onePerSection = (quotes: readonly Quote[]): readonly Quote[] =>
  quotes.filter(({ source }, at) => quotes.findIndex((other) => other.source === source) === at);

/** The paragraph in which the nearest sentence stands, so that a card is read at a glance; all of it is a tap away. */
const paragraphOf = ({ text, nearest }: Quote): string =>
  text.split("\n").find((line) => nearest !== "" && line.includes(nearest)) ?? text;

/** The nearest sentence alone, with 「…」 where it does not begin its passage. */
const sentenceOf = ({ text, nearest }: Quote): string => {
  const [firstLine = ""] = text.split("\n");
  if (nearest === "") return firstLine;
  return text.startsWith(nearest) ? nearest : `…${nearest}`;
};

/** text: what is shown of the passage; of a 別表 it is the rows that the question names. */
function cite(texts: Texts, asked: Question, { source, considering }: Quote, passage: string): Cited {
  const { section, heading, inferred = false } = source;
  const rows = rowsOf(heading, source.text);
  const text = rows ? quotedRows(rows, asked) : passage;
  return { ...placeOf(texts, section, source.path), section, heading, text, inferred, considering };
}

/** Sections near to some words, best first. */
export const near = (texts: Texts, words: string, most: number): readonly Pick<Cited, "section" | "heading">[] =>
  onePerSection(reply(texts.engine, words, most).quotes).map(({ source: { section, heading } }) => ({
    section,
    heading,
  }));
