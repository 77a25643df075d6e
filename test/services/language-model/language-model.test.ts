import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  createLanguageModel,
  type LanguageModel,
  limits,
} from "../../../src/services/language-model/language-model.ts";
import {
  type Behaviour,
  drips,
  fails,
  floods,
  type HostileModel,
  hangs,
  hangsAfterHeaders,
  hostileModel,
  json,
  raw,
  redirects,
  says,
} from "../../support/hostile-model.ts";

const key = "sk-canary-key";
const longestMs = 300;
const small = {
  chat: { longestMs, mostBytes: 64 * 1024 },
  embedding: { longestMs, mostBytes: 256 * 1024 },
};

let endpoint: HostileModel;
let elsewhere: HostileModel;
beforeAll(async () => {
  endpoint = await hostileModel();
  elsewhere = await hostileModel(says("from elsewhere"));
});
afterAll(async () => {
  await endpoint.close();
  await elsewhere.close();
});

let outcomes: string[] = [];
beforeEach(() => {
  outcomes = [];
});

function model(within = small, baseUrl = endpoint.url): LanguageModel {
  const config = { baseUrl, key, model: "m", embeddingModel: "e" };
  const made = createLanguageModel(config, (kind) => outcomes.push(kind), within);
  if (!made) throw new Error("no model");
  return made;
}
const asked = { system: "systemtext", user: "usertext" };

async function timed<T>(call: Promise<T>): Promise<{ readonly answer: T; readonly ms: number }> {
  const start = performance.now();
  return { answer: await call, ms: performance.now() - start };
}

describe("A language model", () => {
  it("is none until one is set up", () => {
    expect(createLanguageModel(undefined)).toBeUndefined();
  });

  it("says what the endpoint says, and is told only the model and the two texts", async () => {
    endpoint.behave(says("こんにちは"));
    expect(await model().complete(asked)).toBe("こんにちは");
    const told = endpoint.seen.at(-1);
    expect(told?.path).toBe("/v1/chat/completions");
    expect(JSON.parse(told?.body ?? "")).toEqual({
      model: "m",
      messages: [
        { role: "system", content: "systemtext" },
        { role: "user", content: "usertext" },
      ],
    });
    expect(told?.headers.authorization).toBe(`Bearer ${key}`);
    expect(outcomes).toEqual(["ok"]);
  });

  it("tells the endpoint nothing of this machine, nor what the environment adds for other programs", async () => {
    vi.stubEnv("OPENAI_ORG_ID", "canary-org");
    vi.stubEnv("OPENAI_CUSTOM_HEADERS", "x-other: canary-header");
    endpoint.behave(says("ok"));
    await model().complete(asked);
    vi.unstubAllEnvs();
    const headers = endpoint.seen.at(-1)?.headers ?? {};
    expect(JSON.stringify(headers)).not.toMatch(/canary-org|canary-header|stainless|linux/i);
  });

  const wrong: readonly (readonly [string, Behaviour, string])[] = [
    ["hangs", hangs, "timeout"],
    ["hangs after its headers", hangsAfterHeaders, "timeout"],
    ["sends one byte now and then", drips(20), "timeout"],
    ["fails", fails(500), "status"],
    ["wants fewer requests", fails(429), "status"],
    ["does not know the key", fails(401), "status"],
    ["sends 100 MB", floods(100_000_000), "too-large"],
    ["announces more than is read", raw(" ".repeat(70_000)), "too-large"],
    ["sends HTML", raw("<html>hello</html>", "text/html"), "invalid"],
    ["sends an event stream", raw("data: {}\n\n", "text/event-stream"), "invalid"],
    ["sends what is no JSON", raw('{"choices":'), "invalid"],
    ["sends nothing", raw(""), "invalid"],
    ["has no choices", json({ choices: [] }), "invalid"],
    ["has choices of another type", json({ choices: "many" }), "invalid"],
    ["has a null answer", json(null), "invalid"],
    ["answers with a list", json([1, 2]), "invalid"],
    ["says a number", says(42), "invalid"],
    ["says null", says(null), "invalid"],
    ["calls a tool", json({ choices: [{ message: { content: null, tool_calls: [{ id: "1" }] } }] }), "invalid"],
    ["nests 30,000 deep", raw(`${"[".repeat(30_000)}${"]".repeat(30_000)}`), "invalid"],
    ["drops the connection", (response) => void response.destroy(), "unreachable"],
  ];
  it.each(wrong)("gives nothing and counts it when the endpoint %s", async (_, behaviour, outcome) => {
    endpoint.behave(behaviour);
    const { answer, ms } = await timed(model().complete(asked));
    expect(answer).toBeUndefined();
    expect(outcomes).toEqual([outcome]);
    expect(ms).toBeLessThan(longestMs + 1500);
  });

  it("asks once: what failed is not tried again", async () => {
    endpoint.behave(fails(503));
    const before = endpoint.seen.length;
    await model().complete(asked);
    expect(endpoint.seen.length - before).toBe(1);
  });

  it("follows no redirect: neither the question nor the key goes elsewhere", async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      endpoint.behave(redirects(`${elsewhere.url}/chat/completions`, status));
      expect(await model().complete(asked)).toBeUndefined();
    }
    expect(outcomes).toEqual(Array(5).fill("status"));
    expect(elsewhere.seen).toEqual([]);
  });

  it("cuts a stream off as soon as it is too large, within little memory", async () => {
    endpoint.behave(floods(100_000_000));
    const [bytes, cut, memory] = [endpoint.sent.bytes, endpoint.sent.cut, process.memoryUsage().rss];
    expect(await model(limits).complete(asked)).toBeUndefined();
    await vi.waitFor(() => expect(endpoint.sent.cut).toBe(cut + 1));
    expect(outcomes).toEqual(["too-large"]);
    // What the sockets between hold, not what the server would send.
    expect(endpoint.sent.bytes - bytes).toBeLessThan(20_000_000);
    expect(process.memoryUsage().rss - memory).toBeLessThan(60_000_000);
  });

  it("counts a compressed body by what it unpacks to", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20));
    expect(bomb.length).toBeLessThan(64 * 1024);
    endpoint.behave((response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(bomb);
    });
    expect(await model().complete(asked)).toBeUndefined();
    expect(outcomes).toEqual(["too-large"]);
  });

  it("ends with the deadline of its caller, and leaves no connection behind", async () => {
    endpoint.behave(hangs);
    const cut = endpoint.sent.cut;
    const { answer, ms } = await timed(
      model({ ...small, chat: { longestMs: 5000, mostBytes: 1000 } }).complete({
        ...asked,
        signal: AbortSignal.timeout(100),
      }),
    );
    expect(answer).toBeUndefined();
    expect(ms).toBeLessThan(1000);
    expect(outcomes).toEqual(["timeout"]);
    await vi.waitFor(() => expect(endpoint.sent.cut).toBe(cut + 1));
  });

  it("asks nothing when the deadline has passed", async () => {
    const before = endpoint.seen.length;
    expect(await model().complete({ ...asked, signal: AbortSignal.abort() })).toBeUndefined();
    expect(endpoint.seen.length).toBe(before);
    expect(outcomes).toEqual(["timeout"]);
  });

  it("gives nothing when nobody is there", async () => {
    const gone = await hostileModel();
    await gone.close();
    expect(await model(small, gone.url).complete(asked)).toBeUndefined();
    expect(outcomes).toEqual(["unreachable"]);
  });

  it("waits 8 seconds and no longer when nothing else is said", { timeout: 15_000 }, async () => {
    endpoint.behave(drips(1000));
    const { answer, ms } = await timed(model(limits).complete(asked));
    expect(answer).toBeUndefined();
    expect(ms).toBeGreaterThan(7900);
    expect(ms).toBeLessThan(9500);
  });

  it("writes nothing to the console, whatever OPENAI_LOG says", async () => {
    vi.stubEnv("OPENAI_LOG", "debug");
    const written = (["log", "debug", "info", "warn", "error"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
    endpoint.behave(fails(500));
    await model().complete(asked);
    endpoint.behave(says("ok"));
    await model().complete(asked);
    await sleep(10);
    for (const spy of written) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
});

describe("Embeddings", () => {
  const vectors = (...data: readonly (readonly [index: number, vector: readonly unknown[]])[]) =>
    json({ data: data.map(([index, embedding]) => ({ index, embedding })) });

  it("come in the order of the texts, whatever order the endpoint has", async () => {
    endpoint.behave(vectors([1, [3, 4]], [0, [1, 2]]));
    expect(await model().embed(["a", "b"])).toEqual([Float32Array.of(1, 2), Float32Array.of(3, 4)]);
    expect(JSON.parse(endpoint.seen.at(-1)?.body ?? "")).toEqual({
      model: "e",
      input: ["a", "b"],
      encoding_format: "float",
    });
    expect(outcomes).toEqual(["ok"]);
  });

  it("are not asked for without a model, nor for no text", async () => {
    const config = { baseUrl: endpoint.url, key, model: "m", embeddingModel: undefined };
    const before = endpoint.seen.length;
    expect(await createLanguageModel(config)?.embed(["a"])).toBeUndefined();
    expect(await model().embed([])).toEqual([]);
    expect(endpoint.seen.length).toBe(before);
  });

  it("may be larger than a chat's answer, up to a limit of their own", async () => {
    const long = Array.from({ length: 8000 }, (_, at) => at + 0.123456);
    endpoint.behave(vectors([0, long]));
    expect((await model().embed(["a"]))?.[0]).toHaveLength(8000);
    endpoint.behave(floods(1_000_000));
    expect(await model().embed(["a"])).toBeUndefined();
    expect(outcomes).toEqual(["ok", "too-large"]);
  });

  const wrong: readonly (readonly [string, Behaviour])[] = [
    ["too few", vectors([0, [1]])],
    ["too many", vectors([0, [1]], [1, [1]], [2, [1]])],
    ["of different lengths", vectors([0, [1]], [1, [1, 2]])],
    ["twice for the same text", vectors([0, [1]], [0, [1]])],
    ["empty", vectors([0, []], [1, []])],
    ["no numbers", vectors([0, ["1"]], [1, [null]])],
    ["beyond all numbers", raw('{"data":[{"index":0,"embedding":[1e999]},{"index":1,"embedding":[1]}]}')],
    ["longer than any model's", vectors([0, Array(8193).fill(1)], [1, Array(8193).fill(1)])],
  ];
  it.each(wrong)("are refused whole when they are %s", async (_, behaviour) => {
    endpoint.behave(behaviour);
    expect(await model().embed(["a", "b"])).toBeUndefined();
    expect(outcomes).toEqual(["invalid"]);
  });
});
