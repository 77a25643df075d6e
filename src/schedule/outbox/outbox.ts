import type { Message } from "../../bot/notice.ts";
import type { Tx } from "../../services/database/database.ts";
import { isNotice, wantRedrawn, writeNotices } from "./store.ts";

/** Where what the bot has to tell is written, in the transaction of the change that caused it. */
export type Outbox = {
  /** dueAt: the first instant at which the notices among them may be delivered; at once when left out. */
  readonly write: (tx: Tx, messages: readonly Message[], now: Date, dueAt?: Date) => Promise<void>;
};

/** wake: what wakes the deliveries, in the same transaction; undefined where there is no chat, and all is read on the page. */
export const createOutbox = (wake?: (tx: Tx, noticeIds: readonly string[]) => Promise<void>): Outbox => ({
  write: async (tx, messages, now, dueAt = now) => {
    const written = messages.filter(isNotice);
    const ids = [...(await writeNotices(tx, written, now, wake ? dueAt : undefined))];
    for (const message of messages) if (!isNotice(message)) ids.push(...(await wantRedrawn(tx, message)));
    if (wake && ids.length > 0) await wake(tx, ids);
  },
});
