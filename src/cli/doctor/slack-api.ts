import { z } from "zod";
import { type Answer, ask, Unreachable } from "./reach.ts";

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

const answer = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  team_id: z.string().optional(),
});

/** Throws an Unreachable. The token goes into the header only, and is not sent on to another address. */
export async function callSlack(
  { apiUrl, timeoutMs }: SlackServer,
  method: string,
  token: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<SlackAnswer> {
  const request = {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(fields),
  };
  const given = await ask({ name: "Slack", url: `${apiUrl}${method}`, timeoutMs }, request);
  return { ...said(given), clockGapMs: given.clockGapMs };
}

function said({ status, headers, body }: Answer): Omit<SlackAnswer, "clockGapMs"> {
  const read = answer.safeParse(body);
  if (!read.success) throw notSlack(status);
  const { ok, error, team, team_id } = read.data;
  return {
    error: ok ? undefined : oneWord(error ?? "unknown_error"),
    team: printable(team ?? ""),
    teamId: oneWord(team_id ?? ""),
    scopes: headers.get("x-oauth-scopes")?.split(",").map(oneWord).filter(Boolean),
  };
}

const oneWord = (text: string) => text.replace(/[^\w.:-]/g, "").slice(0, 60);
/** A name that somebody chose, for a terminal. */
const printable = (text: string) => text.replace(/\p{C}/gu, "").slice(0, 80);

const notSlack = (status: number) =>
  status >= 500
    ? new Unreachable(
        `Slackで障害が起きているようです（HTTP ${status}）。`,
        "https://slack-status.com を確かめ、しばらくしてからもう一度実行してください。",
      )
    : new Unreachable(
        `Slackではないものが答えました（HTTP ${status}）。`,
        "庁内のプロキシーやファイアウォールが slack.com への通信を止めていないか、確かめてください。SLACK_API_URL は、通常は設定しません。",
      );
