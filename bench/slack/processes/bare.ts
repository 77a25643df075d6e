// Bolt as its documentation starts it, acknowledging and nothing else.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver } from "@slack/bolt";
import { answerParent, given } from "../../chat/answering.ts";

type Given = { readonly botToken: string; readonly signingSecret: string; readonly apiUrl: string };

async function open() {
  const { botToken: token, signingSecret, apiUrl } = given<Given>();
  const receiver = new HTTPReceiver({ signingSecret });
  const app = new App({ token, receiver, clientOptions: { slackApiUrl: apiUrl } });
  app.event("message", async () => {});
  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  return { ready: () => ({ port }), stop: () => server.closeAllConnections() };
}

answerParent(open());
