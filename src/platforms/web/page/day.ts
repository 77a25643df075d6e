import type { Locale } from "../../../view/locale.ts";

// Days and times as people read them, always of Tokyo.

const timeZone = "Asia/Tokyo";
const tags = { ja: "ja-JP", en: "en-GB" } as const;

/** `YYYY-MM-DD` of an ISO instant. */
export const dayOf = (instant: string): string => new Date(instant).toLocaleDateString("sv-SE", { timeZone });

export const timeOf = (instant: string, locale: Locale): string =>
  new Date(instant).toLocaleTimeString(tags[locale], { timeZone, hour: "numeric", minute: "2-digit", hour12: false });

export type Ago = "today" | "yesterday" | "thisWeek" | "lastWeek" | "earlier";

/** How long ago a day is; weeks begin on Monday. */
export function ago(day: string, today: string): Ago {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  const sinceMonday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
  if (days <= sinceMonday) return "thisWeek";
  return days <= sinceMonday + 7 ? "lastWeek" : "earlier";
}
