import type { Changes } from "../bot/change.ts";
import type { Message } from "../bot/notice.ts";
import type { Outcome, Reach } from "../bot/turn.ts";
import type { Crypto } from "../services/crypto.ts";
import type { Database, Tx } from "../services/database/database.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { Passing } from "./passing.ts";
import { usedKey, useKey, waitForTurn } from "./store.ts";

/** The bot's `change`: the rows, the notices and the used key with its result commit together or not at all. */
export function createChanges(db: Database, crypto: Crypto, outbox: Outbox, passing: Passing = () => {}): Changes<Tx> {
  const found = async <R extends Outcome>(tx: Tx, key: string, personId: string): Promise<R | undefined> => {
    const used = await usedKey(tx, key, personId);
    return used ? JSON.parse(crypto.open(used.result, place(key))) : undefined;
  };
  const once: Changes<Tx>["run"] = async ({ personId, key, now, reach }, work) => {
    const result = await db.$transaction(async (tx) => {
      if (!key) return await run(tx, work, outbox, now);
      await waitForTurn(tx, key);
      const earlier = await found<Awaited<ReturnType<typeof work>>["result"]>(tx, key, personId);
      if (earlier) return earlier;
      const result = await run(tx, work, outbox, now);
      if (result.type === "correction") return result;
      await useKey(tx, { key, personId, result: crypto.seal(JSON.stringify(result), place(key)), usedAt: now });
      passing("out.enqueued");
      return result;
    }, patience[reach]);
    passing("out.committed");
    return result;
  };
  return { run: once, earlier: (key, personId) => found(db, key, personId) };
}

/** Opening a year for 3,000 people takes five seconds on a quiet machine, and not every machine is quiet. */
const patience: Readonly<Record<Reach, { readonly timeout: number }>> = {
  few: { timeout: 15_000 },
  city: { timeout: 120_000 },
};

const place = (key: string) => `used_key.result:${key}`;

type Work<R> = (tx: Tx) => Promise<{ readonly result: R; readonly messages: readonly Message[] }>;

async function run<R extends Outcome>(tx: Tx, work: Work<R>, outbox: Outbox, now: Date): Promise<R> {
  const { result, messages } = await work(tx);
  await outbox.write(tx, messages, now);
  return result;
}
