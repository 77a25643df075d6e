import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readWritten, type Written } from "../../../services/content/written/document.ts";
import { fitted } from "../../../services/content/written/issues.ts";
import { ContentProblem, type Problem } from "../../../services/content/written/problem.ts";
import type { Survey } from "../survey.ts";
import { surveyFile } from "./reading.ts";

/**
 * Reads every file of `surveys/` in the order of their names. Rejects with ContentProblem, which has all that is wrong
 * in any of them.
 */
export async function readSurveys(contentDir: string): Promise<readonly Survey[]> {
  const names = await readdir(join(contentDir, "surveys")).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/u.test(name)).sort();
  const written = await Promise.all(files.map((name) => readWritten(contentDir, `surveys/${name}`)));
  const readable = written.flatMap(({ value }) => value ?? []);
  const read = readable.map((each) => fitted(each, surveyFile));
  const surveys = read.flatMap(({ value }) => value ?? []);
  const problems = [...[...written, ...read].flatMap((each) => each.problems), ...sameIds(readable)];
  if (files.length === 0) problems.push({ file: "content/surveys", message: "アンケートのファイルがありません。" });
  if (problems.length > 0) throw new ContentProblem(problems);
  return surveys;
}

function sameIds(files: readonly Written[]): readonly Problem[] {
  const idOf = ({ value }: Written) => (value as { readonly id?: unknown } | null)?.id;
  return files.flatMap((each, at) => {
    const before = files.slice(0, at).find((other) => idOf(other) !== undefined && idOf(other) === idOf(each));
    if (!before) return [];
    const message = `id の「${String(idOf(each))}」が、${before.file} にもあります。ほかと重ならないようにしてください。`;
    return [{ file: each.file, line: each.lineOf(["id"]), message }];
  });
}
