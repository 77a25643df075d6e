import { join } from "node:path";
import { z } from "zod";
import { readSettings } from "../../../services/content/settings.ts";

const file = z.strictObject({
  rhythm: z.enum(["monthly", "none"]),
  day: z.int().min(1).max(28),
  answer_days: z.int().min(5).max(28),
  remind_before: z.int().min(1).max(10),
});

/** How surveys are sent. Days are calendar days; what falls on a closed day moves (opening/dates.ts). */
export type PulseSettings = z.infer<typeof file>;

/** Reads `content/settings/pulse.yaml`. Rejects with SettingsProblem when it cannot be used. */
export const readPulseSettings = (contentDir: string): Promise<PulseSettings> =>
  readSettings(join(contentDir, "settings", "pulse.yaml"), file);
