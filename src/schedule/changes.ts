import type { Changes } from "../bot/change.ts";
import type { Notice, Redraw } from "../bot/notice.ts";
import type { Outcome } from "../bot/turn.ts";
import type { Crypto } from "../services/crypto.ts";
import type { Database, Tx } from "../services/database/database.ts";
import { usedKey, useKey, waitForTurn, writeNotices } from "./store.ts";

/** The bot's `change`: the rows, the notices and the used key with its result commit together or not at all. */
export const createChanges =
  (db: Database, crypto: Crypto): Changes<Tx> =>
  ({ personId, key, now }, work) =>
    db.$transaction(async (tx) => {
      if (!key) return await run(tx, work, now);
      await waitForTurn(tx, key);
      const earlier = await usedKey(tx, key, personId);
      if (earlier) return JSON.parse(crypto.open(earlier.result, place(key)));
      const result = await run(tx, work, now);
      await useKey(tx, { key, personId, result: crypto.seal(JSON.stringify(result), place(key)), usedAt: now });
      return result;
    });

const place = (key: string) => `used_key.result:${key}`;

type Work<R> = (tx: Tx) => Promise<{ readonly result: R; readonly messages: readonly (Notice | Redraw)[] }>;

async function run<R extends Outcome>(tx: Tx, work: Work<R>, now: Date): Promise<R> {
  const { result, messages } = await work(tx);
  await writeNotices(
    tx,
    messages.filter((message): message is Notice => "once" in message),
    now,
  );
  return result;
}
