import { readRules } from "../../features/one-on-one/content.ts";
import { readSurveys } from "../../features/pulse/content/surveys.ts";
import { SettingsProblem } from "../../services/content/settings.ts";
import { ContentProblem } from "../../services/content/written/problem.ts";

/** A question that staff are asked for the sake of a section, and where: a survey, or a theme of 1-on-1s. */
export type Asked = { readonly section: string; readonly where: string; readonly ask: string };

/** Those of a city's content; none from a file that cannot be read, which the doctor tells of. */
export async function askedIn(contentDir: string): Promise<readonly Asked[]> {
  const [surveys, themes] = await Promise.all([
    readSurveys(contentDir).catch(unreadable),
    readRules(contentDir).then((rules) => rules.themes, unreadable),
  ]);
  return [
    ...surveys.flatMap(({ name, questions }) =>
      questions.map(({ section, ask }) => ({ section, where: `アンケート「${name.ja}」`, ask: ask.ja })),
    ),
    ...themes.flatMap(({ name, questions }) =>
      questions.map(({ section, text }) => ({ section, where: `1on1「${name.ja}」`, ask: text.ja })),
    ),
  ];
}

function unreadable(error: unknown): readonly never[] {
  if (error instanceof ContentProblem || error instanceof SettingsProblem) return [];
  throw error;
}
