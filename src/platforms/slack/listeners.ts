import type { App } from "@slack/bolt";
import type { Bot } from "../../bot/bot.ts";
import type { Inbox } from "../../bot/inbox.ts";
import type { Accounts } from "../../people/accounts.ts";
import type { Target } from "../../view/target.ts";
import { type Acting, answerTo } from "./act.ts";
import type { Dialogs } from "./dialogs.ts";
import type { Home } from "./home.ts";
import {
  asTyped,
  type Item,
  type Press,
  readChanged,
  readCommand,
  readHome,
  readLookup,
  readMention,
  readMessage,
  readPress,
  readShortcut,
  readSubmission,
} from "./receive.ts";
import { renderOptions } from "./render/options.ts";
import { readMetadata } from "./render/value.ts";

export type Listening = {
  readonly bot: Bot;
  readonly inbox: Inbox;
  readonly acting: Acting;
  readonly dialogs: Dialogs;
  readonly home: Home;
  readonly accounts: Accounts;
  /** Forms that a shortcut opens, by its callback id. */
  readonly shortcuts: Readonly<Record<string, Target>>;
  /** Runs after the acknowledgement; what goes wrong is written down. */
  readonly after: (work: () => Promise<unknown>) => void;
};

/** What happened, as it was delivered and as it is kept. */
type Came = { readonly event?: string | undefined; readonly identity: string; readonly item: Item };

/** Each listener stores before it returns, and Bolt answers Slack only after that. */
export function listenOn(app: App, listening: Listening): void {
  const { home, accounts, after, shortcuts, dialogs } = listening;
  app.event("message", async ({ event, body }) => {
    const read = readMessage(event);
    if (!read) return;
    const { user, channel, ts, thread_ts: thread, text } = read;
    const item = { do: "hear", user, channel, thread, words: asTyped(text), where: "dm" } as const;
    await take(listening, { event: body.event_id, identity: `${channel}:${ts}`, item });
  });
  app.event("app_mention", async ({ event, body }) => {
    const read = readMention(event);
    if (!read) return;
    const { user, channel, ts, thread_ts: thread, text } = read;
    const item = { do: "hear", user, channel, thread, words: asTyped(text), where: "channel" } as const;
    await take(listening, { event: body.event_id, identity: `${channel}:${ts}`, item });
  });
  app.command(/.*/, async ({ command, ack }) => {
    const read = readCommand(command);
    if (read) {
      const { user_id: user, channel_id: channel, response_url: reply, text } = read;
      const item = { do: "command", user, channel, words: asTyped(text) || "ヘルプ", reply } as const;
      await take(listening, { identity: read.trigger_id, item });
    }
    await ack();
  });
  app.action(/.*/, async ({ body, ack }) => {
    const read = readPress(body);
    if (read) await pressed(listening, read);
    await ack();
  });
  app.view(/.*/, async ({ body, ack }) => {
    const read = readSubmission(body);
    const response = read && (await dialogs.submit(read));
    // Bolt's type of a view is wider than what is drawn here.
    await ack(response as never);
  });
  app.options(/.*/, async ({ body, ack }) => {
    const options = await suggested(listening, body);
    await ack({ options: options.map((option) => ({ ...option })) });
  });
  app.shortcut({ type: "shortcut" }, async ({ body, ack }) => {
    const read = readShortcut(body);
    const target = read && Object.hasOwn(shortcuts, read.callback_id) ? shortcuts[read.callback_id] : undefined;
    await ack();
    if (read && target) after(() => dialogs.open(read.user.id, target, read.trigger_id));
  });
  app.event("app_home_opened", async ({ event }) => {
    const read = readHome(event);
    if (read) after(() => home.opened(read.user, read.tab));
  });
  app.event("user_change", async ({ event }) => {
    const user = readChanged(event);
    if (user) await accounts.doubt(user);
  });
  app.event("app_uninstalled", async () => accounts.unlinkAll());
  app.event("tokens_revoked", async ({ event }) => {
    if ((event.tokens.bot ?? []).length > 0) await accounts.unlinkAll();
  });
}

/** Stored, and answered when it is acknowledged; what leaves no trace is answered first, and only noted. */
async function take({ bot, inbox, acting }: Listening, { event, identity, item }: Came): Promise<void> {
  const named = { platform: "slack", event, identity };
  const did = item.do === "press" ? { target: item.target } : { words: item.words };
  if (!bot.leavesNoTrace(did)) {
    await inbox.take({ ...named, conversation: item.channel, body: JSON.stringify(item) });
    return;
  }
  await inbox.once(named, async () => {
    const answer = await answerTo(acting, item, identity, false);
    const sent = await answer(false);
    // Not acknowledged, it comes again: better answered twice than not at all.
    if (sent.outcome !== "sent") throw new Error(`not answered: ${sent.outcome}`);
  });
}

/** A press that acts is stored; one that opens a dialog is answered at once, since Slack waits three seconds for it. */
async function pressed(listening: Listening, press: Press): Promise<void> {
  const { pressed: did, user, trigger_id: trigger, view, container } = press;
  const { dialogs, home, after } = listening;
  if (did.does === "opens") return after(() => dialogs.open(user.id, did.target, trigger, view));
  if (did.does === "submits") return view && (await dialogs.turn(user.id, did.via, view, trigger));
  const identity = `${user.id}:${press.actions[0]?.action_ts}:${press.actions[0]?.action_id}:${trigger}`;
  if (container.type === "message") return await take(listening, { identity, item: itemOf(press, did, container) });
  if (!view) return;
  if (did.does === "asks")
    return after(() => dialogs.ask(user.id, did.words, { trigger, once: identity, inside: view }));
  const card = await dialogs.press(user.id, did.target, view);
  if (view.type === "home") after(() => home.answered(user.id, card, trigger));
}

type Message = Extract<Press["container"], { readonly type: "message" }>;
type Acts = Extract<Press["pressed"], { readonly does: "presses" | "asks" }>;

function itemOf(press: Press, did: Acts, message: Message): Item {
  const { user, response_url: url } = press;
  const { channel_id: channel, thread_ts: thread, message_ts: ts } = message;
  const reply = message.is_ephemeral ? url : undefined;
  if (did.does === "presses") return { do: "press", user: user.id, channel, thread, target: did.target, ts, reply };
  if (reply) return { do: "command", user: user.id, channel, thread, words: did.words, reply };
  const where = channel.startsWith("D") ? "dm" : "channel";
  return { do: "hear", user: user.id, channel, thread, words: did.words, where };
}

async function suggested({ acting: { people }, bot }: Listening, body: unknown) {
  const read = readLookup(body);
  const target = read && readMetadata(read.view.private_metadata);
  if (!read || !target) return [];
  await people.identify(read.user.id);
  const sender = { platform: "slack", account: read.user.id };
  return renderOptions(await bot.suggest(sender, target, read.block_id, asTyped(read.value)));
}
