import { join } from "node:path";
import { readPulseSettings } from "../../features/pulse/content/settings.ts";
import { readSurveys } from "../../features/pulse/content/surveys.ts";
import { ContentProblem } from "../../services/content/written/problem.ts";
import type { Finding } from "./finding.ts";

const contentDir = join(import.meta.dirname, "..", "..", "..", "content");

/** The surveys in content/surveys and how they are sent: every mistake with its line. */
export async function surveys(dir = contentDir): Promise<Finding> {
  const check = "アンケート";
  try {
    const [read, { rhythm }] = [await readSurveys(dir), await readPulseSettings(dir)];
    const sent = rhythm === "monthly" ? "毎月出します" : "人事係が出すときだけ出します";
    return { check, state: "ok", found: `${read.length}件を読み取れます。${sent}。` };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const todo = "上の行を直して、もう一度確かめてください（docs/pulse.md）。";
    if (error instanceof ContentProblem) return { check, state: "failed", found, todo };
    return { check, state: "failed", found };
  }
}
