import type { Card } from "../view/card.ts";
import type { Bot } from "./bot.ts";

/** What a send came to. `unknown`: the line broke before an answer, so it may have arrived. */
export type Sent =
  | { readonly outcome: "sent"; readonly receipt: string }
  | { readonly outcome: "retry"; readonly afterMs: number }
  | { readonly outcome: "gone"; readonly reason: string }
  | { readonly outcome: "unknown" };

/**
 * A place where the bot is met. It turns what a person did into one of the bot's verbs and draws the
 * value that comes back. A new one passes test/platforms/contract.ts and changes nothing elsewhere.
 */
export type Platform = {
  readonly name: string;
  readonly listen: (bot: Bot) => Promise<void>;
  /** address: opaque to all but the platform. once: the same send, tried again, has the same value. */
  readonly send: (address: string, card: Card, once: string) => Promise<Sent>;
  readonly update: (receipt: string, card: Card) => Promise<Sent>;
  readonly close: () => Promise<void>;
};
