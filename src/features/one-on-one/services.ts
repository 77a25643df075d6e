import type { Directory } from "../../people/directory.ts";
import type { Audit } from "../../services/audit/store.ts";
import type { Calendar } from "../../services/calendar.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import type { Rules } from "./content.ts";
import type { Summariser } from "./summary/summariser.ts";

/** What the feature is handed. */
export type Services = {
  readonly db: Database;
  readonly crypto: Crypto;
  readonly rules: Rules;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly audit: Audit;
  readonly newId: () => string;
  readonly evidence: Evidence;
  /** undefined: no language model is set up. Whether the city wants it used is in `rules`. */
  readonly summariser?: Summariser | undefined;
};

/** Where a member takes a fact over into their own evaluation. */
export type Evidence = {
  /** false: nothing of theirs is evaluated on that day, or not by facts. Writes nothing then. */
  readonly add: (
    tx: Tx,
    fact: { readonly personId: string; readonly day: string; readonly words: string; readonly today: string },
  ) => Promise<boolean>;
};
