import type { Database } from "../services/database/database.ts";
import { pausedUntil, pauseUntil } from "./store.ts";

/** The patience that a platform asked for, shared by every process. */
export type Pauses = {
  readonly pause: (platform: string, lane: string, until: Date) => Promise<void>;
  /** An instant that may have passed. */
  readonly until: (platform: string) => Promise<Date>;
};

export const createPauses = (db: Database): Pauses => ({
  pause: (platform, lane, until) => pauseUntil(db, platform, lane, until),
  until: (platform) => pausedUntil(db, platform),
});
