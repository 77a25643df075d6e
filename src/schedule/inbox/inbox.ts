import { createHmac, randomInt } from "node:crypto";
import type { Inbox, Named } from "../../bot/inbox.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database } from "../../services/database/database.ts";
import type { Passing } from "../passing.ts";
import { begin, finish, forget, insert } from "./store.ts";

type Options = {
  readonly db: Database;
  readonly crypto: Crypto;
  readonly now: () => Date;
  readonly passing?: Passing;
  /** Something is to be done in this conversation. */
  readonly onTaken: (conversation: Uint8Array) => void;
};

/** The inbox on our own table: ids are kept as keyed hashes, and what was said encrypted until it is answered. */
export function createInbox({ db, crypto, now, passing = () => {}, onTaken }: Options): Inbox {
  const hash = hasher(crypto);
  const underWay = new Map<string, Promise<void>>();
  const ids = ({ platform, event, identity }: Named) => ({
    platform,
    eventHash: event === undefined ? null : hash("event", platform, event),
    identityHash: hash("identity", platform, identity),
    receivedAt: now(),
  });
  return {
    take: async (arrived) => {
      passing("in.received");
      const named = ids(arrived);
      const conversation = hash("conversation", arrived.platform, arrived.conversation);
      const body = crypto.seal(arrived.body, place(named.identityHash));
      const taken = await insert(db, { ...named, conversation, body });
      passing("in.stored");
      if (taken) onTaken(conversation);
      return taken;
    },
    once: (arrived, work) => {
      const { platform, eventHash, identityHash } = ids(arrived);
      const named = { platform, eventHash, identityHash };
      const key = Buffer.from(identityHash).toString("hex");
      const under = underWay.get(key) ?? doOnce(named, work).finally(() => underWay.delete(key));
      underWay.set(key, under);
      return under;
    },
  };

  /** No connection is held meanwhile: what is done may wait for a chat, and many may come at once. */
  async function doOnce(named: Parameters<typeof begin>[1], work: () => Promise<void>): Promise<void> {
    const until = unkeptUntil(now());
    if (!(await begin(db, named, now(), until))) return;
    try {
      await work();
    } catch (error) {
      await forget(db, named, until);
      throw error;
    }
    await finish(db, named, until);
  }
}

/** For so long, at least, a process that died keeps others from what it was doing without a trace. */
const UNKEPT_MS = 60_000;
/** To the minute, so that it does not say just when something came; the rest tells one process's mark from another's. */
const COARSE_MS = 60_000;
const unkeptUntil = (now: Date): Date =>
  new Date(Math.ceil((now.getTime() + UNKEPT_MS) / COARSE_MS) * COARSE_MS + randomInt(COARSE_MS / 2));

/** Where the body of an item belongs. */
export const place = (identityHash: Uint8Array): string =>
  `inbox_item.body:${Buffer.from(identityHash).toString("hex")}`;

function hasher(crypto: Crypto) {
  const key = crypto.derive("inbox ids");
  return (...parts: readonly string[]): Uint8Array<ArrayBuffer> =>
    new Uint8Array(createHmac("sha256", key).update(JSON.stringify(parts)).digest());
}
