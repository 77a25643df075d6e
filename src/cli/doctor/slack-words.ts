import type { Finding } from "./finding.ts";

type Setting = "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";

/** Slack's own word for why it says no, as a finding. */
export function refusal(check: string, setting: Setting, error: string): Finding {
  const found = (sentence: string) => `${sentence}（${error}）。`;
  const failed = { check, state: "failed" } as const;
  switch (error) {
    case "invalid_auth":
    case "not_authed":
    case "not_allowed_token_type":
      return { ...failed, found: found(`Slackが ${setting} を受け付けません`), todo: whereItStands[setting] };
    case "token_revoked":
    case "account_inactive":
      return { ...failed, found: found(`${setting} は取り消されています`), todo: installAgain };
    case "token_expired":
      return { ...failed, found: found(`${setting} の期限が切れています`), todo: noRotation };
    case "missing_scope":
    case "no_permission":
      return { ...failed, found: found("許可が足りません"), todo: moreScopes[setting] };
    case "ratelimited":
      return {
        check,
        state: "warning",
        found: found("Slackへの問い合わせが多すぎます"),
        todo: "1分ほど待ってください。",
      };
    default:
      return { ...failed, found: found("Slackが断りました"), todo: elsewhere };
  }
}

const whereItStands: Readonly<Record<Setting, string>> = {
  SLACK_BOT_TOKEN:
    "アプリ設定の「OAuth & Permissions」にある Bot User OAuth Token（xoxb-）を、もう一度写してください。",
  SLACK_APP_TOKEN:
    "アプリ設定の「Basic Information」→「App-Level Tokens」で作ったトークン（xapp-）を、もう一度写してください。「Socket Mode」が有効かどうかも確かめてください。",
};

const moreScopes: Readonly<Record<Setting, string>> = {
  SLACK_BOT_TOKEN:
    "docs/slack.md の「求める許可」にあるものを「OAuth & Permissions」に加え、アプリを入れ直してください（Reinstall）。",
  SLACK_APP_TOKEN: "「App-Level Tokens」で、connections:write を付けたトークンを作り直してください。",
};

const installAgain =
  "アプリが削除されたか、トークンが取り消されています。アプリ設定の「Install App」で入れ直し、新しいトークンを設定してください。";
const noRotation =
  "Token Rotationを有効にしたアプリは使えません。`npx --no-install hagukumi manifest slack` のマニフェストからアプリを作り直してください。";
const elsewhere =
  "docs/slack.md の「うまくいかないとき」を見てください。ワークスペースの管理者がアプリの利用を制限していることもあります。";
