import { afterEach, describe, expect, it } from "vitest";
import { accountOf, castUsers } from "./cast.ts";
import { CARD } from "./conversations.ts";
import { type FakeTeams, startFakeTeams } from "./fake-teams.ts";
import type { Json } from "./ledger.ts";
import { app, general, group, others, staff, team, tenant } from "./people.ts";
import type { WorldOptions } from "./world.ts";

// The played Teams, met over HTTP as a bot meets it.

const hana = accountOf("hana");
const { objectId } = staff("100001", "hana");
const words = (text: string) => ({ type: "message", text });
const block = (text: string) => ({ type: "TextBlock", text, wrap: true });
const card = (...body: readonly Json[]) => ({ type: "AdaptiveCard", version: "1.5", body });
const drawn = (content: Json) => ({ type: "message", attachments: [{ contentType: CARD, content }] });
const execute = { type: "Action.Execute", title: "押す", data: {} };
const submit = { type: "Action.Submit", title: "押す", data: {} };

let teams: FakeTeams;
const open = async (options: WorldOptions = {}) => {
  teams = await startFakeTeams({ users: castUsers, ...options });
  const call = async (method: string, path: string, body?: unknown, authorization?: string) => {
    const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
    const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const response = await fetch(`${teams.serviceUrl}v3/${path}`, { method, headers, ...sent });
    const text = await response.text();
    const json: Json = text === "" ? {} : JSON.parse(text);
    const { code } = (json.error ?? {}) as { code?: string };
    return { status: response.status, json, code, wait: response.headers.get("retry-after") };
  };
  const at = (conversation: string, rest = "activities") => `conversations/${encodeURIComponent(conversation)}/${rest}`;
  const post = (body: unknown, conversation = direct) => call("POST", at(conversation), body);
  const direct = teams.conversations.personal(hana);
  return { call, post, at, direct };
};
const create = (id: string) => ({ members: [{ id }], bot: { id: app.account }, tenantId: tenant, isGroup: false });
const rules = () => teams.violations.map(({ rule }) => rule);
afterEach(() => teams?.close());

describe("The played Teams", () => {
  it("begins a conversation with whoever has the app, by either of their ids", async () => {
    const { call, direct } = await open();
    expect(await call("POST", "conversations", create(hana))).toMatchObject({ status: 201, json: { id: direct } });
    expect(await call("POST", "conversations", create(objectId))).toMatchObject({ status: 201, json: { id: direct } });
    const refused = { status: 403, code: "BotNotInConversationRoster" };
    expect(await call("POST", "conversations", create(others.absent.id))).toMatchObject(refused);
    expect(await call("POST", "conversations", create("29:nobody-at-all"))).toMatchObject(refused);
    expect(await call("POST", "conversations", { ...create(hana), tenantId: undefined })).toMatchObject({
      status: 400,
    });
  });

  it("keeps what was written, and lets the bot change and take back only what is its own", async () => {
    const { call, post, at, direct } = await open();
    const { json } = await post(words("はい"));
    const mine = at(direct, `activities/${encodeURIComponent(String(json.id))}`);
    expect(await call("PUT", mine, words("いいえ"))).toMatchObject({ status: 200, json: { id: json.id } });
    expect(teams.conversations.messages(direct)).toMatchObject([{ text: "いいえ", edits: 1, from: app.account }]);
    const hers = teams.conversations.post(direct, { from: hana, text: "私の", summary: "", cards: [] });
    expect(await call("PUT", at(direct, `activities/${hers.id}`), words("x"))).toMatchObject({ status: 403 });
    expect(await call("DELETE", mine)).toMatchObject({ status: 200 });
    expect(await call("PUT", mine, words("x"))).toMatchObject({ status: 404, code: "ActivityNotFoundInConversation" });
    expect(teams.conversations.messages(direct).map(({ text }) => text)).toEqual(["私の"]);
  });

  it("takes nothing where the bot is not, or is no longer", async () => {
    const { post, direct } = await open();
    expect(await post(words("x"), "a:nowhere")).toMatchObject({ status: 404, code: "ConversationNotFound" });
    expect(await post(words("x"), `${general};messageid=1`)).toMatchObject({ status: 404 });
    expect(await post(words("x"), teams.conversations.personal(others.absent.id))).toMatchObject({ status: 403 });
    teams.conversations.joined.delete(direct);
    expect(await post(words("x"))).toMatchObject({ status: 403, code: "BotNotInConversationRoster" });
    expect(teams.conversations.messages(direct)).toEqual([]);
  });

  it("answers in the thread of a channel", async () => {
    const { post } = await open();
    const root = teams.conversations.post(general, { from: hana, text: "年休は？", summary: "", cards: [] });
    await post(words("20日"), root.conversation);
    await post(words("別の話"), general);
    expect(root.conversation).toBe(`${general};messageid=${root.id}`);
    expect(teams.conversations.messages(root.conversation).map(({ text }) => text)).toEqual(["年休は？", "20日"]);
    expect(teams.conversations.messages(general)).toHaveLength(3);
  });

  it("tells who is there, page by page", async () => {
    const { call, at, direct } = await open({ pageSize: 4 });
    const one = { id: hana, email: "100001@city.agano.example", aadObjectId: objectId, userRole: "user" };
    expect(await call("GET", at(direct, `members/${objectId}`))).toMatchObject({ status: 200, json: one });
    expect(await call("GET", at(direct, `members/${others.guest.id}`))).toMatchObject({ status: 404 });
    const found: unknown[] = [];
    for (let token: unknown = ""; token !== undefined; ) {
      const { json } = await call("GET", at(group, `pagedmembers?pageSize=500&continuationToken=${token}`));
      found.push(...(json.members as Json[]).map(({ name, userRole }) => `${name} ${userRole}`));
      token = json.continuationToken;
    }
    expect(found).toHaveLength(teams.users.size);
    expect(found).toEqual(expect.arrayContaining(["hana user", "guest guest"]));
    const channels = await call("GET", `teams/${encodeURIComponent(team.id)}/conversations`);
    expect(channels.json).toEqual({ conversations: team.channels });
  });

  it("asks for the bot's token, where there is one", async () => {
    const { call, at, direct } = await open({ token: "eyJ" });
    expect(await call("POST", at(direct), words("x"))).toMatchObject({ status: 401 });
    expect(await call("POST", at(direct), words("x"), "Bearer other")).toMatchObject({ status: 401 });
    expect(await call("POST", at(direct), words("x"), "Bearer eyJ")).toMatchObject({ status: 201 });
    expect(teams.ledger.calls.map(({ authorization, applied }) => [authorization, applied])).toEqual([
      [undefined, false],
      ["Bearer other", false],
      ["Bearer eyJ", true],
    ]);
  });

  it("refuses what is too large, empty or unreadable, and a call that is none", async () => {
    const { call, post } = await open();
    expect(await post(words("長".repeat(60_000)))).toMatchObject({ status: 413, code: "MessageSizeTooBig" });
    expect(await post(words("長".repeat(50_000)))).toMatchObject({ status: 201 });
    expect(await post(words(" "))).toMatchObject({ status: 400 });
    expect(await post("{")).toMatchObject({ status: 400 });
    expect(rules()).toEqual([]);
    expect(await call("GET", "conversations/x/history")).toMatchObject({ status: 404 });
    expect((await fetch(`http://127.0.0.1:${teams.port}/v3/conversations`, { method: "POST" })).status).toBe(404);
    expect(rules()).toEqual(["unknown call", "unknown call"]);
  });
});

describe("Teams' rules", () => {
  it("lets a good card pass, and a dialog whose button only submits", async () => {
    const { post } = await open();
    const good = { ...card(block("題")), actions: [{ ...execute, fallback: submit }, submit] };
    expect(await post(drawn(good))).toMatchObject({ status: 201 });
    teams.inspect({ ...card({ type: "Input.Text", id: "a", label: "題" }), actions: [submit] }, "dialog");
    expect(rules()).toEqual([]);
  });

  it("cuts text and card apart, and tells the id of neither", async () => {
    const { post, direct } = await open();
    expect((await post({ ...drawn(card(block("題"))), text: "題" })).json).toEqual({});
    expect(teams.conversations.messages(direct)).toHaveLength(2);
    expect(rules()).toEqual(["text and attachment"]);
  });

  const input = { type: "Input.Text", id: "same", label: "題" };
  it.each([
    ["version", { ...card(), version: "1.6" }],
    ["version", { type: "AdaptiveCard", body: [] }],
    ["execute without a fallback", { ...card(), actions: [execute] }],
    [
      "execute without a fallback",
      card({ type: "Container", items: [], selectAction: { ...execute, fallback: "drop" } }),
    ],
    ["actions", card({ type: "ActionSet", actions: Array(7).fill(submit) })],
    ["actions", { ...card(), actions: Array(7).fill(submit) }],
    ["card size", card(block("長".repeat(14_300)))],
    ["duplicate input", card(input, { type: "Container", items: [input] })],
    ["input without an id", card({ type: "Input.Text", label: "題" })],
  ])("writes down: %s", async (rule, broken) => {
    const { post } = await open();
    await post(drawn(broken));
    expect(rules()).toEqual([rule]);
  });

  it("has no place for an Execute in a dialog", async () => {
    await open();
    teams.inspect({ ...card(), actions: [{ ...execute, fallback: submit }] }, "dialog");
    expect(rules()).toEqual(["execute in a dialog"]);
  });
});

describe("The played Teams' moods", () => {
  it("takes seven messages a second in one conversation, and then asks for patience", async () => {
    const { post } = await open({ rates: true });
    const statuses = [];
    for (let n = 0; n < 8; n++) statuses.push(await post(words(`${n}`)));
    expect(statuses.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
    expect(statuses.at(-1)).toMatchObject({ wait: "1", code: "Throttled" });
    expect((await post(words("他"), group)).status).toBe(201);
    expect(rules()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await post(words("急ぐ"));
    expect(rules()).toEqual(["before Retry-After"]);
  });

  it("is in no hurry unless it is told to be", async () => {
    const { post } = await open();
    for (let n = 0; n < 9; n++) expect((await post(words(`${n}`))).status).toBe(201);
  });

  it("fails before or after it did what was asked, as often as it was arranged", async () => {
    const { post, direct } = await open();
    const kept = () => teams.conversations.messages(direct).length;
    teams.faults.arrange({ method: "POST", path: "/activities$", status: 503, times: 2 });
    expect([(await post(words("x"))).status, (await post(words("x"))).status, kept()]).toEqual([503, 503, 0]);
    teams.faults.arrange({ status: 502, applied: true });
    expect([(await post(words("x"))).status, kept()]).toEqual([502, 1]);
    teams.faults.arrange({ cut: true });
    await expect(post(words("x"))).rejects.toThrow();
    expect(kept()).toBe(1);
    teams.faults.arrange({ cut: true, applied: true });
    await expect(post(words("x"))).rejects.toThrow();
    expect(kept()).toBe(2);
    expect(teams.ledger.calls.map(({ status, applied }) => [status, applied])).toEqual([
      [503, false],
      [503, false],
      [502, true],
      [0, false],
      [0, true],
    ]);
  });

  it("asks for patience with and without saying how long", async () => {
    const { post } = await open();
    teams.faults.arrange({ status: 429, headers: { "Retry-After": "7" } });
    expect(await post(words("x"))).toMatchObject({ status: 429, wait: "7" });
    teams.faults.arrange({ path: "group", status: 429 });
    expect(await post(words("x"), group)).toMatchObject({ status: 429, wait: null });
    await post(words("x"), group);
    expect(rules()).toEqual([]);
  });

  it("fails by chance, and the same way for the same seed", async () => {
    const tried = async (seed: number) => {
      const { post } = await open({ seed });
      teams.faults.arrange({ status: 500, chance: 0.5, times: "always" });
      const statuses: number[] = [];
      for (let n = 0; n < 12; n++) statuses.push((await post(words("x"))).status);
      await teams.close();
      return statuses.join();
    };
    const once = await tried(3);
    expect([once.includes("500"), once.includes("201")]).toEqual([true, true]);
    expect(await tried(3)).toBe(once);
    expect(await tried(4)).not.toBe(once);
  });
});
