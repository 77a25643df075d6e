import type { Response } from "express";

const HEARTBEAT_MS = 25_000;
/** Pages of one person that are kept up to date at once; the oldest gives way. */
const PAGES_PER_PERSON = 8;

/** Keeps open pages up to date by server-sent events. */
export type Events = {
  readonly join: (personId: string, response: Response) => void;
  /** Tells every open page of a person how many notices are unread. */
  readonly tell: (personId: string) => Promise<void>;
  /** After a gap in what was heard: tells everybody. */
  readonly tellAll: () => Promise<void>;
  readonly close: () => void;
};

export function createEvents(unread: (personId: string) => Promise<number>): Events {
  const pages = new Map<string, Set<Response>>();
  const heartbeat = setInterval(() => {
    for (const page of [...pages.values()].flatMap((each) => [...each])) page.write(": \n\n");
  }, HEARTBEAT_MS).unref();

  const leave = (personId: string, page: Response) => {
    const own = pages.get(personId);
    own?.delete(page);
    if (own?.size === 0) pages.delete(personId);
  };

  const join: Events["join"] = (personId, page) => {
    const own = pages.get(personId) ?? new Set();
    pages.set(personId, own.add(page));
    const [oldest] = own;
    if (own.size > PAGES_PER_PERSON) oldest?.end();
    page.on("close", () => leave(personId, page));
    page.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    page.write("retry: 3000\n\n");
  };

  const tell: Events["tell"] = async (personId) => {
    const own = pages.get(personId);
    if (!own) return;
    const data = JSON.stringify({ unread: await unread(personId) });
    for (const page of own) page.write(`event: notices\ndata: ${data}\n\n`);
  };

  return {
    join,
    tell,
    tellAll: async () => void (await Promise.all([...pages.keys()].map(tell))),
    close: () => {
      clearInterval(heartbeat);
      for (const page of [...pages.values()].flatMap((each) => [...each])) page.end();
    },
  };
}
