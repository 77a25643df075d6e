import { randomUUID } from "node:crypto";
import { type Kind, nextId } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import { app, general, type TeamsUser, team } from "./people.ts";

// What Teams sends when somebody does something: plain data, signed and sent elsewhere. Each is new, with its own id.

/** Who does something, and where. */
export type Asking = {
  readonly user: TeamsUser;
  readonly conversation: { readonly id: string; readonly kind: Kind };
  readonly serviceUrl: string;
};

/** What shows in a conversation has a number as its id; everything else has one of these. */
const hiddenId = (): string => `f:${randomUUID()}`;

function activity(asking: Asking, type: string, more: Json, id: string = hiddenId()): Json {
  const { user, serviceUrl } = asking;
  const at = new Date();
  return {
    ...more,
    type,
    id,
    timestamp: at.toISOString(),
    localTimestamp: new Date(at.getTime() + 9 * 3_600_000).toISOString().replace("Z", "+09:00"),
    localTimezone: "Asia/Tokyo",
    channelId: "msteams",
    serviceUrl,
    from: { id: user.id, name: user.name, aadObjectId: user.objectId },
    conversation: conversationOf(asking),
    recipient: { id: app.account, name: app.name },
    entities: [clientInfo(user), ...listed(more.entities)],
    channelData: { ...channelDataOf(asking), ...(more.channelData as Json | undefined) },
    locale: user.locale,
  };
}

const listed = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

/** A stranger writes from a conversation of their own tenant. */
const conversationOf = ({ user, conversation: { id, kind } }: Asking): Json => ({
  ...(kind !== "personal" && { isGroup: true }),
  conversationType: kind,
  tenantId: user.tenantId,
  id,
});

function channelDataOf({ user, conversation }: Asking): Json {
  const tenantPart = { tenant: { id: user.tenantId } };
  if (conversation.kind !== "channel") return tenantPart;
  const channel = conversation.id.replace(/;messageid=.*$/, "");
  return {
    teamsChannelId: channel,
    teamsTeamId: team.id,
    channel: { id: channel },
    team: { id: team.id },
    ...tenantPart,
  };
}

const clientInfo = ({ locale }: TeamsUser) => ({
  type: "clientInfo",
  locale,
  country: locale.slice(3),
  platform: "Web",
  timezone: "Asia/Tokyo",
});

const fromMessage = { source: { name: "message" } };
const html = (content: string) => ({ contentType: "text/html", content });
const escapedHtml = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** id: that of the message as it is kept in the conversation. */
export const messageActivity = (asking: Asking, words: string, id: string = nextId()): Json =>
  activity(
    asking,
    "message",
    { text: words, textFormat: "plain", attachments: [html(`<p>${escapedHtml(words)}</p>`)] },
    id,
  );

/** Among others the bot hears only what begins with its name. */
export function mentionActivity(asking: Asking, words: string, id: string = nextId()): Json {
  const text = `<at>${app.name}</at>`;
  const marked = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${app.name}</span>`;
  const more = {
    text: `${text} ${words}\n`,
    textFormat: "plain",
    attachments: [html(`<p>${marked}&nbsp;${escapedHtml(words)}</p>`)],
    entities: [{ type: "mention", mentioned: { id: app.account, name: app.name }, text }],
  };
  return activity(asking, "message", more, id);
}

/** What `Action.Submit` of a message sends. messageId: the message in which it stands. */
export const submitActivity = (asking: Asking, value: Json, messageId: string): Json =>
  activity(asking, "message", { value, replyToId: messageId, channelData: fromMessage });

/** What `Action.Submit` sends that says words for the person. */
export const messageBack = (asking: Asking, text: string, value: Json | undefined, messageId: string): Json =>
  activity(asking, "message", {
    text,
    textFormat: "plain",
    ...(value && { value }),
    replyToId: messageId,
    channelData: fromMessage,
  });

const invoke = (asking: Asking, name: string, value: Json, messageId?: string): Json =>
  activity(asking, "invoke", {
    name,
    value,
    ...(messageId !== undefined && { replyToId: messageId }),
    channelData: fromMessage,
  });

/** An `Action.Execute` as it stands in its card. */
export type Execute = { readonly id?: unknown; readonly title?: unknown; readonly verb?: unknown };

/** automatic: the card asked for it when it was shown. */
export function executeInvoke(
  asking: Asking,
  { id, title, verb }: Execute,
  data: Json,
  messageId: string,
  trigger: "manual" | "automatic" = "manual",
): Json {
  const named = Object.fromEntries(Object.entries({ id, title, verb }).filter(([, value]) => value !== undefined));
  return invoke(
    asking,
    "adaptiveCard/action",
    { action: { type: "Action.Execute", ...named, data }, trigger },
    messageId,
  );
}

const context = { theme: "default" };

/** Where `msteams` said that a dialog is to be opened, Teams says it in its own way. */
export const taskFetch = (asking: Asking, data: Json, messageId: string): Json =>
  invoke(asking, "task/fetch", { data: { ...data, type: "task/fetch" }, context }, messageId);

/** It is not said from which message the dialog was opened. */
export const taskSubmit = (asking: Asking, data: Json): Json => invoke(asking, "task/submit", { data, context });

/** As many choices as a list that is searched may show. */
export const MOST_FOUND = 15;
export const searchInvoke = (asking: Asking, dataset: string, queryText: string, data?: Json): Json =>
  invoke(asking, "application/search", {
    queryText,
    queryOptions: { skip: 0, top: MOST_FOUND },
    dataset,
    ...(data && { data }),
  });

/** Whoever does it is told without their name. */
const nameless = (given: Json): Json => {
  const { name: _, ...from } = given.from as Json;
  return { ...given, from };
};

export const installation = (asking: Asking, action: "add" | "remove"): Json =>
  nameless(
    activity(asking, "installationUpdate", {
      action,
      channelData: { settings: { selectedChannel: { id: general } }, ...fromMessage },
    }),
  );

/** added: ids; in a chat with one person it is the bot alone. */
export const membersAdded = (asking: Asking, added: readonly string[] = [app.account]): Json =>
  nameless(
    activity(asking, "conversationUpdate", {
      membersAdded: added.map((id) => ({ id })),
      ...(asking.conversation.kind === "channel" && { channelData: { eventType: "teamMemberAdded" } }),
    }),
  );

/** The same from a place that is not ours. */
export const fromTenant = (given: Json, tenantId: string): Json => ({
  ...given,
  conversation: { ...(given.conversation as Json), tenantId },
  channelData: { ...(given.channelData as Json), tenant: { id: tenantId } },
});
