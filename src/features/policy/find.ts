import type { Answer, Asker, Cited } from "./answer.ts";
import { inOrder, isFor } from "./order.ts";
import { fuse } from "./phrasing/embeddings.ts";
import { fold, holdsValue, type Quote, refusalWords, reply } from "./retrieval/index.ts";
import type { Document } from "./rules/document.ts";
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
  const { reason, value, quotes } = reply(texts.engine, question, WEIGHED);
  const documentOf = ({ source }: Quote) => documentIn(texts, source.section);
  const mayAnswer = ({ source }: Quote) => value === undefined || holdsValue(value, fold(source.text));
  const isForAsker = (document: Document) => isFor(document, employment, question);
  const ordered = inOrder(fuse(onePerSection(quotes), meaning), documentOf, { isForAsker, mayAnswer });
  const [first, ...others] = ordered;
  const further = others.filter(({ score }) => first && score >= first.score * RELATED).slice(0, CITED - 1);
  if (reason === undefined && first) {
    return {
      refused: false,
      cited: [
        citedQuote(texts, first, paragraphOf(first)),
        ...further.map((quote) => citedQuote(texts, quote, sentenceOf(quote))),
      ],
    };
  }
  const why = reason ?? "not-covered";
  const near =
    why === "consult" || why === "instruction" || !first ? [] : [citedQuote(texts, first, paragraphOf(first))];
  return { refused: true, reason: why, words: refusalWords(why, value, locale === "en"), cited: near };
}

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

function citedQuote(texts: Texts, { source, considering }: Quote, text: string): Cited {
  const { section, heading, inferred = false } = source;
  return { ...placeOf(texts, section, source.path), section, heading, text, inferred, considering };
}

/** Sections near to some words, best first. */
export const near = (texts: Texts, words: string, most: number): readonly Pick<Cited, "section" | "heading">[] =>
  onePerSection(reply(texts.engine, words, most).quotes).map(({ source: { section, heading } }) => ({
    section,
    heading,
  }));
