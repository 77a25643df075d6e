import { type Request, type Response, Router } from "express";
import type { ApiOptions } from "./api.ts";
import { Failure, localeOf } from "./failure.ts";
import { personLine } from "./me.ts";
import { bodies, read } from "./receive.ts";
import type { People, Start } from "./wire.ts";

const MOST_PEOPLE = 200;
const FEW_PEOPLE = 8;

/** Ways in and out, and what is asked before anybody is known. */
export function doors(options: ApiOptions): Router {
  const router = Router();
  router.get("/start", start(options));
  router.get("/people", people(options));
  router.post("/enter", enter(options));
  router.post("/leave", leave(options));
  router.get("/events", events(options));
  return router;
}

const start =
  ({ demo, city, questions }: ApiOptions) =>
  (request: Request, response: Response): void => {
    response.json({ demo, city, questions: questions(localeOf(request)) } satisfies Start);
  };

const people =
  ({ demo, directory, clock }: ApiOptions) =>
  async (request: Request, response: Response): Promise<void> => {
    if (!demo) throw new Failure(404, (t) => t.notHere);
    const { query } = request;
    const typed = typeof query.q === "string" ? query.q.slice(0, 100) : "";
    const limit = Math.min(Math.max(Math.trunc(Number(query.limit)) || FEW_PEOPLE, 1), MOST_PEOPLE);
    const { people, total } = await directory.search(typed, clock.today(), limit);
    response.json({ people: people.map((person) => personLine(person, localeOf(request))), total } satisfies People);
  };

const enter =
  ({ demo, sessions }: ApiOptions) =>
  async (request: Request, response: Response): Promise<void> => {
    if (demo) throw new Failure(404, (t) => t.notHere);
    await sessions.enter(read(bodies.enter, request.body).token, request, response);
    response.json({});
  };

/** Signed out, the other pages of the same session hear nothing more either. */
const leave =
  ({ sessions, events, signedIn }: ApiOptions) =>
  async (request: Request, response: Response): Promise<void> => {
    const person = await signedIn(request, false);
    await sessions.leave(request, response);
    if (person) await events.review(person.id);
    response.json({});
  };

/** A page that listens does not keep its session alive, and ends with it. */
const events =
  ({ demo, events, signedIn }: ApiOptions) =>
  async (request: Request, response: Response): Promise<void> => {
    const person = await signedIn(request, false);
    if (!person) throw new Failure(401, (t) => (demo ? t.demoStranger : t.notSignedIn));
    events.join(person.id, response, async () => (await signedIn(request, false))?.id === person.id);
    await events.tell(person.id);
  };
