import type { Directory } from "../../people/directory.ts";
import type { Audit } from "../../services/audit/store.ts";
import type { Calendar } from "../../services/calendar.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database } from "../../services/database/database.ts";
import type { Locale } from "../../view/locale.ts";
import type { Definition } from "./definition/definition.ts";
import type { Evaluations } from "./store.ts";

/** What the feature is handed. */
export type Services = {
  /** For the stores of the feature's own parts. */
  readonly db: Database;
  readonly crypto: Crypto;
  readonly evaluations: Evaluations;
  /** What the city has written by now; a running cycle keeps its own. */
  readonly definition: Definition;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly audit: Audit;
  readonly newId: () => string;
  /** Sections of the policy that a goal can serve. */
  readonly sections: (locale: Locale) => readonly { readonly value: string; readonly label: string }[];
};
