import { join } from "node:path";
import { z } from "zod";
import { readSettings } from "../../services/content/settings.ts";

const worded = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const question = z.strictObject({ text: worded, section: z.string().regex(/^[^#]+#.+$/u) });
const theme = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: worded,
  questions: z.array(question).min(1).max(2),
});
const themesFile = z.strictObject({ themes: z.array(theme).min(1).max(20) });
const settingsFile = z.strictObject({
  every_months: z.number().int().min(1).max(6),
  minutes: z.union([z.literal(20), z.literal(30)]),
  lock_days: z.number().int().min(1).max(90),
  ai_summary: z.boolean(),
});

/** What a talk can be about, with a question or two that the policy asks for. */
export type Theme = z.infer<typeof theme>;

/** What a city sets about 1-on-1s. */
export type Rules = {
  readonly themes: readonly Theme[];
  /** How often and for how long, until a pair says otherwise. */
  readonly everyMonths: number;
  readonly minutes: number;
  /** Days after which a note stands. */
  readonly lockDays: number;
  /** Whether a language model may shorten a note to which both agree. */
  readonly aiSummary: boolean;
};

/** Reads `one-on-one.yaml` and `settings/one-on-one.yaml`. Rejects with SettingsProblem when one cannot be used. */
export async function readRules(contentDir: string): Promise<Rules> {
  const [{ themes }, settings] = await Promise.all([
    readSettings(join(contentDir, "one-on-one.yaml"), themesFile),
    readSettings(join(contentDir, "settings", "one-on-one.yaml"), settingsFile),
  ]);
  const { every_months: everyMonths, minutes, lock_days: lockDays, ai_summary: aiSummary } = settings;
  return { themes, everyMonths, minutes, lockDays, aiSummary };
}
