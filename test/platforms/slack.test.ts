import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Feature } from "../../src/bot/feature.ts";
import { Refusal } from "../../src/bot/refusal.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import type { Tx } from "../../src/services/database/database.ts";
import { type Card, say } from "../../src/view/card.ts";
import { form } from "../../src/view/form.ts";
import { testDatabase } from "../support/database.ts";
import { cast, hire, type Office, openOffice } from "../support/office.ts";
import { accountOf } from "../support/slack/cast.ts";
import { appUninstalled, event, tokensRevoked, userChange } from "../support/slack/payloads.ts";
import { general, others, otherTeam, userObject } from "../support/slack/people.ts";
import type { Seen } from "./contract.ts";
import { type SlackServer, startSlack } from "./slack-server.ts";

// What holds in Slack beside the contract: who may use the bot there, and what others may read.

type Names = { opens: "note"; presses: never; submits: "note"; shows: "home" };
const secret = "ひみつの相談内容";
const target = { feature: "desk", name: "note", about: {} };
const noteForm = form({
  title: "メモ",
  target,
  readers: ["あなた"],
  fields: [
    { id: "topic", type: "text", label: "題" },
    { id: "detail", type: "text", long: true, label: "内容" },
  ],
  submitLabel: "保存する",
});
let stale = false;
let failures = 0;
const kept: string[] = [];
const desk: Feature<Tx, Names> = {
  name: "desk",
  hears: {
    words: ["自分の記録"],
    who: "everyone",
    run: async () => {
      if (failures-- > 0) throw new Error("arranged");
      return personal;
    },
  },
  answers: { who: "everyone", run: async ({ words }) => ({ ...say(`みんなへ：${words}`), audience: "anyone" }) },
  opens: { note: { who: "everyone", run: async () => noteForm } },
  presses: {},
  submits: {
    note: {
      who: "everyone",
      run: async ({ entries, change }) => {
        if (stale) throw new Refusal("stale");
        return change(async () => {
          kept.push(String(entries.topic));
          return say("保存しました。");
        });
      },
    },
  },
  shows: { home: { who: "everyone", run: async () => personal } },
};
const personal: Card = {
  type: "card",
  title: "あなたの記録",
  body: [{ type: "text", text: secret }],
  buttons: [{ kind: "opens", label: "書く", target }],
};

const database = testDatabase();
let office: Office;
let place: SlackServer;
let before = 0;
/** What the bot asked of Slack in this test. */
const calls = () => place.slack.ledger.calls.slice(before);
const said = ({ texts }: Seen) => texts.join("\n");
beforeAll(async () => {
  await hire(database.db);
  office = openOffice(database.db, [desk]);
  place = await startSlack(office, "http", { platform: { home: { feature: "desk", name: "home", about: {} } } });
});
afterAll(() => place?.close());
beforeEach(async () => {
  stale = false;
  kept.length = 0;
  await database.db.account.deleteMany();
  await database.db.inboxItem.deleteMany();
  before = place.slack.ledger.calls.length;
});

/** What an account is answered that writes to the bot. */
async function answerTo(user: string, words = "自分の記録"): Promise<string> {
  const { slack } = place;
  const channel = slack.conversations.direct(user);
  const before = slack.conversations.messages(channel).length;
  const ts = `${Date.now()}.${String(Math.random()).slice(2, 8)}`;
  const inner = { type: "message", channel_type: "im", user, channel, ts, text: words };
  expect((await place.deliver(event(inner))).status).toBe(200);
  await place.settle();
  return JSON.stringify(slack.conversations.messages(channel).slice(before));
}

describe("Who may use the bot in Slack", () => {
  it("is whoever Slack says has the e-mail of somebody on the roster", async () => {
    expect(await answerTo(accountOf("hana"))).toContain(secret);
    expect(await database.db.account.count()).toBe(1);
  });

  it("is nobody else: guests, people of another workspace, who has left, who has not confirmed the address", async () => {
    const { slack } = place;
    const email = `${cast.hana}@city.agano.example`;
    for (const { id } of [others.guest, others.lodger, others.stranger, others.gone]) slack.changeUser(id, { email });
    slack.changeUser(others.nobody.id, { email, is_email_confirmed: false });
    for (const { id } of [others.guest, others.lodger, others.stranger, others.gone, others.nobody]) {
      const answer = await answerTo(id);
      expect(answer, id).not.toContain(secret);
      expect(answer, id).not.toContain("hana");
    }
    expect(await database.db.account.count()).toBe(0);
    slack.changeUser(others.nobody.id, { email: "999999@city.agano.example", is_email_confirmed: true });
    expect(await answerTo(others.nobody.id)).toContain("職員名簿でこのアカウントを確認できませんでした");
  });

  it("is looked at again when Slack says that somebody changed", async () => {
    const { slack } = place;
    const user = accountOf("hana");
    expect(await answerTo(user)).toContain(secret);
    slack.changeUser(user, { is_restricted: true });
    await place.deliver(userChange(userObject({ id: user, name: "hana" })));
    expect(await answerTo(user)).not.toContain(secret);
    slack.changeUser(user, { is_restricted: false });
    expect(await answerTo(user)).toContain(secret);
  });

  it("and also without a word from Slack, a day later", async () => {
    const user = accountOf("ken");
    expect(await answerTo(user)).toContain(secret);
    place.slack.changeUser(user, { team_id: otherTeam });
    office.wait(25 * 3_600_000);
    expect(await answerTo(user)).not.toContain(secret);
    place.slack.changeUser(user, { team_id: "T0AGANO01" });
  });

  it("is nobody while Slack cannot say who it is; the message waits", async () => {
    place.slack.faults.arrange({ method: "users.info", status: 500, times: 1 });
    const user = accountOf("rin");
    expect(await answerTo(user)).toBe("[]");
    office.wait(5_000);
    await place.settle();
    const { conversations } = place.slack;
    expect(JSON.stringify(conversations.messages(conversations.direct(user)))).toContain(secret);
  });

  it("and is not told of by what the bot sends either, once Slack says that the account changed hands", async () => {
    const { slack } = place;
    const user = accountOf("boss");
    expect(await answerTo(user)).toContain(secret);
    slack.changeUser(user, { is_restricted: true });
    await place.deliver(userChange(userObject({ id: user, name: "boss" })));
    const before = slack.conversations.messages(slack.conversations.direct(user)).length;
    const notice = { feature: "desk", kind: "home", about: {}, once: "to boss", class: "receipt" } as const;
    const { id: to } = await database.db.person.findUniqueOrThrow({ where: { staffNumber: cast.boss } });
    await database.db.$transaction((tx) =>
      createOutbox(async () => {}).write(tx, [{ to, ...notice }], office.clock.now()),
    );
    await place.settle();
    expect(slack.conversations.messages(slack.conversations.direct(user))).toHaveLength(before);
    expect(await database.db.delivery.findFirst()).toMatchObject({ state: "failed", reason: "no-account" });
    slack.changeUser(user, { is_restricted: false });
  });

  it("is nobody any more when the app is taken out of the workspace or its token revoked", async () => {
    for (const gone of [appUninstalled, tokensRevoked]) {
      await answerTo(accountOf("hana"));
      expect(await database.db.account.count()).toBe(1);
      await place.deliver(gone());
      expect(await database.db.account.count()).toBe(0);
    }
  });
});

describe("Where others could read", () => {
  it("what is personal is answered in a direct message, and the asker alone is told so there", async () => {
    const hana = place.sit("hana");
    expect(said(await hana.mentions("自分の記録"))).toContain(secret);
    await place.settle();
    const inChannel = calls().filter(({ args }) => args.channel === general);
    expect(inChannel.map(({ method }) => method)).toEqual(["chat.postEphemeral"]);
    expect(JSON.stringify(inChannel)).not.toContain(secret);
    expect(JSON.stringify(inChannel)).toContain("ダイレクトメッセージでお答えしました");
  });

  it("what anyone may read is still shown to the asker alone", async () => {
    await place.sit("hana").mentions("年休は？");
    await place.settle();
    const inChannel = calls().filter(({ args }) => args.channel === general);
    expect(inChannel.map(({ method }) => method)).toEqual(["chat.postEphemeral"]);
  });

  it("no notification shows what a card says", async () => {
    await answerTo(accountOf("hana"));
    const texts = calls().map(({ args }) => String(args.text ?? ""));
    expect(texts.join()).toContain("あなたの記録");
    expect(texts.join()).not.toContain(secret);
  });
});

describe("A form in Slack", () => {
  it("that is out of date stays open with every entry, and says so", async () => {
    const hana = place.sit("hana");
    await hana.says("自分の記録");
    await hana.presses("書く");
    stale = true;
    const refused = await hana.fills({ topic: "窓口", detail: "長い文" }, "保存する");
    expect(Object.values(refused.errors).join()).toContain("この画面は古くなっています");
    expect(refused.entries).toMatchObject({ topic: "窓口", detail: "長い文" });
    expect(kept).toEqual([]);
    stale = false;
    expect(said(await hana.fills({}, "保存する"))).toContain("保存しました");
    expect(kept).toEqual(["窓口"]);
  });

  it("cannot be sent with the key of somebody else's", async () => {
    const [hana, ken] = [place.sit("hana"), place.sit("ken")];
    await hana.says("自分の記録");
    await hana.presses("書く");
    await ken.says("自分の記録");
    await ken.presses("書く");
    const views = calls()
      .filter(({ method }) => method === "views.open")
      .map(({ args }) => args.view);
    const [hers, his] = views as { private_metadata: string }[];
    expect(hers?.private_metadata).not.toBe(his?.private_metadata);
    const state = { values: { topic: { v: { type: "plain_text_input", value: "盗み" } } } };
    const forged = {
      kind: "interactive",
      payload: {
        type: "view_submission",
        team: { id: "T0AGANO01" },
        user: { id: accountOf("ken") },
        view: {
          id: "V1",
          type: "modal",
          callback_id: "form",
          private_metadata: hers?.private_metadata,
          state,
          blocks: [],
        },
      },
    } as const;
    expect(JSON.stringify(await place.deliver(forged))).toContain("This screen is out of date");
    expect(kept).toEqual([]);
  });
});

describe("A message in Slack", () => {
  it("is answered once, however often and under however many event ids it comes", async () => {
    const { slack } = place;
    const user = accountOf("hana");
    const channel = slack.conversations.direct(user);
    const inner = { type: "message", channel_type: "im", user, channel, ts: "1790000000.000001", text: "自分の記録" };
    const same = event(inner);
    for (let n = 0; n < 11; n++)
      await place.deliver(n % 2 ? same : event(inner), n > 0 ? { num: n, reason: "http_timeout" } : undefined);
    await place.settle();
    expect(calls().filter(({ method }) => method === "chat.postMessage")).toHaveLength(1);
  });

  it("in a thread is answered in the thread", async () => {
    const { slack } = place;
    const user = accountOf("hana");
    const channel = slack.conversations.direct(user);
    const thread_ts = "1790000000.000100";
    await place.deliver(
      event({
        type: "message",
        channel_type: "im",
        user,
        channel,
        ts: "1790000000.000101",
        thread_ts,
        text: "自分の記録",
      }),
    );
    await place.settle();
    expect(calls().find(({ method }) => method === "chat.postMessage")?.args).toMatchObject({
      channel,
      thread_ts,
    });
  });

  it("is answered in words where the workspace does not know a block yet", async () => {
    place.slack.faults.arrange({ method: "chat.postMessage", error: "invalid_blocks", times: 1 });
    expect(await answerTo(accountOf("hana"))).toContain(secret);
    expect(calls().filter(({ method }) => method === "chat.postMessage")).toHaveLength(2);
  });

  it("whose handler failed once is done all the same, and whoever waits sees no error", async () => {
    failures = 1;
    expect(await answerTo(accountOf("hana"))).toBe("[]");
    office.wait(5_000);
    await place.settle();
    const { conversations } = place.slack;
    expect(JSON.stringify(conversations.messages(conversations.direct(accountOf("hana"))))).toContain(secret);
  });

  it("that asks for patience while it says who somebody is, waits and is answered", async () => {
    place.slack.faults.arrange({ method: "users.info", status: 429, retryAfterS: 60, times: 1 });
    expect(await answerTo(accountOf("ken"))).toBe("[]");
    office.wait(50_000);
    await place.settle();
    expect(calls().filter(({ method }) => method === "users.info")).toHaveLength(1);
    office.wait(11_000);
    await place.settle();
    expect(await database.db.inboxItem.findMany()).toMatchObject([{ state: "done" }]);
  });

  it("that broke off in the middle of its answer is answered again, and the answer says so", async () => {
    place.slack.faults.arrange({ method: "chat.postMessage", cut: true, applied: true, times: 1 });
    expect(await answerTo(accountOf("hana"))).toContain(secret);
    office.wait(5_000);
    await place.settle();
    const { conversations } = place.slack;
    const last = conversations.messages(conversations.direct(accountOf("hana"))).at(-1);
    expect(JSON.stringify(last)).toContain("もう一度お送りしています");
  });

  it("ran without a fault that was not arranged", () => {
    expect(office.faults.map(String).filter((fault) => !/arranged|a fault while acting/.test(fault))).toEqual([]);
  });
});
