import type { Database } from "../../services/database/database.ts";
import type { Place } from "./adapter.ts";

/** How somebody is written to. conversation: undefined until they have one with the bot. */
export type Reach = Omit<Place, "conversation"> & {
  readonly conversation: string | undefined;
  readonly email: string;
  /** They removed the app, or blocked it. */
  readonly closed: boolean;
};

/** Where each account can be written to; the accounts themselves are with `people`. */
export type TeamsStore = {
  readonly reach: (account: string) => Promise<Reach | undefined>;
  /** They were met there, on this day. opens: by what they did themselves, so that what was closed is open again. */
  readonly keep: (account: string, met: Omit<Reach, "closed">, day: string, opens: boolean) => Promise<void>;
  /** Their conversation with the bot; undefined: the one that was known is gone. */
  readonly met: (account: string, conversation: string | undefined) => Promise<void>;
  readonly close: (account: string) => Promise<void>;
  /** Teams refused what went to them. Gives how often in a row, and since which day. */
  readonly refused: (account: string, day: string) => Promise<{ readonly times: number; readonly since: string }>;
  /** What went to them arrived. */
  readonly arrived: (account: string) => Promise<void>;
  /** They are none of the city's any more. */
  readonly forget: (account: string) => Promise<void>;
  /** The account that had this e-mail when it was last looked at. */
  readonly byEmail: (email: string) => Promise<string | undefined>;
};

export const teamsStore = (db: Database): TeamsStore => ({
  reach: async (account) => {
    const found = await db.teamsPlace.findUnique({ where: { account } });
    if (!found) return undefined;
    const { serviceUrl, bot, email, closed, conversation } = found;
    return { serviceUrl, bot, email, closed, conversation: conversation ?? undefined };
  },
  keep: async (account, { serviceUrl, bot, conversation, email }, day, opens) => {
    const known = { email: email.toLowerCase(), serviceUrl, bot, seenOn: new Date(day) };
    const open = { closed: false, refusals: 0, refusedOn: null };
    const place = { ...known, ...(opens && open), ...(conversation !== undefined && { conversation }) };
    await db.teamsPlace.upsert({ where: { account }, create: { account, ...place }, update: place });
  },
  met: async (account, conversation) => {
    await db.teamsPlace.updateMany({ where: { account }, data: { conversation: conversation ?? null } });
  },
  close: async (account) => {
    await db.teamsPlace.updateMany({ where: { account }, data: { closed: true } });
  },
  refused: async (account, day) => {
    await db.teamsPlace.updateMany({ where: { account, refusedOn: null }, data: { refusedOn: new Date(day) } });
    await db.teamsPlace.updateMany({ where: { account }, data: { refusals: { increment: 1 } } });
    const found = await db.teamsPlace.findUnique({ where: { account } });
    return { times: found?.refusals ?? 0, since: found?.refusedOn?.toJSON().slice(0, 10) ?? day };
  },
  arrived: async (account) => {
    const where = { account, refusals: { gt: 0 } };
    await db.teamsPlace.updateMany({ where, data: { refusals: 0, refusedOn: null } });
  },
  forget: async (account) => {
    await db.teamsPlace.deleteMany({ where: { account } });
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
