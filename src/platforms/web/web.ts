import express, { type Request, type RequestHandler, Router } from "express";
import type { Bot } from "../../bot/bot.ts";
import type { Platform } from "../../bot/platform.ts";
import type { Directory } from "../../people/directory.ts";
import type { Locale } from "../../view/locale.ts";
import { apiRouter } from "./api.ts";
import { createEvents } from "./events.ts";
import { answerFailure, unknownPath } from "./failure.ts";
import { loopbackOnly, ownPageOnly } from "./guards.ts";
import { MOST_BYTES } from "./receive.ts";
import { createSessions, type Sessions } from "./session.ts";
import { securityHeaders, shellRouter } from "./shell.ts";
import type { WebStore } from "./store.ts";

export type WebOptions = {
  readonly directory: Directory;
  readonly store: WebStore;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
  /** Anybody may be anybody; loopback only. */
  readonly demo: boolean;
  readonly publicUrl: string;
  readonly city: string;
  readonly questions: (locale: Locale) => readonly string[];
  /** Where the build put the page. */
  readonly pageFolder: string;
  /** Writes a fault down without what anybody typed, and gives the number under which it is found. */
  readonly fault: (error: unknown, where: string) => string;
  /** Messages and presses of one person in a minute; the demo, on one's own machine, takes as many as come. */
  readonly actsPerMinute?: number | undefined;
  readonly heartbeatMs?: number | undefined;
};

export type Web = {
  readonly platform: Platform;
  /** Mounted at the root, after health checks; its headers hold for whatever is mounted after it too. */
  readonly router: Router;
  /** Mounted last: what nothing else answers. */
  readonly unknownPath: RequestHandler;
  /** Somebody has a new notice. */
  readonly noticed: (personId: string) => Promise<void>;
  readonly noticedAny: () => Promise<void>;
  /** An address that lets somebody in, once and for ten minutes; in the demo, where one picks who one is, the page's own. */
  readonly page: (personId: string) => Promise<string>;
};

/** The page at `/` and its server. What the bot has to tell lies in its reader's inbox, and is drawn when they look. */
export function webPlatform(options: WebOptions): Web {
  const { store, clock, publicUrl, demo, fault } = options;
  const sessions = createSessions({ store, now: clock.now, publicUrl });
  const events = createEvents({ unread: store.unread, fault, heartbeatMs: options.heartbeatMs });
  const router = Router();
  router.use(securityHeaders(publicUrl.startsWith("https:")));
  if (demo) router.use(loopbackOnly);
  router.use(shellRouter(options.pageFolder));

  const listen = async (bot: Bot) => {
    const signedIn = demo ? demoPerson(options) : sessionPerson(options, sessions);
    const api = apiRouter({ ...options, bot, sessions, events, signedIn });
    router.use("/web", ownPageOnly(publicUrl), express.json({ limit: MOST_BYTES }), api, unknownPath);
    router.use(answerFailure(fault));
  };

  return {
    router,
    unknownPath,
    noticed: events.tell,
    noticedAny: events.tellAll,
    page: async (personId) => (demo ? publicUrl : `${publicUrl}${await sessions.mintLink(personId)}`),
    platform: { name: "web", listen, close: async () => events.close() },
  };
}

/** Who asks, from the request alone; undefined for nobody. `touch` false leaves an idle session idle. */
export type SignedIn = (request: Request, touch?: boolean) => ReturnType<Directory["byId"]>;

const demoPerson =
  ({ directory, clock }: WebOptions): SignedIn =>
  async (request) => {
    const named = request.headers["hagukumi-as"] ?? request.query.as;
    return typeof named === "string" && named.length <= 20 ? directory.byStaffNumber(named, clock.today()) : undefined;
  };

const sessionPerson =
  ({ directory, clock }: WebOptions, sessions: Sessions): SignedIn =>
  async (request, touch) => {
    const personId = await sessions.personId(request, touch);
    return personId ? directory.byId(personId, clock.today()) : undefined;
  };
