import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A call of Slack's Web API which got as far as Slack. */
export type Call = {
  readonly replica: string;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
};

/** Between the replicas and Slack: writes down what got there, and may see to it that the answer never comes back. */
export type Wire = {
  readonly calls: readonly Call[];
  /** What a replica of this name has for Slack's API. */
  readonly apiUrl: (replica: string) => string;
  /** The first call that is, or has been, like this. Rejects after so long. */
  readonly seen: (isIt: (call: Call) => boolean, ms: number) => Promise<Call>;
  /** From now on, the nth call that is like this reaches Slack, and instead of an answer this happens. */
  readonly instead: (isIt: (call: Call) => boolean, nth: number, happens: (replica: string) => void) => void;
  readonly asUsual: () => void;
  readonly close: () => Promise<void>;
};

type Instead = { readonly isIt: (call: Call) => boolean; left: number; readonly happens: (replica: string) => void };
type Waiting = { readonly isIt: (call: Call) => boolean; readonly found: (call: Call) => void };

/** slack: the fake's API, ending with a slash. delayMs: how long Slack takes. */
export async function openWire(slack: string, delayMs: () => number): Promise<Wire> {
  const calls: Call[] = [];
  const waiting = new Set<Waiting>();
  let instead: Instead | undefined;
  const note = (call: Call) => {
    calls.push(call);
    for (const each of waiting) if (each.isIt(call)) each.found(call);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const [, replica = "", , method = ""] = (request.url ?? "").split("/");
    const body = await whole(request);
    const { status, answer } = await forward(slack, method, request, body);
    const call = { replica, method, args: read(body, request), answer };
    note(call);
    if (instead?.isIt(call) && --instead.left <= 0) {
      const { happens } = instead;
      instead = undefined;
      happens(replica);
      return void request.socket.destroy();
    }
    await sleep(delayMs());
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    calls,
    apiUrl: (replica) => `${base}/${replica}/api/`,
    seen: (isIt, ms) => firstLike(calls, waiting, isIt, ms),
    instead: (isIt, nth, happens) => {
      instead = { isIt, left: nth, happens };
    },
    asUsual: () => {
      instead = undefined;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function firstLike(calls: readonly Call[], waiting: Set<Waiting>, isIt: Waiting["isIt"], ms: number): Promise<Call> {
  const before = calls.findLast(isIt);
  if (before) return Promise.resolve(before);
  return new Promise((resolve, reject) => {
    const each = {
      isIt,
      found: (call: Call) => {
        clearTimeout(late);
        waiting.delete(each);
        resolve(call);
      },
    };
    const late = setTimeout(() => {
      waiting.delete(each);
      reject(new Error("Slack was not called"));
    }, ms);
    waiting.add(each);
  });
}

async function whole(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function forward(slack: string, method: string, { headers }: IncomingMessage, body: string) {
  const passed = { "content-type": headers["content-type"] ?? "", authorization: headers.authorization ?? "" };
  const response = await fetch(slack + method, { method: "POST", headers: passed, body });
  return { status: response.status, answer: (await response.json()) as Call["answer"] };
}

/** Slack takes JSON, or a form whose larger fields are JSON. */
function read(body: string, { headers }: IncomingMessage): Call["args"] {
  if (headers["content-type"]?.includes("json")) return JSON.parse(body || "{}");
  const fields = [...new URLSearchParams(body)].map(([name, value]) => [name, asData(value)] as const);
  return Object.fromEntries(fields);
}

function asData(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
