import type { Quote } from "./retrieval/index.ts";
import { articleId, type Document, doesNotApply, type Employment, rankOf } from "./rules/document.ts";

/** Passages whose scores are as near as this say the same about equally well, and then the law's own order decides. */
const AS_GOOD = 0.95;
/** An article's first paragraph may say a little less than the one that was found. */
const NEARLY_AS_GOOD = 0.9;
/** What is not for the asker gives way to what is, when that says at least so much of what was asked. */
const STILL_GOOD = 0.6;

type Rules = {
  readonly isForAsker: (document: Document) => boolean;
  /** Whether a passage holds the kind of value that is asked for. */
  readonly mayAnswer: (quote: Quote) => boolean;
};

/**
 * Puts first what a lawyer would. A rule that is not for the asker gives way to one that may be. Among passages that
 * answer about equally well the one of the highest rank comes first (条例 before 規則 …), and of an article its first
 * paragraph (第1項), which says the rule that the others refine. The rest stay in their order.
 */
export function inOrder(
  quotes: readonly Quote[],
  documentOf: (quote: Quote) => Document,
  { isForAsker, mayAnswer }: Rules,
): readonly Quote[] {
  const [found] = quotes;
  if (!found) return [];
  const holding = quotes.filter(mayAnswer);
  const able = holding.length > 0 ? holding : quotes;
  const forAsker = able.filter((quote) => quote.score >= found.score * STILL_GOOD && isForAsker(documentOf(quote)));
  const [top = found, ...others] = forAsker.length > 0 ? forAsker : able;
  const asGood = (share: number) => [top, ...others].filter(({ score }) => score >= top.score * share);
  const best = highest(asGood(AS_GOOD), documentOf) ?? top;
  const first = mainParagraph(best, documentOf(best), asGood(NEARLY_AS_GOOD));
  return [first, ...quotes.filter((quote) => quote !== first)];
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
