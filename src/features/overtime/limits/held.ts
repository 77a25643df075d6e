import { covers, type Held, type Span } from "./designation.ts";
import { addMonths, firstDayOf, lastDayOf, yearOf } from "./month.ts";

/**
 * The kind of limit that a whole month is under; undefined where the person was not in service on any of its days.
 *
 * It is the kind where the person is at the month's end, and hours before a transfer count with those after it. One
 * exception: who moves from 他律的業務の部署 to 原則の部署 keeps the former's limits to the end of the month they move
 * in, even when they move on its first day (人事院規則15―14 第16条の2の2第1項第1号ロ, as 大山崎町 spells it out in
 * 平成31年告示第17号 別表第1), unless that day begins a year, in which they then never were in the former. A stricter
 * reading would hold each part of the month to its own limit; the rule knows no part of a month.
 */
export function kindOfMonth(held: readonly Held[], month: string, yearStart: number): Held["kind"] | undefined {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const within = held.filter((each) => overlaps(each, first, last));
  const atEnd = within.find((each) => covers(each, last)) ?? latest(within);
  if (atEnd?.kind !== "standard") return atEnd?.kind;
  const since = yearOf(month, yearStart) === month ? first : lastDayOf(addMonths(month, -1));
  const wasExternal = held.some((each) => each.kind === "external" && overlaps(each, since, last));
  return wasExternal ? "external" : "standard";
}

/** Who left in mid-month is judged by where they last were. */
const latest = (held: readonly Held[]): Held | undefined =>
  held.toSorted((a, b) => (a.to ?? "9999").localeCompare(b.to ?? "9999")).at(-1);

const overlaps = ({ from, to }: Span, first: string, last: string) => (!from || from <= last) && (!to || first <= to);
