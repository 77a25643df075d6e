import type { Notice } from "../../bot/notice.ts";
import type { Directory } from "../../people/directory.ts";
import type { Calendar } from "../../services/calendar.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import type { Button } from "../../view/card.ts";
import type { Known } from "./balance.ts";
import type { LeaveKind } from "./kinds/content.ts";
import type { LeaveSettings } from "./settings.ts";

/** What the feature is handed. */
export type Services = {
  readonly db: Database;
  readonly crypto: Pick<Crypto, "seal" | "open">;
  readonly directory: Directory;
  readonly calendar: Pick<Calendar, "isWorkingDay" | "workingDaysSince">;
  readonly settings: LeaveSettings;
  readonly kinds: readonly LeaveKind[];
  /** What was taken in of leave and overtime, in minutes. */
  readonly attendance: {
    readonly leaveOf: (ids: readonly string[], year: number) => Promise<readonly (Known & { personId: string })[]>;
    readonly monthsOf: (
      ids: readonly string[],
      from: string,
      to: string,
    ) => Promise<readonly { readonly month: string; readonly minutes: number }[]>;
    readonly reach: () => Promise<{ readonly leave?: Date }>;
  };
  /** Months (1 to 12) in which a unit is busy. above: the code of the unit that a unit is part of. */
  readonly busyMonths: (unit: string, above: (code: string) => string | undefined) => readonly number[];
  /** Of some notices, which were stored before, by `once`. */
  readonly told: (tx: Tx, notices: readonly Notice[]) => Promise<ReadonlySet<string>>;
  /** `person feature kind` of what somebody wants to hear nothing of for now. */
  readonly muted: (tx: Tx, now: Date) => Promise<ReadonlySet<string>>;
  /** Opens a section of the policy or of the rules; undefined where there is none of that name. */
  readonly sectionButton: (section: string) => Button | undefined;
  readonly newId: () => string;
};
