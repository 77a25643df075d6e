import type { Sent } from "../../bot/platform.ts";
import type { Place } from "./adapter.ts";
import type { Called, Calls } from "./calls.ts";
import type { TeamsStore } from "./store.ts";

/** Where somebody can be written to alone; or what becomes of a message to them. */
export type Reached = { readonly place: Place } | Unreached;
/** refused: Teams did not let the bot, whatever is tried again later. */
export type Unreached = { readonly sent: Exclude<Sent, { readonly outcome: "sent" }>; readonly refused: boolean };

type Options = {
  readonly calls: Calls;
  readonly store: TeamsStore;
  readonly today: () => string;
  readonly onClosed: (account: string) => Promise<void>;
};

export type Reach = {
  /** Begins a conversation with them where there is none yet. Those who removed the app or blocked it are left alone. */
  readonly direct: (account: string) => Promise<Reached>;
  /** What a refusal of something that was sent to them means: Teams also refuses by mistake, and for an hour. */
  readonly judged: (account: string, sent: Sent) => Promise<Sent>;
};

/** Teams says so plainly. */
const blocked = new Set(["ConversationBlockedByUser"]);
/** So many refusals in a row, on more than one day, are no mistake. */
const MOST_REFUSALS = 3;
const TRY_AGAIN_MS = 4 * 3_600_000;
const BEGIN_AGAIN_MS = 15_000;

export function createReach({ calls, store, today, onClosed }: Options): Reach {
  const close = async (account: string) => {
    await store.close(account);
    await onClosed(account);
  };

  const judged = async (account: string, sent: Sent): Promise<Sent> => {
    if (sent.outcome === "sent") await store.arrived(account);
    if (sent.outcome !== "gone" || !ofPerson(sent.reason)) return sent;
    // It may be another conversation by now: one is begun anew.
    if (sent.reason === "ConversationNotFound") await store.met(account, undefined);
    const { times, since } = await store.refused(account, today());
    const isSure = blocked.has(sent.reason) || (times >= MOST_REFUSALS && since < today());
    if (!isSure) return { outcome: "retry", afterMs: times === 1 ? BEGIN_AGAIN_MS : TRY_AGAIN_MS };
    await close(account);
    return { outcome: "gone", reason: "blocked" };
  };

  /** To begin what has begun changes nothing, so that it may be tried again whatever it came to. */
  const failedToBegin = async (account: string, { sent }: Extract<Called<string>, { ok: false }>): Promise<Reached> => {
    if (sent.outcome === "unknown") return { sent: { outcome: "retry", afterMs: BEGIN_AGAIN_MS }, refused: false };
    const known = await judged(account, sent);
    return { sent: known.outcome === "sent" ? sent : known, refused: sent.outcome === "gone" };
  };

  return {
    judged,
    direct: async (account) => {
      const known = await store.reach(account);
      if (!known || known.closed)
        return { sent: { outcome: "gone", reason: known ? "blocked" : "no-account" }, refused: true };
      const { serviceUrl, bot } = known;
      if (known.conversation !== undefined) return { place: { serviceUrl, bot, conversation: known.conversation } };
      const met = await calls.meet({ serviceUrl, bot }, account);
      if (!met.ok) return await failedToBegin(account, met);
      await store.met(account, met.value);
      return { place: { serviceUrl, bot, conversation: met.value } };
    },
  };
}

/** Refusals that are about the reader, not about what was sent or about the city. */
const ofPerson = (reason: string): boolean =>
  [
    "ConversationBlockedByUser",
    "BotNotInConversationRoster",
    "ConversationNotFound",
    "ForbiddenOperationException",
  ].includes(reason);
