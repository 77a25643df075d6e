import type { Message, Notice } from "../../../src/bot/notice.ts";
import type { Chats } from "../../../src/chats.ts";
import type { Outbox } from "../../../src/schedule/outbox/outbox.ts";
import type { Database, Tx } from "../../../src/services/database/database.ts";

// An outbox that does not keep with the change that caused a notice.

const SOON_MS = 60;

/** Writes the notices a moment after the change. */
export const afterwards = (outbox: Outbox, db: Database): Outbox => ({
  write: async (_tx, messages, now) => {
    setTimeout(() => void db.$transaction((tx) => outbox.write(tx, messages, now)).catch(() => {}), SOON_MS);
  },
});

/** Sends while the change may still be undone. */
export const sendingAtOnce = ({ outbox, platforms }: Chats): Outbox => ({
  write: async (tx, messages, now) => {
    await outbox.write(tx, messages, now);
    for (const message of messages.filter(isNotice)) await send(tx, message, platforms);
  },
});

const isNotice = (message: Message): message is Notice => "once" in message && message.class !== "status";

async function send(tx: Tx, { to, once, about }: Notice, [slack]: Chats["platforms"]): Promise<void> {
  const person = await tx.person.findUniqueOrThrow({ where: { id: to } });
  const address = await slack?.find(person.email ?? "");
  const card = { type: "card", title: `told ${about.intent}`, body: [] } as const;
  if (!slack || address === undefined) return;
  const sent = await slack.send(address, { card, locale: "ja", once, again: false });
  if (sent.outcome !== "sent") return;
  const data = { state: "sent", receipt: sent.receipt, endedAt: new Date() } as const;
  await tx.delivery.updateMany({ where: { notice: { once } }, data });
}
