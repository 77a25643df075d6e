import { addDays, type Calendar } from "../../../services/calendar.ts";
import { firstDayOf, monthOf } from "../limits/month.ts";

/** The working days of a month (`YYYY-MM`), in order. */
export type Workdays = (month: string) => readonly string[];

/** Each month is looked up once: a whole city asks for the same few. */
export function workdaysOf({ isWorkingDay }: Pick<Calendar, "isWorkingDay">): Workdays {
  const known = new Map<string, readonly string[]>();
  return (month) => {
    const days = known.get(month) ?? daysOf(month).filter(isWorkingDay);
    known.set(month, days);
    return days;
  };
}

function daysOf(month: string): readonly string[] {
  const days: string[] = [];
  for (let day = firstDayOf(month); monthOf(day) === month; day = addDays(day, 1)) days.push(day);
  return days;
}
