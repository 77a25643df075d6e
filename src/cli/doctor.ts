import { Command } from "commander";
import { type Config, ConfigProblem, readConfig } from "../config.ts";
import { dayInJapan } from "../services/clock.ts";
import type { PolicyProblem } from "../services/content/sections.ts";
import {
  evaluation,
  installedEvaluation,
  installedRaters,
  type LookAtEvaluation,
  type LookAtRaters,
  raters,
} from "./doctor/evaluation.ts";
import type { Finding } from "./doctor/finding.ts";
import { installedMeasures, type LookAtMeasures, measures } from "./doctor/measures.ts";
import { installedRules, type LookAtRules } from "./doctor/rules.ts";
import { failedSetting, settingsFine } from "./doctor/settings.ts";
import { type SlackExpected, slack } from "./doctor/slack.ts";
import { type DatabaseState, database, dataFolder } from "./doctor/storage.ts";
import { surveys } from "./doctor/surveys.ts";
import { type MicrosoftServers, microsoftServers, teams } from "./doctor/teams.ts";

/** What the doctor looks at; `cli.ts` hands in the real ones. */
export type Patient = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Opens the database without changing it, and tells its clock and its people. Rejects with a sentence saying what to do. */
  readonly database: (config: Config) => Promise<DatabaseState>;
  readonly policies: () => Promise<{ readonly sections: number; readonly problems: readonly PolicyProblem[] }>;
  /** Desks of the city in content/settings/contacts.yaml, and whether they are still the demo's. */
  readonly contacts: () => Promise<{ readonly invented: boolean; readonly people: readonly unknown[] }>;
  /** The installed ones where left out. */
  readonly measures?: LookAtMeasures;
  /** What is installed where left out. */
  readonly evaluation?: LookAtEvaluation;
  readonly raters?: LookAtRaters;
  /** What is installed about 1-on-1s where left out. */
  readonly rules?: LookAtRules;
  readonly pageIsBuilt: () => Promise<boolean>;
  readonly slack: SlackExpected;
  /** Where Microsoft is asked; its own servers where left out. */
  readonly microsoft?: MicrosoftServers;
};

/** `hagukumi doctor`: exit code 1 when anything failed. */
export function doctorCommand(patient: Patient): Command {
  return new Command("doctor")
    .description(
      "設定・データベース・時計・内容・名簿・Slack・Teamsを点検し、対処を示します（checks configuration, database, clock, content, roster, Slack and Teams）",
    )
    .option("--json", "1行のJSONで出力します（one line of JSON）")
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine(patient);
      process.stdout.write(json ? `${JSON.stringify({ findings })}\n` : `${findings.map(line).join("\n")}\n`);
      process.exitCode = findings.some(({ state }) => state === "failed") ? 1 : 0;
    });
}

const marks = { ok: "○", warning: "△", failed: "×" } as const;
const line = ({ check, state, found, todo }: Finding) =>
  `${marks[state]} ${check}：${found}${todo ? `\n    → ${todo}` : ""}`;

export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const config = readOrProblem(patient.env);
  const rest = [nodeVersion(process.versions.node), await page(patient), await policies(patient)];
  if (config instanceof ConfigProblem) return [...config.problems.map(failedSetting), ...rest];
  const publicUrl = patient.env.PUBLIC_URL ? config.publicUrl : undefined;
  return [
    settingsFine(config, publicUrl),
    ...rest,
    await measures(patient.measures ?? installedMeasures, config.demo),
    await evaluation(patient.evaluation ?? installedEvaluation, config.demo),
    await surveys(),
    await contacts(patient, config),
    await model(config, patient.rules ?? installedRules),
    await dataFolder(config),
    ...(await database(patient.database, config, ({ numbers, now }) =>
      raters(patient.raters ?? installedRaters, numbers, { demo: config.demo, day: dayInJapan(now) }),
    )),
    ...(await slack({ ...config, publicUrl }, patient.slack)),
    ...(await teams({ ...config, publicUrl }, patient.microsoft ?? microsoftServers)),
  ];
}

function readOrProblem(env: Patient["env"]): Config | ConfigProblem {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigProblem) return error;
    throw error;
  }
}

function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  if (fits) return { check: "Node.js", state: "ok", found: version };
  return { check: "Node.js", state: "failed", found: version, todo: "20.19 以上を入れてください。" };
}

async function page(patient: Patient): Promise<Finding> {
  if (await patient.pageIsBuilt()) return { check: "画面", state: "ok", found: "組み立て済みです。" };
  return {
    check: "画面",
    state: "failed",
    found: "組み立てられていません。",
    todo: "npm run build を実行してください。",
  };
}

async function policies(patient: Patient): Promise<Finding> {
  const read = await patient
    .policies()
    .catch((error: unknown) => String(error instanceof Error ? error.message : error));
  if (typeof read === "string") return { check: "方針", state: "failed", found: read };
  const { sections, problems } = read;
  const found = `${sections}節を読み込めます。`;
  if (problems.length === 0) return { check: "方針", state: "ok", found };
  return {
    check: "方針",
    state: "warning",
    found: `${found}${problems.length}件の注意があります。`,
    todo: "npx --no-install hagukumi policy check で確かめてください。",
  };
}

async function contacts(patient: Patient, { demo }: Config): Promise<Finding> {
  const check = "相談窓口";
  const read = await patient
    .contacts()
    .catch((error: unknown) => String(error instanceof Error ? error.message : error));
  if (typeof read === "string") return { check, state: "failed", found: read };
  const { invented, people } = read;
  if (!invented && people.length > 0) return { check, state: "ok", found: `${people.length}件を登録しています。` };
  if (demo) return { check, state: "ok", found: "デモの架空の窓口を表示します。" };
  return {
    check,
    state: "warning",
    found: "市の窓口が登録されていません。全国の電話窓口だけを表示します。",
    todo: "content/settings/contacts.yaml に市の窓口を書き、invented を false にしてください。",
  };
}

async function model({ languageModel, aiDaily }: Config, look: LookAtRules): Promise<Finding> {
  const check = "AI（言語モデル）";
  const read = await look().catch((error: unknown) => String(error instanceof Error ? error.message : error));
  if (typeof read === "string") return { check, state: "failed", found: read };
  const { aiSummary } = read;
  if (!languageModel && aiSummary)
    return {
      ...{ check, state: "warning", found: "1on1の要約を使う設定ですが、言語モデルの設定がありません。" },
      todo: "使わないときは、content/settings/one-on-one.yaml の ai_summary を false にしてください。使うときは、.env.example の OPENAI_ の項目を設定してください。",
    };
  if (!languageModel) return { check, state: "ok", found: "使いません。" };
  const { host } = new URL(languageModel.baseUrl);
  const also = aiSummary ? "1on1の記録も、二人が同意したものに限って要約に送ります。" : "";
  return {
    ...{ check, state: "ok" },
    found: `${host} の ${languageModel.model} を使います（1人1日${aiDaily}回まで）。${also}`,
  };
}
