import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf } from "./arguments.ts";
import type { FakeSlack } from "./fake-slack.ts";
import type { Fault } from "./faults.ts";
import type { Json } from "./ledger.ts";
import { writes } from "./messages.ts";
import type { SlackRequest } from "./payloads.ts";
import type { SlackUser } from "./people.ts";
import { overSocket } from "./signed.ts";

/** What a test may ask of the played Slack when that runs in a process of its own: `POST /<name>` with JSON. */
export const controls = (slack: FakeSlack) => ({
  ledger: ({ since = 0 }: { since?: number }) => ({
    calls: slack.ledger.calls.filter(({ n }) => n > since),
    violations: slack.violations,
  }),
  messages: ({ channel }: { channel: string }) => slack.conversations.messages(channel),
  fault: (fault: Fault) => slack.faults.arrange(fault),
  clear: () => slack.faults.clear(),
  reset: () => slack.ledger.reset(),
  trigger: ({ user, view }: { user: string; view?: string }) => slack.triggers.issue(user, view),
  address: (to: Parameters<FakeSlack["replyAddress"]>[0]) => slack.replyAddress(to),
  /** A person writes, in their direct messages unless it is said where; the event is the test's to send. */
  write: ({ user, text, channel }: { user: string; text: string; channel?: string }) =>
    writes(slack, channel ?? slack.conversations.direct(user), user, text),
  change: ({ id, to }: { id: string; to: Partial<SlackUser> }) => slack.changeUser(id, to),
  /** Along Socket Mode. */
  deliver: (request: SlackRequest) => overSocket(slack.socket)(request),
  connections: () => slack.socket.connections(),
  refresh: () => slack.socket.refresh(),
  cut: () => slack.socket.cut(),
});

export type Controls = ReturnType<typeof controls>;

/** Gives the address. */
export async function serveControls(slack: FakeSlack): Promise<string> {
  const known: Readonly<Record<string, (given: never) => unknown>> = controls(slack);
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const name = request.url?.slice(1) ?? "";
    const given: Json = JSON.parse((await bodyOf(request)) || "{}");
    const does = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!does) throw new Error(`no control ${name}`);
    return await does(given as never);
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (done) => response.end(JSON.stringify(done ?? null)),
      (error) => response.writeHead(400).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
