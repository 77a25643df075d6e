import type { IncomingMessage, ServerResponse } from "node:http";
import type { Bot } from "../../bot/bot.ts";
import type { Inbox } from "../../bot/inbox.ts";
import { type Chat, PlatformProblem } from "../../bot/platform.ts";
import type { Accounts } from "../../people/accounts.ts";
import type { Directory } from "../../people/directory.ts";
import type { Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import { createAfterwards } from "../chat/afterwards.ts";
import { once } from "../chat/once.ts";
import { type Acting, act } from "./act.ts";
import { openDoors } from "./bolt.ts";
import { type Called, type Calls, createCalls } from "./calls.ts";
import { createDialogs } from "./dialogs.ts";
import { createHome } from "./home.ts";
import { listenOn } from "./listeners.ts";
import { createPeople, type Installed } from "./people.ts";
import { createVoice, saidAgain } from "./voice.ts";

export type SlackOptions = {
  readonly botToken: string;
  readonly signingSecret: string | undefined;
  /** Given: Socket Mode. */
  readonly appToken: string | undefined;
  /** Ends with a slash; Slack's own when undefined. */
  readonly apiUrl: string | undefined;
  readonly directory: Pick<Directory, "whoIs">;
  readonly accounts: Accounts;
  readonly inbox: Inbox;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
  /** What is drawn as App Home. */
  readonly home: Target;
  /** Forms that a global shortcut opens, by its callback id. */
  readonly shortcuts: Readonly<Record<string, Target>>;
  readonly questions: (locale: Locale) => readonly string[];
  /** Writes a fault down without what anybody typed. */
  readonly fault: (error: unknown, where: string) => string;
  readonly onAcknowledged?: () => void;
  /** Told of a request that was not let in. */
  readonly onRefused?: (why: string) => void;
};

export type Slack = {
  readonly platform: Chat;
  /** For `POST /slack/events`, with the body unread; undefined in Socket Mode. */
  readonly listener: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
};

/** Slack, in one workspace or organisation with a fixed bot token. An address is an account, and a receipt a conversation and a time. */
export function slackPlatform(options: SlackOptions): Slack {
  const { accounts, clock, directory, inbox } = options;
  const onFault = (error: unknown) => void options.fault(error, "slack");
  const trouble = (error: string, method: string) => onFault(new SlackTrouble(error, method));
  const calls = createCalls({
    token: options.botToken,
    apiUrl: options.apiUrl,
    logger,
    now: () => clock.now().getTime(),
    onTrouble: trouble,
  });
  const installed = once(() => whereInstalled(calls));
  const people = createPeople({ calls, accounts, now: clock.now, installed });
  const voice = createVoice({ calls, onFault });
  const localeOf = async (account: string): Promise<Locale> =>
    (await directory.whoIs({ platform: "slack", account }, clock.today()))?.locale ?? "ja";
  const direct = createDirect(calls);
  const doors = openDoors({
    ...options,
    logger,
    self: () => installed().catch(() => ({})),
    onFault,
    onAcknowledged: options.onAcknowledged ?? (() => {}),
    onRefused: () => options.onRefused?.("signature"),
  });
  const { after, settled } = createAfterwards(onFault);
  let acting: Acting | undefined;

  const listen = async (bot: Bot) => {
    acting = { bot, people, voice, localeOf, direct };
    const shared = { bot, calls, people, localeOf };
    const isKnown = async (user: string) => (await accounts.account(user)) !== undefined;
    const home = createHome({ ...shared, isKnown, target: options.home, questions: options.questions });
    const tell = (user: string, card: Card, locale: Locale) => voice.say({ channel: user }, { card, locale });
    const dialogs = createDialogs({ ...shared, tell });
    listenOn(doors.app, { bot, inbox, acting, dialogs, home, accounts, shortcuts: options.shortcuts, after });
    await checkToken(calls);
    await doors.start();
  };

  return {
    listener: doors.listener,
    platform: {
      name: "slack",
      listen,
      find: people.find,
      recognise: people.identify,
      act: async (body, key, last) => await act(acting ?? notYet(), body, key, last),
      send: async (address, letter) => {
        const sent = await voice.say({ channel: address }, letter.again ? saidAgain(letter) : letter);
        return sent.outcome === "sent" ? { ...sent, receipt: `${address}/${sent.receipt}` } : sent;
      },
      update: async (address, receipt, letter) => {
        const [of, message = ""] = receipt.split("/");
        if (of !== address) return { outcome: "gone", reason: "another-account" };
        return await voice.redraw(message, letter, false);
      },
      close: async () => {
        await doors.stop();
        await settled();
      },
    },
  };
}

/** What only an operator can mend; its name is Slack's own word for it. */
class SlackTrouble extends Error {
  readonly code: string;
  constructor(error: string, method: string) {
    super(`${method}: ${error}`);
    this.name = "SlackTrouble";
    this.code = error;
  }
}

function notYet(): never {
  throw new Error("Slack does not listen yet");
}

/** Bolt would listen with a wrong token too, and refuse every event. A Slack that is not there just now is no reason not to start. */
async function checkToken(calls: Calls): Promise<void> {
  const called = await calls.call("auth.test", {});
  if (called.ok || called.sent.outcome !== "retry" || called.sent.lane !== "all") return;
  throw new PlatformProblem(
    `Slackのトークンが使えません（${called.error}）。SLACK_BOT_TOKEN を確認してください。アプリを入れ直したときは、新しいトークンに替えます。`,
  );
}

type Self = Installed & { readonly botId: string; readonly botUserId: string };

async function whereInstalled(calls: Calls): Promise<Self> {
  const called = await calls.call("auth.test", {});
  if (!called.ok) throw new Error(`Slack did not say where the bot is installed: ${called.error}`);
  const { answer } = called;
  const text = (key: string) => (typeof answer[key] === "string" ? String(answer[key]) : "");
  return {
    team: text("team_id"),
    enterprise: text("enterprise_id") || undefined,
    botId: text("bot_id"),
    botUserId: text("user_id"),
  };
}

/** The conversation with a person alone, which never changes. */
function createDirect(calls: Calls) {
  const known = new Map<string, string>();
  const idOf = (called: Called) =>
    called.ok ? (called.answer.channel as { readonly id?: unknown } | undefined)?.id : undefined;
  return async (user: string): Promise<string | undefined> => {
    const kept = known.get(user);
    if (kept !== undefined) return kept;
    const id = idOf(await calls.call("conversations.open", { users: user }));
    if (typeof id === "string") known.set(user, id);
    return typeof id === "string" ? id : undefined;
  };
}

/** Bolt's own lines may quote what was typed, or a token: none is written. What goes wrong reaches us as an error. */
const logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => "error" as never,
  setName: () => {},
};
