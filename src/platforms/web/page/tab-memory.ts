import type { Locale } from "../../../view/locale.ts";
import { locales } from "../../../view/locale.ts";

// What this browser tab remembers, and forgets when it is closed. Storage can be full or switched off: then it forgets sooner.

const PREFIX = "hagukumi.";
const RECORD = `${PREFIX}record.`;

export function recall<T>(name: string): T | undefined {
  try {
    const kept = sessionStorage.getItem(PREFIX + name);
    return kept === null ? undefined : (JSON.parse(kept) as T);
  } catch {
    return undefined;
  }
}

export function remember(name: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Kept in memory only.
  }
}

export function take<T>(name: string): T | undefined {
  const kept = recall<T>(name);
  remember(name, undefined);
  return kept;
}

export const recordName = (staffNumber: string) => `record.${staffNumber}`;

/** Drops what was said as anybody else. */
export function forgetRecords(exceptOf?: string): void {
  try {
    const kept = exceptOf === undefined ? undefined : PREFIX + recordName(exceptOf);
    for (const name of Object.keys(sessionStorage)) {
      const own = kept !== undefined && (name === kept || name.startsWith(`${kept}.`));
      if (name.startsWith(RECORD) && !own) sessionStorage.removeItem(name);
    }
  } catch {
    // Nothing was kept.
  }
}

/** What the first page hands to the page of the person who was chosen on it. */
export type Handover = { readonly question?: string | undefined; readonly locale?: Locale };

const LOCALE = "locale";
/** The language chosen on the first page, before anybody is. */
export const chosenLocale = (): Locale | undefined => locales.find((each) => each === recall(LOCALE));
export const chooseLocale = (locale: Locale) => remember(LOCALE, locale);
