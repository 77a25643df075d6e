import { addDays, addMonths } from "../../services/calendar.ts";

type YearKind = "calendar" | "fiscal";

/** A leave year, both ends in. number: the year in which it begins, which is how imported balances name it. */
export type LeaveYear = { readonly number: number; readonly from: string; readonly to: string };

export function leaveYearOf(day: string, kind: YearKind): LeaveYear {
  const begins = kind === "fiscal" ? "04-01" : "01-01";
  const number = Number(day.slice(0, 4)) - (day.slice(5) < begins ? 1 : 0);
  const from = `${number}-${begins}`;
  return { number, from, to: addDays(addMonths(from, 12), -1) };
}

/** 1 to 4, and the last day of each. */
export const quarterOf = ({ from }: LeaveYear, day: string): number =>
  [3, 6, 9, 12].findIndex((months) => day < addMonths(from, months)) + 1;

export const halfOf = ({ from }: LeaveYear): string => addMonths(from, 6);
export const threeQuartersOf = ({ from }: LeaveYear): string => addMonths(from, 9);
