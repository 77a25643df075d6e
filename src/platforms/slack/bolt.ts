import type { IncomingMessage, ServerResponse } from "node:http";
import { App, HTTPReceiver, type Logger, LogLevel, type Receiver, SocketModeReceiver, webApi } from "@slack/bolt";
import { PlatformProblem } from "../../bot/platform.ts";

export type Doors = {
  readonly app: App;
  /** For our own server, over HTTP; undefined in Socket Mode. */
  readonly listener: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type DoorOptions = {
  readonly botToken: string;
  readonly signingSecret: string | undefined;
  readonly appToken: string | undefined;
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  /** The bot's own ids, so that it never answers itself; asked for once. */
  readonly self: () => Promise<{ readonly botId?: string; readonly botUserId?: string }>;
  readonly onFault: (error: unknown) => void;
  /** Slack has its answer. */
  readonly onAcknowledged: () => void;
  /** A request whose signature, or whose time, does not fit. */
  readonly onRefused: () => void;
};

/** Slack's requests are small; Bolt would take four megabytes from anybody before it looks at the signature. */
export const MOST_BYTES = 1_000_000;

/** Bolt, by the one way that is configured. */
export function openDoors(options: DoorOptions): Doors {
  const { botToken, apiUrl, logger, self, appToken } = options;
  const receiver = appToken === undefined ? httpReceiver(options) : undefined;
  const socket = appToken === undefined ? undefined : socketReceiver(options, appToken);
  const app = new App({
    receiver: receiver ?? socket ?? never(),
    authorize: async () => ({ botToken, ...(await self()) }),
    logger,
    clientOptions: {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      retryConfig: { retries: 0 },
      timeout: 10_000,
    },
    // Without it Bolt would keep asking for a fixed token to be verified; the start does that once, and says why not.
    tokenVerificationEnabled: false,
    // Bolt would look for what it remembers of the conversation, which is never anything, and make an error of that.
    convoStore: false,
  });
  // Bolt writes an error down and acknowledges all the same; thrown again, it leaves Slack to deliver once more.
  app.error(async (error) => {
    throw error;
  });
  return {
    app,
    listener: receiver && ((request, response) => answer(receiver, options, request, response)),
    start: async () => {
      await socket?.start();
    },
    stop: async () => {
      await socket?.stop();
    },
  };
}

function never(): never {
  throw new Error("neither a signing secret nor an app token");
}

function httpReceiver({ signingSecret, logger, onFault }: DoorOptions): HTTPReceiver {
  if (!signingSecret) throw new Error("Slack over HTTP needs SLACK_SIGNING_SECRET");
  return new HTTPReceiver({
    signingSecret,
    logger,
    processBeforeResponse: true,
    bodyLimit: MOST_BYTES,
    processEventErrorHandler: async ({ error, response }) => {
      onFault(error);
      if (!response.headersSent) response.writeHead(isTooDeep(error) ? 400 : 503).end();
      return false;
    },
  });
}

/** Nested so deep that nothing can walk through it; delivering it again would not help. */
const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError || (error as { original?: unknown }).original instanceof RangeError;

/** What is too large is refused unread, and a request from the future like one from the past. */
function answer(
  receiver: HTTPReceiver,
  { onAcknowledged, onRefused }: DoorOptions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const status = refusalOf(request);
  if (status !== undefined) {
    if (status === 401) onRefused();
    response.writeHead(status, { connection: "close" }).end();
    return;
  }
  // Bolt leaves the rest of a body that is too large in the line, where it would be read as the next request.
  if (request.headers["content-length"] === undefined) response.shouldKeepAlive = false;
  response.once("finish", () => (response.statusCode === 401 ? onRefused() : onAcknowledged()));
  receiver.requestListener(request, response);
}

function refusalOf({ method, headers }: IncomingMessage): number | undefined {
  if (method !== "POST") return 404;
  if (Number(headers["content-length"] ?? 0) > MOST_BYTES) return 413;
  return isFromTheFuture(headers["x-slack-request-timestamp"]) ? 401 : undefined;
}

const LATEST_S = 300;
const isFromTheFuture = (stamp: string | readonly string[] | undefined): boolean =>
  Number(stamp) > Date.now() / 1000 + LATEST_S;

/**
 * Bolt's own receiver acknowledges an event before any listener runs. This one hands Bolt an acknowledgement that is
 * kept back until the listeners are done, and never given when one of them failed: Slack then delivers again.
 */
function socketReceiver({ logger, apiUrl, onFault, onAcknowledged }: DoorOptions, appToken: string): Receiver {
  const clientOptions = { ...(apiUrl !== undefined && { slackApiUrl: apiUrl }), retryConfig: { retries: 3 } };
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  });
  const init = (app: App) => {
    receiver.client.removeAllListeners("slack_event");
    receiver.client.on("slack_event", async ({ ack, body }: Envelope) => {
      let held: { readonly response: unknown } | undefined;
      const hold = async (response?: unknown) => {
        held = { response };
      };
      try {
        await app.processEvent({ body, ack: hold });
        if (held) await ack(held.response);
        onAcknowledged();
      } catch (error) {
        onFault(error);
      }
    });
  };
  const start = async () => {
    await checkAppToken(new webApi.WebClient(appToken, { ...clientOptions, logger }));
    await receiver.start();
  };
  return { init, start, stop: () => receiver.stop() };
}

/** Bolt ends with Slack's bare word for a wrong token, and tries for ever with one that lacks its scope. */
async function checkAppToken(client: webApi.WebClient): Promise<void> {
  try {
    await client.apps.connections.open({});
  } catch (error) {
    // A Slack that is not there just now is no reason not to start.
    if (!(error instanceof webApi.WebAPIPlatformError)) return;
    const { error: code } = error.data;
    const mend =
      code === "missing_scope"
        ? "このトークンには connections:write がありません。アプリの設定の「Basic Information」→「App-Level Tokens」で、connections:write を付けて作り直してください。"
        : "SLACK_APP_TOKEN を確認してください。アプリの設定の「Basic Information」→「App-Level Tokens」にあります。Socket Modeがオンになっていることも確かめてください。";
    throw new PlatformProblem(`SlackのSocket Modeでつながりません（${code}）。${mend}`);
  }
}

type Envelope = {
  readonly ack: (response?: unknown) => Promise<void>;
  readonly body: Record<string, unknown>;
};
