import { subscribe } from "node:diagnostics_channel";

/** A request that this process sent. Times are those of `Date.now()`, in fractions of a millisecond. */
export type Sent = {
  readonly path: string;
  readonly begunAt: number;
  /** When the head of its answer had been read; undefined: there was none. */
  readonly readAt?: number;
  readonly status?: number;
  /** The answer's `Retry-After`, in milliseconds. */
  readonly patienceMs?: number;
};

type Request = { readonly method: string; readonly path: string };
type Seen = {
  readonly request: Request;
  readonly response?: { readonly statusCode: number; readonly headers: readonly Buffer[] };
};

const now = () => performance.timeOrigin + performance.now();

/** Every request from here on that matters: no ledger elsewhere knows when it was begun, and when its answer was read. */
export function watchRequests(matters: (request: Request) => boolean): readonly Sent[] {
  const sent: Sent[] = [];
  const places = new WeakMap<Request, number>();
  subscribe("undici:request:create", (given) => {
    const { request } = given as Seen;
    if (matters(request)) places.set(request, sent.push({ path: request.path, begunAt: now() }) - 1);
  });
  subscribe("undici:request:headers", (given) => {
    const { request, response } = given as Seen;
    const place = places.get(request);
    const begun = place === undefined ? undefined : sent[place];
    if (place === undefined || !begun || !response) return;
    sent[place] = { ...begun, readAt: now(), status: response.statusCode, ...patienceIn(response.headers) };
  });
  return sent;
}

/** Names and values alternate. */
function patienceIn(headers: readonly Buffer[]): { readonly patienceMs?: number } {
  const at = headers.findIndex((each, n) => n % 2 === 0 && each.toString().toLowerCase() === "retry-after");
  return at < 0 ? {} : { patienceMs: Number(headers[at + 1]?.toString()) * 1000 };
}
