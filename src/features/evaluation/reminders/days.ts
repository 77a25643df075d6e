import { addDays } from "../../../services/calendar.ts";

/** Days before a deadline on which it is recalled. */
const LADDER = [7, 3, 1, 0];

type IsWorkingDay = (day: string) => boolean;

/** The deadlines that are recalled on a working day: those of the ladder, also for the closed days that follow it, and what became late since the working day before. */
export function daysFor(today: string, isWorkingDay: IsWorkingDay): readonly string[] {
  const standsFor = [today, ...closedFrom(today, 1, isWorkingDay)];
  const ahead = standsFor.flatMap((day) => LADDER.map((days) => addDays(day, days)));
  const closed = closedFrom(today, -1, isWorkingDay);
  const late = [...closed, addDays(closed.at(-1) ?? today, -1)];
  return [...new Set([...ahead, ...late])].toSorted();
}

/** The last day of which anything is recalled on a day, or on the closed days that follow it. */
export const recalledUntil = (today: string, isWorkingDay: IsWorkingDay): string =>
  daysFor(today, isWorkingDay).at(-1) ?? today;

/** The closed days that come right after a day, or before it. */
function closedFrom(today: string, step: 1 | -1, isWorkingDay: IsWorkingDay): readonly string[] {
  const days: string[] = [];
  for (let day = addDays(today, step); !isWorkingDay(day) && days.length < 14; day = addDays(day, step)) days.push(day);
  return days;
}
