import type { Database } from "../../services/database/database.ts";
import type { Place } from "./adapter.ts";

/** How somebody is written to. conversation: undefined until they have one with the bot. */
export type Reach = Omit<Place, "conversation"> & {
  readonly conversation: string | undefined;
  /** They removed the app, or blocked it. */
  readonly closed: boolean;
};

/** Where each account can be written to; the accounts themselves are with `people`. */
export type TeamsStore = {
  readonly reach: (account: string) => Promise<Reach | undefined>;
  /** They were heard of there, on this day; what was closed is open again. */
  readonly keep: (account: string, email: string, place: Omit<Reach, "closed">, day: string) => Promise<void>;
  /** They have a conversation with the bot now. */
  readonly met: (account: string, conversation: string) => Promise<void>;
  readonly close: (account: string) => Promise<void>;
  /** The account with this e-mail, in lower case. */
  readonly byEmail: (email: string) => Promise<string | undefined>;
};

export const teamsStore = (db: Database): TeamsStore => ({
  reach: async (account) => {
    const found = await db.teamsPlace.findUnique({ where: { account } });
    return found ? { ...found, conversation: found.conversation ?? undefined } : undefined;
  },
  keep: async (account, email, { serviceUrl, bot, conversation }, day) => {
    const known = { email: email.toLowerCase(), serviceUrl, bot, closed: false, seenOn: new Date(day) };
    const place = { ...known, ...(conversation !== undefined && { conversation }) };
    await db.teamsPlace.upsert({ where: { account }, create: { account, ...place }, update: place });
  },
  met: async (account, conversation) => {
    await db.teamsPlace.updateMany({ where: { account }, data: { conversation } });
  },
  close: async (account) => {
    await db.teamsPlace.updateMany({ where: { account }, data: { closed: true } });
  },
  byEmail: async (email) => {
    const found = await db.teamsPlace.findFirst({
      where: { email: email.toLowerCase() },
      orderBy: [{ seenOn: "desc" }, { account: "asc" }],
      select: { account: true },
    });
    return found?.account;
  },
});
