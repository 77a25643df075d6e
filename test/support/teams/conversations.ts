import type { Json } from "./ledger.ts";
import { app, group, type TeamsUser, team } from "./people.ts";

export const CARD = "application/vnd.microsoft.card.adaptive";

export type Kind = "personal" | "groupChat" | "channel";
export type Conversation = { readonly id: string; readonly kind: Kind; readonly members: readonly string[] };

/** A message as it stands now. */
export type KeptMessage = {
  /** In a channel, with the thread. */
  readonly conversation: string;
  readonly id: string;
  readonly from: string;
  readonly text: string;
  readonly textFormat?: string | undefined;
  /** What a notification shows. */
  readonly summary: string;
  readonly cards: readonly Json[];
  readonly replyTo?: string | undefined;
  /** How often it was changed. */
  readonly edits: number;
};
export type Written = Omit<KeptMessage, "conversation" | "id" | "edits">;

export type Conversations = {
  /** The conversation of the bot with a person alone. */
  readonly personal: (user: string) => string;
  /** A channel, also by one of its threads; undefined: there is none. */
  readonly find: (id: string) => Conversation | undefined;
  /** The conversations in which the bot is. */
  readonly joined: Set<string>;
  /** To a channel itself: begins a thread. */
  readonly post: (conversation: string, written: Written) => KeptMessage;
  readonly change: (conversation: string, id: string, to: Written) => KeptMessage | undefined;
  readonly remove: (conversation: string, id: string) => boolean;
  readonly message: (conversation: string, id: string) => KeptMessage | undefined;
  /** Oldest first; of a channel, those of all its threads. */
  readonly messages: (conversation: string) => readonly KeptMessage[];
};

const rootIn = (id: string): string | undefined => /;messageid=(.+)$/.exec(id)?.[1];
/** A conversation without its thread. */
export const wholeOf = (id: string): string => id.replace(/;messageid=.*$/, "");
export const threadOf = (channel: string, root: string): string => `${channel};messageid=${root}`;

/** The conversation of the bot with this person alone. */
export const personalOf = (user: string): string => `a:1${user.slice(3)}`;

export function createConversations(users: ReadonlyMap<string, TeamsUser>): Conversations {
  const kept = new Map<string, Map<string, KeptMessage>>();
  const all = (): readonly Conversation[] => {
    const members = [...users.keys()];
    return [
      ...members.map((user) => ({ id: personalOf(user), kind: "personal" as const, members: [user] })),
      { id: group, kind: "groupChat", members },
      ...team.channels.map(({ id }) => ({ id, kind: "channel" as const, members })),
    ];
  };
  const among = (id: string): Map<string, KeptMessage> => {
    const found = kept.get(wholeOf(id)) ?? new Map();
    kept.set(wholeOf(id), found);
    return found;
  };
  const find = (id: string) => {
    const root = rootIn(id);
    if (root !== undefined && !among(id).has(root)) return undefined;
    return all().find((each) => each.id === wholeOf(id));
  };
  const given = [...users.values()].filter(({ installed }) => installed).map(({ id }) => personalOf(id));
  return {
    personal: personalOf,
    find,
    joined: new Set([...given, group, ...team.channels.map(({ id }) => id)]),
    post: (conversation, written) => {
      const kind = find(conversation)?.kind;
      const id = idOf(kind, written.from);
      const begins = kind === "channel" && rootIn(conversation) === undefined;
      const posted = { conversation: begins ? threadOf(conversation, id) : conversation, id, edits: 0, ...written };
      among(conversation).set(id, posted);
      return posted;
    },
    change: (conversation, id, to) => {
      const old = among(conversation).get(id);
      if (!old) return undefined;
      const changed = { ...old, ...to, edits: old.edits + 1 };
      among(conversation).set(id, changed);
      return changed;
    },
    remove: (conversation, id) => among(conversation).delete(id),
    message: (conversation, id) => among(conversation).get(id),
    messages: (conversation) => {
      const messages = [...among(conversation).values()];
      return rootIn(conversation) === undefined
        ? messages
        : messages.filter((each) => each.conversation === conversation);
    },
  };
}

/** What the bot writes in a personal chat has an id that must be encoded in a path. */
const idOf = (kind: Kind | undefined, from: string): string =>
  kind === "personal" && from === app.account ? `1:1${nextId()}` : nextId();

let last = 0;
/** Teams' ids are times in milliseconds: none comes twice. */
export function nextId(): string {
  last = Math.max(last + 1, Date.now());
  return String(last);
}
