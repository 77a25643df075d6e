import type { Group } from "../../../people/floor.ts";
import type { Rule } from "../limits/limits.ts";
import { monthsUpTo, yearOf } from "../limits/month.ts";
import type { Seen } from "../members/seen.ts";
import { lineOf } from "../nudges/line.ts";
import type { OvertimeSettings } from "../settings.ts";

/** The city's overtime in one month, of whoever has a limit and a record. Minutes. */
export type CityMonth = {
  readonly month: string;
  readonly people: number;
  readonly average: number;
  readonly over: number;
};

const MONTHS = 15;

/** The last fifteen months, the running one not; undefined where nobody has a record. */
export const trendOf = (people: readonly Seen[], month: string, settings: OvertimeSettings) =>
  monthsUpTo(month, MONTHS + 1)
    .slice(0, -1)
    .map((each) => {
      const counted = counting(people, each);
      return { month: each, city: counted.length > 0 ? cityMonth(counted, each, settings) : undefined };
    });

/** Those who count in a month. */
export const counting = (people: readonly Seen[], month: string): readonly Seen[] =>
  people.filter(({ kind, worked }) => kind !== "none" && worked.has(month));

export function cityMonth(people: readonly Seen[], month: string, settings: OvertimeSettings): CityMonth {
  const total = people.reduce((sum, { worked }) => sum + (worked.get(month) ?? 0), 0);
  const over = people.filter((each) => isAbove(each, month, settings)).length;
  return { month, people: people.length, average: Math.round(total / Math.max(1, people.length)), over };
}

function isAbove(seen: Seen, month: string, settings: OvertimeSettings): boolean {
  const line = lineOf(seen, settings);
  return !!line && (seen.worked.get(month) ?? 0) > line.minutes;
}

/** By the unit in which they are today, in the order of the units' codes. */
export function unitsOf(people: readonly Seen[]): readonly Group<Seen>[] {
  const sorted = people.toSorted((a, b) => a.member.unit.code.localeCompare(b.member.unit.code));
  const groups = new Map<string, { label: string; members: Seen[] }>();
  for (const each of sorted) {
    const { code, name } = each.member.unit;
    const group = groups.get(code) ?? { label: name, members: [] };
    group.members.push(each);
    groups.set(code, group);
  }
  return [...groups.values()];
}

/** How many passed each limit since the year of counting began. */
export function breachCounts(people: readonly Seen[], month: string, { rules }: OvertimeSettings) {
  const start = yearOf(month, rules.yearStart);
  const having = (is: (finding: Seen["findings"][number]) => boolean) =>
    people.filter(({ findings }) => findings.some((each) => each.month >= start && is(each))).length;
  const byRule = (rule: Rule) => having((each) => each.rule === rule && each.state === "breach");
  return {
    rules: (["month", "year", "after-external", "average", "months-over"] as const).map((rule) => ({
      rule,
      count: byRule(rule),
    })),
    exempt: having(({ state }) => state === "exempt"),
  };
}
