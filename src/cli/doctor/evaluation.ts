import { join } from "node:path";
import { readDefinition, unknownRaters } from "../../features/evaluation/definition/content.ts";
import type { Definition, RaterRules } from "../../features/evaluation/definition/definition.ts";
import { raterWords } from "../../features/evaluation/definition/words.ts";
import { ContentProblem, problemText } from "../../services/content/written/problem.ts";
import type { Finding } from "./finding.ts";

/** What content/evaluation says. Rejects with ContentProblem. */
export type LookAtEvaluation = (demo: boolean) => Promise<Pick<Definition, "forms" | "cycles" | "raters">>;

export const installedEvaluation: LookAtEvaluation = (demo) =>
  readDefinition(join(import.meta.dirname, "..", "..", "..", "content"), { demo });

/** Staff numbers in raters.yaml that are none of `known`. Rejects with ContentProblem. */
export type LookAtRaters = (
  known: ReadonlySet<string>,
  on: { readonly demo: boolean; readonly day: string },
) => ReturnType<typeof unknownRaters>;

export const installedRaters: LookAtRaters = (known, on) =>
  unknownRaters(join(import.meta.dirname, "..", "..", "..", "content"), known, on);

const check = "人事評価の内容";

export async function evaluation(look: LookAtEvaluation, demo: boolean): Promise<Finding> {
  const read = await look(demo).catch((error: unknown) => {
    if (error instanceof ContentProblem) return error;
    throw error;
  });
  if (read instanceof ContentProblem) return unusable(read);
  const found = `様式${read.forms.length}件、期間${read.cycles.length}件を読み取れます。`;
  const open = [...rolesLeftOpen(read), ...(read.raters.board.length === 0 ? ["苦情審査会の委員"] : [])];
  if (demo || open.length === 0) return { check, state: "ok", found };
  return {
    check,
    state: "warning",
    found: `${found}${open.join("・")}が決まっていません。`,
    todo: "評価を始める前に、content/evaluation/raters.yaml に職員番号を書いてください（docs/evaluation.md）。",
  };
}

/** Nothing to say where all are on the roster, there is none yet, or the file cannot be read, which is said elsewhere. */
export async function raters(
  look: LookAtRaters,
  known: ReadonlySet<string> | undefined,
  on: { readonly demo: boolean; readonly day: string },
): Promise<readonly Finding[]> {
  if (!known || known.size === 0) return [];
  const unknown = await look(known, on).catch((error: unknown) => {
    if (error instanceof ContentProblem) return [];
    throw error;
  });
  if (unknown.length === 0) return [];
  return [
    {
      check: "人事評価の評価者",
      state: "warning",
      found: unknown.map(problemText).join("\n    "),
      todo: "職員番号を直すか、名簿を取り込み直してください。直さないと、その段階の評価者がいないまま評価が始まります。",
    },
  ];
}

function unusable({ problems: [first, ...rest] }: ContentProblem): Finding {
  const more = rest.length > 0 ? `ほかに${rest.length}件の誤りがあります。` : "";
  return {
    check,
    state: "failed",
    found: `${first ? problemText(first) : ""}${more}`,
    todo: "npx --no-install hagukumi evaluation check で、すべての誤りを確かめて直してください。",
  };
}

/** Whom a form asks for and nobody is; the first and the second rater are in the roster. */
function rolesLeftOpen({ forms, raters }: Awaited<ReturnType<LookAtEvaluation>>): readonly string[] {
  return (["adjuster", "confirmer"] as const)
    .filter((role) => forms.some((form) => form.raters.includes(role)) && !isNamed(raters, role))
    .map((role) => raterWords[role].ja);
}

const isNamed = (raters: RaterRules, role: "adjuster" | "confirmer") =>
  raters[role] !== undefined || raters.units.some((unit) => unit[role] !== undefined);
