import { type Conversations, createConversations } from "./conversations.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { always, type SlackUser } from "./people.ts";
import { createReplyAddresses, createTriggers, type ReplyAddresses, type Triggers } from "./triggers.ts";
import { createViews, type Views } from "./views.ts";

export type WorldOptions = {
  readonly botToken?: string;
  readonly appToken?: string;
  /** The staff; everybody else is there always. */
  readonly users?: readonly SlackUser[];
  /** An organisation of several workspaces. */
  readonly enterprise?: string;
  /** How long a trigger lasts; three seconds, as in Slack. */
  readonly triggerMs?: number;
  /** One message a second in each conversation, as in Slack; a test has no time for it. */
  readonly unhurried?: boolean;
  /** Kinds of blocks that this workspace does not have yet. */
  readonly without?: readonly string[];
  readonly random?: () => number;
};

/** All that the played Slack knows. */
export type World = {
  readonly botToken: string;
  readonly appToken: string;
  readonly enterprise: string | undefined;
  readonly unhurried: boolean;
  readonly without: readonly string[];
  readonly users: Map<string, SlackUser>;
  readonly conversations: Conversations;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly replies: ReplyAddresses;
  readonly ledger: Ledger;
  readonly faults: Faults;
};

export function createWorld(options: WorldOptions): World {
  const { botToken = "xoxb-played", appToken = "xapp-played", random = Math.random } = options;
  const users = new Map([...always, ...(options.users ?? [])].map((user) => [user.id, user]));
  return {
    botToken,
    appToken,
    enterprise: options.enterprise,
    unhurried: options.unhurried ?? false,
    without: options.without ?? [],
    users,
    conversations: createConversations(users),
    views: createViews(),
    triggers: createTriggers(Date.now, options.triggerMs ?? 3000),
    replies: createReplyAddresses(Date.now),
    ledger: createLedger(Date.now),
    faults: createFaults(random),
  };
}
