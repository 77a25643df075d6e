import { type Chat, NotNow, type Sent } from "../../bot/platform.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database } from "../../services/database/database.ts";
import { createLanes } from "../lanes.ts";
import { type Lease, leased } from "../lease.ts";
import { orUnknown } from "../or-unknown.ts";
import { backoffMs } from "../outbox/rules.ts";
import type { Passing } from "../passing.ts";
import type { Pauses } from "../pauses.ts";
import { place } from "./inbox.ts";
import { answering, claim, type End, forgetLeft, type Later, lease, type Row, settle, waiting } from "./store.ts";

export type InboxWork = {
  readonly kick: (conversation: Uint8Array) => void;
  /** Takes up what is due: after a start, a crash of another process, a failed try. */
  readonly sweep: () => Promise<void>;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly db: Database;
  readonly crypto: Crypto;
  readonly chats: readonly Chat[];
  readonly pauses: Pauses;
  readonly lease: Lease;
  readonly now: () => Date;
  readonly random: () => number;
  readonly passing: Passing;
  readonly onFault: (error: unknown) => void;
};

const AT_ONCE = 16;
/** After about two minutes of trying, whoever waits has gone on to something else. */
const MOST_TRIES = 7;
/** A fault that does not pass within some seconds is told. */
const FAULT_TRIES = 4;

/** Answers what was taken in, one thing after another in each conversation. */
export function workInbox(options: Options): InboxWork {
  const { db, now, onFault } = options;
  const lanes = createLanes(AT_ONCE, (lane) => answerNext(options, new Uint8Array(Buffer.from(lane, "hex"))), onFault);
  const kick = (conversation: Uint8Array) => lanes.kick(Buffer.from(conversation).toString("hex"));
  return {
    kick,
    sweep: async () => {
      await forgetLeft(db, now());
      for (const conversation of await waiting(db, now())) kick(conversation);
    },
    idle: lanes.idle,
    stop: lanes.stop,
  };
}

async function answerNext(options: Options, conversation: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { db, now, passing } = options;
  const row = await claim(db, conversation, now(), options.lease.until(now()));
  if (!row) return false;
  passing("in.claimed");
  const as = await leased(
    options.lease,
    (until) => lease(db, row, until),
    now,
    () => answered(options, row),
  );
  if (!as) return false;
  await settle(db, row, as);
  passing("in.marked");
  return !("dueAt" in as);
}

/** Undefined: it took too long, and another process has taken the item over. */
async function answered(options: Options, row: Row): Promise<End | Later | undefined> {
  const { db, now, passing, pauses } = options;
  try {
    const chat = options.chats.find(({ name }) => name === row.platform);
    if (!chat) return { state: "failed" };
    const body = options.crypto.open(row.body, place(row.identityHash));
    const answer = await chat.act(body, `in:${row.id}`, row.attempts >= FAULT_TRIES);
    passing("in.acted");
    const paused = await pauses.until(row.platform);
    if (paused > now()) return { state: row.state, dueAt: paused, counts: false };
    if (!(await answering(db, row))) return undefined;
    passing("in.sending");
    const sent = await orUnknown(answer(row.state === "answering"), options.onFault);
    passing("in.sent");
    return await outcome(options, row, sent);
  } catch (error) {
    if (error instanceof NotNow)
      return { state: row.state, dueAt: new Date(now().getTime() + error.afterMs), counts: false };
    options.onFault(error);
    return again(options, row, row.state);
  }
}

async function outcome(options: Options, row: Row, sent: Sent): Promise<End | Later> {
  switch (sent.outcome) {
    case "sent":
      return { state: "done" };
    case "gone":
      return { state: "failed" };
    case "unknown":
      return again(options, row, "answering");
    case "retry": {
      const dueAt = new Date(options.now().getTime() + sent.afterMs);
      if (sent.lane) await options.pauses.pause(row.platform, sent.lane, dueAt);
      return { state: row.state, dueAt, counts: false };
    }
  }
}

function again({ now, random }: Options, { attempts }: Row, state: Later["state"]): End | Later {
  if (attempts >= MOST_TRIES) return { state: "failed" };
  return { state, dueAt: new Date(now().getTime() + backoffMs(attempts, random())), counts: true };
}
