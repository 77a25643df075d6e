import { createHmac } from "node:crypto";
import { request as ask } from "node:http";
import type { Json } from "./ledger.ts";
import type { SlackRequest } from "./payloads.ts";
import type { Envelope, Retry, SocketMode } from "./socket-mode.ts";

/** What Slack was answered with. */
export type Acked = {
  /** 0: nothing, as long as Slack waits, which is three seconds. In Socket Mode an acknowledgement is a 200. */
  readonly status: number;
  readonly body: string;
  /** The body where it is JSON. */
  readonly json: Json | undefined;
  readonly ms: number;
};

/** The way from Slack to the bot. retry: it was sent before. */
export type Deliver = (request: SlackRequest, retry?: Retry) => Promise<Acked>;

const PATIENCE_MS = 3000;

/** As an HTTP request, signed. patienceMs: how long Slack waits. */
export const overHttp =
  (to: { readonly url: string; readonly signingSecret: string }, patienceMs = PATIENCE_MS): Deliver =>
  async (request, retry) => {
    const { type, body } = encoded(request);
    const again = retry && { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason };
    const headers = { ...signedHeaders(to.signingSecret, body), "content-type": type, ...again };
    return await post(to.url, headers, body, patienceMs);
  };

/** As an envelope in Socket Mode. */
export const overSocket =
  (socket: Pick<SocketMode, "send">, patienceMs = PATIENCE_MS): Deliver =>
  async ({ kind, payload }, retry) => {
    const ack = await socket.send({ type: types[kind], payload }, retry, patienceMs);
    if (!ack) return { status: 0, body: "", json: undefined, ms: patienceMs };
    // Slack's client sends an empty object where there is nothing to say.
    const written = JSON.stringify(ack.payload ?? {});
    const body = written === "{}" ? "" : written;
    return { status: 200, body, json: objectIn(body), ms: ack.ms };
  };

const types: Readonly<Record<SlackRequest["kind"], Envelope["type"]>> = {
  event: "events_api",
  interactive: "interactive",
  command: "slash_commands",
};

/** The body as Slack writes it: exactly these content types, without a charset. */
export function encoded({ kind, payload }: SlackRequest): { readonly type: string; readonly body: string } {
  const form = "application/x-www-form-urlencoded";
  if (kind === "event") return { type: "application/json", body: JSON.stringify(payload) };
  if (kind === "interactive")
    return { type: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
  return { type: form, body: new URLSearchParams(payload as Record<string, string>).toString() };
}

export function signedHeaders(signingSecret: string, body: string, atS = Math.floor(Date.now() / 1000)) {
  const signature = createHmac("sha256", signingSecret).update(`v0:${atS}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(atS), "x-slack-signature": `v0=${signature}` };
}

/** One request with exactly these headers; a broken line and a late answer are a status of 0. */
export const post = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  patienceMs = PATIENCE_MS,
): Promise<Acked> =>
  new Promise((resolve) => {
    const at = performance.now();
    const done = (status: number, text: string) =>
      resolve({ status, body: text, json: objectIn(text), ms: performance.now() - at });
    const asked = ask(url, {
      method: "POST",
      headers: {
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        accept: "application/json,*/*",
        ...headers,
      },
      signal: AbortSignal.timeout(patienceMs),
    });
    asked.on("error", () => done(0, ""));
    asked.on("response", async (response) => {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of response) chunks.push(chunk);
        done(response.statusCode ?? 0, Buffer.concat(chunks).toString());
      } catch {
        done(0, "");
      }
    });
    asked.end(body);
  });

function objectIn(text: string): Json | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? (read as Json) : undefined;
  } catch {
    return undefined;
  }
}
