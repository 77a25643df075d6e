import express, { type Request, Router } from "express";
import type { Bot } from "../../bot/bot.ts";
import type { Platform } from "../../bot/platform.ts";
import type { Directory } from "../../people/directory.ts";
import type { Locale } from "../../view/locale.ts";
import { apiRouter } from "./api.ts";
import { createEvents } from "./events.ts";
import { answerFailure, Failure } from "./failure.ts";
import { loopbackOnly, ownPageOnly } from "./guards.ts";
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
  readonly fault: (error: unknown, where: string) => string;
};

export type Web = {
  readonly platform: Platform;
  readonly router: Router;
  /** Somebody has a new notice. */
  readonly noticed: (personId: string) => Promise<void>;
  readonly noticedAny: () => Promise<void>;
  readonly mintLink: Sessions["mintLink"];
};

/** The page at `/` and its server. Its notices lie in the person's inbox already, so a send only says that they are there. */
export function webPlatform(options: WebOptions): Web {
  const { store, clock, publicUrl, demo } = options;
  const sessions = createSessions({ store, now: clock.now, publicUrl });
  const events = createEvents(store.unread);
  const router = Router();
  router.use(securityHeaders(publicUrl.startsWith("https:")));
  if (demo) router.use(loopbackOnly);
  router.use(shellRouter(options.pageFolder));

  const listen = async (bot: Bot) => {
    const signedIn = demo ? demoPerson(options) : sessionPerson(options, sessions);
    router.use(
      "/web",
      ownPageOnly(publicUrl),
      express.json({ limit: "128kb" }),
      apiRouter({ ...options, bot, sessions, events, signedIn }),
    );
    router.use("/web", () => {
      throw new Failure(404, (t) => t.notHere);
    });
    router.use(answerFailure(options.fault));
  };

  return {
    router,
    noticed: events.tell,
    noticedAny: events.tellAll,
    mintLink: sessions.mintLink,
    platform: {
      name: "web",
      listen,
      send: async (address, _card, once) => {
        await events.tell(address);
        return { outcome: "sent", receipt: once };
      },
      update: async (receipt) => ({ outcome: "sent", receipt }),
      close: async () => events.close(),
    },
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
