import { join } from "node:path";
import { readMeasures } from "../../features/measures/content.ts";
import type { Finding } from "./finding.ts";

/** The measures in content/measures, and whether they are still the demo's. Rejects with a sentence. */
export type LookAtMeasures = () => Promise<{ readonly invented: boolean; readonly measures: readonly unknown[] }>;

export const installedMeasures: LookAtMeasures = () =>
  readMeasures(join(import.meta.dirname, "..", "..", "..", "content"));

/** Outside the demo, staff would read of units and states that somebody made up. */
export async function measures(look: LookAtMeasures, demo: boolean): Promise<Finding> {
  const check = "取組の状況";
  const read = await look().catch((error: unknown) => String(error instanceof Error ? error.message : error));
  if (typeof read === "string") return { check, state: "failed", found: read };
  if (!read.invented) return { check, state: "ok", found: `${read.measures.length}件を登録しています。` };
  if (demo) return { check, state: "ok", found: "デモの架空の内容を表示します。" };
  return {
    check,
    state: "warning",
    found: "デモの内容のままです。",
    todo: "content/measures に市の取組を書き、invented を false にして再起動してください（docs/slack.md の「市の内容に替える」）。",
  };
}
