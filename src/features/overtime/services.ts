import type { Directory } from "../../people/directory.ts";
import type { Audit } from "../../services/audit/store.ts";
import type { Calendar } from "../../services/calendar.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import type { Learned } from "./foresight/learn.ts";
import { type Workdays, workdaysOf } from "./foresight/workdays.ts";
import { learning } from "./members/learnt.ts";
import type { OvertimeSettings } from "./settings.ts";

/** What was taken in of people's overtime, in minutes; a month is its first day. What nobody has told is absent. */
export type Attendance = {
  readonly monthsOf: (
    personIds: readonly string[],
    from: string,
    to: string,
  ) => Promise<readonly { readonly personId: string; readonly month: string; readonly minutes: number }[]>;
  /** Day → minutes, of the days that are known, both ends in. */
  readonly overtimeByDay: (
    personIds: readonly string[],
    from: string,
    to: string,
  ) => Promise<readonly { readonly personId: string; readonly days: Readonly<Record<string, number>> }[]>;
  readonly reach: () => Promise<Reach>;
};

/** daily: the last day of any daily file; monthly: the last month (its first day) of any monthly one. */
export type Reach = { readonly daily?: string; readonly monthly?: string };

/** What the feature is handed. */
export type Given = {
  /** For the stores of the feature's own parts. */
  readonly db: Database;
  readonly crypto: Crypto;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly audit: Audit;
  readonly attendance: Attendance;
  readonly settings: OvertimeSettings;
  readonly newId: () => string;
  /** What to say to the bot to plan a day off; undefined where nothing answers to it. */
  readonly leaveWords: () => string | undefined;
  /** What to say to the bot to settle a talk; undefined where nothing answers to it. */
  readonly talkWords: () => string | undefined;
};

/** With what it makes of that once for all. */
export type Services = Given & {
  readonly workdays: Workdays;
  /** What the city's past says of how its months go; undefined where it says too little. */
  readonly learnt: (tx: Tx, month: string, reach: Reach) => Promise<Learned | undefined>;
};

export function servicesOf(given: Given): Services {
  const workdays = workdaysOf(given.calendar);
  return { ...given, workdays, learnt: learning(given, workdays) };
}
