import { isLimited, sumOf } from "./judge.ts";
import type { Case, Finding, Judged, Range, State } from "./limits.ts";
import { addMonths, monthsFrom, yearOf } from "./month.ts";

/** 45時間を超える月は1年に6か月まで, for each year that the months lie in. Near is one before the last allowed. */
export const monthsOverFindings = (the: Case, { from, to }: Range): readonly Finding[] => {
  const starts = new Set(monthsFrom(from, to).map((month) => yearOf(month, the.rules.yearStart)));
  return [...starts].flatMap((start) => {
    const end = addMonths(start, 11);
    return inYear(the, monthsFrom(start, end < to ? end : to));
  });
};

function inYear(the: Case, months: readonly string[]): readonly Finding[] {
  const found = (["counted", "total"] as const).flatMap((which) => lastOf(the, months, which) ?? []);
  const [counted, total] = [found.find(isCounted), found.find((each) => !isCounted(each))];
  const breach = counted?.state === "breach";
  const said = [counted, breach ? undefined : total].filter((each) => !!each);
  const missing = months.filter((month) => isLimited(the.kindOf(month)) && !the.worked.has(month));
  const month = months.at(-1);
  const isJudged = breach || missing.length === 0 || !month || !overOf(the, month);
  return isJudged ? said : [...said, { rule: "months-over", state: "unknown", month, missing }];
}

const isCounted = ({ state }: Judged) => state !== "exempt";

/** As of the last month that was over; what is no breach is said only while such a limit still holds. */
function lastOf(the: Case, months: readonly string[], which: "counted" | "total"): Judged | undefined {
  const last = months.findLast((month) => {
    const over = overOf(the, month);
    return !!over && isOver(the, month, over.minutes, which);
  });
  const [kind, over] = last ? [the.kindOf(last), overOf(the, last)] : [];
  if (!last || !over || !isLimited(kind)) return undefined;
  const overMonths = months.filter((month) => month <= last && isOver(the, month, over.minutes, which));
  const state = stateOf(overMonths.length, over.months, which);
  const stillHolds = months.slice(-1).some((month) => overOf(the, month));
  if (!state || (state !== "breach" && !stillHolds)) return undefined;
  const about = { kind, month: last, value: overMonths.length, limit: over.months, months: overMonths };
  return { rule: "months-over", state, ...about };
}

function stateOf(count: number, most: number, which: "counted" | "total"): State | undefined {
  if (which === "total") return count > most ? "exempt" : undefined;
  if (count > most) return "breach";
  if (count === most) return "reached";
  return count === most - 1 ? "near" : undefined;
}

function overOf({ kindOf, rules }: Case, month: string) {
  const kind = kindOf(month);
  return isLimited(kind) ? rules.limits[kind].over : undefined;
}

const isOver = (the: Case, month: string, minutes: number, which: "counted" | "total"): boolean =>
  isLimited(the.kindOf(month)) && (sumOf(the, [month])?.[which] ?? 0) > minutes;
