import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Where } from "./card-rules.ts";
import type { Json, Violation } from "./ledger.ts";
import { inspect } from "./messages.ts";
import type { Asking } from "./payloads.ts";
import { type TeamsUser, tenant } from "./people.ts";
import { createWire } from "./wire.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

/**
 * What stands for Teams' servers, on the loopback: the Bot Connector service. It is our reading of Teams' rules, and
 * cannot prove what Teams itself accepts.
 */
export type FakeTeams = World & {
  /** Ends with a slash, and has a path, as Teams' own. */
  readonly serviceUrl: string;
  readonly port: number;
  /** Rules that were broken since the start. */
  readonly violations: readonly Violation[];
  /** Somebody who does something; in the chat with the bot alone, where nothing else is said. */
  readonly asking: (user: string, conversation?: string) => Asking;
  /** Writes down what a card breaks that did not come as a message: the answer to an invoke. */
  readonly inspect: (card: Json, where: Where) => void;
  /** Changes what Teams knows of somebody. */
  readonly changeUser: (id: string, change: Partial<TeamsUser>) => void;
  readonly close: () => Promise<void>;
};

export type FakeOptions = WorldOptions & { readonly port?: number };

export async function startFakeTeams(options: FakeOptions = {}): Promise<FakeTeams> {
  const world = createWorld(options);
  const { users, conversations, ledger } = world;
  const below = `/apac/${tenant}`;
  const wire = createWire(world, below);
  const server = createServer((request, response) => {
    wire(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const serviceUrl = `http://127.0.0.1:${port}${below}/`;
  const known = (id: string): TeamsUser => {
    const user = users.get(id);
    if (!user) throw new Error(`nobody is ${id}`);
    return user;
  };
  return {
    ...world,
    serviceUrl,
    port,
    violations: ledger.violations,
    asking: (id, conversation = conversations.personal(id)) => {
      const found = conversations.find(conversation);
      if (!found) throw new Error(`no conversation ${conversation}`);
      return { user: known(id), conversation: { id: conversation, kind: found.kind }, serviceUrl };
    },
    inspect: (card, where) => inspect(world, card, where),
    changeUser: (id, change) => void users.set(id, { ...known(id), ...change }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
