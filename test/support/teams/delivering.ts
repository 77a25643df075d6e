import type { Json } from "./ledger.ts";
import type { OpenId } from "./tokens.ts";

/** What Teams was answered with. */
export type Acked = {
  /** 0: nothing, as long as Teams waits. */
  readonly status: number;
  /** As JSON where it is JSON, else the text; undefined where it is empty. */
  readonly body: unknown;
  readonly ms: number;
};

/** The way from Teams to the bot. */
export type Deliver = (activity: Json) => Promise<Acked>;

export type Door = {
  /** The bot's `/api/messages`. */
  readonly url: string;
  /** Signs what is sent; left out for a bot that takes it unsigned. */
  readonly openId?: Pick<OpenId, "sign"> | undefined;
  /** How long Teams waits for an answer. */
  readonly patienceMs?: number;
};

const PATIENCE_MS = 15_000;

export const overHttp =
  ({ url, openId, patienceMs = PATIENCE_MS }: Door): Deliver =>
  async (activity) => {
    const authorization = openId && `Bearer ${openId.sign({ serviceurl: activity.serviceUrl })}`;
    return await post(url, activity, authorization, patienceMs);
  };

/** One request with exactly this `Authorization`; a broken line and a late answer are a status of 0. */
export async function post(
  url: string,
  activity: Json,
  authorization: string | undefined,
  patienceMs: number = PATIENCE_MS,
): Promise<Acked> {
  const at = performance.now();
  const acked = (status: number, text: string) => ({ status, body: readable(text), ms: performance.now() - at });
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)",
        ...(authorization !== undefined && { authorization }),
      },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(patienceMs),
    });
    return acked(response.status, await response.text());
  } catch {
    return acked(0, "");
  }
}

function readable(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
