import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { text } from "../../../src/platforms/teams/text.ts";
import { type TeamsPerson, teamsPerson } from "../../platforms/teams-client.ts";
import { accountOf, castUsers } from "./cast.ts";
import { CARD } from "./conversations.ts";
import { overHttp } from "./delivering.ts";
import { type FakeTeams, startFakeTeams } from "./fake-teams.ts";
import type { Json } from "./ledger.ts";

// What a person in the played Teams sees and sends, against a bot of a few lines.

const block = (text: string, more: Json = {}) => ({ type: "TextBlock", text, wrap: true, ...more });
const card = (body: readonly Json[], more: Json = {}) => ({ type: "AdaptiveCard", version: "1.5", body, ...more });
const submit = (title: string, data: Json = {}, more: Json = {}) => ({ type: "Action.Submit", title, data, ...more });
const execute = (title: string, data: Json = {}) => ({
  ...{ type: "Action.Execute", title, verb: "do", data },
  fallback: submit(title, data),
});
const opens = (title: string, form: string) => submit(title, { form, msteams: { type: "task/fetch" } });
const folding = (title: string, elementId: string) => ({
  ...{ type: "Action.ToggleVisibility", title, targetElements: [{ elementId }] },
});
const choices = (...all: readonly string[]) => all.map((value) => ({ title: `選択${value}`, value }));

const board = card([
  block("**掲示** \\*板\\*", { style: "heading" }),
  { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "**文字**" }, "のまま"] },
  { type: "FactSet", facts: [{ title: "期限", value: "4月3日" }] },
  { type: "Container", isVisible: false, items: [block("隠れた文")] },
  { type: "Chart.Pie", title: "割合", data: [], fallback: block("数：3") },
  { type: "Poem", fallback: block("代わりの文") },
  {
    type: "Container",
    items: [block("続き")],
    selectAction: opens("全文を読む", "read"),
  },
  { type: "ActionSet", actions: [folding("消す", "sure")] },
  {
    ...{ type: "Container", id: "sure", isVisible: false },
    items: [
      block("本当に消しますか"),
      { type: "ActionSet", actions: [execute("はい", { hagukumi: { erase: 1 } }), folding("いいえ", "sure")] },
    ],
  },
  {
    type: "ActionSet",
    actions: [
      execute("数える", { hagukumi: { count: 1 } }),
      execute("聞く", { hagukumi: { tell: 1 } }),
      opens("書く", "write"),
      submit("もう一度", { extra: 1, msteams: { type: "messageBack", text: "掲示" } }),
      submit("送る", { plain: 1 }),
    ],
  },
]);
const writing = (typed: Json = {}, wrong?: string) =>
  card(
    [
      { ...block("読める人：あなた、課長"), id: "readers" },
      ...(wrong === undefined ? [] : [{ ...block(wrong), color: "attention", id: "error:topic" }]),
      { type: "Input.Text", id: "topic", label: "題", value: typed.topic ?? "" },
      { type: "Input.Text", id: "detail", label: "内容", isMultiline: true, value: typed.detail ?? "" },
      {
        type: "Input.ChoiceSet",
        id: "tags",
        label: "種類",
        isMultiSelect: true,
        choices: choices("a", "b%2Cc"),
        value: typed.tags ?? "",
      },
      {
        ...{ type: "Input.ChoiceSet", id: "who", label: "相手", style: "filtered", choices: choices("0") },
        "choices.data": { type: "Data.Query", dataset: "people" },
      },
      { type: "Input.Date", id: "on", label: "日付", max: "2026-04-01", errorMessage: "四月一日まで" },
    ],
    { actions: [submit("次へ", { step: 1 }), submit("捨てる", { step: 2 }, { associatedInputs: "none" })] },
  );

type Reply = { readonly status?: number; readonly body?: unknown };
const task = (title: string, content: Json): Reply => ({
  body: { task: { type: "continue", value: { title, card: { contentType: CARD, content } } } },
});
const told = (value: string): Reply => ({ body: { task: { type: "message", value } } });
const beneath = (value: string): Reply => ({
  body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value },
});
const drawn = (content: Json): Reply => ({ body: { statusCode: 200, type: CARD, value: content } });

let teams: FakeTeams;
let server: Server;
let hana: TeamsPerson;
let received: Json[];
let counted = 0;
/** What stands in place of the bot's own answer to an invoke. */
let instead: Reply | undefined;

const asJson = (value: unknown) => (value ?? {}) as Record<string, unknown>;
const dataIn = ({ value }: Json) => asJson(asJson(asJson(value).action ?? value).data);

async function write(to: Json, content: Json, replyTo?: unknown, method = "POST") {
  const { id } = asJson(to.conversation);
  const path = `v3/conversations/${encodeURIComponent(String(id))}/activities`;
  const answered = replyTo === undefined ? "" : `/${encodeURIComponent(String(replyTo))}`;
  await fetch(`${teams.serviceUrl}${path}${answered}`, { method, body: JSON.stringify(content) });
}
const withCard = (content: Json) => ({ type: "message", attachments: [{ contentType: CARD, content }] });

function bot(activity: Json): Reply {
  const data = dataIn(activity);
  const mine = asJson(data.hagukumi);
  switch (activity.name ?? activity.type) {
    case "adaptiveCard/action":
      if (mine.tell) return beneath("下に出る文");
      return drawn(card([block(mine.erase ? "消しました" : `${++counted}回`)]));
    case "task/fetch":
      return data.form === "write" ? task("記入", writing({ tags: "a" })) : told("全文");
    case "task/submit":
      if (data.step === 2) return {};
      return data.topic ? told("保存しました") : task("記入", writing(data, "題を入力してください。"));
    case "application/search":
      return {
        body: {
          statusCode: 200,
          type: "application/vnd.microsoft.search.searchResponse",
          value: { results: [{ title: "boss", value: "p3" }] },
        },
      };
    default:
      return {};
  }
}

beforeAll(async () => {
  teams = await startFakeTeams({ users: castUsers });
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const activity: Json = JSON.parse(Buffer.concat(chunks).toString());
    received.push(activity);
    const { status = 200, body } = (activity.type === "invoke" && instead) || bot(activity);
    response.writeHead(status).end(body === undefined ? "" : JSON.stringify(body));
    if (activity.type === "message" && activity.text !== undefined) await write(activity, withCard(board), activity.id);
    if (activity.type === "message" && activity.text === undefined)
      await write(activity, { type: "message", text: "受け取りました" });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await teams?.close();
});
beforeEach(async () => {
  [received, instead] = [[], undefined];
  const { port } = server.address() as AddressInfo;
  const deliver = overHttp({ url: `http://127.0.0.1:${port}` });
  const seat = { teams, deliver, user: accountOf("hana"), answers: new Set<string>(), settle: async () => {} };
  hana = teamsPerson(seat);
  await hana.says("掲示");
  teams.ledger.reset();
});
const last = () => received.at(-1) ?? {};
const typed = () => asJson(asJson(last().value).data);

describe("Somebody in Teams", () => {
  it("reads what shows, as Teams shows it", async () => {
    const { texts, buttons } = await hana.says("掲示");
    expect(texts).toEqual(["掲示 *板*", "**文字**のまま", "期限", "4月3日", "割合", "数：3", "代わりの文", "続き"]);
    expect(buttons).toEqual(["全文を読む", "消す", "数える", "聞く", "書く", "もう一度", "送る"]);
    expect(last()).toMatchObject({
      type: "message",
      text: "掲示",
      channelId: "msteams",
      from: { id: accountOf("hana") },
    });
  });

  it("presses, and the answer takes the card's place or stands beneath it", async () => {
    expect((await hana.presses("聞く")).texts.slice(-2)).toEqual(["続き", "下に出る文"]);
    expect((await hana.presses("数える")).texts).toEqual([`${counted}回`]);
    expect(last()).toMatchObject({
      ...{ type: "invoke", name: "adaptiveCard/action" },
      value: {
        action: { type: "Action.Execute", verb: "do", title: "数える", data: { hagukumi: { count: 1 } } },
        trigger: "manual",
      },
    });
    const { id, replyToId } = last();
    const both = await Promise.all([hana.repeats(), hana.repeats()]);
    expect(both.flatMap(({ texts }) => texts)).toEqual([`${counted - 1}回`, `${counted}回`]);
    expect(last().replyToId).toBe(replyToId);
    expect(last().id).not.toBe(id);
    await hana.redelivers();
    expect(received.at(-1)).toEqual(received.at(-2));
  });

  it("says yes where it is asked", async () => {
    expect((await hana.presses("消す")).texts).toEqual(["消しました"]);
    expect(dataIn(last())).toEqual({ hagukumi: { erase: 1 } });
  });

  it("says the words of a button, or sends what it holds", async () => {
    expect((await hana.presses("もう一度")).texts).toContain("続き");
    expect(last()).toMatchObject({ type: "message", text: "掲示", value: { extra: 1 } });
    expect((await hana.presses("送る")).texts).toEqual(["受け取りました"]);
    expect(last()).toMatchObject({ type: "message", value: { plain: 1 } });
    expect(last().text).toBeUndefined();
  });

  it("opens a dialog, and fills it in as the renderer does", async () => {
    const form = await hana.presses("書く");
    expect(asJson(last().value).data).toEqual({ form: "write", type: "task/fetch" });
    expect(form).toMatchObject({
      readers: ["あなた", "課長"],
      fields: ["topic", "detail", "tags", "who", "on"],
      entries: { topic: "", detail: "", tags: ["a"], who: "", on: "" },
      errors: {},
    });
    expect(form.texts[0]).toBe("記入");
    const again = await hana.fills({ detail: "1\n2", topic: "", tags: ["b,c", "選択a"] }, "次へ");
    expect(typed()).toEqual({ step: 1, detail: "1\n2", tags: "a,b%2Cc" });
    expect(again.errors).toEqual({ topic: "題を入力してください。" });
    expect(again.entries).toMatchObject({ detail: "1\n2", tags: ["a", "b,c"] });
    expect(await hana.suggests("who", "b")).toEqual(["boss"]);
    expect(asJson(last().value)).toMatchObject({ queryText: "b", dataset: "people" });
    expect((await hana.fills({ topic: "一\n二", who: "boss" }, "次へ")).texts).toEqual(["保存しました"]);
    expect(typed()).toMatchObject({ topic: "一二", who: "p3" });
    expect((await hana.presses("数える")).texts).toEqual([`${counted}回`]);
  });

  it("is stopped by what the renderer finds wrong, and sends nothing", async () => {
    await hana.presses("書く");
    const before = received.length;
    expect((await hana.fills({ on: "2026-04-02" }, "次へ")).errors).toEqual({ on: "四月一日まで" });
    expect(received).toHaveLength(before);
    const closed = await hana.presses("捨てる");
    expect(typed()).toEqual({ step: 2 });
    expect(closed.buttons).toContain("書く");
    await expect(hana.presses("次へ")).rejects.toThrow("no button");
    await expect(hana.fills({}, "次へ")).rejects.toThrow("no form is open");
  });

  it("tells notices from answers, by their headings", async () => {
    const direct = teams.conversations.personal(accountOf("hana"));
    await write({ conversation: { id: direct } }, { ...withCard(board), summary: "お知らせ" });
    expect((await hana.notices()).at(-1)).toBe("掲示 *板*");
    expect((await hana.reads("お知らせ")).buttons).toContain("数える");
    expect((await hana.presses("数える")).texts).toEqual([`${counted}回`]);
  });

  it("is greeted, mentions the bot, and goes", async () => {
    expect((await hana.mentions("年休は？")).texts).toContain("続き");
    expect(last()).toMatchObject({
      text: "<at>はぐくみ</at> 年休は？\n",
      conversation: { conversationType: "channel" },
    });
    expect((await hana.inGroup("年休は？")).texts).toContain("続き");
    await hana.uninstalls();
    expect(last()).toMatchObject({ type: "installationUpdate", action: "remove" });
    await hana.installs();
    expect(received.slice(-2).map(({ type }) => type)).toEqual(["installationUpdate", "conversationUpdate"]);
  });

  it("waits for an answer that comes by itself, as a message or in the place of what was pressed", async () => {
    const direct = { conversation: { id: teams.conversations.personal(accountOf("hana")) } };
    instead = beneath(text.ja.oneMoment);
    setTimeout(() => write(direct, withCard(card([block("遅い答え")]))), 50);
    expect((await hana.presses("数える")).texts).toEqual(["遅い答え"]);
    await hana.says("掲示");
    const pressed = teams.conversations.messages(direct.conversation.id).at(-1)?.id;
    setTimeout(() => write(direct, withCard(card([block("描き直し")])), pressed, "PUT"), 50);
    expect((await hana.presses("数える")).texts).toEqual(["描き直し"]);
  });

  it("shows a card as it is drawn for them, without being asked", async () => {
    const conversation = { id: teams.conversations.personal(accountOf("hana")) };
    const action = execute("見る", { hagukumi: { erase: 1 } });
    const forHer = { refresh: { action, userIds: [accountOf("hana")] } };
    await write({ conversation }, { ...withCard(card([block("皆に")], forHer)), summary: "表" });
    expect((await hana.reads("表")).texts).toEqual(["消しました"]);
    expect(asJson(last().value).trigger).toBe("automatic");
    await write(
      { conversation },
      { ...withCard(card([block("皆に")], { refresh: { action, userIds: [] } })), summary: "裏" },
    );
    expect((await hana.reads("裏")).texts).toEqual(["皆に"]);
  });

  it("writes down what an invoke may not be answered with", async () => {
    const rules = () => teams.violations.map(({ rule, where }) => `${where}: ${rule}`);
    instead = {
      body: { statusCode: 400, type: "application/vnd.microsoft.error", value: { code: "x", message: "x" } },
    };
    expect((await hana.presses("数える")).texts.at(-1)).toBe("Something went wrong. Please try again.");
    expect(rules()).toEqual([]);
    instead = {};
    await hana.presses("数える");
    await hana.presses("書く");
    instead = task("題", card([], { actions: [execute("押す")] }));
    await hana.presses("書く");
    instead = { status: 500 };
    await expect(hana.repeats()).rejects.toThrow("500");
    expect(rules()).toEqual([
      "adaptiveCard/action: answer to an invoke",
      "task/fetch: answer to an invoke",
      "dialog: execute in a dialog",
    ]);
  });
});
