import type { Chats } from "../../../src/chats.ts";
import type { Outbox } from "../../../src/schedule/outbox/outbox.ts";
import type { Database, OpenDatabase } from "../../../src/services/database/database.ts";
import { claiming, forgetting, marking, storing, unfenced } from "./broken-database.ts";
import { afterwards, sendingAtOnce } from "./broken-outbox.ts";

// Ways in which the product could be wrong, each by something put in the place of one of its parts. The harness must
// notice every one of them.

export const faultNames = [
  "acknowledges before storing",
  "swallows the error of the store",
  "has no unique key on the identity of a message",
  "has no unique key on an event",
  "sends before it commits",
  "marks as done before sending",
  "takes no lease",
  "forgets the used key",
  "writes a notice outside the transaction",
  "repeats a nudge whose outcome is unknown",
  "goes on with what another has taken over",
] as const;
export type FaultName = (typeof faultNames)[number];

export type Broken = {
  readonly database: Pick<OpenDatabase, "db" | "url">;
  /** What takes the place of the chats' own outbox. */
  readonly outboxOf: (chats: Chats) => Outbox;
};

export async function breakProduct(name: FaultName | undefined, { db, url }: OpenDatabase): Promise<Broken> {
  const whole: Broken = { database: { db, url }, outboxOf: ({ outbox }) => outbox };
  const on = (broken: Database): Broken => ({ ...whole, database: { db: broken, url } });
  switch (name) {
    case undefined:
      return whole;
    case "acknowledges before storing":
      return on(storing(db, later));
    case "swallows the error of the store":
      return on(storing(db, (store) => store().catch(() => 0)));
    case "has no unique key on the identity of a message":
      await db.$executeRaw`drop index if exists inbox_item_identity_hash_key`;
      return whole;
    case "has no unique key on an event":
      await db.$executeRaw`drop index if exists inbox_item_event_hash_key`;
      return whole;
    case "sends before it commits":
      return { ...whole, outboxOf: sendingAtOnce };
    case "marks as done before sending":
      return on(marking(db, { state: "done", body: null }));
    case "takes no lease":
      return on(claiming(unfenced(db), { until: new Date(0) }));
    case "forgets the used key":
      return on(forgetting(db));
    case "writes a notice outside the transaction":
      return { ...whole, outboxOf: ({ outbox }) => afterwards(outbox, db) };
    case "repeats a nudge whose outcome is unknown":
      return on(claiming(db, { as: "receipt" }));
    case "goes on with what another has taken over":
      return on(unfenced(db));
  }
}

const SOON_MS = 60;

async function later(store: () => Promise<number>): Promise<number> {
  setTimeout(() => void store().catch(() => {}), SOON_MS);
  return 1;
}
