import type { Database } from "../../services/database/database.ts";

export type KnownAccount = { readonly personId: string; readonly checkedAt: Date };

/** Which account is whose, as Slack itself vouched for it. */
export type SlackStore = {
  readonly account: (user: string) => Promise<KnownAccount | undefined>;
  /** Links the account to whoever has this e-mail on the roster, and to nobody else; false: nobody has. */
  readonly link: (user: string, email: string, now: Date) => Promise<boolean>;
  readonly unlink: (user: string) => Promise<void>;
  /** Asks anew who this is, the next time it matters. */
  readonly doubt: (user: string) => Promise<void>;
  readonly unlinkAll: () => Promise<void>;
};

const platform = "slack";

export const slackStore = (db: Database): SlackStore => ({
  account: async (user) => {
    const found = await db.account.findUnique({
      where: { platform_externalId: { platform, externalId: user } },
      select: { personId: true, checkedAt: true },
    });
    return found ?? undefined;
  },

  link: async (user, email, now) => {
    const person = await db.person.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
    if (!person) {
      await db.account.deleteMany({ where: { platform, externalId: user } });
      return false;
    }
    const owner = { personId: person.id, checkedAt: now };
    await db.account.upsert({
      where: { platform_externalId: { platform, externalId: user } },
      create: { platform, externalId: user, linkedAt: now, ...owner },
      update: owner,
    });
    return true;
  },

  unlink: async (user) => {
    await db.account.deleteMany({ where: { platform, externalId: user } });
  },

  doubt: async (user) => {
    await db.account.updateMany({ where: { platform, externalId: user }, data: { checkedAt: new Date(0) } });
  },

  unlinkAll: async () => {
    await db.account.deleteMany({ where: { platform } });
  },
});
