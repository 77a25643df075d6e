import type { Quote } from "./retrieval/index.ts";
import { type Document, doesNotApply, type Employment, rankOf } from "./rules/document.ts";

/** Passages whose scores are as near as this say the same about equally well, and then the higher rule goes first. */
const AS_GOOD = 0.95;
/** What does not apply to the asker gives way to what does, when that says at least so much of what was asked. */
const STILL_GOOD = 0.6;

/**
 * Puts first what a lawyer would: among passages that answer about equally well the one of the highest rank
 * (条例 before 規則 …), and before a rule that is known not to apply to the asker one that may.
 */
export function inOrder(
  quotes: readonly Quote[],
  documentOf: (quote: Quote) => Document,
  employment: Employment | undefined,
): readonly Quote[] {
  const [best] = quotes;
  if (!best) return [];
  const applies = (quote: Quote) => !doesNotApply(documentOf(quote), employment);
  const good = (share: number) => quotes.filter(({ score }) => score >= best.score * share);
  const first =
    highest(good(AS_GOOD).filter(applies), documentOf) ??
    good(STILL_GOOD).find(applies) ??
    highest(good(AS_GOOD), documentOf);
  return first ? [first, ...quotes.filter((quote) => quote !== first)] : quotes;
}

const highest = (quotes: readonly Quote[], documentOf: (quote: Quote) => Document): Quote | undefined =>
  quotes.reduce<Quote | undefined>(
    (top, quote) => (top === undefined || rankOf(documentOf(quote).kind) < rankOf(documentOf(top).kind) ? quote : top),
    undefined,
  );
