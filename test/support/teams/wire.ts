import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, badArgument, no } from "./answers.ts";
import { type Asked, type Meant, meant } from "./connector.ts";
import { type Fault, stops } from "./faults.ts";
import type { Json } from "./ledger.ts";
import type { World } from "./world.ts";

/** What comes along the line, and what goes back. below: the path of the service URL, without a slash at its end. */
export function createWire(world: World, below: string) {
  const { ledger, faults, pace } = world;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = Date.now();
    const asked = await read(request, below);
    const { method, path, body } = asked;
    const fault = faults.meet(method, decodeURIComponent(path));
    const does = meaning(world, asked);
    if (does && pace.isEarly(does.conversation)) ledger.broken("before Retry-After", does.conversation, path);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    const { applied, answer, headers } = done(world, asked, does, fault);
    const status = fault?.cut ? 0 : answer.status;
    ledger.add({
      ...{ method, path, at, status, applied, fault },
      body,
      authorization: request.headers.authorization,
      answer: answer.body,
      conversation: does?.conversation,
      message: answer.message,
      replyTo: does?.replyTo,
    });
    if (status === 0) return void response.socket?.destroy();
    const wait = Number(headersOf(headers)["retry-after"]);
    if (does && wait > 0) pace.hold(does.conversation, wait);
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  };
}

type Read = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** undefined: there was none, or it is no JSON. */
  readonly body: Json | undefined;
  readonly bearer: string | undefined;
  readonly readable: boolean;
};
type Done = { readonly applied: boolean; readonly answer: Answer; readonly headers: Record<string, string> };

async function read(request: IncomingMessage, below: string): Promise<Read> {
  const url = new URL(request.url ?? "/", "http://teams");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const body = objectIn(text);
  return {
    method: request.method ?? "GET",
    // A service URL has a path; whoever loses it calls somebody else.
    path: url.pathname.startsWith(`${below}/`) ? url.pathname.slice(below.length) : `/elsewhere${url.pathname}`,
    query: url.searchParams,
    body,
    bearer: /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1],
    readable: text === "" || body !== undefined,
  };
}

function meaning(world: World, { method, path, query, body }: Read): Meant | undefined {
  const [, version, ...parts] = path.split("/").map(decodeURIComponent);
  const asked: Asked = { method, path: parts, query, body };
  const found = version === "v3" ? meant(world, asked) : undefined;
  if (!found) world.ledger.broken("unknown call", "connector", `${method} ${path}`);
  return found;
}

/** Does what was asked, unless something stands against it. */
function done(world: World, asked: Read, does: Meant | undefined, fault: Fault | undefined): Done {
  if (fault && stops(fault)) return { applied: false, answer: faulty(fault), headers: { ...fault.headers } };
  if (world.token !== undefined && asked.bearer !== world.token) return refused(unauthorized);
  if (!does) return refused(no(404, "NotFound", "There is no such call."));
  if (!asked.readable) return refused(badArgument("Invalid request body"));
  const waitMs = world.pace.meet(does.kind, does.conversation);
  if (waitMs !== undefined) return refused(throttled, { "retry-after": String(Math.ceil(waitMs / 1000)) });
  const answer = does.does();
  const applied = answer.status < 300;
  return fault?.status === undefined
    ? { applied, answer, headers: {} }
    : { applied, answer: { ...faulty(fault), message: answer.message }, headers: { ...fault.headers } };
}

const refused = (answer: Answer, headers: Record<string, string> = {}): Done => ({ applied: false, answer, headers });
const throttled = no(429, "Throttled", "Too many requests.");
const unauthorized: Answer = { status: 401, body: { message: "Authorization has been denied for this request." } };

function faulty({ status = 0, code }: Fault): Answer {
  if (status === 429) return throttled;
  return no(status, code ?? (status >= 500 ? "ServiceError" : "Error"), "as it was arranged");
}

const headersOf = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function objectIn(text: string): Json | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null ? (found as Json) : undefined;
  } catch {
    return undefined;
  }
}
