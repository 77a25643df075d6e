/** The time, and the day in Asia/Tokyo whatever the process's own time zone is. */
export type Clock = { readonly now: () => Date; readonly today: () => string };

// sv-SE writes dates as YYYY-MM-DD.
const tokyo = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short" });

/** The day (`YYYY-MM-DD`) that it is in Japan at an instant. */
export const dayInJapan = (instant: Date): string => tokyo.format(instant);

export const systemClock: Clock = { now: () => new Date(), today: () => dayInJapan(new Date()) };

const DAY_MS = 24 * 60 * 60 * 1000;
const timeOfDayMs = (instant: Date): number => instant.getTime() - midnight(dayInJapan(instant));
const midnight = (day: string): number => new Date(`${day}T00:00:00+09:00`).getTime();

/**
 * A clock whose day stands still while its time of day goes on; demo and tests only. From `2026-11-24T12:00` the time
 * of day starts at noon in Japan, from `2026-11-24` at what it really is.
 */
export function pinnedClock(start: string, real: () => Date = () => new Date()): Clock {
  const [day = "", hour] = start.split("T");
  const ahead = hour ? timeOfDayMs(new Date(`${day}T${hour}+09:00`)) - timeOfDayMs(real()) : 0;
  const now = () => new Date(midnight(day) + ((timeOfDayMs(real()) + ahead + DAY_MS) % DAY_MS));
  return { now, today: () => day };
}
