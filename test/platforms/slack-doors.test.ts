import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Arrived, Inbox } from "../../src/bot/inbox.ts";
import { MOST_BYTES } from "../../src/platforms/slack/bolt.ts";
import { type SlackOptions, slackPlatform } from "../../src/platforms/slack/slack.ts";
import { startFakeSlack } from "../support/slack/fake-slack.ts";

// What stands at the door over HTTP: only what Slack signed comes in, and it is answered only once it is stored.

const secret = "8f742231b10e8888abcd99yyyzzz85a5";
let taken: Arrived[];
let verbs: number;
let storing: () => Promise<void>;
let server: Server;
let url: string;

const inbox: Inbox = {
  take: async (arrived) => {
    await storing();
    taken.push(arrived);
    return true;
  },
  once: async (_arrived, work) => work(),
};
const reached = async (): Promise<never> => {
  verbs++;
  throw new Error("reached");
};
const refusals: string[] = [];
const options: SlackOptions = {
  botToken: "xoxb-test",
  signingSecret: secret,
  appToken: undefined,
  // Nobody is there: what comes in needs no call of Slack's.
  apiUrl: "http://127.0.0.1:9/api/",
  directory: { whoIs: async () => undefined },
  accounts: { account: reached, link: reached, unlink: reached, doubt: reached, unlinkAll: reached },
  inbox,
  clock: { now: () => new Date(), today: () => "2026-04-01" },
  home: { feature: "help", name: "home", about: {} },
  shortcuts: {},
  questions: () => [],
  fault: () => "#1",
  onRefused: (why) => void refusals.push(why),
};

beforeAll(async () => {
  const { platform, listener } = slackPlatform(options);
  const bot = { hear: reached, open: reached, press: reached, submit: reached, show: reached, suggest: reached };
  await platform.listen({ ...bot, file: reached, upload: reached, pages: reached, leavesNoTrace: () => false });
  server = createServer((request, response) => listener?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
});
afterAll(() => server?.close());
beforeEach(() => {
  [taken, verbs] = [[], 0];
  storing = async () => {};
});

const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";
const now = () => Math.floor(Date.now() / 1000);
type Headers = Readonly<Record<string, string>>;

/** Slack's own example of a signature is checked below. */
const sign = (body: string | Buffer, at: number | string, key = secret) =>
  `v0=${createHmac("sha256", key).update(`v0:${at}:`).update(body).digest("hex")}`;
const signed = (type: string, body: string | Buffer, at: number | string = now(), key = secret): Headers => ({
  "content-type": type,
  "x-slack-request-timestamp": String(at),
  "x-slack-signature": sign(body, at, key),
});
async function post(body: string | Buffer, headers: Headers, to = url): Promise<number> {
  const { status } = await fetch(to, { method: "POST", headers, body: new Uint8Array(Buffer.from(body)) });
  return status;
}

const message = (more: object = {}, event: object = {}) =>
  JSON.stringify({
    type: "event_callback",
    team_id: "T1",
    event_id: "Ev1",
    event: { type: "message", channel_type: "im", user: "U1", channel: "D1", ts: "1.1", text: "日誌", ...event },
    ...more,
  });
const press = JSON.stringify({
  type: "block_actions",
  team: { id: "T1" },
  user: { id: "U1" },
  trigger_id: "1.2.3",
  container: { type: "message", message_ts: "1.1", channel_id: "D1" },
  actions: [
    {
      type: "button",
      block_id: "b",
      action_id: "presses.0",
      action_ts: "2.2",
      value: JSON.stringify({ does: "presses", target: { feature: "diary", name: "ack", about: {}, key: "k" } }),
    },
  ],
});
const command =
  "command=%2Fhagukumi&text=help&user_id=U1&channel_id=C1&trigger_id=9.9&team_id=T1&response_url=http%3A%2F%2F127.0.0.1%3A9%2F";
const form = (payload: string) => `payload=${encodeURIComponent(payload)}`;

describe("A request that Slack signed", () => {
  it("is signed as in Slack's own example", () => {
    // docs.slack.dev/authentication/verifying-requests-from-slack
    const body =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    expect(sign(body, "1531420618", "8f742231b10e8888abcd99yyyzzz85a5")).toBe(
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    );
  });

  it("is acknowledged once it is stored, and not before", async () => {
    let stored = 0;
    storing = async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      stored++;
    };
    for (const [type, body] of [
      [JSON_TYPE, message()],
      [FORM_TYPE, form(press)],
      [FORM_TYPE, command],
    ] as const) {
      const before = stored;
      expect(await post(body, signed(type, body))).toBe(200);
      expect(stored).toBe(before + 1);
    }
    expect(taken.map(({ identity }) => identity)).toEqual(["D1:1.1", "U1:2.2:presses.0:1.2.3", "9.9"]);
  });

  it("is not acknowledged when it cannot be stored, so that it is delivered again", async () => {
    storing = async () => {
      throw new Error("no room");
    };
    expect(await post(message(), signed(JSON_TYPE, message()))).toBe(503);
    expect(await post(form(press), signed(FORM_TYPE, form(press)))).toBe(503);
    expect(await post(command, signed(FORM_TYPE, command))).toBe(503);
  });

  it("by a program, an edit, a deletion, or in a channel without a mention is left alone", async () => {
    const events = [
      { bot_id: "B1" },
      { subtype: "bot_message" },
      { subtype: "message_changed", message: { text: "x" } },
      { subtype: "message_deleted" },
      { channel_type: "channel" },
      { user: undefined },
    ];
    for (const event of events) {
      const body = message({}, event);
      expect(await post(body, signed(JSON_TYPE, body))).toBe(200);
    }
    expect(taken).toEqual([]);
  });
});

describe("Anything else", () => {
  const nothing = async (status: number | readonly number[], body: string | Buffer, headers: Headers, to = url) => {
    expect([status].flat()).toContain(await post(body, headers, to));
    expect(taken).toEqual([]);
    expect(verbs).toBe(0);
  };

  it("without a signature, or with a wrong, old, future or doubled one, is refused", async () => {
    const body = message();
    const good = signed(JSON_TYPE, body);
    const before = refusals.length;
    await nothing(401, body, { "content-type": JSON_TYPE });
    await nothing(401, body, signed(JSON_TYPE, body, now(), "another secret"));
    await nothing(401, body, signed(JSON_TYPE, body, now(), ""));
    await nothing(401, body, signed(JSON_TYPE, body, now() - 360));
    await nothing(401, body, signed(JSON_TYPE, body, now() + 360));
    await nothing(401, body, signed(JSON_TYPE, body, "NaN"));
    await nothing(401, body, {
      ...good,
      "x-slack-signature": `${good["x-slack-signature"]}, ${good["x-slack-signature"]}`,
    });
    await nothing(401, body, { ...good, "x-slack-signature": "v0=" });
    await nothing(401, `${body} `, good);
    await nothing(401, form(press), signed(FORM_TYPE, form(press), now(), "another secret"));
    // The operator is told of each: a secret that was mistyped looks like this.
    expect(refusals.length - before).toBe(10);
  });

  it("that claims to be a check of the connection reaches nothing, whatever it carries", async () => {
    for (const body of [
      "ssl_check=1",
      `ssl_check=1&${form(press)}`,
      `${form(press)}&ssl_check=1`,
      `ssl_check=1&${command}`,
    ])
      for (const type of [FORM_TYPE, `${FORM_TYPE}; charset=utf-8`])
        await nothing([200, 400, 401], body, { "content-type": type });
  });

  it("that cannot be read is refused, also when it is signed", async () => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const zipped = gzipSync(message());
    await nothing([400, 404], "{", signed(JSON_TYPE, "{"));
    await nothing([400, 404], "payload=%7B", signed(FORM_TYPE, "payload=%7B"));
    await nothing([400, 401], zipped, { ...signed(JSON_TYPE, zipped), "content-encoding": "gzip" });
    const odd = message({}, { text: { deep: 1 }, channel: ["D1"], user: { $ne: null } });
    await nothing(200, odd, signed(JSON_TYPE, odd));
    const nested = message({ event: JSON.parse(`{"type":"message","__proto__":{"user":"U1"},"channel_type":"im"}`) });
    await nothing(200, nested, signed(JSON_TYPE, nested));
    const bomb = message().replace('"T1"', deep);
    await nothing([400], bomb, signed(JSON_TYPE, bomb));
    expect(({} as { user?: string }).user).toBeUndefined();
  }, 20_000);

  it("that is too large is refused unread, and its connection is not used again", async () => {
    const large = "x".repeat(MOST_BYTES + 1);
    const response = await fetch(url, { method: "POST", headers: signed(JSON_TYPE, large), body: large });
    expect(response.status).toBe(413);
    expect(response.headers.get("connection")).toBe("close");
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(100_000));
      },
    });
    const streamed = await fetch(url, {
      method: "POST",
      headers: { "content-type": JSON_TYPE },
      body: stream,
      duplex: "half",
    } as RequestInit).then(
      ({ status }) => status,
      () => "cut",
    );
    expect([413, "cut"]).toContain(streamed);
    expect(await post(message(), signed(JSON_TYPE, message()))).toBe(200);
  });

  it("by another method is not found", async () => {
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(url, { method: "PUT", body: message(), headers: signed(JSON_TYPE, message()) })).status).toBe(
      404,
    );
  });

  it("an empty signing secret refuses the start", () => {
    expect(() => slackPlatform({ ...options, signingSecret: "" })).toThrow();
    expect(() => slackPlatform({ ...options, signingSecret: undefined })).toThrow();
  });
});

describe("Slack in Socket Mode", () => {
  it("does not begin with an app token that is wrong or lacks its scope, and says what to do", async () => {
    const slack = await startFakeSlack({});
    const bot = { hear: reached, open: reached, press: reached, submit: reached, show: reached, suggest: reached };
    const begin = (appToken: string) =>
      slackPlatform({
        ...options,
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        signingSecret: undefined,
        appToken,
      }).platform.listen({ ...bot, file: reached, upload: reached, pages: reached, leavesNoTrace: () => false });
    await expect(begin("xapp-wrong")).rejects.toThrow(/Socket Modeでつながりません.*SLACK_APP_TOKEN/);
    slack.faults.arrange({ method: "apps.connections.open", error: "missing_scope", times: 1 });
    await expect(begin(slack.appToken)).rejects.toThrow("connections:write");
    await slack.close();
  });
});
