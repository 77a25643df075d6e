import { afterAll, beforeAll, expect, it } from "vitest";
import type { Feature } from "../../../src/bot/feature.ts";
import type { Tx } from "../../../src/services/database/database.ts";
import { type Card, say } from "../../../src/view/card.ts";
import { form } from "../../../src/view/form.ts";
import { type SlackServer, startSlack } from "../../platforms/slack-server.ts";
import { testDatabase } from "../database.ts";
import { hire, openOffice } from "../office.ts";
import { accountOf } from "./cast.ts";
import { general, others } from "./people.ts";

// What a person can do in Slack beyond the contract, against the product itself.

type Names = { opens: "ask"; presses: "count"; submits: "ask"; shows: "home" };

let counted = 0;
const target = (name: string) => ({ feature: "board", name, about: {} });
const board = (title: string): Card => ({
  type: "card",
  audience: "anyone",
  title,
  body: [],
  buttons: [
    { kind: "presses", label: "数える", target: target("count") },
    { kind: "opens", label: "尋ねる", target: target("ask") },
    { kind: "asks", label: "もう一度", words: "掲示" },
  ],
});
const asking = form({
  title: "相手を選ぶ",
  target: target("ask"),
  readers: ["あなた"],
  fields: [
    { id: "who", type: "person", label: "相手" },
    { id: "note", type: "text", label: "用件", value: "下書き", optional: true },
  ],
  submitLabel: "送る",
});
const feature: Feature<Tx, Names> = {
  name: "board",
  hears: { words: ["掲示"], who: "everyone", run: async () => board("掲示板") },
  answers: { who: "everyone", run: async ({ words }) => say(`聞きました：${words.slice(0, 20)}`) },
  opens: { ask: { who: "everyone", run: async () => asking } },
  presses: {
    count: { who: "everyone", run: ({ change }) => change(async () => say(`${++counted}回`)) },
  },
  submits: {
    ask: { who: "everyone", run: async ({ entries }) => say(`${entries.who}に「${entries.note}」と伝えます。`) },
  },
  shows: { home: { who: "everyone", run: async () => board("ホーム") } },
  suggests: { who: { who: "everyone", run: async () => [{ value: "100003", label: "boss" }] } },
};

const database = testDatabase();
let place: SlackServer;
beforeAll(async () => {
  await hire(database.db);
  const office = openOffice(database.db, [feature]);
  place = await startSlack(office, "http", {
    platform: { home: target("home"), shortcuts: { ask_hr: target("ask") } },
  });
});
afterAll(() => place?.close());
const methods = () => place.slack.ledger.calls.map(({ method }) => method);

it("A mention is answered in the direct messages, and beside it only that it was", async () => {
  const hana = place.sit("hana");
  expect((await hana.mentions("年休は？")).texts.join()).toContain("聞きました：年休は？");
  await place.settle();
  const { conversations } = place.slack;
  expect(conversations.messages(conversations.direct(accountOf("hana")))).toHaveLength(1);
  expect(conversations.messages(general).filter(({ onlyFor }) => onlyFor !== accountOf("hana"))).toHaveLength(1);
});

it("A command is answered to its asker alone, and the answer can be pressed", async () => {
  const ken = place.sit("ken");
  expect((await ken.commands("掲示")).texts).toContain("掲示板");
  expect((await ken.presses("数える")).texts).toContain("1回");
  expect(
    place.slack.conversations.messages(general).filter(({ onlyFor }) => onlyFor === accountOf("ken")),
  ).toMatchObject([{ edits: 1 }]);
});

it("The home is drawn when it is opened, and a shortcut opens its form", async () => {
  const hana = place.sit("hana");
  expect((await hana.opensHome()).buttons).toEqual(["数える", "尋ねる", "もう一度"]);
  expect((await hana.presses("数える")).texts).toContain("2回");
  expect((await hana.uses("ask_hr")).fields).toEqual(["who", "note"]);
  expect(await hana.suggests("who", "b")).toEqual(["boss"]);
  expect((await hana.fills({ who: "boss" }, "送る")).texts).toContain("100003に「下書き」と伝えます。");
});

it("What is delivered twice, or answered with a broken line, is done once", async () => {
  const rin = place.sit("rin");
  await rin.says("掲示");
  const before = methods().length;
  expect(await rin.redelivers()).toMatchObject({ status: 200 });
  await place.settle();
  expect(methods().slice(before)).toEqual([]);
  const was = counted;
  expect((await rin.presses("数える")).texts).toContain(`${was + 1}回`);
  await rin.redelivers();
  await rin.repeats();
  expect(counted).toBe(was + 1);
});

it("Whoever is no longer a member of staff is a stranger", async () => {
  const { slack } = place;
  slack.changeUser(others.guest.id, { email: "100003@city.agano.example" });
  const { status } = await place.deliver({
    kind: "event",
    payload: {
      type: "event_callback",
      event_id: "Ev1",
      event: guestWrites(slack.conversations.direct(others.guest.id)),
    },
  });
  expect(status).toBe(200);
  await place.settle();
  const [answer] = slack.conversations.messages(slack.conversations.direct(others.guest.id));
  expect(answer).toBeDefined();
  expect(JSON.stringify(answer?.blocks)).not.toContain("掲示板");
});
const guestWrites = (channel: string) => ({
  ...{ type: "message", channel_type: "im", user: others.guest.id, channel, ts: "1.1", text: "掲示" },
});
