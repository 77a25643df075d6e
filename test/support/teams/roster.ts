import { type Answer, noMember, yes } from "./answers.ts";
import type { Conversation } from "./conversations.ts";
import { memberObject } from "./people.ts";
import type { World } from "./world.ts";

// Who is in a conversation.

const membersOf = ({ users }: World, { members }: Conversation) =>
  members.flatMap((id) => users.get(id) ?? []).map(memberObject);

export const members = (world: World, conversation: Conversation): Answer => yes(200, membersOf(world, conversation));

/** wanted: the id towards the bot, or that of the Entra account. */
export function member(world: World, conversation: Conversation, wanted: string): Answer {
  const found = membersOf(world, conversation).find(({ id, objectId }) => id === wanted || objectId === wanted);
  return found ? yes(200, found) : noMember;
}

/** The token says where to go on; Teams gives none with the last page. */
export function pagedMembers(world: World, conversation: Conversation, query: URLSearchParams): Answer {
  const all = membersOf(world, conversation);
  const from = Number(query.get("continuationToken") ?? 0);
  const to = from + world.pageSize;
  return yes(200, {
    members: all.slice(from, to),
    ...(to < all.length && { continuationToken: String(to) }),
  });
}
