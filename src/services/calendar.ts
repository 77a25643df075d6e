import { join } from "node:path";
import holidays from "@holiday-jp/holiday_jp";
import { z } from "zod";
import { readSettings } from "./content/settings.ts";

/** Which days the city hall is open. Days are `YYYY-MM-DD` in Asia/Tokyo. */
export type Calendar = {
  /** False on Saturdays, Sundays, public holidays (国民の祝日に関する法律) and the city's own closed days. */
  readonly isWorkingDay: (day: string) => boolean;
  /** Working days after `from` up to and including `to`; 0 when `to` is not later. At most 366 days are looked at. */
  readonly workingDaysSince: (from: string, to: string) => number;
};

const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
const settings = z.object({ closed: z.array(z.object({ from: monthDay, to: monthDay })).default([]) });

/** Reads `content/settings/calendar.yaml`. Rejects with SettingsProblem when it cannot be used. */
export async function readCalendar(contentDir: string): Promise<Calendar> {
  const { closed } = await readSettings(join(contentDir, "settings", "calendar.yaml"), settings);
  return calendarOf(closed);
}

/** closed: ranges of `MM-DD`, both ends in; one whose end is before its start runs over the new year. */
export function calendarOf(closed: readonly { readonly from: string; readonly to: string }[]): Calendar {
  const isClosed = (day: string) => closed.some(({ from, to }) => within(day.slice(5), from, to));
  // Each day is looked up once: a whole city asks for the same few, and the list of holidays is long.
  const known = new Map<string, boolean>();
  const isWorkingDay = (day: string) => {
    const isOpen = known.get(day) ?? !(isWeekend(day) || holidays.isHoliday(day) || isClosed(day));
    known.set(day, isOpen);
    return isOpen;
  };
  return {
    isWorkingDay,
    workingDaysSince: (from, to) => daysAfter(from, to).filter(isWorkingDay).length,
  };
}

const within = (day: string, from: string, to: string) =>
  from <= to ? from <= day && day <= to : from <= day || day <= to;

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function daysAfter(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = addDays(from, 1); day <= to && days.length < 366; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The day so many days later, earlier when negative. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toJSON().slice(0, 10);

/** The same day so many months later, or the last day of that month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toJSON().slice(0, 10);
}

type IsWorkingDay = Calendar["isWorkingDay"];

/** Monday, or the first working day after it. */
export function isFirstOfWeek(today: string, isWorkingDay: IsWorkingDay): boolean {
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const before = Array.from({ length: sinceMonday }, (_, at) => addDays(today, -at - 1));
  return !before.some(isWorkingDay);
}

/** The working day that comes after a day; a calendar that is closed for weeks on end gives the last day looked at. */
export function nextWorkingDay(day: string, isWorkingDay: IsWorkingDay): string {
  let next = addDays(day, 1);
  for (let looked = 0; looked < 30 && !isWorkingDay(next); looked++) next = addDays(next, 1);
  return next;
}
