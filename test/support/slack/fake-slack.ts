import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Violation } from "./ledger.ts";
import { webApi } from "./methods.ts";
import type { SlackUser } from "./people.ts";
import { createSocketMode, type SocketMode } from "./socket-mode.ts";
import { createWire } from "./wire.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

/**
 * What stands for Slack's servers, on the loopback: the Web API, the addresses for answers, and Socket Mode. It is our
 * reading of Slack's rules, and cannot prove what Slack itself accepts.
 */
export type FakeSlack = World & {
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly port: number;
  readonly socket: SocketMode;
  /** Where the answer to a press or a command may be sent. */
  readonly replyAddress: (to: Parameters<World["replies"]["issue"]>[0]) => string;
  /** Changes what Slack knows of somebody; the event is the test's to send. */
  readonly changeUser: (id: string, change: Partial<SlackUser>) => void;
  /** Rules that were broken since the start. */
  readonly violations: readonly Violation[];
  readonly close: () => Promise<void>;
};

export type FakeOptions = WorldOptions & { readonly port?: number };

export async function startFakeSlack(options: FakeOptions = {}): Promise<FakeSlack> {
  const world = createWorld(options);
  const socket = createSocketMode(world.ledger);
  const wire = createWire(
    world,
    webApi(world, () => `ws://127.0.0.1:${port()}/link?ticket=${socket.ticket()}&app_id=1`),
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://slack");
    const [, kind, name = ""] = /^\/(api|response)\/([\w.]+)$/.exec(pathname) ?? [];
    const answered = kind === "api" ? wire.call(name, request, response) : kind && wire.reply(name, request, response);
    if (!answered) return void response.writeHead(404).end();
    answered.catch(() => request.socket.destroy());
  });
  server.on("upgrade", socket.upgrade);
  const port = () => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${port()}`;
  return {
    ...world,
    socket,
    apiUrl: `${base}/api/`,
    port: port(),
    violations: world.ledger.violations,
    replyAddress: (to) => `${base}/response/${world.replies.issue(to)}`,
    changeUser: (id, change) => {
      const user = world.users.get(id);
      if (!user) throw new Error(`nobody is ${id}`);
      world.users.set(id, { ...user, ...change });
    },
    close: async () => {
      socket.cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
