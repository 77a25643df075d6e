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

/** Sessions, links and the inbox of the page. Tokens come in as hashes; every read names whose it is. */
export type WebStore = ReturnType<typeof webStore>;

export const webStore = (db: Database) => ({
  addLink: async (tokenHash: string, personId: string, expiresAt: Date): Promise<void> => {
    await db.webLink.create({ data: { tokenHash, personId, expiresAt } });
  },

  /** The person a link lets in, the first time only. */
  spendLink: async (tokenHash: string, now: Date): Promise<string | undefined> => {
    const spent = await db.webLink.updateManyAndReturn({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    return spent[0]?.personId;
  },

  addSession: async (tokenHash: string, personId: string, now: Date): Promise<void> => {
    await db.webSession.create({ data: { tokenHash, personId, createdAt: now, lastSeenAt: now } });
  },

  /** The person of a session that began after `since` and was used after `idleSince`. */
  session: (tokenHash: string, since: Date, idleSince: Date) =>
    db.webSession.findFirst({ where: { tokenHash, createdAt: { gt: since }, lastSeenAt: { gt: idleSince } } }),

  touchSession: async (tokenHash: string, now: Date): Promise<void> => {
    await db.webSession.updateMany({ where: { tokenHash }, data: { lastSeenAt: now } });
  },

  endSession: async (tokenHash: string): Promise<void> => {
    await db.webSession.deleteMany({ where: { tokenHash } });
  },

  /** Drops what can let nobody in any more. */
  prune: async (since: Date, now: Date): Promise<void> => {
    await db.webSession.deleteMany({ where: { createdAt: { lte: since } } });
    await db.webLink.deleteMany({ where: { expiresAt: { lte: now } } });
  },

  notices: async (toId: string, limit: number): Promise<readonly NoticeRow[]> =>
    (await db.notice.findMany({ where: { toId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: limit })).map(
      noticeRow,
    ),

  notice: async (toId: string, id: string): Promise<NoticeRow | undefined> => {
    const row = await db.notice.findFirst({ where: { id, toId } });
    return row ? noticeRow(row) : undefined;
  },

  markRead: async (toId: string, id: string, now: Date): Promise<void> => {
    await db.notice.updateMany({ where: { id, toId, readAt: null }, data: { readAt: now } });
  },

  unread: (toId: string) => db.notice.count({ where: { toId, readAt: null } }),
});

type Stored = Omit<NoticeRow, "about"> & { readonly about: unknown };

const noticeRow = (row: Stored): NoticeRow => ({ ...row, about: (row.about ?? {}) as NoticeRow["about"] });
