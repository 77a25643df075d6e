import { type Request, type RequestHandler, type Response, Router } from "express";
import { rateLimit } from "express-rate-limit";
import type { Bot } from "../../bot/bot.ts";
import type { Person, Sender } from "../../people/person.ts";
import { doors } from "./doors.ts";
import type { Events } from "./events.ts";
import { Failure } from "./failure.ts";
import { file } from "./file.ts";
import { notices, readNotice } from "./inbox.ts";
import { me, speak } from "./me.ts";
import { page } from "./pages.ts";
import type { Sessions } from "./session.ts";
import { hear, open, press, submit, suggest } from "./talk.ts";
import { upload } from "./upload.ts";
import type { SignedIn, WebOptions } from "./web.ts";

export type ApiOptions = WebOptions & {
  readonly bot: Bot;
  readonly sessions: Sessions;
  readonly events: Events;
  readonly signedIn: SignedIn;
};
/** Answers a request of somebody who is known. */
export type Answer = (request: Request, response: Response, person: Person) => Promise<void>;

/** Messages and presses of one person in a minute; on one's own machine a script may be faster. */
const ACTS_PER_MINUTE = 60;
const DEMO_ACTS_PER_MINUTE = 6000;
/** Looking and typing ask more often. */
const LOOKS_PER_ACT = 10;

export const sender = (person: Person): Sender => ({ platform: "web", account: person.staffNumber });

/** What the page asks of its server; see wire.ts. */
export function apiRouter(options: ApiOptions): Router {
  const router = Router();
  const asking = new WeakMap<Request, Person>();
  const acts = options.actsPerMinute ?? (options.demo ? DEMO_ACTS_PER_MINUTE : ACTS_PER_MINUTE);
  const act = perPerson(asking, acts);
  const signed = (answer: Answer): RequestHandler => forSignedIn(asking, answer);
  router.use(noStore);
  router.use(doors(options));
  router.use(known(options, asking), perPerson(asking, acts * LOOKS_PER_ACT));
  router.get("/me", signed(me(options)));
  router.post("/hear", act, signed(hear(options)));
  router.post("/open", signed(open(options)));
  router.post("/press", act, signed(press(options)));
  router.post("/submit", act, signed(submit(options)));
  router.post("/file", act, signed(file(options)));
  router.post("/upload", act, signed(upload(options)));
  router.post("/suggest", signed(suggest(options)));
  router.post("/locale", signed(speak(options)));
  router.get("/pages/:name", signed(page(options)));
  router.get("/notices", signed(notices(options)));
  router.post("/notices/:id/read", signed(readNotice(options)));
  return router;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader("cache-control", "no-store");
  next();
};

/** Lets only people in, and remembers who asks. */
const known =
  ({ signedIn, demo }: ApiOptions, asking: WeakMap<Request, Person>): RequestHandler =>
  async (request, _response, next) => {
    const person = await signedIn(request);
    if (!person) throw new Failure(401, (t) => (demo ? t.demoStranger : t.notSignedIn));
    asking.set(request, person);
    next();
  };

const forSignedIn =
  (asking: WeakMap<Request, Person>, answer: Answer): RequestHandler =>
  async (request, response) => {
    const person = asking.get(request);
    if (!person) throw new Failure(401, (t) => t.notSignedIn);
    await answer(request, response, person);
  };

const perPerson = (asking: WeakMap<Request, Person>, limit: number): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    keyGenerator: (request) => asking.get(request)?.id ?? "nobody",
    handler: () => {
      throw new Failure(429, (t) => t.tooMany);
    },
  });
