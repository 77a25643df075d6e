import type { Card } from "../view/card.ts";
import type { Locale } from "../view/locale.ts";
import type { Bot } from "./bot.ts";

/**
 * What a send came to. `unknown`: the line broke before an answer, so it may have arrived. `retry`: it did not, and
 * nothing more goes there before so many milliseconds; with a `lane`, nothing at all goes along it.
 */
export type Sent =
  | { readonly outcome: "sent"; readonly receipt: string }
  | { readonly outcome: "retry"; readonly afterMs: number; readonly lane?: string }
  | { readonly outcome: "gone"; readonly reason: string }
  | { readonly outcome: "unknown" };

/** A card on its way to somebody. */
export type Letter = {
  readonly card: Card;
  readonly locale: Locale;
  /** The same for a letter that is sent again. */
  readonly once: string;
  /** It was sent before and may have arrived: the reader is told so. */
  readonly again: boolean;
};

/**
 * A place where the bot is met. It turns what a person did into one of the bot's verbs and draws the
 * value that comes back. A new one passes test/platforms/contract.ts and changes nothing elsewhere.
 */
export type Platform = {
  readonly name: string;
  readonly listen: (bot: Bot) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A platform that people do not have to come to: what the bot has to tell is sent there. */
export type Chat = Platform & {
  /** address: opaque to all but the platform. */
  readonly send: (address: string, letter: Letter) => Promise<Sent>;
  /** address: where the reader is met today; a message that lies with another account is left as it is. */
  readonly update: (address: string, receipt: string, letter: Letter) => Promise<Sent>;
  /**
   * Does what was taken into the inbox, and gives the way to answer it. once: the item's own, however often it is done.
   * Rejects when it could not be done, unless this is the last try: then the answer says so.
   */
  readonly act: (body: string, once: string, last: boolean) => Promise<(again: boolean) => Promise<Sent>>;
  /** Looks again at whose account an address is, where that may have changed. Rejects when it cannot tell. */
  readonly recognise: (address: string) => Promise<void>;
  /** The address of the member of staff with this e-mail; undefined where they have no account. Rejects when it cannot tell. */
  readonly find: (email: string) => Promise<string | undefined>;
};

/** The platform cannot be asked now: nothing was done, and trying again later costs no try. */
export class NotNow extends Error {
  override readonly name = "NotNow";
  constructor(
    readonly afterMs: number,
    why: string,
  ) {
    super(why);
  }
}

/** A platform that cannot be talked to as it is set up: one sentence for the operator, saying what to do. */
export class PlatformProblem extends Error {
  override readonly name = "PlatformProblem";
}
