import { createHash, randomBytes } from "node:crypto";
import type { CookieOptions, Request, Response } from "express";
import { Failure } from "./failure.ts";
import type { WebStore } from "./store.ts";

const LINK_MS = 10 * 60_000;
const SESSION_MS = 8 * 3_600_000;
const IDLE_MS = 15 * 60_000;
/** A session in use is marked so at most this often. */
const TOUCH_MS = 30_000;

/** Who is signed in on a browser, outside the demo. The token is in the cookie; only its hash is stored. */
export type Sessions = {
  /** Person id of the request's session, or undefined. `touch` false: asking does not keep it alive. */
  readonly personId: (request: Request, touch?: boolean) => Promise<string | undefined>;
  /** Spends a link and starts a new session in place of the browser's last; throws a Failure when it lets nobody in. */
  readonly enter: (token: string, request: Request, response: Response) => Promise<void>;
  readonly leave: (request: Request, response: Response) => Promise<void>;
  /** Path and fragment of a link into the page, good once and for ten minutes. The token is in the fragment, so no log sees it. */
  readonly mintLink: (personId: string) => Promise<string>;
};

type Options = { readonly store: WebStore; readonly now: () => Date; readonly publicUrl: string };

export function createSessions({ store, now, publicUrl }: Options): Sessions {
  const cookie = cookieFor(publicUrl);
  const ago = (ms: number) => new Date(now().getTime() - ms);

  const personId: Sessions["personId"] = async (request, touch = true) => {
    const token = readCookie(request.headers.cookie, cookie.name);
    if (!token) return undefined;
    const session = await store.session(hash(token), ago(SESSION_MS), ago(IDLE_MS));
    if (session && touch && session.lastSeenAt < ago(TOUCH_MS)) await store.touchSession(session.tokenHash, now());
    return session?.personId;
  };

  const enter: Sessions["enter"] = async (token, request, response) => {
    const person = await store.spendLink(hash(token), now());
    if (!person) throw new Failure(403, (t) => t.linkSpent);
    await end(request);
    const session = newToken();
    await store.prune(ago(SESSION_MS), now());
    await store.addSession(hash(session), person, now());
    response.cookie(cookie.name, session, { ...cookie.options, maxAge: SESSION_MS });
  };

  const end = async (request: Request) => {
    const token = readCookie(request.headers.cookie, cookie.name);
    if (token) await store.endSession(hash(token));
  };

  const leave: Sessions["leave"] = async (request, response) => {
    await end(request);
    response.clearCookie(cookie.name, cookie.options);
  };

  const mintLink: Sessions["mintLink"] = async (person) => {
    const token = newToken();
    await store.addLink(hash(token), person, new Date(now().getTime() + LINK_MS));
    return `/enter#${token}`;
  };

  return { personId, enter, leave, mintLink };
}

const newToken = () => randomBytes(32).toString("base64url");
const hash = (token: string) => createHash("sha256").update(token).digest("hex");

/** `__Host-` binds the cookie to this very host; browsers accept it only over https. */
function cookieFor(publicUrl: string): { readonly name: string; readonly options: CookieOptions } {
  const secure = publicUrl.startsWith("https:");
  const options: CookieOptions = { httpOnly: true, sameSite: "strict", secure, path: "/" };
  return { name: secure ? "__Host-hagukumi" : "hagukumi", options };
}

const readCookie = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
