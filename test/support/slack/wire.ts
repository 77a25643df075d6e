import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, no } from "./answers.ts";
import { readArguments } from "./arguments.ts";
import { type Fault, stops } from "./faults.ts";
import type { Json } from "./ledger.ts";
import { answerBy } from "./messages.ts";
import type { Method } from "./methods.ts";
import type { World } from "./world.ts";

/** What is done for a request, and whether its caller may ask for it. */
type Asked = { readonly method: string; readonly args: Json; readonly does: () => Answer; readonly plain: boolean };

/** `/api/<method>` and the addresses for answers. */
export function createWire(world: World, methods: Readonly<Record<string, Method>>) {
  const { ledger, faults } = world;
  const pace = paceOf(world);

  const serve = async (asked: Asked, response: ServerResponse): Promise<void> => {
    const at = Date.now();
    const { method, args, does } = asked;
    const fault = faults.meet(method);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    const kept = { method, args, at, fault };
    if (!fault && pace.isTooFast(method, args)) {
      ledger.add({ ...kept, ...limited });
      return tell(response, asked, limited.answer, 429, 1);
    }
    const answer = fault && stops(fault) ? no(fault.error ?? "not_done") : does();
    if (answer.ok && method === "chat.postMessage") pace.posted(args);
    const { status, error = answer.error } = told(fault, asked, answer);
    ledger.add({ ...kept, answer, ok: answer.ok, status, error });
    if (status === 0) return void response.socket?.destroy();
    const shown = fault?.error !== undefined ? no(fault.error) : answer;
    tell(response, asked, shown, status, fault?.retryAfterS ?? 1);
  };

  return {
    call: async (method: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const args = await readArguments(request);
      const { token, ...rest } = args ?? {};
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? token;
      const does = () => (args ? called(world, methods, method, rest, bearer) : no("invalid_form_data"));
      await serve({ method, args: rest, does, plain: false }, response);
    },
    reply: async (token: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const args = await readArguments(request);
      const does = () => (args ? answerBy(world, token, args) : no("invalid_payload"));
      await serve({ method: "response_url", args: { ...args, token }, does, plain: true }, response);
    },
  };
}

function called(world: World, methods: Readonly<Record<string, Method>>, method: string, args: Json, token: unknown) {
  const does = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!does) {
    world.ledger.broken("unknown method", method);
    return no("unknown_method");
  }
  if (method === "api.test") return does(args);
  const wanted = method === "apps.connections.open" ? world.appToken : world.botToken;
  if (token === wanted) return does(args);
  return no(token === undefined ? "not_authed" : "invalid_auth");
}

/** An address for answers says no by its status, the Web API in its answer. */
function told(fault: Fault | undefined, { plain }: Asked, { ok }: Answer): { status: number; error?: string } {
  if (fault?.cut) return { status: 0, error: "cut" };
  if (fault?.status !== undefined) return { status: fault.status, error: `http-${fault.status}` };
  if (fault?.error !== undefined) return { status: plain ? 404 : 200, error: fault.error };
  return { status: ok || !plain ? 200 : 404 };
}

const limited = { answer: no("ratelimited"), ok: false, status: 429, error: "ratelimited" };

/** One message a second in each conversation. */
function paceOf({ unhurried, conversations }: World) {
  const last = new Map<string, number>();
  const where = ({ channel }: Json) => conversations.find(String(channel ?? "")) ?? "";
  return {
    isTooFast: (method: string, args: Json): boolean =>
      unhurried && method === "chat.postMessage" && Date.now() - (last.get(where(args)) ?? 0) < 1000,
    posted: (args: Json) => void last.set(where(args), Date.now()),
  };
}

function tell(response: ServerResponse, { plain }: Asked, answer: Answer, status: number, retryAfterS: number): void {
  const headers = {
    "content-type": plain ? "text/plain" : "application/json; charset=utf-8",
    ...(status === 429 && { "retry-after": String(retryAfterS) }),
  };
  const body = status >= 500 ? "upstream error" : JSON.stringify(status === 429 ? no("ratelimited") : answer);
  response.writeHead(status, headers).end(plain && status < 500 ? (answer.error ?? "ok") : body);
}
