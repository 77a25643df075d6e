import { z } from "zod";

/** Where Slack's methods are called, and how long an answer may take. */
export type SlackServer = { readonly apiUrl: string; readonly timeoutMs: number };

export type SlackAnswer = {
  /** undefined: done. */
  readonly error: string | undefined;
  readonly team: string;
  readonly teamId: string;
  /** What the token may do; undefined where Slack did not say. */
  readonly scopes: readonly string[] | undefined;
  /** How far apart Slack's clock and this computer's are; undefined where Slack did not say. */
  readonly clockGapMs: number | undefined;
};

/** No answer of Slack's: what was met instead, and what to do. */
export class SlackUnreachable extends Error {
  override readonly name = "SlackUnreachable";
  constructor(
    message: string,
    readonly todo: string,
  ) {
    super(message);
  }
}

const answer = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  team_id: z.string().optional(),
});

/** Throws a SlackUnreachable. The token goes into the header only, and is not sent on to another address. */
export async function callSlack(
  { apiUrl, timeoutMs }: SlackServer,
  method: string,
  token: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<SlackAnswer> {
  const sentAt = Date.now();
  try {
    const response = await fetch(`${apiUrl}${method}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(fields),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const clockGapMs = gapTo(response.headers.get("date"), (sentAt + Date.now()) / 2);
    return { ...said(response, await response.text()), clockGapMs };
  } catch (error) {
    throw error instanceof SlackUnreachable ? error : unreachable(error, timeoutMs);
  }
}

function said({ status, headers }: Response, body: string): Omit<SlackAnswer, "clockGapMs"> {
  const read = answer.safeParse(jsonOr(body));
  if (!read.success) throw notSlack(status);
  const { ok, error, team, team_id } = read.data;
  return {
    error: ok ? undefined : oneWord(error ?? "unknown_error"),
    team: printable(team ?? ""),
    teamId: oneWord(team_id ?? ""),
    scopes: headers.get("x-oauth-scopes")?.split(",").map(oneWord).filter(Boolean),
  };
}

function jsonOr(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The header counts whole seconds, so it is half a second behind on average. */
function gapTo(date: string | null, ours: number): number | undefined {
  const theirs = Date.parse(date ?? "");
  return Number.isNaN(theirs) ? undefined : Math.abs(ours - (theirs + 500));
}

const oneWord = (text: string) => text.replace(/[^\w.:-]/g, "").slice(0, 60);
/** A name that somebody chose, for a terminal. */
const printable = (text: string) => text.replace(/\p{C}/gu, "").slice(0, 80);

const notSlack = (status: number) =>
  status >= 500
    ? new SlackUnreachable(
        `Slackで障害が起きているようです（HTTP ${status}）。`,
        "https://slack-status.com を確かめ、しばらくしてからもう一度実行してください。",
      )
    : new SlackUnreachable(
        `Slackではないものが答えました（HTTP ${status}）。`,
        "庁内のプロキシーやファイアウォールが slack.com への通信を止めていないか、確かめてください。SLACK_API_URL は、通常は設定しません。",
      );

function unreachable(error: unknown, timeoutMs: number): SlackUnreachable {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (name === "TimeoutError")
    return new SlackUnreachable(`${timeoutMs / 1000}秒待ちましたが、Slackの答えがありません。`, openWay);
  const code = oneWord(String(cause?.code ?? "network"));
  if (/CERT|SIGNATURE|ISSUER/.test(code))
    return new SlackUnreachable(
      `Slackの証明書を確かめられません（${code}）。`,
      "庁内の機器が通信を検査している場合は、その認証局の証明書のファイルを環境変数 NODE_EXTRA_CA_CERTS に設定してください。",
    );
  return new SlackUnreachable(`Slackに接続できません（${code}）。`, openWay);
}

const openWay =
  "このコンピューターから slack.com の443番へ出られるよう、名前解決（DNS）とファイアウォールを確かめてください。";
