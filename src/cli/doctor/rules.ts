import { join } from "node:path";
import { readRules } from "../../features/one-on-one/content.ts";

/** What the city set about 1-on-1s. Rejects with a sentence. */
export type LookAtRules = () => Promise<{ readonly aiSummary: boolean }>;

export const installedRules: LookAtRules = () => readRules(join(import.meta.dirname, "..", "..", "..", "content"));
