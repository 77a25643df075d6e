import { averageFindings } from "./average.ts";
import type { Held, LimitKind } from "./designation.ts";
import { kindOfMonth } from "./held.ts";
import { monthFindings } from "./month-limit.ts";
import { monthsOverFindings } from "./months-over.ts";
import { afterExternalFindings, yearFindings } from "./year.ts";

/** One kind's limits, in minutes. */
export type Limits = {
  /** under: the limit itself is already too much (100時間未満). */
  readonly month: { readonly minutes: number; readonly under: boolean };
  readonly year: number;
  /** A month, on the average of the last two to six. */
  readonly average?: number;
  /** In how many months of a year one may work more than so many minutes. */
  readonly over?: { readonly minutes: number; readonly months: number };
};

export type Rules = {
  /** 1 to 12. */
  readonly yearStart: number;
  readonly averagesCrossYear: boolean;
  readonly limits: Readonly<Record<LimitKind, Limits>>;
  /** Minutes a month, from the month after a move from 他律 to 原則 to the year's end, taken together. */
  readonly afterExternalMonth: number;
  /** From which part of a limit on one is near it. */
  readonly near: { readonly percent: number; readonly averagePercent: number };
};

/** Month (`YYYY-MM`) → minutes. A month that is not in it has no data, which is never zero. */
export type Minutes = ReadonlyMap<string, number>;

/** What one person worked beyond their hours. */
export type Hours = {
  readonly worked: Minutes;
  /** Of those, what was 特例業務 and stands outside the limits. */
  readonly exempt: Minutes;
  readonly held: readonly Held[];
};

export type Rule = "month" | "year" | "after-external" | "average" | "months-over";

/**
 * near: the part of the limit that the settings say is used up. reached: nothing is left. breach: passed.
 * exempt: passed only with 特例業務, which is no breach but is to be reviewed.
 */
export type State = "near" | "reached" | "breach" | "exempt";

/** One limit that somebody is near, at or over. */
export type Judged = {
  readonly rule: Rule;
  readonly state: State;
  readonly kind: LimitKind;
  /** The month in which it came to this. */
  readonly month: string;
  /** Minutes, 特例業務 included only where the state is exempt; a month's average rounded up; of months-over, months. */
  readonly value: number;
  /** In the same unit. */
  readonly limit: number;
  /** The months it rests on. */
  readonly months: readonly string[];
};

/** A rule that could not be judged for want of data. */
export type Unknown = {
  readonly rule: Rule;
  readonly state: "unknown";
  /** As of which month. */
  readonly month: string;
  readonly missing: readonly string[];
};

export type Finding = Judged | Unknown;

/** Months to judge, both in. The last is one for which data should have come. */
export type Range = { readonly from: string; readonly to: string };

/** What a rule is judged by: the hours and the kind of each month, looked up once. */
export type Case = Hours & {
  readonly rules: Rules;
  readonly kindOf: (month: string) => Held["kind"] | undefined;
};

/** Every limit that a person is near, at or over in these months, and each rule that could not be judged. */
export function limitFindings(hours: Hours, rules: Rules, range: Range): readonly Finding[] {
  const kinds = new Map<string, Held["kind"] | undefined>();
  const kindOf = (month: string) => {
    if (!kinds.has(month)) kinds.set(month, kindOfMonth(hours.held, month, rules.yearStart));
    return kinds.get(month);
  };
  const theCase = { ...hours, rules, kindOf };
  return [monthFindings, yearFindings, afterExternalFindings, averageFindings, monthsOverFindings].flatMap((each) =>
    each(theCase, range),
  );
}
