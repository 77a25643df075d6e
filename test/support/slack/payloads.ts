import { randomBytes } from "node:crypto";
import { type KeptMessage, nextTime } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import { messageObject } from "./messages.ts";
import { app, general, team } from "./people.ts";
import { type KeptView, viewObject } from "./views.ts";

// What Slack sends when somebody does something: plain data, signed and sent elsewhere.

/** How it is sent differs by its kind. */
export type SlackRequest = { readonly kind: "event" | "interactive" | "command"; readonly payload: Json };

const token = "played-verification-token";
const around = { token, api_app_id: app.id, is_enterprise_install: false, enterprise: null } as const;
const teamObject = { id: team.id, domain: team.domain };
const userObject = (id: string) => ({ id, username: id.toLowerCase(), name: id.toLowerCase(), team_id: team.id });

/** Slack escapes three signs in what people write. */
export const escapedText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const event = (inner: Json, id = `Ev0${randomBytes(5).toString("hex").toUpperCase()}`): SlackRequest => ({
  kind: "event",
  payload: {
    token,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event: { event_ts: nextTime(), ...inner },
    type: "event_callback",
    event_id: id,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${randomBytes(6).toString("hex")}`,
  },
});

/** As somebody wrote it; the message is already kept. */
const written = ({ user, channel, ts, text, thread_ts }: KeptMessage) => ({
  user,
  channel,
  ts,
  event_ts: ts,
  ...(thread_ts !== undefined && { thread_ts }),
  text: escapedText(text),
  team: team.id,
  client_msg_id: randomBytes(16).toString("hex"),
  blocks: [
    {
      type: "rich_text",
      block_id: randomBytes(3).toString("hex"),
      elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
    },
  ],
});

export const messageEvent = (message: KeptMessage): SlackRequest =>
  event({ type: "message", channel_type: "im", ...written(message) });
/** The message begins with the mention. */
export const mentionEvent = (message: KeptMessage): SlackRequest => {
  const { text, ...rest } = written(message);
  return event({ type: "app_mention", text: `<@${app.user}> ${text}`, ...rest });
};
export const homeOpened = (user: string, tab: "home" | "messages", channel: string): SlackRequest =>
  event({ type: "app_home_opened", user, channel, tab });
export const userChange = (user: Json): SlackRequest => event({ type: "user_change", user, cache_ts: Date.now() });
export const appUninstalled = (): SlackRequest => event({ type: "app_uninstalled" });
export const tokensRevoked = (): SlackRequest =>
  event({ type: "tokens_revoked", tokens: { oauth: [], bot: [app.user] } });

export type Asking = { readonly user: string; readonly trigger: string };

export const command = (
  { user, trigger }: Asking,
  text: string,
  replyAddress: string,
  channel = general,
): SlackRequest => ({
  kind: "command",
  payload: {
    token,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel,
    channel_name: channel.startsWith("D") ? "directmessage" : "general",
    user_id: user,
    user_name: user.toLowerCase(),
    command: "/hagukumi",
    text: escapedText(text),
    api_app_id: app.id,
    is_enterprise_install: "false",
    response_url: replyAddress,
    trigger_id: trigger,
  },
});

const interactive = (payload: Json): SlackRequest => ({ kind: "interactive", payload: { ...around, ...payload } });
const by = ({ user, trigger }: Asking) => ({ user: userObject(user), team: teamObject, trigger_id: trigger });

/** A button as it stands in its block. */
export type Pressed = { readonly element: Json; readonly block_id: string };
const action = ({ element, block_id }: Pressed) => {
  const { confirm: _, ...shown } = element;
  return { ...shown, block_id, action_ts: nextTime() };
};

/** A button of a message; replyAddress is its `response_url`. */
export const pressInMessage = (asking: Asking, message: KeptMessage, pressed: Pressed, replyAddress: string) => {
  const { channel, ts, onlyFor, thread_ts } = message;
  const ephemeral = onlyFor !== undefined;
  return interactive({
    type: "block_actions",
    ...by(asking),
    container: {
      type: "message",
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeral,
      ...(thread_ts !== undefined && { thread_ts }),
    },
    channel: { id: channel, name: channel.startsWith("D") ? "directmessage" : "general" },
    // Of what only one person sees, Slack does not send the message along.
    ...(ephemeral ? {} : { message: messageObject(message) }),
    state: { values: {} },
    response_url: replyAddress,
    actions: [action(pressed)],
  });
};

/** A button of a modal or of the home, with what stands in its inputs. */
export const pressInView = (asking: Asking, view: KeptView, pressed: Pressed, state?: Json): SlackRequest =>
  interactive({
    type: "block_actions",
    ...by(asking),
    container: { type: "view", view_id: view.id },
    view: viewObject(view, state),
    actions: [action(pressed)],
  });

export const submission = (asking: Asking, view: KeptView, state: Json): SlackRequest =>
  interactive({ type: "view_submission", ...by(asking), view: viewObject(view, state), response_urls: [] });

/** What was typed into a select that asks the bot for its choices. */
export const suggestion = ({ user }: Asking, view: KeptView, block_id: string, action_id: string, typed: string) =>
  interactive({
    type: "block_suggestion",
    user: userObject(user),
    team: teamObject,
    container: { type: "view", view_id: view.id },
    view: viewObject(view),
    action_id,
    block_id,
    value: typed,
  });

export const shortcut = (asking: Asking, callbackId: string): SlackRequest =>
  interactive({ type: "shortcut", ...by(asking), action_ts: nextTime(), callback_id: callbackId });
