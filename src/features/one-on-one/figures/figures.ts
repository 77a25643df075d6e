import { FLOOR, floored, type Group } from "../../../people/floor.ts";
import { addMonths } from "../../../services/calendar.ts";
import { mean, noAnswers, sum, type Tally } from "../rating/tally.ts";
import type { Answered, Counted } from "./store.ts";

/** The first day of a day's month. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** The first day of a day's quarter; quarters begin in January, April, July and October, as a fiscal year's do. */
export const quarterOf = (day: string): string => {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
};

/** The quarter that ended last: of one that goes on nothing is told, since a figure that grows tells who was last. */
export const lastQuarter = (day: string) => {
  const before = quarterOf(day);
  return { from: addMonths(before, -3), before };
};

const groupsOf = <T extends { readonly unit: { readonly code: string; readonly name: string } }>(
  all: readonly T[],
): readonly Group<T>[] => {
  const found = new Map<string, { readonly label: string; readonly members: T[] }>();
  for (const each of all) {
    const group = found.get(each.unit.code) ?? { label: each.unit.name, members: [] };
    group.members.push(each);
    found.set(each.unit.code, group);
  }
  return [...found.values()];
};

/** How many of a unit's pairs have talked, and how often. */
export type Met = {
  readonly label: string;
  readonly pairs: number;
  readonly month: number;
  readonly quarter: number;
  readonly talks: number;
};

/** By unit, small ones together; the whole city first. Nothing where there are fewer pairs than the floor. */
export function metBy(pairs: readonly Counted[], all: string, small: string): readonly Met[] {
  if (pairs.length < FLOOR) return [];
  return [{ label: all, members: pairs }, ...floored(groupsOf(pairs), small)].map(({ label, members }) => ({
    label,
    pairs: members.length,
    month: members.filter(({ month }) => month > 0).length,
    quarter: members.filter(({ quarter }) => quarter > 0).length,
    talks: members.reduce((sum, { quarter }) => sum + quarter, 0),
  }));
}

/** Beyond these an average is told as 「4.5以上」: where all gave the same answer, it would be everybody's. */
export const ends = { least: 1.5, most: 4.5 } as const;

export type Satisfied = { readonly label: string; readonly people: number; readonly mean: number };

/** By unit, from five people on; the whole city first. Where hiding one unit would let it be worked out, others join it. */
export function satisfiedBy(
  answered: readonly Answered[],
  tallies: ReadonlyMap<string, Tally>,
  all: string,
  small: string,
): readonly Satisfied[] {
  if (answered.length < FLOOR) return [];
  return [{ label: all, members: answered }, ...floored(groupsOf(answered), small)].flatMap(({ label, members }) => {
    const units = [...new Set(members.map(({ unit }) => unit.id))];
    const average = mean(units.reduce((total, id) => sum(total, tallies.get(id) ?? noAnswers), noAnswers));
    const told = average && Math.min(ends.most, Math.max(ends.least, average));
    return told === undefined ? [] : [{ label, people: members.length, mean: told }];
  });
}
