import { type Answer, badArgument, no, noConversation, notInRoster, yes } from "./answers.ts";
import { type Conversation, threadOf, wholeOf } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import { change, remove, send } from "./messages.ts";
import type { CallKind } from "./pace.ts";
import { team, tenant } from "./people.ts";
import { member, members, pagedMembers } from "./roster.ts";
import type { World } from "./world.ts";

// The calls of the Bot Connector service, as Teams takes them.

/** path: decoded, what comes after `/v3/`. */
export type Asked = {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Json | undefined;
};

/** What a call is, before it is done. */
export type Meant = {
  readonly kind: CallKind;
  /** Without its thread; `new` where it is not known yet. */
  readonly conversation: string;
  readonly replyTo?: string | undefined;
  readonly does: () => Answer;
};

/** undefined: Teams has no such call. */
export function meant(world: World, asked: Asked): Meant | undefined {
  const { path } = asked;
  const [first, id, what, last] = path;
  if (first === "teams" && id !== undefined && path.length <= 3) return ofTeam(asked, id, what);
  if (first !== "conversations" || path.length > 4) return undefined;
  if (id === undefined) return begins(world, asked);
  if (what === "activities") return withMessages(world, asked, id, last);
  return asked.method === "GET" ? withMembers(world, asked, id, what, last) : undefined;
}

/** The bot may do something only where it is. */
function within(world: World, id: string, does: (conversation: Conversation) => Answer): Answer {
  const found = world.conversations.find(id);
  if (!found) return noConversation;
  return world.conversations.joined.has(found.id) ? does(found) : notInRoster;
}

function begins(world: World, { method, body = {} }: Asked): Meant | undefined {
  if (method !== "POST") return undefined;
  const { members, channelData } = body as { members?: readonly Json[]; channelData?: Record<string, Json> };
  const channel = channelData?.channel?.id;
  if (body.isGroup === true && typeof channel === "string")
    return { kind: "send", conversation: wholeOf(channel), does: () => beginThread(world, channel, body) };
  const wanted = members?.[0]?.id;
  const user = [...world.users.values()].find(({ id, objectId }) => id === wanted || objectId === wanted);
  const conversation = user ? world.conversations.personal(user.id) : "new";
  return { kind: "send", conversation, does: () => beginPersonal(world, conversation, body) };
}

function beginPersonal(world: World, conversation: string, body: Json): Answer {
  const { members, channelData } = body as { members?: readonly Json[]; channelData?: Record<string, Json> };
  if (body.isGroup === true || members?.length !== 1) return badArgument("Incorrect conversation creation parameters");
  if ((body.tenantId ?? channelData?.tenant?.id) !== tenant) return badArgument("Invalid or missing tenant");
  // Teams tells nobody whether it is the person or the app that is missing.
  if (conversation === "new") return notInRoster;
  return within(world, conversation, ({ id }) => begun(world, id, body));
}

function begun(world: World, conversation: string, { activity }: Json): Answer {
  if (activity === undefined) return yes(201, { id: conversation });
  const sent = send(world, conversation, activity as Json);
  if (sent.status !== 201) return sent;
  return yes(201, { id: conversation, activityId: sent.message }, sent.message);
}

const beginThread = (world: World, channel: string, { activity }: Json): Answer =>
  within(world, channel, ({ id }) => {
    if (activity === undefined) return badArgument("Incorrect conversation creation parameters");
    const sent = send(world, id, activity as Json);
    if (sent.message === undefined) return sent;
    return yes(201, { id: threadOf(id, sent.message), activityId: sent.message }, sent.message);
  });

function withMessages(world: World, asked: Asked, id: string, message: string | undefined): Meant | undefined {
  const conversation = wholeOf(id);
  const { body = {} } = asked;
  if (asked.method === "POST")
    return {
      ...{ kind: "send", conversation, replyTo: message },
      does: () => within(world, id, () => send(world, id, body, message)),
    };
  if (message === undefined) return undefined;
  if (asked.method === "PUT")
    return { kind: "other", conversation, does: () => within(world, id, () => change(world, id, message, body)) };
  if (asked.method === "DELETE")
    return { kind: "other", conversation, does: () => within(world, id, () => remove(world, id, message)) };
  return undefined;
}

function withMembers(world: World, asked: Asked, id: string, what: string | undefined, wanted: string | undefined) {
  const meant = (does: (conversation: Conversation) => Answer): Meant => ({
    kind: "roster",
    conversation: wholeOf(id),
    does: () => within(world, id, does),
  });
  if (what === "pagedmembers" && wanted === undefined) return meant((found) => pagedMembers(world, found, asked.query));
  if (what !== "members") return undefined;
  return meant((found) => (wanted === undefined ? members(world, found) : member(world, found, wanted)));
}

function ofTeam({ method }: Asked, id: string, what: string | undefined): Meant | undefined {
  if (method !== "GET" || (what !== undefined && what !== "conversations")) return undefined;
  const { channels, ...about } = team;
  const answer = what === undefined ? about : { conversations: channels };
  return {
    kind: "other",
    conversation: id,
    does: () => (id === team.id ? yes(200, answer) : no(404, "TeamNotFound", "The team was not found.")),
  };
}
