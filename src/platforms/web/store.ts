import type { Database } from "../../services/database/database.ts";

export type NoticeRow = {
  readonly id: string;
  readonly feature: string;
  readonly kind: string;
  readonly about: Readonly<Record<string, string>>;
  readonly section: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

export type SessionRow = { readonly tokenHash: string; readonly personId: string; readonly lastSeenAt: Date };

/** Sessions, links and the inbox of the page. Tokens come in as hashes; every read names whose it is. */
export type WebStore = {
  readonly addLink: (tokenHash: string, personId: string, expiresAt: Date) => Promise<void>;
  /** The person a link lets in, the first time only. */
  readonly spendLink: (tokenHash: string, now: Date) => Promise<string | undefined>;
  readonly addSession: (tokenHash: string, personId: string, now: Date) => Promise<void>;
  /** The session that began after `since` and was used after `idleSince`. */
  readonly session: (tokenHash: string, since: Date, idleSince: Date) => Promise<SessionRow | null>;
  readonly touchSession: (tokenHash: string, now: Date) => Promise<void>;
  readonly endSession: (tokenHash: string) => Promise<void>;
  /** Drops what can let nobody in any more. */
  readonly prune: (since: Date, now: Date) => Promise<void>;
  readonly notices: (toId: string, limit: number) => Promise<readonly NoticeRow[]>;
  readonly notice: (toId: string, id: string) => Promise<NoticeRow | undefined>;
  readonly markRead: (toId: string, id: string, now: Date) => Promise<void>;
  readonly unread: (toId: string) => Promise<number>;
};

export const webStore = (db: Database): WebStore => ({
  addLink: async (tokenHash, personId, expiresAt) => {
    await db.webLink.create({ data: { tokenHash, personId, expiresAt } });
  },

  spendLink: async (tokenHash, now) => {
    const spent = await db.webLink.updateManyAndReturn({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    return spent[0]?.personId;
  },

  addSession: async (tokenHash, personId, now) => {
    await db.webSession.create({ data: { tokenHash, personId, createdAt: now, lastSeenAt: now } });
  },

  session: (tokenHash, since, idleSince) =>
    db.webSession.findFirst({ where: { tokenHash, createdAt: { gt: since }, lastSeenAt: { gt: idleSince } } }),

  touchSession: async (tokenHash, now) => {
    await db.webSession.updateMany({ where: { tokenHash }, data: { lastSeenAt: now } });
  },

  endSession: async (tokenHash) => {
    await db.webSession.deleteMany({ where: { tokenHash } });
  },

  prune: async (since, now) => {
    await db.webSession.deleteMany({ where: { createdAt: { lte: since } } });
    await db.webLink.deleteMany({ where: { expiresAt: { lte: now } } });
  },

  notices: async (toId, limit) =>
    (await db.notice.findMany({ where: { toId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: limit })).map(
      noticeRow,
    ),

  notice: async (toId, id) => {
    const row = await db.notice.findFirst({ where: { id, toId } });
    return row ? noticeRow(row) : undefined;
  },

  markRead: async (toId, id, now) => {
    await db.notice.updateMany({ where: { id, toId, readAt: null }, data: { readAt: now } });
  },

  unread: (toId) => db.notice.count({ where: { toId, readAt: null } }),
});

type Stored = Omit<NoticeRow, "about"> & { readonly about: unknown };

const noticeRow = (row: Stored): NoticeRow => ({ ...row, about: (row.about ?? {}) as NoticeRow["about"] });
