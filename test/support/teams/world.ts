import { type Conversations, createConversations } from "./conversations.ts";
import { createFaults, type Faults, numbersFrom } from "./faults.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { createPace, type Pace } from "./pace.ts";
import { others, type TeamsUser } from "./people.ts";

export type WorldOptions = {
  /** The staff; everybody else is there always. */
  readonly users?: readonly TeamsUser[];
  /** What the bot must send as its bearer token; it is not looked at when left out. */
  readonly token?: string;
  /** Teams' limits of calls in a second are kept; a test has no time for it otherwise. */
  readonly rates?: boolean;
  /** Members on one page of a roster. */
  readonly pageSize?: number;
  /** Of the chances of faults. */
  readonly seed?: number;
};

/** All that the played Teams knows. */
export type World = {
  readonly token: string | undefined;
  readonly pageSize: number;
  readonly users: Map<string, TeamsUser>;
  readonly conversations: Conversations;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly pace: Pace;
};

export function createWorld(options: WorldOptions): World {
  const users = new Map([...Object.values(others), ...(options.users ?? [])].map((user) => [user.id, user]));
  return {
    token: options.token,
    pageSize: options.pageSize ?? 200,
    users,
    conversations: createConversations(users),
    ledger: createLedger(Date.now),
    faults: createFaults(numbersFrom(options.seed ?? 1)),
    pace: createPace(Date.now, options.rates ?? false),
  };
}
