import { SocketModeReceiver, webApi as slackApi } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { accountOf, castUsers } from "./cast.ts";
import { type FakeSlack, startFakeSlack } from "./fake-slack.ts";
import type { Json } from "./ledger.ts";
import { writes } from "./messages.ts";
import { messageEvent, pressInView } from "./payloads.ts";
import { others } from "./people.ts";
import { overSocket } from "./signed.ts";
import { silent } from "./silent.ts";
import type { WorldOptions } from "./world.ts";

// The played Slack, met by Slack's own clients.

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const hello = { text: "はい", blocks: [{ type: "section", text: plain("はい") }] };
const modal = (title = "題") => ({ type: "modal", title: plain(title), blocks: hello.blocks });
const hana = accountOf("hana");

let slack: FakeSlack;
const open = async (options: WorldOptions = {}) => {
  slack = await startFakeSlack({ users: castUsers, ...options });
  const client = new slackApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
  const call = async (method: string, args: Record<string, unknown> = {}): Promise<Json> => ({
    ...(await client.apiCall(method, args)),
  });
  const refusal = (method: string, args: Record<string, unknown> = {}) =>
    call(method, args).then(
      () => "none",
      (error) => error.data?.error ?? error.code,
    );
  return { client, call, refusal };
};
afterEach(() => slack?.close());

describe("The played Slack's Web API", () => {
  it("keeps what was posted to a person in their direct messages, and lets it be changed and taken back", async () => {
    const { call, refusal } = await open();
    const { channel, ts } = await call("chat.postMessage", { channel: hana, ...hello });
    expect(channel).toBe(slack.conversations.direct(hana));
    await call("chat.update", { channel, ts, text: "いいえ" });
    expect(slack.conversations.messages(String(channel))).toMatchObject([{ text: "いいえ", edits: 1, blocks: [] }]);
    expect(await refusal("chat.update", { channel: hana, ts, text: "x" })).toBe("message_not_found");
    await call("chat.delete", { channel, ts });
    expect(slack.conversations.messages(String(channel))).toEqual([]);
  });

  it("tells who is who, and refuses a token that is not the bot's", async () => {
    const { call, refusal } = await open();
    expect(await call("users.lookupByEmail", { email: "100001@city.agano.example" })).toMatchObject({
      user: { id: hana },
    });
    expect(await call("users.info", { user: others.stranger.id })).toMatchObject({ user: { is_stranger: true } });
    expect(await refusal("users.lookupByEmail", { email: others.gone.email })).toBe("users_not_found");
    expect(await refusal("auth.test", { token: "xoxb-other" })).toBe("invalid_auth");
    expect(await refusal("no.such.method")).toBe("unknown_method");
  });

  it("refuses what breaks a limit, and writes the rule down", async () => {
    const { refusal } = await open();
    const long = { text: "長い", blocks: [{ type: "header", text: plain("長".repeat(151)) }] };
    expect(await refusal("chat.postMessage", { channel: hana, ...long })).toBe("invalid_blocks");
    expect(slack.violations).toMatchObject([{ rule: "limits", method: "chat.postMessage" }]);
  });

  it("does not know every block in every workspace, which is nobody's fault", async () => {
    const { refusal } = await open({ without: ["section"] });
    expect(await refusal("chat.postMessage", { channel: hana, ...hello })).toBe("invalid_blocks");
    expect(slack.violations).toEqual([]);
  });

  it("opens one view with a trigger, within its time, three on one another", async () => {
    const { call, refusal } = await open({ triggerMs: 1000 });
    const trigger_id = slack.triggers.issue(hana);
    const { view } = (await call("views.open", { trigger_id, view: modal() })) as { view: { id: string } };
    expect(await refusal("views.open", { trigger_id, view: modal() })).toBe("exchanged_trigger_id");
    const push = () => refusal("views.push", { trigger_id: slack.triggers.issue(hana, view.id), view: modal() });
    expect([await push(), await push(), await push()]).toEqual(["none", "none", "push_limit_reached"]);
    const late = slack.triggers.issue(hana);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await refusal("views.open", { trigger_id: late, view: modal() })).toBe("expired_trigger_id");
  });

  it("updates a view only while it is the one that was seen", async () => {
    const { call, refusal } = await open();
    await call("views.open", { trigger_id: slack.triggers.issue(hana), view: modal() });
    const { id, hash } = slack.views.before(hana) ?? {};
    await call("views.update", { view_id: id, hash, view: modal("次") });
    expect(await refusal("views.update", { view_id: id, hash, view: modal() })).toBe("hash_conflict");
    slack.views.close(hana);
    expect(await refusal("views.update", { view_id: id, view: modal() })).toBe("not_found");
  });
});

describe("The played Slack's moods", () => {
  it("asks for patience, once in a second or when it is told to", async () => {
    const { call } = await open({ unhurried: true });
    const post = () => call("chat.postMessage", { channel: hana, ...hello });
    await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    slack.faults.arrange({ method: "users.info", status: 429, retryAfterS: 7 });
    await expect(call("users.info", { user: hana })).rejects.toMatchObject({ retryAfter: 7 });
    await call("users.info", { user: hana });
  });

  it("fails, before or after it did what was asked", async () => {
    const { refusal } = await open();
    const post = () => refusal("chat.postMessage", { channel: hana, ...hello });
    const kept = () => slack.conversations.messages(slack.conversations.direct(hana)).length;
    slack.faults.arrange({ method: "chat.postMessage", status: 500 });
    slack.faults.arrange({ method: "*", error: "fatal_error" });
    slack.faults.arrange({ method: "chat.postMessage", cut: true, applied: true });
    expect([await post(), kept()]).toEqual([expect.any(String), 0]);
    expect([await post(), kept()]).toEqual(["fatal_error", 0]);
    expect([await post(), kept()]).toEqual([expect.any(String), 1]);
    expect(slack.ledger.calls.map(({ ok, status }) => [ok, status])).toEqual([
      [false, 500],
      [false, 200],
      [true, 0],
    ]);
  });

  it("takes five answers at an address, and replaces what one person sees", async () => {
    await open();
    const channel = slack.conversations.direct(hana);
    const { ts } = slack.conversations.post(channel, { user: "U", text: "前", blocks: [], onlyFor: hana });
    const url = slack.replyAddress({ channel, user: hana, ts });
    const send = async (body: Json) =>
      (
        await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        })
      ).status;
    expect(await send({ replace_original: true, ...hello })).toBe(200);
    expect(slack.conversations.messages(channel)).toMatchObject([{ text: "はい", onlyFor: hana }]);
    for (let n = 0; n < 4; n++) expect(await send(hello)).toBe(200);
    expect(await send(hello)).toBe(404);
  });
});

describe("The played Slack in Socket Mode", () => {
  it("greets, sends envelopes and takes their acknowledgements, also after the line broke", async () => {
    await open();
    const clientOptions = { slackApiUrl: slack.apiUrl };
    const { client } = new SocketModeReceiver({
      appToken: slack.appToken,
      logger: silent,
      installerOptions: { clientOptions },
    });
    client.on("slack_event", async ({ ack, body }) => {
      await ack(body.type === "block_actions" ? { text: body.view.state.values.a.v.value } : undefined);
    });
    client.on("error", () => {});
    await client.start();
    await slack.socket.connected();
    const deliver = overSocket(slack.socket);
    const message = writes(slack, slack.conversations.direct(hana), hana, "<残業> & 休暇");
    expect(await deliver(messageEvent(message))).toMatchObject({ status: 200, body: "" });
    const view = slack.views.open(hana, modal());
    const state = { values: { a: { v: { value: "長".repeat(70_000) } } } };
    const pressed = { element: { type: "button", action_id: "x", text: plain("x") }, block_id: "a" };
    const long = pressInView({ user: hana, trigger: "t" }, view, pressed, state);
    expect((await deliver(long)).json).toEqual({ text: "長".repeat(70_000) });
    slack.socket.cut();
    await slack.socket.connected();
    expect(await deliver(messageEvent(message))).toMatchObject({ status: 200 });
    await client.disconnect();
  }, 30_000);
});
