/** The time, and the day in Asia/Tokyo whatever the process's own time zone is. */
export type Clock = { readonly now: () => Date; readonly today: () => string };

// sv-SE writes dates as YYYY-MM-DD.
const tokyo = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short" });

/** The day (`YYYY-MM-DD`) that it is in Japan at an instant. */
export const dayInJapan = (instant: Date): string => tokyo.format(instant);

export const systemClock: Clock = { now: () => new Date(), today: () => dayInJapan(new Date()) };

/** A clock whose day stands still while its time of day goes on; demo and tests only. */
export function pinnedClock(day: string, real: () => Date = () => new Date()): Clock {
  const now = () => {
    const timeOfDay = real().toLocaleTimeString("sv-SE", { timeZone: "Asia/Tokyo" });
    return new Date(`${day}T${timeOfDay}+09:00`);
  };
  return { now, today: () => day };
}
