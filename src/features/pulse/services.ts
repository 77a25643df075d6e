import type { Calendar } from "../../services/calendar.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database } from "../../services/database/database.ts";
import type { PulseSettings } from "./content/settings.ts";
import type { Survey } from "./survey.ts";

/** What the parts of the feature are made of. */
export type Services = {
  readonly db: Database;
  readonly crypto: Crypto;
  readonly calendar: Calendar;
  readonly settings: PulseSettings;
  /** What can be opened, in the order of the files. */
  readonly surveys: readonly Survey[];
  /** The heading of a policy section; undefined where there is none. */
  readonly heading: (section: string) => string | undefined;
};
