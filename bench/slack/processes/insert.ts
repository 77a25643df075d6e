// Bolt that stores each event with one insert, in the table that ours uses, before it acknowledges.
import { createHash } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver } from "@slack/bolt";
import { connectPrisma } from "../../../src/services/database/database.ts";
import { answerParent, given } from "../../chat/answering.ts";

type Given = {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly databaseUrl: string;
};

async function open() {
  const { botToken: token, signingSecret, apiUrl, databaseUrl } = given<Given>();
  const db = connectPrisma(databaseUrl);
  const receiver = new HTTPReceiver({ signingSecret, processBeforeResponse: true });
  const app = new App({ token, receiver, clientOptions: { slackApiUrl: apiUrl } });
  app.event("message", async ({ event, body }) => {
    const receivedAt = new Date();
    await db.inboxItem.create({
      data: {
        platform: "slack",
        eventHash: digest(body.event_id),
        identityHash: digest(`${event.channel}:${event.ts}`),
        conversation: digest(event.channel),
        body: new Uint8Array(Buffer.from(JSON.stringify(event))),
        receivedAt,
        dueAt: receivedAt,
      },
    });
  });
  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  return {
    ready: () => ({ port }),
    stored: () => db.inboxItem.count(),
    stop: async () => {
      server.closeAllConnections();
      await db.$disconnect();
    },
  };
}

const digest = (text: string) => new Uint8Array(createHash("sha256").update(text).digest());

answerParent(open());
