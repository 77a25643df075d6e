import type { Quote } from "./retrieval/index.ts";
import { articleId, type Document, doesNotApply, type Employment, rankOf } from "./rules/document.ts";

/** Passages whose scores are as near as this say the same about equally well, and then the law's own order decides. */
const AS_GOOD = 0.95;
/** A 庁内Q&A is worded as the question is and seems nearer than it is: a rule about as good comes before it from here on. */
const AS_GOOD_AS_QA = 0.9;
/** The same where a figure is asked for and the rule states one: it stands, whatever a Q&A says. */
const STATED = 0.8;
/** An article's first paragraph may say a little less than the one that was found. */
const NEARLY_AS_GOOD = 0.9;
/** What leaves the matter to another rule gives way to what states it, when that says at least so much of what was asked. */
const STATES_IT = 0.75;
/** What is not for the asker gives way to what is, when that says at least so much of what was asked. */
const STILL_GOOD = 0.6;

type Rules = {
  readonly isForAsker: (document: Document) => boolean;
  /** Whether a passage holds the kind of value that is asked for. */
  readonly mayAnswer: (quote: Quote) => boolean;
  /** Whether a figure is asked for, and a passage states one. */
  readonly statesFigure: (quote: Quote) => boolean;
  /** Whether a passage only says that another rule decides. */
  readonly isLeftOpen: (quote: Quote) => boolean;
};

/**
 * Puts first what a lawyer would. A rule that is not for the asker gives way to one that may be. Among passages that
 * answer about equally well the one of the highest rank comes first (条例 before 規則 …), what states the matter before
 * what leaves it to another rule, and of an article its first paragraph (第1項), which says the rule that the others
 * refine. The rest stay in their order.
 */
export function inOrder(
  quotes: readonly Quote[],
  documentOf: (quote: Quote) => Document,
  { isForAsker, mayAnswer, statesFigure, isLeftOpen }: Rules,
): readonly Quote[] {
  const [found] = quotes;
  if (!found) return [];
  const holding = quotes.filter(mayAnswer);
  const able = holding.length > 0 ? holding : quotes;
  const forAsker = able.filter((quote) => quote.score >= found.score * STILL_GOOD && isForAsker(documentOf(quote)));
  const choice = forAsker.length > 0 ? forAsker : able;
  const isQa = (quote: Quote) => documentOf(quote).kind === "qa";
  const top = ruleBeforeQa(choice, isQa, statesFigure) ?? found;
  const asGood = (share: number) => choice.filter(({ score }) => score >= top.score * share);
  const ranked = highest(asGood(AS_GOOD), documentOf) ?? top;
  const stated = isLeftOpen(ranked) ? [top, ...asGood(STATES_IT)].find((quote) => !isLeftOpen(quote)) : undefined;
  const best = stated ?? ranked;
  const first = mainParagraph(best, documentOf(best), asGood(NEARLY_AS_GOOD));
  return [first, ...quotes.filter((quote) => quote !== first)];
}

/** The first passage, or where that is a 庁内Q&A the first of a rule that is nearly as good. */
function ruleBeforeQa(
  quotes: readonly Quote[],
  isQa: (quote: Quote) => boolean,
  statesFigure: Rules["statesFigure"],
): Quote | undefined {
  const [first] = quotes;
  if (!first || !isQa(first)) return first;
  const nearly = (quote: Quote) => first.score * (statesFigure(quote) ? STATED : AS_GOOD_AS_QA);
  return quotes.find((quote) => !isQa(quote) && quote.score >= nearly(quote)) ?? first;
}

const highest = (quotes: readonly Quote[], documentOf: (quote: Quote) => Document): Quote | undefined =>
  quotes.reduce<Quote | undefined>(
    (top, quote) => (top === undefined || rankOf(documentOf(quote).kind) < rankOf(documentOf(top).kind) ? quote : top),
    undefined,
  );

/** `#11` for `#11.4`; the quote itself where its article's first paragraph is not as good. */
const mainParagraph = (quote: Quote, document: Document, good: readonly Quote[]): Quote =>
  good.find(({ source }) => source.section === articleId(document, quote.source.section)) ?? quote;

/**
 * Whether a document is for somebody, as far as anybody knows. Where the employment is not known, a document for
 * 会計年度任用職員 alone is for those who name them.
 */
export function isFor(document: Document, employment: Employment | undefined, question: string): boolean {
  if (employment !== undefined) return !doesNotApply(document, employment);
  const { appliesTo } = document;
  return (
    appliesTo.length === 0 || appliesTo.includes("regular") || /会計年度|再任用|非常勤|パート|臨時/u.test(question)
  );
}
