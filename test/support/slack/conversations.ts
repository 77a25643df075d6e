import { app, general, type SlackUser } from "./people.ts";

export type Blocks = readonly Block[];
export type Block = { readonly type: string; readonly block_id: string; readonly [key: string]: unknown };

/** A message as it stands now. */
export type KeptMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: Blocks;
  readonly thread_ts?: string | undefined;
  /** The only one who sees it. */
  readonly onlyFor?: string | undefined;
  /** How often it was changed. */
  readonly edits: number;
};
export type Written = Pick<KeptMessage, "user" | "text" | "blocks" | "thread_ts" | "onlyFor">;

export type Conversations = {
  /** The conversation of the bot with a person alone. */
  readonly direct: (user: string) => string;
  /** The conversation meant: its own id, or the id of a person where `people` says so. */
  readonly find: (id: string) => string | undefined;
  readonly post: (channel: string, written: Written) => KeptMessage;
  readonly change: (channel: string, ts: string, to: Pick<Written, "text" | "blocks">) => KeptMessage | undefined;
  readonly remove: (channel: string, ts: string) => boolean;
  readonly message: (channel: string, ts: string) => KeptMessage | undefined;
  /** Oldest first. */
  readonly messages: (channel: string) => readonly KeptMessage[];
};

export function createConversations(users: ReadonlyMap<string, SlackUser>): Conversations {
  const kept = new Map<string, Map<string, KeptMessage>>([[general, new Map()]]);
  const direct = (user: string) => {
    const id = `D${user.slice(1)}`;
    if (!kept.has(id)) kept.set(id, new Map());
    return id;
  };
  const reachable = (id: string) => {
    const user = users.get(id);
    return user !== undefined && !user.deleted && id !== app.user;
  };
  const message = (channel: string, ts: string) => kept.get(channel)?.get(ts);
  return {
    direct,
    find: (id) => {
      if (kept.has(id)) return id;
      const user = id.startsWith("D") ? `U${id.slice(1)}` : id;
      return reachable(user) ? direct(user) : undefined;
    },
    post: (channel, written) => {
      const posted = { channel, ts: nextTime(), edits: 0, ...written };
      kept.get(channel)?.set(posted.ts, posted);
      return posted;
    },
    change: (channel, ts, to) => {
      const old = message(channel, ts);
      if (!old) return undefined;
      const changed = { ...old, ...to, edits: old.edits + 1 };
      kept.get(channel)?.set(ts, changed);
      return changed;
    },
    remove: (channel, ts) => kept.get(channel)?.delete(ts) ?? false,
    message,
    messages: (channel) => [...(kept.get(channel)?.values() ?? [])],
  };
}

let last = 0;
/** Slack's times are ids too: none comes twice. */
export function nextTime(): string {
  last = Math.max(last + 1, Date.now() * 1000);
  const digits = String(last);
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

let ids = 0;
/** Slack names the blocks that come without a name. */
export const named = (blocks: unknown): Blocks =>
  (Array.isArray(blocks) ? blocks : []).map((block) => {
    ids += 1;
    return { block_id: `auto${ids.toString(36)}`, ...block };
  });
