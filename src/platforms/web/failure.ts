import type { ErrorRequestHandler, Request } from "express";
import type { Locale } from "../../view/locale.ts";
import { type Text, text } from "./text.ts";

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
export const localeOf = (request: Request): Locale =>
  request.headers["accept-language"]?.startsWith("en") ? "en" : "ja";

/** Answers every error under /web as `{"error": sentence}`; never with a stack. */
export const answerFailure =
  (fault: (error: unknown, where: string) => string): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const t = text[localeOf(request)];
    const { status, say } = known(error) ?? { status: 500, say: (t: Text) => t.fault(fault(error, "web")) };
    response.status(status).json({ error: say(t) });
  };

/** `express.json` names what it met in `type`. */
function known(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  if (type === "entity.too.large") return new Failure(413, (t) => t.tooLarge);
  if (typeof status === "number" && status >= 400 && status < 500) return new Failure(status, (t) => t.unreadable);
  return undefined;
}
