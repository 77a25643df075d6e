import { join } from "node:path";
import { z } from "zod";
import { readSettings } from "../../services/content/settings.ts";
import { FLOOR } from "./trial.ts";

const file = z.strictObject({
  stop: z.strictObject({
    muted_percent: z.number().int().min(5).max(50),
    muted_people: z.number().int().min(FLOOR).max(100),
  }),
});

/** When further starts wait: once more than this share, and at least so many, have turned the kind off. */
export type StopRule = { readonly percent: number; readonly people: number };

/** Reads `content/settings/trial.yaml`. Rejects with SettingsProblem when it cannot be used. */
export async function readStopRule(contentDir: string): Promise<StopRule> {
  const { stop } = await readSettings(join(contentDir, "settings", "trial.yaml"), file);
  return { percent: stop.muted_percent, people: stop.muted_people };
}
