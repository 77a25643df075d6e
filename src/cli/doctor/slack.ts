import type { Config, SlackConfig } from "../../config.ts";
import { bySlack } from "../manifest/address.ts";
import { ManifestProblem } from "../manifest/problem.ts";
import type { Finding } from "./finding.ts";
import { incoming } from "./incoming.ts";
import { Unreachable } from "./reach.ts";
import { callSlack, type SlackAnswer, type SlackServer } from "./slack-api.ts";
import { refusal } from "./slack-words.ts";

export type SlackExpected = {
  /** What the manifest asks for. Throws a ManifestProblem. */
  readonly scopes: () => Promise<readonly string[]>;
  /** How long Slack may take for one answer. */
  readonly timeoutMs: number;
};

/** publicUrl: undefined where it is not set. */
type Setting = Pick<Config, "slack"> & { readonly publicUrl: string | undefined };

/** Asks Slack itself, with the tokens that are set; changes nothing there, and tells Slack of no member of staff. */
export async function slack({ slack: set, publicUrl }: Setting, expected: SlackExpected): Promise<readonly Finding[]> {
  if (!set) return [{ check: "Slack", state: "ok", found: "使いません。" }];
  const server = { apiUrl: set.apiUrl ?? "https://slack.com/api/", timeoutMs: expected.timeoutMs };
  const token = "Slackのトークン";
  const met = await asking(token, () => callSlack(server, "auth.test", set.botToken));
  if ("check" in met) return [met, ...(await receiving(set, publicUrl))];
  if (met.error)
    return [refusal(token, "SLACK_BOT_TOKEN", met.error), clock(met), ...(await receiving(set, publicUrl, server))];
  return [
    connected(token, met, set),
    await scopes(met, expected),
    await lookup(server, set.botToken),
    ...(await receiving(set, publicUrl, server)),
    clock(met),
  ];
}

/** What Slack answered; without an answer, the finding that says so. */
async function asking(check: string, ask: () => Promise<SlackAnswer>): Promise<SlackAnswer | Finding> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return error.as(check);
  }
}

function connected(check: string, { team, teamId }: SlackAnswer, { apiUrl }: SlackConfig): Finding {
  const through = apiUrl ? `（接続先：${new URL(apiUrl).host}）` : "";
  return { check, state: "ok", found: `「${team}」（${teamId}）につながります${through}。` };
}

async function scopes({ scopes: granted }: SlackAnswer, expected: SlackExpected): Promise<Finding> {
  const check = "Slackの許可（スコープ）";
  const wanted = await expected.scopes().catch((error: unknown) => {
    if (error instanceof ManifestProblem) return error.message;
    throw error;
  });
  if (typeof wanted === "string") return { check, state: "failed", found: wanted };
  if (!granted) return { check, state: "warning", found: "Slackの答えに許可の一覧がなく、確かめられませんでした。" };
  const missing = wanted.filter((scope) => !granted.includes(scope));
  const extra = granted.filter((scope) => !wanted.includes(scope) && scope !== "identify");
  if (missing.length > 0)
    return {
      check,
      state: "failed",
      found: `足りません：${missing.join("、")}`,
      todo: "アプリ設定の「OAuth & Permissions」→「Bot Token Scopes」に加え、ページ上部の案内からアプリを入れ直してください（Reinstall）。",
    };
  if (extra.length > 0)
    return {
      check,
      state: "warning",
      found: `使わない許可があります：${extra.join("、")}`,
      todo: "アプリ設定の「OAuth & Permissions」で外してください。使わない許可は、トークンが漏れたときの被害を広げます。",
    };
  return { check, state: "ok", found: `必要な${wanted.length}件だけがあります。` };
}

/** An address that nobody can have (RFC 2606): "not found" shows that one may look. */
const nobody = "doctor@hagukumi.invalid";

async function lookup(server: SlackServer, botToken: string): Promise<Finding> {
  const check = "Slackで職員を探す許可";
  const met = await asking(check, () => callSlack(server, "users.lookupByEmail", botToken, { email: nobody }));
  if ("check" in met) return met;
  if (!met.error || met.error === "users_not_found")
    return { check, state: "ok", found: "メールアドレスからSlackのアカウントを探せます。" };
  return refusal(check, "SLACK_BOT_TOKEN", met.error);
}

/** How Slack reaches this installation. server: undefined where Slack cannot be asked. */
async function receiving(
  set: SlackConfig,
  publicUrl: string | undefined,
  server?: SlackServer,
): Promise<readonly Finding[]> {
  if (!set.appToken)
    return [signature(set.signingSecret ?? ""), incoming("Slackからの受信（HTTP）", publicUrl, bySlack)];
  const { appToken } = set;
  return server ? [await socket(server, appToken)] : [];
}

async function socket(server: SlackServer, appToken: string): Promise<Finding> {
  const check = "Slackからの受信（Socket Mode）";
  const met = await asking(check, () => callSlack(server, "apps.connections.open", appToken));
  if ("check" in met) return met;
  if (met.error) return refusal(check, "SLACK_APP_TOKEN", met.error);
  const found = "接続を開けます。つなぎ直しの間の空白を避けるため、2つ以上のプロセスで動かしてください。";
  return { check, state: "ok", found };
}

function signature(secret: string): Finding {
  const check = "Slackの署名の鍵";
  if (/^[0-9a-f]{32}$/.test(secret))
    return {
      check,
      state: "ok",
      found: "設定されています（合っているかどうかは、Slackから最初に届いたときに分かります）。",
    };
  return {
    check,
    state: "warning",
    found: "SLACK_SIGNING_SECRET が、いつもの形（0〜9とa〜fの32字）ではありません。",
    todo: "アプリ設定の「Basic Information」→「App Credentials」の Signing Secret を写してください。Client Secret や Verification Token ではありません。",
  };
}

/** Slack's requests carry their time, and those older than five minutes are refused. */
function clock({ clockGapMs }: SlackAnswer): Finding {
  const check = "時計（Slackとの差）";
  if (clockGapMs === undefined)
    return { check, state: "warning", found: "Slackの答えに時刻がなく、確かめられませんでした。" };
  const seconds = Math.round(clockGapMs / 1000);
  const found = `${seconds}秒です。`;
  if (seconds <= 60) return { check, state: "ok", found };
  const todo =
    "このコンピューターの時刻合わせ（NTP）を確かめてください。5分を超えてずれると、Slackからの要求を受け付けられません。";
  return { check, state: seconds > 300 ? "failed" : "warning", found, todo };
}
