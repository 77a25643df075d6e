import { webApi } from "@slack/bolt";
import type { Sent } from "../../bot/platform.ts";
import { neverMade } from "../chat/never-made.ts";

/** One call of Slack's Web API: its answer, or why there is none. */
export type Called =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly error: string; readonly sent: Exclude<Sent, { readonly outcome: "sent" }> };
type Answer = Readonly<Record<string, unknown>>;

export type Calls = {
  readonly call: (method: string, args: Readonly<Record<string, unknown>>) => Promise<Called>;
};

type Options = {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly logger: webApi.Logger;
  readonly now: () => number;
  /** Something that an operator must mend: the token, a scope. */
  readonly onTrouble: (error: string, method: string) => void;
};

const TIMEOUT_MS = 10_000;
const UNREACHABLE_MS = 15_000;
const MEND_MS = 5 * 60_000;
const RATE_MS = 30_000;

/** Nothing is retried in here: the outbox knows best when. A method that asked for patience is not called before its time. */
export function createCalls({ token, apiUrl, logger, now, onTrouble }: Options): Calls {
  const client = new webApi.WebClient(token, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger,
  });
  const patience = new Map<string, number>();
  return {
    call: async (method, args): Promise<Called> => {
      const wait = (patience.get(method) ?? 0) - now();
      if (wait > 0) return failed("ratelimited", { outcome: "retry", afterMs: wait, lane: method });
      try {
        return { ok: true, answer: { ...(await client.apiCall(method, { ...args })) } };
      } catch (error) {
        const called = readFailure(error, method);
        if (called.sent.outcome === "retry" && called.sent.lane === method)
          patience.set(method, Math.max(patience.get(method) ?? 0, now() + called.sent.afterMs));
        if (needsToken.has(called.error) || needsScope.has(called.error)) onTrouble(called.error, method);
        return called;
      }
    },
  };
}

type Failed = Extract<Called, { readonly ok: false }>;
const failed = (error: string, sent: Failed["sent"]): Failed => ({ ok: false, error, sent });

function readFailure(error: unknown, method: string): Failed {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return failed("ratelimited", { outcome: "retry", afterMs: Math.max(1, error.retryAfter) * 1000, lane: method });
  if (error instanceof webApi.WebAPIPlatformError) return refusedBy(error.data.error, method);
  if (error instanceof webApi.WebAPIHTTPError) return failed(`http-${error.statusCode}`, afterStatus(error.statusCode));
  if (error instanceof webApi.WebAPIRequestError && neverMade(error.original))
    return failed("unreachable", { outcome: "retry", afterMs: UNREACHABLE_MS });
  // web-api makes a plain error of a 429 whose Retry-After it cannot read.
  if (error instanceof Error && error.message.includes("retry-after"))
    return failed("ratelimited", { outcome: "retry", afterMs: RATE_MS, lane: method });
  return failed("no-answer", { outcome: "unknown" });
}

/** A server that fails may have done it all the same; one that refuses has not. */
const afterStatus = (status: number): Failed["sent"] =>
  status >= 500 ? { outcome: "unknown" } : { outcome: "gone", reason: `http-${status}` };

function refusedBy(error: string, method: string): Failed {
  if (error === "ratelimited" || error === "rate_limited" || error === "message_limit_exceeded")
    return failed(error, { outcome: "retry", afterMs: RATE_MS, lane: method });
  if (needsToken.has(error)) return failed(error, { outcome: "retry", afterMs: MEND_MS, lane: "all" });
  if (mayHaveArrived.has(error)) return failed(error, { outcome: "unknown" });
  return failed(error, { outcome: "gone", reason: error });
}

/** Until somebody mends it, nothing can be sent at all. */
const needsToken = new Set([
  "invalid_auth",
  "not_authed",
  "token_revoked",
  "token_expired",
  "account_inactive",
  "org_login_required",
  "team_access_not_granted",
]);
/** What holds for one conversation or one method only. */
const needsScope = new Set(["missing_scope", "no_permission"]);
const mayHaveArrived = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout"]);
