import { join } from "node:path";
import { Command } from "commander";
import { readDefinition } from "../features/evaluation/definition/content.ts";
import type { Definition } from "../features/evaluation/definition/definition.ts";
import { fiscalYearOf } from "../features/evaluation/definition/fiscal-year.ts";
import { ContentProblem, type Problem, problemText } from "../services/content/written/problem.ts";
import { readable, summary } from "./evaluation/report.ts";

export type EvaluationParts = {
  readonly contentDir: string;
  /** The day whose fiscal year the dates are shown in. */
  readonly today: () => string;
};

/** `hagukumi evaluation check`: exit code 1 when anything in the evaluation's content cannot be used. */
export function evaluationCommand({ contentDir, today }: EvaluationParts): Command {
  const check = new Command("check")
    .description(
      "人事評価の様式・日程・評語・評価者を読み取り、誤りを行の番号とともに示します（reads the evaluation's forms, dates, grades and raters; every mistake with its line）",
    )
    .argument("[dir]", "内容のフォルダー（中に evaluation があるもの）。省くと content を点検します")
    .option("--json", "1行のJSONで出力します")
    .action(async (dir: string | undefined, { json }: { json?: true }) => {
      const result = await tryRead(dir ?? contentDir, dir);
      const year = fiscalYearOf(today());
      if (!("hash" in result)) tellProblems(result, json === true);
      else process.stdout.write(json ? summary(result, year) : readable(result, year));
      process.exitCode = "hash" in result ? 0 : 1;
    })
    .addHelpText("after", help);
  return new Command("evaluation")
    .description("人事評価の内容を点検します（looks at the evaluation）")
    .addCommand(check);
}

/** shown: the folder as the person named it, so that a problem names the file that they have to open. */
async function tryRead(folder: string, shown: string | undefined): Promise<Definition | readonly Problem[]> {
  try {
    return await readDefinition(folder);
  } catch (error) {
    if (!(error instanceof ContentProblem)) throw error;
    if (shown === undefined) return error.problems;
    return error.problems.map((problem) => ({
      ...problem,
      file: join(shown, problem.file.replace(/^content\//u, "")),
    }));
  }
}

function tellProblems(problems: readonly Problem[], json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ accepted: false, problems })}\n`);
  else
    process.stderr.write(
      `${problems.map(problemText).join("\n")}\n${problems.length}件を直して、もう一度実行してください。書き方は各ファイルの先頭と docs/evaluation.md にあります。\n`,
    );
}

const help = `
--json の出力：
  {"accepted":true,"hash":"…","forms":[{"id":"…","name":"…","items":数,"weights":{"区分":数}}],
   "cycles":[{"id":"…","name":"…","stages":[{"stage":"…","opens":"…","due":"…"}]}],"scale":{"id":"…","grades":["…"]},"training":数}
  誤りがあるときは {"accepted":false,"problems":[{"file":"…","line":数,"message":"…"}]}
  条件付採用の日程は、採用の日からの月数（{"months":数}）です。

終了コード：0 誤りなし、1 誤りあり、2 使い方の誤り`;
