import express, { type ErrorRequestHandler, type Request, type RequestHandler } from "express";
import type { Adapter } from "./adapter.ts";
import type { Answer } from "./answers.ts";
import { type Gate, isLoopback, isLoopbackService } from "./gate.ts";

type Options = {
  /** Undefined in the demo. */
  readonly gate: Gate | undefined;
  readonly adapter: () => Promise<Adapter>;
  readonly heed: (activity: unknown) => Promise<Answer | undefined>;
  readonly onFault: (error: unknown) => void;
  readonly onAcknowledged: () => void;
  /** why: `token`, or `place` for a genuine one of another tenant, channel or service. */
  readonly onRefused: (why: string) => void;
};

/** A form of the most fields, filled to the brim. */
const MOST_BYTES = "512kb";

/** `POST /api/messages`. What is refused gets a status and no word about why. */
export function openDoor({ gate, adapter, heed, onFault, onAcknowledged, onRefused }: Options): RequestHandler {
  const first: RequestHandler = (request, response, next) => {
    const refusal = gate ? gate.claims(request.headers.authorization) : isFromHere(request) ? undefined : 403;
    if (refusal === undefined) return next();
    onRefused(reasons[refusal]);
    // What is refused unread must not be taken for the next request.
    response.status(refusal).set("connection", "close").end();
  };

  const activity: RequestHandler = async (request, response) => {
    const authorization = request.headers.authorization ?? "";
    const given: unknown = request.body;
    if (typeof given !== "object" || given === null) return void response.status(400).end();
    try {
      const refusal = gate ? await gate.admits(authorization, given) : isLoopbackService(given) ? undefined : 403;
      if (refusal !== undefined) {
        onRefused(reasons[refusal]);
        return void response.status(refusal).end();
      }
      const { receive } = await adapter();
      const answer = await receive(given, () => heed(given));
      if (answer) response.status(200).json(answer);
      else response.status(isInvoke(given) ? 501 : 200).end();
      onAcknowledged();
    } catch (error) {
      onFault(error);
      response.status(503).end();
    }
  };

  const unreadable: ErrorRequestHandler = (error, _request, response, _next) => {
    response
      .status((error as { status?: number }).status ?? 400)
      .set("connection", "close")
      .end();
  };

  return express
    .Router()
    .post("/api/messages", first, express.json({ limit: MOST_BYTES, type: "application/json" }), activity)
    .use("/api/messages", unreadable);
}

const reasons = { 401: "token", 403: "place" } as const;

const isInvoke = (given: object): boolean => (given as { type?: unknown }).type === "invoke";

/** Sent by a program on this machine, not by way of a proxy, and not by a page that a browser shows. */
function isFromHere({ socket, headers }: Request): boolean {
  const peer = socket.remoteAddress?.replace(/^::ffff:/, "");
  const host = URL.canParse(`http://${headers.host}`) ? new URL(`http://${headers.host}`).hostname : "";
  const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];
  if (!peer || !isLoopback(peer) || !isLoopback(host)) return false;
  if (headers.origin !== undefined || headers["sec-fetch-site"] !== undefined) return false;
  return forwarded.every((name) => headers[name] === undefined);
}
