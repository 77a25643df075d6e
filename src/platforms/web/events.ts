import type { Response } from "express";

const HEARTBEAT_MS = 25_000;
/** Pages of one person that are kept up to date at once; the oldest gives way. */
const PAGES_PER_PERSON = 8;

/** Keeps open pages up to date by server-sent events. */
export type Events = {
  /** still: whether the page may go on listening; asked at every heartbeat. */
  readonly join: (personId: string, response: Response, still: Still) => void;
  /** Tells every open page of a person how many notices are unread; never throws. */
  readonly tell: (personId: string) => Promise<void>;
  /** After a gap in what was heard: tells everybody. */
  readonly tellAll: () => Promise<void>;
  /** Ends the pages of a person that may listen no longer. */
  readonly review: (personId: string) => Promise<void>;
  readonly close: () => void;
};
type Still = () => Promise<boolean>;
type Page = { readonly response: Response; readonly still: Still };

export type EventsOptions = {
  readonly unread: (personId: string) => Promise<number>;
  readonly fault: (error: unknown, where: string) => string;
  readonly heartbeatMs?: number | undefined;
};

export function createEvents({ unread, fault, heartbeatMs = HEARTBEAT_MS }: EventsOptions): Events {
  const pages = openPages();

  /** Nobody waits for these: what goes wrong is written down, and the page asks again by itself. */
  const safely = (work: Promise<unknown>) =>
    work.then(
      () => {},
      (error) => void fault(error, "web.events"),
    );
  const beat = async (personId: string, page: Page) => {
    if (!(await page.still())) pages.end(personId, page);
    else if (!page.response.writableEnded) page.response.write(": \n\n");
  };
  const review: Events["review"] = (personId) =>
    safely(Promise.all(pages.of(personId).map((page) => beat(personId, page))));
  const tell: Events["tell"] = (personId) => safely(send(pages.of(personId), () => unread(personId)));
  const each = async (work: (personId: string) => Promise<void>) => void (await Promise.all(pages.people().map(work)));
  const heartbeat = setInterval(() => void each(review), heartbeatMs).unref();
  const close = () => {
    clearInterval(heartbeat);
    pages.close();
  };
  return { join: pages.join, tell, tellAll: () => each(tell), review, close };
}

async function send(pages: readonly Page[], unread: () => Promise<number>): Promise<void> {
  if (pages.length === 0) return;
  const data = JSON.stringify({ unread: await unread() });
  for (const { response } of pages) if (!response.writableEnded) response.write(`event: notices\ndata: ${data}\n\n`);
}

const headers = { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" };

/** The open pages by person. A page that ended is forgotten at once: writing to it would be an error. */
function openPages() {
  const byPerson = new Map<string, Set<Page>>();
  let closed = false;
  const of = (personId: string): readonly Page[] => [...(byPerson.get(personId) ?? [])];
  const forget = (personId: string, page: Page) => {
    byPerson.get(personId)?.delete(page);
    if (byPerson.get(personId)?.size === 0) byPerson.delete(personId);
  };
  const end = (personId: string, page: Page) => {
    forget(personId, page);
    page.response.end();
  };
  const join: Events["join"] = (personId, response, still) => {
    const page: Page = { response, still };
    response.on("close", () => forget(personId, page)).on("error", () => forget(personId, page));
    response.writeHead(200, headers).write("retry: 3000\n\n");
    if (closed) return void response.end();
    byPerson.set(personId, (byPerson.get(personId) ?? new Set()).add(page));
    for (const oldest of of(personId).slice(0, -PAGES_PER_PERSON)) end(personId, oldest);
  };
  const people = () => [...byPerson.keys()];
  const close = () => {
    closed = true;
    for (const personId of people()) for (const page of of(personId)) end(personId, page);
  };
  return { of, end, join, people, close };
}
