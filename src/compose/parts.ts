import type { Config } from "../config.ts";
import type { Policies } from "../features/policy/answer.ts";
import type { Directory } from "../people/directory.ts";
import type { Clock } from "../services/clock.ts";
import type { Crypto } from "../services/crypto.ts";
import type { Database } from "../services/database/database.ts";
import type { Metrics } from "../services/metrics.ts";

/** What the features are made of. */
export type Parts = {
  readonly contentDir: string;
  readonly config: Pick<Config, "demo" | "languageModel" | "aiDaily"> & Partial<Pick<Config, "dataDir">>;
  readonly db: Database;
  /** The database's own address, for what needs a connection of its own. It holds a password: never log it. */
  readonly url: string;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly policies: Policies;
  readonly metrics: Pick<Metrics, "asked">;
  /** An address of the page that lets this person in. */
  readonly page: (personId: string) => Promise<string>;
};
