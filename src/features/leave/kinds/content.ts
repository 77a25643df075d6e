import { join } from "node:path";
import { z } from "zod";
import { readSettings } from "../../../services/content/settings.ts";

const worded = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const section = z.string().regex(/^[^#]+#.+$/u);
const kind = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: worded,
  about: worded,
  section,
  considering: z.boolean().default(false),
  rule: section.optional(),
  ask: worded,
});
const file = z.strictObject({ kinds: z.array(kind) });

/** A kind of leave that anybody may read about. considering: the policy says no more than that it is considered. */
export type LeaveKind = z.infer<typeof kind>;

/** Reads `content/leave.yaml`. Rejects with SettingsProblem when it cannot be used. */
export const readLeaveKinds = async (contentDir: string): Promise<readonly LeaveKind[]> =>
  (await readSettings(join(contentDir, "leave.yaml"), file)).kinds;
