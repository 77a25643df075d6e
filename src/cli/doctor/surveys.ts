import { join } from "node:path";
import { CorpusProblem, type PolicyFolder, readPolicies } from "../../features/policy/corpus.ts";
import { readPulseSettings } from "../../features/pulse/content/settings.ts";
import { readSurveys } from "../../features/pulse/content/surveys.ts";
import type { Survey } from "../../features/pulse/survey.ts";
import { ContentProblem } from "../../services/content/written/problem.ts";
import type { Finding } from "./finding.ts";

const contentDir = join(import.meta.dirname, "..", "..", "..", "content");

/** The surveys in content/surveys and how they are sent: every mistake with its line, and sections that are not there. */
export async function surveys(dir = contentDir): Promise<Finding> {
  const check = "アンケート";
  const todo = "上の行を直して、もう一度確かめてください（docs/pulse.md）。";
  try {
    const [read, { rhythm }] = [await readSurveys(dir), await readPulseSettings(dir)];
    const lost = await lostIn(read, dir);
    if (lost.length > 0) return { check, state: "failed", found: lost.join(""), todo: lostTodo };
    const sent = rhythm === "monthly" ? "毎月出します" : "人事係が出すときだけ出します";
    const questions = read.flatMap((each) => each.questions).length;
    const found = `${read.length}件（問い${questions}つ）を読み取れます。どの問いの項目も、方針にあります。${sent}。`;
    return { check, state: "ok", found };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    if (error instanceof ContentProblem) return { check, state: "failed", found, todo };
    return { check, state: "failed", found };
  }
}

const lostTodo =
  "content/surveys の section を方針にある項目に直してください。項目の番号は npx --no-install hagukumi policy check で確かめられます。";

/** Questions whose section is in no policy or rule. */
async function lostIn(read: readonly Survey[], dir: string): Promise<readonly string[]> {
  const folders = [join(dir, "policies"), join(dir, "rules")];
  const found = await Promise.all(folders.map((folder) => readPolicies(folder).catch(none)));
  const there = new Set(found.flatMap(({ sections }) => sections.map(({ section }) => section)));
  return read.flatMap(({ name, questions }) =>
    questions.flatMap(({ id, section }) =>
      there.has(section) ? [] : [`「${name.ja}」の問い ${id} の項目 ${section} が、方針にありません。`],
    ),
  );
}

function none(error: unknown): Pick<PolicyFolder, "sections"> {
  if (error instanceof CorpusProblem) return { sections: [] };
  throw error;
}
