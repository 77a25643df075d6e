import type { Audit } from "../../services/audit/store.ts";
import type { Calendar } from "../../services/calendar.ts";
import type { Database } from "../../services/database/database.ts";
import type { NudgeKind } from "./kinds.ts";
import type { StopRule } from "./settings.ts";

export type Services = {
  readonly db: Database;
  readonly calendar: Calendar;
  readonly audit: Audit;
  readonly stop: StopRule;
  /** A number nobody can guess, from which an order is drawn. */
  readonly newSeed: () => number;
  /** Kinds that may be tried, asked for only once every feature is there. */
  readonly kinds: () => readonly NudgeKind[];
  readonly attendance: {
    readonly monthsOf: (
      personIds: readonly string[],
      from: string,
      to: string,
    ) => Promise<readonly { readonly personId: string; readonly month: string; readonly minutes: number }[]>;
    readonly reach: () => Promise<{ readonly daily?: string; readonly monthly?: string }>;
  };
  /** What the people of each unit had taken of annual leave since the leave year began, as known at a month's end. */
  readonly leave: {
    /** The month in which a leave year begins, 1 to 12. */
    readonly yearStart: number;
    /** Sums, both ends in; of months in which no file came in there is nothing. */
    readonly kept: (
      from: string,
      to: string,
    ) => Promise<
      readonly { readonly unitId: string; readonly month: string; readonly people: number; readonly taken: number }[]
    >;
  };
  readonly personnel: (day: string) => Promise<readonly string[]>;
};
