import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Feature } from "../../src/bot/feature.ts";
import { Refusal } from "../../src/bot/refusal.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import type { Tx } from "../../src/services/database/database.ts";
import { type Card, say } from "../../src/view/card.ts";
import { form } from "../../src/view/form.ts";
import type { Locale } from "../../src/view/locale.ts";
import { testDatabase } from "../support/database.ts";
import { type Cast, cast, hire, type Office, openOffice } from "../support/office.ts";
import { accountOf } from "../support/teams/cast.ts";
import type { Json } from "../support/teams/ledger.ts";
import { executeInvoke, installation, messageActivity } from "../support/teams/payloads.ts";
import { general, group, others } from "../support/teams/people.ts";
import type { Seen } from "./contract.ts";
import { startTeams, type TeamsServer } from "./teams-server.ts";

// What holds in Teams beside the contract: who may use the bot there, what others may read, and how it writes first.

type Names = { opens: "note"; presses: "slow"; submits: "note"; shows: "home" };
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
let slowMs = 0;
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
  presses: {
    slow: {
      who: "everyone",
      run: async ({ change }) => {
        await sleep(slowMs);
        return change(async () => {
          kept.push("pressed");
          return say("済みました。");
        });
      },
    },
  },
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
const boardCard = (locale: Locale): Card => ({
  ...say(locale === "en" ? "For everybody" : "みなさんへ"),
  audience: "anyone",
  each: { feature: "board", name: "board", about: {} },
});
const board: Feature<Tx, { shows: "board" }> = {
  name: "board",
  hears: { words: ["掲示"], who: "everyone", run: async ({ person }) => boardCard(person.locale) },
  opens: {},
  presses: {},
  submits: {},
  shows: { board: { who: "everyone", run: async ({ person }) => boardCard(person.locale) } },
};
const personal: Card = {
  type: "card",
  title: "あなたの記録",
  body: [{ type: "text", text: secret }],
  buttons: [
    { kind: "opens", label: "書く", target },
    { kind: "presses", label: "済ませる", target: { ...target, name: "slow" } },
  ],
};

type Refreshing = { readonly verb?: string; readonly data?: object };

const database = testDatabase();
let office: Office;
let place: TeamsServer;
let ids: Readonly<Record<Cast, string>>;
let before = 0;
/** What the bot asked of Teams in this test. */
const calls = () => place.teams.ledger.calls.slice(before);
const posts = () => calls().filter(({ method, path }) => method === "POST" && path.endsWith("/activities"));
const said = ({ texts }: Seen) => texts.join("\n");
const messagesOf = (user: string) => {
  const { conversations } = place.teams;
  return conversations.messages(conversations.personal(user)).filter(({ from }) => from !== user);
};
beforeAll(async () => {
  ids = await hire(database.db);
  office = openOffice(database.db, [desk, board]);
  place = await startTeams(office, { platform: { welcome: { feature: "desk", name: "home", about: {} } } });
});
afterAll(() => place?.close());
beforeEach(async () => {
  stale = false;
  [failures, slowMs] = [0, 0];
  kept.length = 0;
  await place.settle();
  // Who was nobody a minute ago is asked about again.
  office.wait(61_000);
  await database.db.account.deleteMany();
  await database.db.teamsPlace.deleteMany();
  await database.db.inboxItem.deleteMany();
  before = place.teams.ledger.calls.length;
});

/** What an account is answered that writes to the bot. */
async function answerTo(user: string, words = "自分の記録"): Promise<string> {
  const already = messagesOf(user).length;
  expect((await place.deliver(messageActivity(place.teams.asking(user), words))).status).toBe(200);
  await place.settle();
  return JSON.stringify(messagesOf(user).slice(already));
}

/** The press of a button of the newest message to hana, as Teams sends it. */
function pressOf(label: string) {
  const user = accountOf("hana");
  const message = messagesOf(user).at(-1);
  const actions: Json[] = [];
  JSON.stringify(message?.cards, (_, each) => {
    if (each?.type === "Action.Execute" && each.title === label) actions.push(each);
    return each;
  });
  const [action] = actions;
  if (!message || !action) throw new Error(`no button 「${label}」`);
  return executeInvoke(place.teams.asking(user), { verb: "presses" }, { ...(action.data as Json) }, message.id);
}

async function notify(who: Cast, once: string): Promise<void> {
  const notice = { feature: "desk", kind: "home", about: {}, class: "receipt" } as const;
  await database.db.$transaction((tx) =>
    createOutbox(async () => {}).write(tx, [{ to: ids[who], once, ...notice }], office.clock.now()),
  );
  await place.settle();
}
const delivery = (once: string) => database.db.delivery.findFirst({ where: { notice: { once } } });

describe("Who may use the bot in Teams", () => {
  it("is whoever the tenant's roster says has the e-mail of somebody on ours", async () => {
    expect(await answerTo(accountOf("hana"))).toContain(secret);
    expect(await database.db.account.count()).toBe(1);
  });

  it("is nobody else: people of another tenant, guests, who has no address, who is not on the roster", async () => {
    const { teams } = place;
    const email = `${cast.hana}@city.agano.example`;
    for (const { id } of [others.guest, others.stranger]) teams.changeUser(id, { email });
    const { asking } = teams;
    expect((await place.deliver(messageActivity(asking(others.stranger.id), "自分の記録"))).status).toBe(403);
    for (const { id } of [others.guest, others.mailless, others.nobody]) {
      const answer = await answerTo(id);
      expect(answer, id).not.toContain(secret);
      expect(answer, id).not.toContain("hana");
      expect(answer, id).toContain("職員名簿でこのアカウントを確認できませんでした");
    }
    expect(await database.db.account.count()).toBe(0);
  });

  it("is looked at again a day later", async () => {
    const user = accountOf("hana");
    expect(await answerTo(user)).toContain(secret);
    place.teams.changeUser(user, { userRole: "guest" });
    expect(await answerTo(user)).toContain(secret);
    office.wait(37 * 3_600_000);
    const later = await answerTo(user);
    place.teams.changeUser(user, { userRole: "user" });
    expect(later).not.toContain(secret);
  });

  it("is nobody while Teams cannot say who it is; the message waits", async () => {
    place.teams.faults.arrange({ method: "GET", path: "/members/", status: 500 });
    const user = accountOf("rin");
    expect(await answerTo(user)).toBe("[]");
    office.wait(5_000);
    await place.settle();
    expect(JSON.stringify(messagesOf(user))).toContain(secret);
  });
});

describe("Where others can read", () => {
  it("what is personal is answered in the chat with the bot alone, and the channel is told no more than that", async () => {
    expect(said(await place.sit("hana").mentions("自分の記録"))).toContain(secret);
    await place.settle();
    const inChannel = JSON.stringify(posts().filter(({ path }) => path.includes(encodeURIComponent("@thread"))));
    const channel = JSON.stringify(place.teams.conversations.messages(general));
    expect(inChannel).not.toContain(secret);
    expect(channel).not.toContain(secret);
    expect(channel).toContain("個人チャットでお答えしました");
  });

  it("what anyone may read is answered in the thread, in a channel and in a group", async () => {
    expect(said(await place.sit("hana").mentions("年休は？"))).toContain("みんなへ：年休は？");
    expect(said(await place.sit("ken").inGroup("年休は？"))).toContain("みんなへ：年休は？");
    const [asked, answer] = place.teams.conversations.messages(general).slice(-2);
    expect(answer?.conversation).toBe(asked?.conversation);
  });

  it("a card is drawn for each who looks at it, in their language, and shows a stranger nothing", async () => {
    expect(said(await place.sit("hana").mentions("掲示"))).toContain("みなさんへ");
    const message = place.teams.conversations.messages(general).at(-1);
    const refresh = message?.cards[0]?.refresh as { readonly action: Refreshing } | undefined;
    const { verb = "", data = {} } = refresh?.action ?? {};
    const looks = async (user: string) =>
      JSON.stringify(
        await place.deliver(
          executeInvoke(
            place.teams.asking(user, message?.conversation),
            { verb },
            { ...data },
            String(message?.id),
            "automatic",
          ),
        ),
      );
    expect(await looks(accountOf("ken"))).toContain("For everybody");
    expect(await looks(accountOf("boss"))).toContain("みなさんへ");
    expect(await looks(others.nobody.id)).toContain("職員名簿でこのアカウントを確認できませんでした");
    expect(message?.edits).toBe(0);
  });

  it("no notification shows what a card says", async () => {
    await answerTo(accountOf("hana"));
    const summaries = messagesOf(accountOf("hana")).map(({ summary }) => summary);
    expect(summaries.join()).toContain("あなたの記録");
    expect(summaries.join()).not.toContain(secret);
  });
});

describe("A notice in Teams", () => {
  it("does not reach whoever became a guest since they were last looked at", async () => {
    const user = accountOf("hana");
    await answerTo(user);
    place.teams.changeUser(user, { userRole: "guest" });
    office.wait(37 * 3_600_000);
    const before = messagesOf(user).length;
    await notify("hana", "guest");
    place.teams.changeUser(user, { userRole: "user" });
    expect(messagesOf(user)).toHaveLength(before);
    expect(await delivery("guest")).toMatchObject({ state: "failed", reason: "no-account" });
  });

  it("does not reach the former owner of an address that somebody else has now", async () => {
    const user = accountOf("hana");
    await answerTo(user);
    const address = `${cast.hana}@city.agano.example`;
    place.teams.changeUser(user, { email: "hana.new@city.agano.example" });
    await database.db.person.update({ where: { id: ids.hana }, data: { email: "hana.new@city.agano.example" } });
    await database.db.person.update({ where: { id: ids.boss }, data: { email: address } });
    await database.db.account.updateMany({ data: { checkedAt: new Date(0) } });
    const before = messagesOf(user).length;
    await notify("boss", "passed on");
    expect(messagesOf(user)).toHaveLength(before);
    await notify("hana", "moved");
    expect(await delivery("moved")).toMatchObject({ state: "sent" });
    await database.db.person.update({ where: { id: ids.boss }, data: { email: `${cast.boss}@city.agano.example` } });
    await database.db.person.update({ where: { id: ids.hana }, data: { email: address } });
    place.teams.changeUser(user, { email: address });
  });

  it("waits when Teams refuses it once, and is given up after three refusals on two days", async () => {
    const user = accountOf("hana");
    await answerTo(user);
    const refuses = { method: "POST", path: "/activities$", status: 403, code: "BotNotInConversationRoster" } as const;
    place.teams.faults.arrange(refuses);
    await notify("hana", "once");
    expect(await delivery("once")).toMatchObject({ state: "waiting" });
    office.wait(16_000);
    await place.settle();
    expect(await delivery("once")).toMatchObject({ state: "sent" });
    place.teams.faults.arrange({ ...refuses, times: 3 });
    await notify("hana", "thrice");
    office.wait(16_000);
    await place.settle();
    await database.db.teamsPlace.updateMany({ data: { refusedOn: new Date("2026-03-30") } });
    office.wait(5 * 3_600_000);
    await place.settle();
    expect(await delivery("thrice")).toMatchObject({ state: "failed", reason: "blocked" });
  });

  it("is not lost when the conversation could not be begun, and pauses nothing else", async () => {
    await place.sit("ken").mentions("年休は？");
    place.teams.faults.arrange({ method: "POST", path: "/v3/conversations$", status: 502 });
    await notify("ken", "begun late");
    expect(await delivery("begun late")).toMatchObject({ state: "waiting" });
    office.wait(16_000);
    await place.settle();
    expect(await delivery("begun late")).toMatchObject({ state: "sent" });
  });
});

describe("Where Teams does not let the bot", () => {
  it("somebody who cannot be written to alone is told so where they asked, and holds up nobody", async () => {
    const refuses = {
      method: "POST",
      path: "/v3/conversations$",
      status: 403,
      code: "BotNotInConversationRoster",
    } as const;
    place.teams.faults.arrange(refuses);
    expect(said(await place.sit("boss").inGroup("自分の記録"))).toContain("個人チャットにお送りできませんでした");
    expect(said(await place.sit("ken").inGroup("年休は？"))).toContain("みんなへ：年休は？");
  });

  it("a roster that stays closed is given up, and nobody waits for it", async () => {
    place.teams.faults.arrange({
      method: "GET",
      path: "/pagedmembers",
      status: 403,
      code: "BotNotInConversationRoster",
    });
    await place.deliver(installation(place.teams.asking(accountOf("boss"), group), "add"));
    expect(said(await place.sit("ken").inGroup("年休は？"))).toContain("みんなへ：年休は？");
    expect(await database.db.inboxItem.count({ where: { state: { not: "done" } } })).toBe(0);
  });

  it("a conversation that is gone is begun anew, for what is told and for who it is told to", async () => {
    const user = accountOf("hana");
    await answerTo(user);
    office.wait(37 * 3_600_000);
    place.teams.faults.arrange({ method: "GET", path: "/members/", status: 404, code: "ConversationNotFound" });
    await notify("hana", "anew");
    expect(await delivery("anew")).toMatchObject({ state: "sent" });
    expect(calls().some(({ method, path }) => method === "POST" && path.endsWith("/v3/conversations"))).toBe(true);
  });

  it("whoever has left a group by the time they are answered is still who they are", async () => {
    const user = accountOf("hana");
    await answerTo(user);
    await database.db.account.updateMany({ data: { checkedAt: new Date(0) } });
    const gone = {
      method: "GET",
      path: "thread.*/members/",
      status: 404,
      code: "MemberNotFoundInConversation",
    } as const;
    place.teams.faults.arrange(gone);
    expect(said(await place.sit("hana").inGroup("年休は？"))).toContain("みんなへ：年休は？");
    expect(await database.db.account.count()).toBe(1);
  });

  it("an administrator's switch for the whole city closes nobody off", async () => {
    const user = accountOf("hana");
    await answerTo(user);
    const off = { method: "POST", path: "/activities$", status: 403, code: "BotDisabledByAdmin", times: 4 } as const;
    place.teams.faults.arrange(off);
    await notify("hana", "switched off");
    for (let n = 0; n < 5; n++) {
      office.wait(11 * 3_600_000);
      await place.settle();
    }
    expect(await delivery("switched off")).toMatchObject({ state: "sent" });
  });

  it("whoever removed the app is not written to because a colleague added it to a team", async () => {
    const rin = place.sit("rin");
    await rin.installs();
    await rin.uninstalls();
    await place.deliver(installation(place.teams.asking(accountOf("boss"), general), "add"));
    await place.settle();
    await notify("rin", "still away");
    expect(await delivery("still away")).toMatchObject({ state: "failed", reason: "blocked" });
    place.teams.conversations.joined.add(place.teams.conversations.personal(accountOf("rin")));
  });
});

describe("A dialog in Teams", () => {
  it("whose form is out of date says so, with everything that was typed", async () => {
    const hana = place.sit("hana");
    await hana.says("自分の記録");
    await hana.presses("書く");
    stale = true;
    const refused = said(await hana.fills({ topic: "窓口", detail: "長い文" }, "保存する"));
    expect(refused).toContain("この画面は古くなっています");
    expect(refused).toContain("長い文");
    expect(kept).toEqual([]);
  });
});

describe("A press in Teams", () => {
  it("that takes its time is answered at once, and the card shows the result when there is one", async () => {
    const hana = place.sit("hana");
    await hana.says("自分の記録");
    slowMs = 1500;
    const asked = performance.now();
    const pressed = pressOf("済ませる");
    const { body } = await place.deliver(pressed);
    expect(performance.now() - asked).toBeLessThan(slowMs);
    expect(JSON.stringify(body)).toContain("受け付けました");
    expect(kept).toEqual([]);
    for (let n = 0; n < 60 && !JSON.stringify(messagesOf(accountOf("hana")).at(-1)).includes("済みました。"); n++)
      await sleep(50);
    expect(JSON.stringify(messagesOf(accountOf("hana")).at(-1))).toContain("済みました。");
    expect(kept).toEqual(["pressed"]);
  });

  it("that Teams sends again under a new id has one effect and the same answer", async () => {
    await place.sit("hana").says("自分の記録");
    const press = pressOf("済ませる");
    const bodies: string[] = [];
    for (let n = 0; n < 3; n++) bodies.push(JSON.stringify((await place.deliver({ ...press, id: `f:${n}` })).body));
    expect(new Set(bodies)).toEqual(new Set([bodies[0]]));
    expect(bodies[0]).toContain("済みました。");
    await place.settle();
    expect(kept).toEqual(["pressed"]);
  });

  it("is answered with 200 and a sentence while Teams does not say who it is, with nothing done", async () => {
    await place.sit("hana").says("自分の記録");
    await database.db.account.updateMany({ data: { checkedAt: new Date(0) } });
    place.teams.faults.arrange({ method: "GET", path: "/members/", status: 500 });
    const { status, body } = await place.deliver(pressOf("済ませる"));
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain("まだ何も行っていません");
    expect(kept).toEqual([]);
  });
});

describe("A message in Teams", () => {
  it("in a place that does not say to be private is answered as where others read", async () => {
    const { conversationType: _, ...conversation } = messageActivity(
      place.teams.asking(accountOf("hana"), group),
      "自分の記録",
    ).conversation as Json;
    await place.deliver({
      ...messageActivity(place.teams.asking(accountOf("hana"), group), "自分の記録"),
      conversation,
    });
    await place.settle();
    expect(JSON.stringify(place.teams.conversations.messages(group))).not.toContain(secret);
  });

  it("keeps its marks and signs: a colleague's name is left out, an ampersand is one", async () => {
    const asked = messageActivity(place.teams.asking(accountOf("hana")), "<at>はぐくみ</at>&nbsp;Q&amp;Aは？");
    await place.deliver({ ...asked, entities: [{ type: "mention", text: "", mentioned: { id: "28:x" } }] });
    await place.settle();
    expect(JSON.stringify(messagesOf(accountOf("hana")).at(-1))).toContain("みんなへ：Q&Aは？");
  });

  it("is answered once, however often it comes", async () => {
    const activity = messageActivity(place.teams.asking(accountOf("hana")), "自分の記録");
    for (let n = 0; n < 11; n++) expect((await place.deliver(activity)).status).toBe(200);
    await place.settle();
    expect(posts()).toHaveLength(1);
  });

  it("whose handler failed once is done all the same, and whoever waits sees no error", async () => {
    failures = 1;
    expect(await answerTo(accountOf("hana"))).toBe("[]");
    office.wait(5_000);
    await place.settle();
    expect(JSON.stringify(messagesOf(accountOf("hana")).at(-1))).toContain(secret);
  });

  it("is answered after the patience that Teams asks for, and not before, said or unsaid", async () => {
    for (const headers of [{ "retry-after": "1" }, {}]) {
      before = place.teams.ledger.calls.length;
      place.teams.faults.arrange({ method: "POST", path: "/activities$", status: 429, headers });
      expect(await answerTo(accountOf("ken"))).toBe("[]");
      office.wait(headers["retry-after"] ? 900 : 3_000);
      await place.settle();
      expect(posts()).toHaveLength(1);
      // The played Teams has a clock of its own.
      await sleep(1100);
      office.wait(3_000);
      await place.settle();
      expect(posts().map(({ status }) => status)).toEqual([429, 201]);
    }
  });

  it("whose answer broke off in the middle is answered again, and the answer says so", async () => {
    place.teams.faults.arrange({ method: "POST", path: "/activities$", cut: true, applied: true });
    expect(await answerTo(accountOf("hana"))).toContain(secret);
    office.wait(5_000);
    await place.settle();
    expect(JSON.stringify(messagesOf(accountOf("hana")).at(-1))).toContain("すでに届いている場合があります");
  });
});

describe("Writing first in Teams", () => {
  it("greets whoever gets the app, and reaches them from then on", async () => {
    expect(said(await place.sit("hana").installs())).toContain("あなたの記録");
    await notify("hana", "first");
    expect(await delivery("first")).toMatchObject({ state: "sent" });
  });

  it("begins a conversation with a colleague whom it met in a channel only", async () => {
    await place.sit("ken").mentions("年休は？");
    await notify("ken", "met");
    expect(await delivery("met")).toMatchObject({ state: "sent" });
    expect(calls().filter(({ method, path }) => method === "POST" && path.endsWith("/v3/conversations"))).toHaveLength(
      1,
    );
    await notify("ken", "again");
    expect(calls().filter(({ method, path }) => method === "POST" && path.endsWith("/v3/conversations"))).toHaveLength(
      1,
    );
  });

  it("meets everybody of a team that it is added to", async () => {
    await place.deliver(installation(place.teams.asking(accountOf("boss"), general), "add"));
    for (let n = 0; n < 50 && (await database.db.account.count()) < 4; n++) await sleep(40);
    const known = await database.db.account.findMany({ select: { personId: true } });
    expect(known.map(({ personId }) => personId).sort()).toEqual(Object.values(ids).sort());
    expect((await database.db.teamsPlace.findMany()).map(({ email }) => email)).not.toContain(
      "someone@elsewhere.example",
    );
  });

  it("leaves whoever removed the app or blocked it alone, until they are heard of again", async () => {
    const rin = place.sit("rin");
    await rin.installs();
    await rin.uninstalls();
    await notify("rin", "removed");
    expect(await delivery("removed")).toMatchObject({ state: "failed", reason: "blocked" });
    expect(posts()).toHaveLength(1);
    await rin.installs();
    await place.settle();
    place.teams.faults.arrange({
      method: "POST",
      path: "/activities$",
      status: 403,
      code: "ConversationBlockedByUser",
    });
    await notify("rin", "blocked");
    const tried = posts().length;
    await notify("rin", "never");
    expect(await delivery("never")).toMatchObject({ state: "failed", reason: "blocked" });
    expect(posts()).toHaveLength(tried);
    expect(await answerTo(accountOf("rin"))).toContain(secret);
    await notify("rin", "reachable");
    expect(await delivery("reachable")).toMatchObject({ state: "sent" });
  });

  it("reaches somebody who got the app before they came onto the roster", async () => {
    await answerTo(others.nobody.id);
    const { email } = others.nobody;
    await database.db.person.update({ where: { id: ids.boss }, data: { email: email ?? null } });
    await notify("boss", "newcomer");
    expect(await delivery("newcomer")).toMatchObject({ state: "sent" });
    await database.db.person.update({ where: { id: ids.boss }, data: { email: `${cast.boss}@city.agano.example` } });
  });
});

it("Teams ran without a fault that was not arranged", () => {
  expect(
    office.faults.map(String).filter((fault) => !/arranged|a fault while acting|BotDisabledByAdmin/.test(fault)),
  ).toEqual([]);
});
