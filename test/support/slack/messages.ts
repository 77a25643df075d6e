import { type Answer, no, refusedMessage, yes } from "./answers.ts";
import { type KeptMessage, named } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import { app } from "./people.ts";
import type { World } from "./world.ts";

type Method = (args: Json) => Answer;

/** `chat.*`. */
export const messageMethods = (world: World): Readonly<Record<string, Method>> => ({
  "chat.postMessage": (args) => {
    const channel = world.conversations.find(String(args.channel ?? ""));
    if (channel === undefined) return no("channel_not_found");
    const refused = refusedMessage(world, "chat.postMessage", args) ?? unknownThread(world, channel, args);
    if (refused) return refused;
    const posted = world.conversations.post(channel, writtenBy(args));
    return yes({ channel, ts: posted.ts, message: messageObject(posted) });
  },

  "chat.postEphemeral": (args) => {
    const channel = world.conversations.find(String(args.channel ?? ""));
    if (channel === undefined) return no("channel_not_found");
    if (!world.users.has(String(args.user ?? ""))) return no("user_not_in_channel");
    const refused = refusedMessage(world, "chat.postEphemeral", args);
    if (refused) return refused;
    const { ts } = world.conversations.post(channel, { ...writtenBy(args), onlyFor: String(args.user) });
    return yes({ message_ts: ts });
  },

  "chat.update": (args) => {
    const [channel, ts] = [String(args.channel ?? ""), String(args.ts ?? "")];
    const old = world.conversations.message(channel, ts);
    // What only one person sees is no message to Slack.
    if (!old || old.onlyFor !== undefined) return no("message_not_found");
    if (old.user !== app.user) return no("cant_update_message");
    const refused = refusedMessage(world, "chat.update", args);
    if (refused) return refused;
    const changed = world.conversations.change(channel, ts, writtenBy(args));
    return yes({ channel, ts, text: changed?.text, message: changed && messageObject(changed) });
  },

  "chat.delete": ({ channel, ts }) =>
    world.conversations.remove(String(channel), String(ts)) ? yes({ channel, ts }) : no("message_not_found"),

  "chat.getPermalink": ({ channel, message_ts }) =>
    yes({ channel, permalink: `https://agano.slack.com/archives/${channel}/p${String(message_ts).replace(".", "")}` }),
});

/** An answer to an address that came with a press or a command. */
export function answerBy(world: World, token: string, args: Json): Answer {
  const to = world.replies.use(token);
  if (typeof to === "string") return no(to);
  if (args.delete_original === true) {
    world.conversations.remove(to.channel, to.ts ?? "");
    return yes();
  }
  const refused = refusedMessage(world, "response_url", args);
  if (refused) return refused;
  const { channel, ts } = to;
  if (args.replace_original === true && ts !== undefined) {
    world.conversations.change(channel, ts, writtenBy(args));
    return yes({ channel, ts, user: to.user });
  }
  const onlyFor = args.response_type === "in_channel" ? undefined : to.user;
  const posted = world.conversations.post(channel, { ...writtenBy(args), onlyFor });
  return yes({ channel, ts: posted.ts, user: to.user });
}

const writtenBy = ({ text, blocks, thread_ts: thread }: Json) => ({
  user: app.user,
  text: typeof text === "string" ? text : "",
  blocks: named(blocks),
  ...(typeof thread === "string" && { thread_ts: thread }),
});

const unknownThread = (world: World, channel: string, { thread_ts: thread }: Json): Answer | undefined =>
  thread === undefined || world.conversations.message(channel, String(thread)) ? undefined : no("thread_not_found");

/** A message as Slack sends it. */
export const messageObject = ({ ts, text, blocks, thread_ts, user }: KeptMessage) => ({
  type: "message",
  ts,
  text,
  blocks,
  user,
  ...(thread_ts !== undefined && { thread_ts }),
  ...(user === app.user && { bot_id: app.bot, app_id: app.id }),
});

/** Somebody writes in a conversation. */
export const writes = (world: World, channel: string, user: string, text: string, thread?: string): KeptMessage =>
  world.conversations.post(channel, { user, text, blocks: [], thread_ts: thread });
