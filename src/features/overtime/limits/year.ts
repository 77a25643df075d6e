import type { LimitKind } from "./designation.ts";
import { findingsOf, isLimited, sumOf } from "./judge.ts";
import type { Case, Finding, Judged, Range, Rule } from "./limits.ts";
import { addMonths, monthsFrom, yearOf } from "./month.ts";

/** 1年の上限, for each year that the months lie in, up to the last of them. */
export const yearFindings = (the: Case, range: Range): readonly Finding[] =>
  yearsIn(the, range).flatMap((year) => {
    const months = limitedMonths(the, year);
    const steps = months.flatMap((month, at) => {
      const kind = the.kindOf(month);
      return isLimited(kind) ? [{ month, kind, limit: yearLimit(the, months.slice(0, at + 1), kind) }] : [];
    });
    return growing(the, "year", months, steps);
  });

/** Who was in 他律的業務の部署 earlier in the year keeps its 720 hours (第1号ロ(1)). */
const yearLimit = ({ rules, kindOf }: Case, sofar: readonly string[], kind: LimitKind): number =>
  kind === "standard" && sofar.some((month) => kindOf(month) === "external")
    ? rules.limits.external.year
    : rules.limits[kind].year;

/** After a move from 他律 to 原則: what remains of the year, from the month after the move (第1号ロ(2)). */
export const afterExternalFindings = (the: Case, range: Range): readonly Finding[] =>
  yearsIn(the, range).flatMap((year) => {
    const months = limitedMonths(the, year);
    const move = months.findLastIndex((month) => the.kindOf(month) === "external");
    const after = months.slice(move + 1).filter((month) => the.kindOf(month) === "standard");
    const [first] = after;
    if (move < 0 || !first) return [];
    const limit = the.rules.afterExternalMonth * monthsFrom(first, lastMonthOf(year)).length;
    return growing(
      the,
      "after-external",
      after,
      after.map((month) => ({ month, kind: "standard" as const, limit })),
    );
  });

type Step = { readonly month: string; readonly kind: LimitKind; readonly limit: number };

/**
 * A sum that grows month by month: how it stands now, since when, and, where the limit was another before, whether
 * that one had been passed while it held. What has data counts even where a month between has none, since more can
 * only be added; but unless the limit is passed, it is said that it could not be judged.
 */
function growing(the: Case, rule: Rule, months: readonly string[], steps: readonly Step[]): readonly Finding[] {
  const known = months.filter((month) => the.worked.has(month));
  const judged = steps.flatMap((step) => {
    const counting = known.filter((month) => month <= step.month);
    const measure = { ...(sumOf(the, counting) ?? { counted: 0, total: 0 }), limit: step.limit };
    const about = { rule, kind: step.kind, month: step.month, months: counting };
    return findingsOf({ ...measure, nearPercent: the.rules.near.percent }, about);
  });
  const last = steps.at(-1);
  const found = states(judged).filter(({ state, limit }) => limit === last?.limit || state === "breach");
  const missing = months.filter((month) => !the.worked.has(month));
  const isSettled = missing.length === 0 || found.some(({ state }) => state === "breach");
  return isSettled || !last ? found : [...found, { rule, state: "unknown", month: last.month, missing }];
}

/** For each limit the last word on what counts, and on what is exempt, dated by when it came to that. */
function states(judged: readonly Judged[]): readonly Judged[] {
  const keys = [...new Set(judged.map(keyOf))];
  return keys.flatMap((key) => {
    const group = judged.filter((each) => keyOf(each) === key);
    const now = group.at(-1);
    const since = group.find(({ state }) => state === now?.state);
    return now && since ? [{ ...now, month: since.month }] : [];
  });
}

const keyOf = ({ limit, state }: Judged) => `${limit} ${state === "exempt"}`;

type Year = { readonly start: string; readonly to: string };

const yearsIn = ({ rules }: Case, { from, to }: Range): readonly Year[] =>
  [...new Set(monthsFrom(from, to).map((month) => yearOf(month, rules.yearStart)))].map((start) => {
    const end = addMonths(start, 11);
    return { start, to: end < to ? end : to };
  });

const lastMonthOf = ({ start }: Year) => addMonths(start, 11);

const limitedMonths = ({ kindOf }: Case, { start, to }: Year): readonly string[] =>
  monthsFrom(start, to).filter((month) => isLimited(kindOf(month)));
