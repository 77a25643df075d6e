import type { ErrorRequestHandler, Request, RequestHandler } from "express";
import type { Locale } from "../../view/locale.ts";
import { type Text, text } from "./text.ts";
import type { Failure as Told } from "./wire.ts";

/** An expected no of this platform: its status, and what the page shows. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly say: (t: Text) => string,
  ) {
    super(`status ${status}`);
    this.name = "Failure";
  }
}

/** The page asks in its own language; Japanese without a word. */
export const localeOf = (request: Pick<Request, "headers">): Locale =>
  request.headers["accept-language"]?.startsWith("en") ? "en" : "ja";

/** Answers every error as `{"error": sentence}`; never with a stack. */
export const answerFailure =
  (fault: (error: unknown, where: string) => string): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const t = text[localeOf(request)];
    const { status, say } = known(error) ?? unexpected(fault(error, "web"), request.method);
    response.status(status).json({ error: say(t) } satisfies Told);
  };

/** For paths that nothing answers; mounted after everything else. */
export const unknownPath: RequestHandler = (request, response) => {
  response.status(404).json({ error: text[localeOf(request)].notHere } satisfies Told);
};

/** `express.json` names what it met in `type`. */
function known(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  if (type === "entity.too.large") return new Failure(413, (t) => t.tooLarge);
  if (typeof status === "number" && status >= 400 && status < 500) return new Failure(status, (t) => t.unreadable);
  return undefined;
}

/** Where something was to be done, it may have been done before this went wrong: the page says so. */
const unexpected = (reference: string, method: string): Failure =>
  new Failure(500, (t) => (method === "GET" ? t.faultLooking(reference) : t.faultDoing(reference)));
