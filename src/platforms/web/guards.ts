import type { RequestHandler } from "express";
import { Failure } from "./failure.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const forwarding = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/**
 * The demo has no passwords, so it answers only this machine: no other peer, no foreign Host name (DNS rebinding),
 * no proxy.
 */
export const loopbackOnly: RequestHandler = (request, _response, next) => {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const near = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(request.socket.remoteAddress ?? "");
  const proxied = forwarding.some((name) => request.headers[name] !== undefined);
  if (!near || !loopback.has(host.toLowerCase()) || proxied) throw new Failure(403, (t) => t.elsewhere);
  next();
};

/**
 * What changes or asks anything comes from our own page, as JSON or, for a file, as bytes: no form of another site can
 * send either (CSRF).
 */
export const ownPageOnly =
  (publicUrl: string): RequestHandler =>
  (request, _response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    if (!request.is(["application/json", "application/octet-stream"])) throw new Failure(415, (t) => t.unreadable);
    const site = request.headers["sec-fetch-site"];
    if (site !== undefined && site !== "same-origin") throw new Failure(403, (t) => t.foreign);
    if (!ownOrigin(request.headers.origin, request.headers.host, publicUrl)) throw new Failure(403, (t) => t.foreign);
    next();
  };

/** A browser names its origin with every POST; a program on the command line may name none. */
function ownOrigin(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  if (origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host && loopback.has(new URL(origin).hostname);
}
