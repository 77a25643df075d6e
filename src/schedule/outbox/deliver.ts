import type { Bot } from "../../bot/bot.ts";
import { type Chat, NotNow, type Sent } from "../../bot/platform.ts";
import type { Directory } from "../../people/directory.ts";
import type { Calendar } from "../../services/calendar.ts";
import { dayInJapan } from "../../services/clock.ts";
import type { Database } from "../../services/database/database.ts";
import { createLanes } from "../lanes.ts";
import { type Lease, leased } from "../lease.ts";
import { orUnknown } from "../or-unknown.ts";
import type { Passing } from "../passing.ts";
import type { Pauses } from "../pauses.ts";
import { isTooLate, nextOpening, openingAfter } from "./quiet-hours.ts";
import { addressOf } from "./reach.ts";
import { backoffMs, MOST_TRIES, type Settled, settled } from "./rules.ts";
import { claim, isMuted, lease, type Row, sending, settle, settleRedraw, waiting } from "./store.ts";

export type Delivery = {
  /** Something may be due to this person. */
  readonly kick: (personId: string) => void;
  readonly sweep: () => Promise<void>;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type DeliveryOptions = {
  readonly db: Database;
  readonly bot: Bot;
  readonly chats: readonly Chat[];
  readonly directory: Pick<Directory, "byId">;
  readonly calendar: Pick<Calendar, "isWorkingDay">;
  /** Whether somebody is away today. */
  readonly isAway: (personId: string) => Promise<boolean>;
  readonly pauses: Pauses;
  readonly lease: Lease;
  readonly now: () => Date;
  readonly random: () => number;
  /** Between two letters to one person. */
  readonly gap: () => Promise<void>;
  readonly passing: Passing;
  readonly onFault: (error: unknown) => void;
};

const AT_ONCE = 8;

/** Takes what the bot has to tell into the chats: to each person one thing after another, in the order it was written. */
export function deliverNotices(options: DeliveryOptions): Delivery {
  const { db, now, onFault } = options;
  const lanes = createLanes(AT_ONCE, (personId) => deliverNext(options, personId), onFault);
  return {
    kick: lanes.kick,
    sweep: async () => {
      for (const personId of await waiting(db, now())) lanes.kick(personId);
    },
    idle: lanes.idle,
    stop: lanes.stop,
  };
}

async function deliverNext(options: DeliveryOptions, personId: string): Promise<boolean> {
  const { db, now, passing } = options;
  if (await everyChatPaused(options)) return false;
  const row = await claim(db, personId, now(), options.lease.until(now()));
  if (!row) return false;
  passing("out.claimed");
  const renew = (until: Date) => lease(db, row, until);
  const went = await leased(options.lease, renew, now, () => (row.state === "sent" ? redraw : tell)(options, row));
  passing("out.marked");
  if (went) await options.gap();
  return true;
}

async function everyChatPaused({ chats, pauses, now }: DeliveryOptions): Promise<boolean> {
  for (const { name } of chats) if ((await pauses.until(name)) <= now()) return false;
  return true;
}

/** Whether anything was sent. */
async function tell(options: DeliveryOptions, row: Row): Promise<boolean> {
  const { db, now } = options;
  const as = await told(options, row).catch((error): Settled => {
    if (error instanceof NotNow) return { state: stateNow(row), afterMs: error.afterMs, counts: false };
    options.onFault(error);
    return later(options, row, "fault");
  });
  if (!as) return false;
  await settle(db, row, as, now());
  return as.state === "sent";
}

/** Undefined: it took too long, and another process has taken the delivery over. */
async function told(options: DeliveryOptions, row: Row): Promise<Settled | undefined> {
  const { db, bot, now, passing } = options;
  // What broke off in the middle of a send is settled by its class, whatever the hour is now.
  if (row.state === "sending" && row.class === "nudge") return { state: "unknown" };
  const held = row.class === "nudge" ? await heldBack(options, row) : undefined;
  if (held) return held;
  const person = await options.directory.byId(row.toId, dayInJapan(now()));
  const place = person && (await addressOf(db, options.chats, row.toId));
  if (!person || !place) return { state: "failed", reason: person ? "no-account" : "left" };
  const card = await bot.show({ platform: place.chat.name, account: place.address }, targetOf(row));
  passing("out.drawn");
  if (card.refused === "fault") return later(options, row, "fault");
  if (card.refused) return { state: "dropped", reason: card.refused };
  const paused = await options.pauses.until(place.chat.name);
  if (paused > now()) return { state: stateNow(row), afterMs: paused.getTime() - now().getTime(), counts: false };
  if (!(await sending(db, row, place.chat.name))) return undefined;
  passing("out.sending");
  const letter = { card, locale: person.locale, once: row.once, again: row.state === "sending" };
  const sent = await orUnknown(place.chat.send(place.address, letter), options.onFault);
  passing("out.sent");
  await keepPatience(options, place.chat.name, sent);
  const as = settled(row.class, sent, row.attempts, options.random());
  // What may have arrived before still may, whatever this try came to.
  return as.state === "waiting" && row.state === "sending" ? { ...as, state: "sending" } : as;
}

/** Why a nudge is not told now, if there is a reason. */
async function heldBack({ db, now, calendar, isAway }: DeliveryOptions, row: Row): Promise<Settled | undefined> {
  const at = now();
  if (isTooLate(row.createdAt, at, calendar)) return { state: "dropped", reason: "too-late" };
  if (await isMuted(db, row.toId, row.feature, row.kind, at)) return { state: "dropped", reason: "muted" };
  const opens = (await isAway(row.toId)) ? openingAfter(at, calendar) : nextOpening(at, calendar);
  return opens > at ? { state: "waiting", afterMs: opens.getTime() - at.getTime(), counts: false } : undefined;
}

function later({ random }: DeliveryOptions, row: Row, reason: string): Settled {
  if (row.attempts >= MOST_TRIES) return { state: "failed", reason };
  return { state: stateNow(row), afterMs: backoffMs(row.attempts, random()), counts: true };
}

/** What may have arrived before still may. */
const stateNow = ({ state }: Row): "waiting" | "sending" => (state === "sending" ? "sending" : "waiting");

/** Draws a delivered card anew. What its reader may no longer see gives way to the sentence that says so. */
async function redraw(options: DeliveryOptions, row: Row): Promise<boolean> {
  const { db, bot, now } = options;
  const sent = await redrawn(options, row, bot).catch((error): Sent => {
    if (error instanceof NotNow) return { outcome: "retry", afterMs: error.afterMs };
    options.onFault(error);
    return { outcome: "unknown" };
  });
  const waits = sent.outcome === "retry" || (sent.outcome === "unknown" && row.attempts < MOST_TRIES);
  const afterMs = sent.outcome === "retry" ? sent.afterMs : backoffMs(row.attempts, options.random());
  await settleRedraw(db, row, waits ? new Date(now().getTime() + afterMs) : undefined);
  return sent.outcome === "sent";
}

async function redrawn(options: DeliveryOptions, row: Row, bot: Bot): Promise<Sent> {
  const chat = options.chats.find(({ name }) => name === row.platform);
  const person = await options.directory.byId(row.toId, dayInJapan(options.now()));
  const place = chat && person && (await addressOf(options.db, [chat], row.toId));
  if (!chat || !person || !place || row.receipt === null) return { outcome: "gone", reason: "no-account" };
  const card = await bot.show({ platform: chat.name, account: place.address }, targetOf(row));
  if (card.refused === "fault") return { outcome: "unknown" };
  const sent = await chat.update(place.address, row.receipt, {
    card,
    locale: person.locale,
    once: row.once,
    again: false,
  });
  await keepPatience(options, chat.name, sent);
  return sent;
}

async function keepPatience({ pauses, now }: DeliveryOptions, platform: string, sent: Sent): Promise<void> {
  if (sent.outcome !== "retry" || !sent.lane) return;
  await pauses.pause(platform, sent.lane, new Date(now().getTime() + sent.afterMs));
}

const targetOf = ({ feature, kind, about }: Row) => ({ feature, name: kind, about });
