import { findingsOf, isLimited, sumOf } from "./judge.ts";
import type { Case, Finding, Judged, Range } from "./limits.ts";
import { monthsFrom, monthsUpTo, yearOf } from "./month.ts";

/** The months of each average that ends in a month: it with the one to five before it. */
export function windowsTo(month: string): readonly (readonly string[])[] {
  const six = monthsUpTo(month, 6);
  return [2, 3, 4, 5, 6].map((length) => six.slice(-length));
}

/**
 * 2〜6か月の平均の上限: for each month the worst of the averages that end in it. One of a window in which a month has
 * no data is not judged. A window that reaches back to before the person's service or into time as 管理職 is none.
 */
export const averageFindings = (the: Case, { from, to }: Range): readonly Finding[] =>
  monthsFrom(from, to).flatMap((month): readonly Finding[] => {
    const windows = windowsOf(the, month);
    const missing = [...new Set(windows.flat())].filter((each) => !the.worked.has(each)).sort();
    const judged = windows.flatMap((months) => judge(the, month, months));
    const worst = [worstOf(judged.filter(({ state }) => state !== "exempt")), exemptOf(judged)];
    const unknown: Finding = { rule: "average", state: "unknown", month, missing };
    return [...worst.filter((each) => !!each), ...(missing.length > 0 ? [unknown] : [])];
  });

function windowsOf({ kindOf, rules }: Case, month: string): readonly (readonly string[])[] {
  const kind = kindOf(month);
  if (!isLimited(kind) || rules.limits[kind].average === undefined) return [];
  const earliest = rules.averagesCrossYear ? "" : yearOf(month, rules.yearStart);
  return windowsTo(month).filter((months) => months.every((each) => each >= earliest && isLimited(kindOf(each))));
}

function judge(the: Case, month: string, months: readonly string[]): readonly Judged[] {
  const kind = the.kindOf(month);
  const average = isLimited(kind) ? the.rules.limits[kind].average : undefined;
  const sum = sumOf(the, months);
  if (!isLimited(kind) || average === undefined || !sum) return [];
  const measure = { ...sum, limit: average * months.length, nearPercent: the.rules.near.averagePercent };
  return findingsOf(measure, { rule: "average", kind, month, months, per: months.length });
}

/** Of what is no breach, an exempt one is said only where nothing else is a breach. */
const exemptOf = (judged: readonly Judged[]): Judged | undefined =>
  judged.some(({ state }) => state === "breach")
    ? undefined
    : worstOf(judged.filter(({ state }) => state === "exempt"));

/** Of equal averages, the shorter window. */
const worstOf = (judged: readonly Judged[]): Judged | undefined =>
  judged.reduce<Judged | undefined>((worst, each) => (worst && !isWorse(each, worst) ? worst : each), undefined);

/** Rounding up may make a breach look like what is just within, so the state goes before the value. */
const isWorse = (a: Judged, b: Judged): boolean =>
  rank[a.state] === rank[b.state] ? a.value > b.value : rank[a.state] > rank[b.state];

const rank = { exempt: 0, near: 1, reached: 2, breach: 3 };
