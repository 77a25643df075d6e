import type { Config } from "../../config.ts";
import type { Finding } from "./finding.ts";

const check = "設定";

export const failedSetting = (problem: string): Finding => ({
  check,
  state: "failed",
  found: problem,
  todo: `.env.example に各項目の説明があります。${whereItComesFrom(problem)}`,
});

/** The page that says on which screen a value stands. */
function whereItComesFrom(problem: string): string {
  if (problem.includes("SLACK_")) return "値を写す画面は docs/slack.md にあります。";
  if (problem.includes("Microsoft")) return "値を写す画面は docs/teams.md にあります。";
  return "";
}

/** publicUrl: as it is set; undefined where it is not. */
export function settingsFine({ demo }: Config, publicUrl: string | undefined): Finding {
  if (demo) return { check, state: "ok", found: "デモの市で動きます（このコンピューターからだけ開けます）。" };
  const found = `本番として動きます（${publicUrl ?? "PUBLIC_URL は設定されていません"}）。`;
  if (publicUrl?.startsWith("https:")) return { check, state: "ok", found };
  const todo = "PUBLIC_URL に、利用者から見える https:// のURLを設定してください。ないと、この画面に入室できません。";
  return { check, state: "warning", found, todo };
}
