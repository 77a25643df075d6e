import type { ToldAction } from "../../services/audit/told.ts";

/** That one person read another's records of one kind on one day. */
export type Read = {
  /** `YYYY-MM-DD` in Asia/Tokyo. */
  readonly day: string;
  /** undefined: some other record. */
  readonly what: ToldAction | undefined;
  readonly times: number;
  readonly reader: Reader;
};
/** gone: no longer on the roster, and their name with them. */
export type Reader = { readonly name: string; readonly unit: string } | "job" | "gone";

export type Page = { readonly reads: readonly Read[]; readonly older: boolean };

/** On the card itself, and on each page of the list. */
export const NEWEST = 5;
export const ON_PAGE = 20;

/** What a button says of the page it leads to, the first being 0. */
export const pageOf = (said = "0"): number | undefined => (/^\d{1,6}$/.test(said) ? Number(said) : undefined);
