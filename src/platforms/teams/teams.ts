import type { RequestHandler } from "express";
import type { Bot } from "../../bot/bot.ts";
import type { Inbox } from "../../bot/inbox.ts";
import type { Chat } from "../../bot/platform.ts";
import type { Accounts } from "../../people/accounts.ts";
import type { Directory } from "../../people/directory.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import { createAfterwards } from "../chat/afterwards.ts";
import { once } from "../chat/once.ts";
import { act } from "./act.ts";
import { createCalls } from "./calls.ts";
import { openDoor } from "./door.ts";
import { createGate } from "./gate.ts";
import { createInvokes } from "./invokes.ts";
import { heed, type Listening } from "./listeners.ts";
import { createPeople } from "./people.ts";
import { createReach } from "./reach.ts";
import { type Microsoft, microsoft, type Registration } from "./settings.ts";
import type { TeamsStore } from "./store.ts";
import { createVoice, saidAgain } from "./voice.ts";

export type TeamsOptions = {
  /** Undefined: the demo, where a program on the same machine may play Teams. */
  readonly registration: Registration | undefined;
  /** Microsoft's own when left out. */
  readonly servers?: Microsoft;
  readonly directory: Pick<Directory, "whoIs">;
  readonly accounts: Accounts;
  readonly store: TeamsStore;
  readonly inbox: Inbox;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
  /** Between two new messages in one conversation; as Teams takes them when left out. */
  readonly apartMs?: number;
  /** What greets somebody who has just got the app. */
  readonly welcome: Target;
  /** Writes a fault down without what anybody typed. */
  readonly fault: (error: unknown, where: string) => string;
  readonly onAcknowledged?: () => void;
  /** Told of a request that was not let in. */
  readonly onRefused?: (why: string) => void;
};

export type Teams = {
  readonly platform: Chat;
  /** `POST /api/messages`. */
  readonly router: RequestHandler;
};

/** Teams, in one tenant. An address is an Entra object id, and a receipt the account, a conversation and a message. */
export function teamsPlatform(options: TeamsOptions): Teams {
  const { registration, servers = microsoft, directory, accounts, store, inbox, clock } = options;
  const onFault = (error: unknown) => void options.fault(error, "teams");
  // botbuilder takes a second to load, which nobody waits for who does not use Teams.
  const adapter = once(async () => (await import("./adapter.ts")).createAdapter(registration, servers));
  const calls = createCalls({
    adapter,
    now: () => clock.now().getTime(),
    random: Math.random,
    apartMs: options.apartMs,
    onTrouble: (error) => onFault(new TeamsTrouble(error)),
  });
  const reach = createReach({ calls, store, today: clock.today, onClosed: accounts.doubt });
  const { direct } = reach;
  const people = createPeople({ calls, accounts, store, reach, onFault, clock, tenantId: registration?.tenantId });
  const voice = createVoice({ calls, onFault });
  const localeOf = async (account: string): Promise<Locale> =>
    (await directory.whoIs({ platform: "teams", account }, clock.today()))?.locale ?? "ja";
  const { after, settled } = createAfterwards(onFault);
  let listening: Listening | undefined;
  const heard = () => listening ?? notYet();

  const listen = async (bot: Bot) => {
    const taking = { bot, inbox, acting: { bot, people, voice, localeOf, reach, welcome: options.welcome } };
    listening = { ...taking, invokes: createInvokes({ ...taking, after }), store, after };
  };

  return {
    router: openDoor({
      gate: registration && createGate(registration, servers),
      adapter,
      heed: (activity) => heed(heard(), activity),
      onFault,
      onAcknowledged: options.onAcknowledged ?? (() => {}),
      onRefused: options.onRefused ?? (() => {}),
    }),
    platform: {
      name: "teams",
      listen,
      find: people.find,
      recognise: people.recognise,
      act: async (body, key, last) => await act(heard().acting, body, key, last),
      send: async (address, letter) => {
        const reached = await direct(address);
        if ("sent" in reached) return reached.sent;
        const { place } = reached;
        const sent = await reach.judged(address, await voice.say(place, letter.again ? saidAgain(letter) : letter));
        return sent.outcome === "sent"
          ? { ...sent, receipt: JSON.stringify([address, place.conversation, sent.receipt]) }
          : sent;
      },
      update: async (address, receipt, letter) => {
        const [of, conversation, message] = JSON.parse(receipt) as readonly [string, string, string];
        if (of !== address) return { outcome: "gone", reason: "another-account" };
        const reached = await direct(address);
        if ("sent" in reached) return reached.sent;
        return await voice.redraw({ ...reached.place, conversation }, message, letter, false);
      },
      close: settled,
    },
  };
}

/** What only an operator can mend; its name is Microsoft's own word for it. */
class TeamsTrouble extends Error {
  readonly code: string;
  constructor(error: string) {
    super(`the Connector: ${error}`);
    this.name = "TeamsTrouble";
    this.code = error;
  }
}

function notYet(): never {
  throw new Error("Teams does not listen yet");
}
