import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver } from "@slack/bolt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accountOf, castUsers } from "./cast.ts";
import { type FakeSlack, startFakeSlack } from "./fake-slack.ts";
import { writes } from "./messages.ts";
import * as payloads from "./payloads.ts";
import { general, app as ours } from "./people.ts";
import { buttonsOf } from "./reading.ts";
import { type Deliver, overHttp } from "./signed.ts";
import { silent } from "./silent.ts";

// Every request that is played, taken by Slack's own framework.

const signingSecret = "0123456789abcdef0123456789abcdef";
const hana = accountOf("hana");
const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const blocks = [
  { type: "actions", elements: [{ type: "button", action_id: "presses.0", text: plain("はい"), value: "1" }] },
];
let slack: FakeSlack;
let deliver: Deliver;
let url: string;
let close: () => void;
const heard: string[] = [];

beforeAll(async () => {
  slack = await startFakeSlack({ users: castUsers });
  const receiver = new HTTPReceiver({ signingSecret, processBeforeResponse: true, logger: silent });
  const app = new App({
    receiver,
    logger: silent,
    authorize: async () => ({ botToken: slack.botToken, botId: ours.bot, botUserId: ours.user }),
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.event(/.*/, async ({ event }) => void heard.push(event.type));
  app.command("/hagukumi", async ({ command, ack }) => {
    heard.push(`command ${command.text}`);
    await ack("受け付けました");
  });
  app.action(/.*/, async ({ body, ack }) => {
    heard.push(`${body.type} in a ${(body as { container?: { type: string } }).container?.type}`);
    await ack();
  });
  app.view(/.*/, async ({ view, ack }) => {
    heard.push(`submission ${view.state.values.topic?.v?.value}`);
    await ack({ response_action: "errors", errors: { topic: "短く" } });
  });
  app.options(/.*/, async ({ options, ack }) => {
    heard.push(`suggestion ${options.value}`);
    await ack({ options: [] });
  });
  app.shortcut("ask_hr", async ({ ack }) => {
    heard.push("shortcut");
    await ack();
  });
  const server = createServer((request, response) => receiver.requestListener(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  deliver = overHttp({ url, signingSecret });
  close = () => server.close().closeAllConnections();
});
afterAll(async () => {
  close?.();
  await slack?.close();
});

it("What is played of Slack's requests is understood by Slack's own framework", async () => {
  const direct = slack.conversations.direct(hana);
  const by = { user: hana, trigger: slack.triggers.issue(hana) };
  const card = slack.conversations.post(direct, {
    user: ours.user,
    text: "はい",
    blocks: blocks.map((block) => ({ block_id: "b", ...block })),
  });
  const view = slack.views.open(hana, { type: "modal", title: plain("題"), blocks });
  const [button] = buttonsOf(card.blocks);
  if (!button) throw new Error("no button");
  const address = slack.replyAddress({ channel: direct, user: hana });
  const state = { values: { topic: { v: { type: "plain_text_input", value: "窓口" } } } };
  const requests = [
    payloads.messageEvent(writes(slack, direct, hana, "日誌")),
    payloads.mentionEvent(writes(slack, general, hana, "年休は？")),
    payloads.homeOpened(hana, "home", direct),
    payloads.userChange({ id: hana }),
    payloads.tokensRevoked(),
    payloads.appUninstalled(),
    payloads.command(by, "<残業> & 休暇", address),
    payloads.pressInMessage(by, card, button, address),
    payloads.pressInView(by, view, button),
    payloads.submission(by, view, state),
    payloads.suggestion(by, view, "who", "v", "ha"),
    payloads.shortcut(by, "ask_hr"),
  ];
  const acked = [];
  for (const request of requests) acked.push(await deliver(request));
  expect(acked.map(({ status }) => status)).toEqual(requests.map(() => 200));
  expect(heard).toEqual([
    ...["message", "app_mention", "app_home_opened", "user_change", "tokens_revoked", "app_uninstalled"],
    "command &lt;残業&gt; &amp; 休暇",
    ...["block_actions in a message", "block_actions in a view", "submission 窓口", "suggestion ha", "shortcut"],
  ]);
  expect(acked[6]?.body).toBe("受け付けました");
  expect(acked[9]?.json).toEqual({ response_action: "errors", errors: { topic: "短く" } });
});

it("A wrong secret is not let in, and a server that is not there is a status of 0", async () => {
  const request = payloads.homeOpened(hana, "home", slack.conversations.direct(hana));
  expect(await overHttp({ url, signingSecret: "another" })(request)).toMatchObject({ status: 401 });
  expect(await overHttp({ url: "http://127.0.0.1:9/", signingSecret })(request)).toMatchObject({ status: 0 });
});
