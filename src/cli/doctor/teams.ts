import { z } from "zod";
import type { Config, TeamsConfig } from "../../config.ts";
import { microsoft } from "../../platforms/teams/settings.ts";
import { byTeams } from "../manifest/address.ts";
import type { Finding } from "./finding.ts";
import { incoming } from "./incoming.ts";
import { type Answer, ask, notIt, type Server, Unreachable } from "./reach.ts";
import { refusal } from "./teams-words.ts";

/** Where Microsoft is asked. */
export type MicrosoftServers = {
  /** Gives the bot its token; ends with a slash. */
  readonly login: string;
  /** Says by which keys Teams signs. */
  readonly openIdUrl: string;
  /** Takes what the bot sends. */
  readonly service: string;
  /** How long each of them may take for one answer. */
  readonly timeoutMs: number;
};

export const microsoftServers: MicrosoftServers = {
  login: "https://login.microsoftonline.com/",
  openIdUrl: microsoft.openIdUrl,
  service: `${microsoft.services[0]}/`,
  timeoutMs: 10_000,
};

/**
 * Asks Microsoft itself, with the registration that is set; changes nothing there, and tells of no member of staff.
 * That the ids are complete and UUIDs was seen when the settings were read. publicUrl: undefined where it is not set.
 */
export async function teams(
  { teams: set, publicUrl }: Pick<Config, "teams"> & { readonly publicUrl: string | undefined },
  servers: MicrosoftServers,
): Promise<readonly Finding[]> {
  if (!set) return [{ check: "Teams", state: "ok", found: "使いません。" }];
  const [token, keys, sending] = await Promise.all([tokenOf(set, servers), keysAt(servers), sendingTo(servers)]);
  const gap = [token, keys].flatMap(({ clockGapMs }) => clockGapMs ?? [])[0];
  return [registration(set), token.finding, keys.finding, sending, receiving(publicUrl), clock(gap)];
}

function registration({ appId, tenantId, appPassword }: TeamsConfig): Finding {
  const check = "Teamsの登録";
  const found = `アプリ ${appId}、テナント ${tenantId}。`;
  // A secret's value never looks like this; its id, which stands beside it, always does.
  if (!z.guid().safeParse(appPassword).success) return { check, state: "ok", found };
  return {
    check,
    state: "warning",
    found: "MicrosoftAppPassword が、IDの形をしています。",
    todo: "「証明書とシークレット」の「シークレット ID」ではなく、「値」を写してください。「値」は作った直後にだけ表示されます。",
  };
}

/** A finding, and how far apart the clocks are where the server said what time it is. */
type Looked = { readonly finding: Finding; readonly clockGapMs?: number | undefined };

async function looking(
  check: string,
  server: Server,
  request: RequestInit,
  look: (answer: Answer) => Finding,
): Promise<Looked> {
  try {
    const answer = await ask(server, request);
    return { finding: look(answer), clockGapMs: answer.clockGapMs };
  } catch (error) {
    if (error instanceof Unreachable) return { finding: error.as(check) };
    throw error;
  }
}

const given = z.object({ access_token: z.string().min(1), token_type: z.literal("Bearer") });
const refused = z.object({ error: z.string(), error_codes: z.array(z.number()).optional() });

async function tokenOf(
  { appId, tenantId, appPassword, appType }: TeamsConfig,
  { login, timeoutMs }: MicrosoftServers,
): Promise<Looked> {
  const check = "Teamsのトークン";
  if (appType === "UserAssignedMSI" || appPassword === undefined)
    return {
      finding: {
        check,
        state: "warning",
        found: "マネージドIDのトークンは、はぐくみを動かすAzureの中でだけ受け取れるため、確かめていません。",
        todo: "起動したあと、Teamsで「ヘルプ」と送って確かめてください。",
      },
    };
  const server = { name: "Microsoft Entra", url: `${login}${tenantId}/oauth2/v2.0/token`, timeoutMs };
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: appId,
    client_secret: appPassword,
    scope: "https://api.botframework.com/.default",
  });
  return await looking(check, server, { method: "POST", body }, (answer) => {
    if (given.safeParse(answer.body).success) return { check, state: "ok", found: "受け取れます。" };
    const no = refused.safeParse(answer.body).data;
    if (!no || answer.status >= 500) throw notIt(server, answer);
    if (answer.status === 429) return { check, state: "warning", found: "問い合わせが多すぎます。", todo: waitABit };
    return refusal(check, no.error.replace(/[^\w.-]/g, "").slice(0, 60), no.error_codes?.[0]);
  });
}

const waitABit = "数分待ってから、もう一度実行してください。";

const metadata = z.object({ issuer: z.literal(microsoft.issuer), jwks_uri: z.url() });

/** Without the keys nothing that comes from Teams is believed. */
async function keysAt({ openIdUrl: url, timeoutMs }: MicrosoftServers): Promise<Looked> {
  const check = "Teamsの署名の鍵";
  const server = { name: "Bot Framework", url, timeoutMs };
  return await looking(check, server, {}, (answer) => {
    if (!metadata.safeParse(answer.body).success) throw notIt(server, answer);
    return { check, state: "ok", found: `${new URL(url).host} から受け取れます。` };
  });
}

/** Whatever it answers to somebody without a token, the way is open. */
async function sendingTo({ service: url, timeoutMs }: MicrosoftServers): Promise<Finding> {
  const check = "Teamsへの送信";
  const found = `${new URL(url).host} につながります。`;
  const looked = await looking(check, { name: "Teams", url, timeoutMs }, {}, () => ({ check, state: "ok", found }));
  return looked.finding;
}

const receiving = (publicUrl: string | undefined) =>
  incoming(
    "Teamsからの受信",
    publicUrl,
    byTeams,
    "（Azure Botの「メッセージング エンドポイント」も、このとおりにしてください）",
  );

/** The tokens that come with Teams' requests say from when to when they hold. */
function clock(gapMs: number | undefined): Finding {
  const check = "時計（Microsoftとの差）";
  if (gapMs === undefined)
    return { check, state: "warning", found: "Microsoftの答えに時刻がなく、確かめられませんでした。" };
  const seconds = Math.round(gapMs / 1000);
  const found = `${seconds}秒です。`;
  if (seconds <= 60) return { check, state: "ok", found };
  const todo =
    "このコンピューターの時刻合わせ（NTP）を確かめてください。5分を超えてずれると、Teamsからの要求を受け付けられません。";
  return { check, state: seconds > 300 ? "failed" : "warning", found, todo };
}
