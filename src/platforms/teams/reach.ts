import type { Sent } from "../../bot/platform.ts";
import type { Place } from "./adapter.ts";
import type { Calls } from "./calls.ts";
import type { TeamsStore } from "./store.ts";

/** Where somebody can be written to alone; or what becomes of a message to them. */
export type Reached = { readonly place: Place } | { readonly sent: Exclude<Sent, { readonly outcome: "sent" }> };

type Options = { readonly calls: Calls; readonly store: TeamsStore };

/** Begins a conversation with them where there is none yet. Those who removed the app or blocked it are left alone. */
export const createReach =
  ({ calls, store }: Options) =>
  async (account: string): Promise<Reached> => {
    const known = await store.reach(account);
    if (!known || known.closed) return { sent: { outcome: "gone", reason: known ? "blocked" : "no-account" } };
    const { serviceUrl, bot } = known;
    if (known.conversation !== undefined) return { place: { serviceUrl, bot, conversation: known.conversation } };
    const met = await calls.meet({ serviceUrl, bot }, account);
    if (!met.ok) {
      if (met.sent.outcome === "gone") await store.close(account);
      return met;
    }
    await store.met(account, met.value);
    return { place: { serviceUrl, bot, conversation: met.value } };
  };
