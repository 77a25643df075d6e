import type { Locale } from "../view/locale.ts";
import type { Person, Role, Sender } from "./person.ts";

/** Who is who on a day (`YYYY-MM-DD` in Asia/Tokyo); people who have left, or not yet come, are not found. */
export type Directory = {
  readonly whoIs: (sender: Sender, day: string) => Promise<Person | undefined>;
  readonly byId: (id: string, day: string) => Promise<Person | undefined>;
  readonly byStaffNumber: (staffNumber: string, day: string) => Promise<Person | undefined>;
  /** By name, reading, staff number, unit, title or role; `typed` "" finds everybody. In the order of staff numbers. */
  readonly search: (
    typed: string,
    day: string,
    limit: number,
  ) => Promise<{ readonly people: readonly Person[]; readonly total: number }>;
  /** Managers above somebody, level by level, for `relation`. */
  /** Ids of those who hold a role and have not left by a day. */
  readonly withRole: (role: Role, day: string) => Promise<readonly string[]>;
  /** Names of everybody at work on a day, to be hidden from what others read. */
  readonly names: (day: string) => Promise<readonly string[]>;
  readonly lineAbove: (personId: string, day: string) => Promise<readonly (readonly string[])[]>;
  readonly speak: (personId: string, locale: Locale) => Promise<void>;
};
