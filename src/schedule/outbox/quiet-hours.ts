import { addDays, type Calendar } from "../../services/calendar.ts";
import { dayInJapan } from "../../services/clock.ts";

// Nobody is nudged outside working hours (design 6): from 8:30 to 17:15 on working days.
const OPENS = "08:30:00";
const CLOSES = "17:15:00";
const DAY_MS = 86_400_000;

/** The first instant from `now` on at which a nudge may be told: `now` itself in working hours. */
export function nextOpening(now: Date, { isWorkingDay }: Pick<Calendar, "isWorkingDay">): Date {
  const today = dayInJapan(now);
  if (isWorkingDay(today) && now < at(today, CLOSES)) return later(now, at(today, OPENS));
  for (let day = addDays(today, 1), looked = 0; looked < 60; day = addDays(day, 1), looked++)
    if (isWorkingDay(day)) return at(day, OPENS);
  throw new Error("The calendar has no working day within two months.");
}

/** The first instant after today at which a nudge may be told. */
export const openingAfter = (now: Date, calendar: Pick<Calendar, "isWorkingDay">): Date =>
  nextOpening(at(addDays(dayInJapan(now), 1), "00:00:00"), calendar);

/**
 * A nudge that could have been told for a day is no longer told. When that day ends in closed hours, the next day on
 * which the city hall is open is still to come.
 */
export function isTooLate(writtenAt: Date, now: Date, calendar: Pick<Calendar, "isWorkingDay">): boolean {
  const aDayOn = new Date(nextOpening(writtenAt, calendar).getTime() + DAY_MS);
  const opens = nextOpening(aDayOn, calendar);
  return now > (opens > aDayOn ? at(dayInJapan(opens), CLOSES) : aDayOn);
}

const at = (day: string, time: string) => new Date(`${day}T${time}+09:00`);
const later = (a: Date, b: Date) => (a > b ? a : b);
