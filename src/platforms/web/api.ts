import { type Request, type RequestHandler, type Response, Router } from "express";
import { rateLimit } from "express-rate-limit";
import type { Bot } from "../../bot/bot.ts";
import type { Person, Sender } from "../../people/person.ts";
import { roleName } from "../../people/role-words.ts";
import type { Target } from "../../view/target.ts";
import type { Events } from "./events.ts";
import { Failure, localeOf } from "./failure.ts";
import { bodies, read } from "./receive.ts";
import { renderSheet } from "./render/card.ts";
import { renderFormSheet } from "./render/form.ts";
import type { Sessions } from "./session.ts";
import type { NoticeRow } from "./store.ts";
import { text } from "./text.ts";
import type { SignedIn, WebOptions } from "./web.ts";
import type { Heard, Me, NoticeLine, Opened, People, PersonLine, Start, Submitted } from "./wire.ts";

type Options = WebOptions & {
  readonly bot: Bot;
  readonly sessions: Sessions;
  readonly events: Events;
  readonly signedIn: SignedIn;
};
type Signed = (request: Request, response: Response, person: Person) => Promise<void>;

const NOTICES = 100;
const PER_MINUTE = 120;

/** What the page asks of its server; see wire.ts. */
export function apiRouter(options: Options): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader("cache-control", "no-store");
    next();
  });
  const signed = forSignedIn(options);
  const limit = perPerson(options);
  doors(router, options);
  router.get(
    "/me",
    signed(async (_request, response, person) => void response.json(await me(options, person))),
  );
  router.post("/hear", limit, signed(hear(options)));
  router.post("/open", limit, signed(open(options)));
  router.post("/press", limit, signed(press(options)));
  router.post("/submit", limit, signed(submit(options)));
  router.post("/suggest", limit, signed(suggest(options)));
  router.post("/locale", limit, signed(speak(options)));
  router.get("/notices", signed(notices(options)));
  router.post("/notices/:id/read", limit, signed(readNotice(options)));
  return router;
}

/** Ways in and out, which need nobody signed in. */
function doors(router: Router, { demo, city, questions, directory, clock, sessions, events, signedIn }: Options): void {
  router.get(
    "/start",
    (request, response) => void response.json({ demo, city, questions: questions(localeOf(request)) } satisfies Start),
  );
  router.get("/people", async (request, response) => {
    if (!demo) throw new Failure(404, (t) => t.notHere);
    const typed = typeof request.query.q === "string" ? request.query.q.slice(0, 100) : "";
    const { people, total } = await directory.search(
      typed,
      clock.today(),
      Math.min(Number(request.query.limit) || 8, 200),
    );
    response.json({ people: people.map((person) => personLine(person, localeOf(request))), total } satisfies People);
  });
  router.post("/enter", enterLimit, async (request, response) => {
    if (demo) throw new Failure(404, (t) => t.notHere);
    await sessions.enter(read(bodies.enter, request.body).token, response);
    response.json({});
  });
  router.post("/leave", async (request, response) => {
    await sessions.leave(request, response);
    response.json({});
  });
  router.get("/events", async (request, response) => {
    const person = await signedIn(request, false);
    if (!person) throw new Failure(401, (t) => (demo ? t.demoStranger : t.notSignedIn));
    events.join(person.id, response);
    await events.tell(person.id);
  });
}

const forSignedIn =
  ({ signedIn, demo }: Options) =>
  (run: Signed): RequestHandler =>
  async (request, response) => {
    const person = await signedIn(request);
    if (!person) throw new Failure(401, (t) => (demo ? t.demoStranger : t.notSignedIn));
    await run(request, response, person);
  };

const tooMany: RequestHandler = () => {
  throw new Failure(429, (t) => t.tooMany);
};

/** Tokens cannot be guessed; this keeps the guessing cheap for us. */
const enterLimit = rateLimit({
  windowMs: 60_000,
  limit: 30,
  standardHeaders: "draft-8",
  legacyHeaders: false,
  handler: tooMany,
});

const perPerson = ({ signedIn }: Options): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: PER_MINUTE,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    keyGenerator: async (request) => (await signedIn(request, false))?.id ?? "nobody",
    handler: tooMany,
  });

const sender = (person: Person): Sender => ({ platform: "web", account: person.staffNumber });

async function me({ demo, questions, store, clock }: Options, person: Person): Promise<Me> {
  const { locale } = person;
  const unread = await store.unread(person.id);
  const { readers } = text[locale];
  return {
    demo,
    person: personLine(person, locale),
    locale,
    unread,
    readers,
    questions: questions(locale),
    today: clock.today(),
  };
}

const personLine = (person: Person, locale: "ja" | "en"): PersonLine => ({
  staffNumber: person.staffNumber,
  name: person.name,
  kana: person.kana,
  unit: person.unit.name,
  title: person.title,
  role: roleName(person, locale),
  special: person.roles.length > 0,
});

const hear =
  ({ bot, clock }: Options): Signed =>
  async (request, response, person) => {
    const { id, words } = read(bodies.hear, request.body);
    const card = await bot.hear(sender(person), words);
    response.json({ id, at: clock.now().toISOString(), sheet: renderSheet(card, person.locale) } satisfies Heard);
  };

const open =
  ({ bot }: Options): Signed =>
  async (request, response, person) => {
    const opened = await bot.open(sender(person), target(read(bodies.open, request.body).target));
    const drawn: Opened =
      opened.type === "form" ? renderFormSheet(opened, person.locale) : renderSheet(opened, person.locale);
    response.json(drawn);
  };

const press =
  ({ bot }: Options): Signed =>
  async (request, response, person) => {
    const card = await bot.press(sender(person), target(read(bodies.press, request.body).target));
    response.json(renderSheet(card, person.locale));
  };

const submit =
  ({ bot }: Options): Signed =>
  async (request, response, person) => {
    const sent = read(bodies.submit, request.body);
    const outcome = await bot.submit(sender(person), target(sent.target), sent.entries, sent.via);
    const drawn: Submitted =
      outcome.type === "card"
        ? renderSheet(outcome, person.locale)
        : { type: outcome.type, form: renderFormSheet(outcome.form, person.locale) };
    response.json(drawn);
  };

const suggest =
  ({ bot }: Options): Signed =>
  async (request, response, person) => {
    const asked = read(bodies.suggest, request.body);
    response.json({ options: await bot.suggest(sender(person), target(asked.target), asked.field, asked.typed) });
  };

const speak =
  (options: Options): Signed =>
  async (request, response, person) => {
    const { locale } = read(bodies.locale, request.body);
    await options.directory.speak(person.id, locale);
    response.json(await me(options, { ...person, locale }));
  };

const notices =
  ({ bot, store }: Options): Signed =>
  async (_request, response, person) => {
    const rows = await store.notices(person.id, NOTICES);
    response.json(await Promise.all(rows.map((row) => noticeLine(bot, person, row))));
  };

/** The title is drawn now, for this reader: what they may no longer see is not named. */
async function noticeLine(bot: Bot, person: Person, row: NoticeRow): Promise<NoticeLine> {
  const card = await bot.show(sender(person), noticeTarget(row));
  const { name } = renderSheet(card, person.locale);
  const line = {
    id: row.id,
    kicker: card.kicker ?? "",
    title: name,
    at: row.createdAt.toISOString(),
    read: row.readAt !== null,
  };
  return row.section === null ? line : { ...line, section: row.section };
}

const noticeTarget = ({ feature, kind, about }: NoticeRow): Target => ({ feature, name: kind, about });

const readNotice =
  ({ bot, store, clock, events }: Options): Signed =>
  async (request, response, person) => {
    const { id } = request.params;
    const row = typeof id === "string" && /^[0-9a-f-]{36}$/.test(id) ? await store.notice(person.id, id) : undefined;
    if (!row) throw new Failure(404, (t) => t.notHere);
    const card = await bot.show(sender(person), noticeTarget(row));
    await store.markRead(person.id, row.id, clock.now());
    await events.tell(person.id);
    response.json(renderSheet(card, person.locale));
  };

/** Without an absent key, as the bot's types want it. */
const target = ({
  key,
  ...rest
}: {
  feature: string;
  name: string;
  about: Record<string, string>;
  key?: string | undefined;
}): Target => (key === undefined ? rest : { ...rest, key });
