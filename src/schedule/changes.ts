import type { Changes } from "../bot/change.ts";
import type { Message } from "../bot/notice.ts";
import type { Outcome } from "../bot/turn.ts";
import type { Crypto } from "../services/crypto.ts";
import type { Database, Tx } from "../services/database/database.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { Passing } from "./passing.ts";
import { usedKey, useKey, waitForTurn } from "./store.ts";

/** The bot's `change`: the rows, the notices and the used key with its result commit together or not at all. */
export const createChanges =
  (db: Database, crypto: Crypto, outbox: Outbox, passing: Passing = () => {}): Changes<Tx> =>
  async ({ personId, key, now }, work) => {
    const result = await db.$transaction(async (tx) => {
      if (!key) return await run(tx, work, outbox, now);
      await waitForTurn(tx, key);
      const earlier = await usedKey(tx, key, personId);
      if (earlier) return JSON.parse(crypto.open(earlier.result, place(key)));
      const result = await run(tx, work, outbox, now);
      await useKey(tx, { key, personId, result: crypto.seal(JSON.stringify(result), place(key)), usedAt: now });
      passing("out.enqueued");
      return result;
    });
    passing("out.committed");
    return result;
  };

const place = (key: string) => `used_key.result:${key}`;

type Work<R> = (tx: Tx) => Promise<{ readonly result: R; readonly messages: readonly Message[] }>;

async function run<R extends Outcome>(tx: Tx, work: Work<R>, outbox: Outbox, now: Date): Promise<R> {
  const { result, messages } = await work(tx);
  await outbox.write(tx, messages, now);
  return result;
}
