import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Arrived, Inbox } from "../../src/bot/inbox.ts";
import { NotNow, type Sent } from "../../src/bot/platform.ts";
import { createInbox } from "../../src/schedule/inbox/inbox.ts";
import { type Schedule, startSchedule } from "../../src/schedule/schedule.ts";
import { testDatabase } from "../support/database.ts";
import { hire, openOffice } from "../support/office.ts";
import { testChat } from "./chat.ts";

const database = testDatabase();
let inbox: Inbox;
let schedule: Schedule;
let at: Date;
let done: { readonly body: string; readonly once: string }[];
let answered: string[];
let answers: Sent[];
let failing: boolean;
let notNow: boolean;
let lasts: boolean[];

beforeAll(() => hire(database.db));
beforeEach(() => {
  at = new Date("2026-04-01T10:00:00+09:00");
  [done, answered, answers, lasts, failing, notNow] = [[], [], [], [], false, false];
  const { db } = database;
  const { bot, directory, crypto } = openOffice(db, []);
  const chat = {
    ...testChat({}),
    act: async (body: string, once: string, last: boolean) => {
      lasts.push(last);
      if (notNow) throw new NotNow(30_000, "429");
      if (failing) throw new Error("the database is away");
      done.push({ body, once });
      return async (again: boolean): Promise<Sent> => {
        answered.push(again ? `again ${body}` : body);
        return answers.shift() ?? { outcome: "sent", receipt: "r" };
      };
    },
  };
  inbox = createInbox({ db, crypto, now: () => at, onTaken: (conversation) => schedule.taken(conversation) });
  schedule = startSchedule({
    ...{ db, bot, directory, crypto, chats: [chat] },
    calendar: { isWorkingDay: () => true },
    now: () => at,
    pace: { lease: 5000, sweep: 3_600_000, gap: 0 },
    onFault: () => {},
  });
});
afterEach(async () => {
  await schedule.stop();
  await database.db.inboxItem.deleteMany();
  await database.db.pause.deleteMany();
});

const came = (body: string, more: Partial<Arrived> = {}): Arrived => ({
  platform: "test",
  event: `event ${body}`,
  identity: `message ${body}`,
  conversation: "hana",
  body,
  ...more,
});
const later = async (minutes: number) => {
  at = new Date(at.getTime() + minutes * 60_000);
  await schedule.settle();
};
const rows = () => database.db.inboxItem.findMany({ orderBy: { id: "asc" } });

describe("What comes in", () => {
  it("is done once, however often and under however many event ids it is delivered", async () => {
    const taken = await Promise.all([
      inbox.take(came("a")),
      ...Array.from({ length: 10 }, (_, n) => inbox.take(came("a", n < 5 ? {} : { event: `other ${n}` }))),
      inbox.take(came("a", { identity: "edited" })),
    ]);
    await schedule.settle();
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(answered).toEqual(["a"]);
    expect(await inbox.take(came("a"))).toBe(false);
  });

  it("is answered in its order within a conversation", async () => {
    for (const body of ["1", "2", "3"]) await inbox.take(came(body));
    await schedule.settle();
    expect(answered).toEqual(["1", "2", "3"]);
  });

  it("lies in the database as nothing that says who wrote what, and empty once it is answered", async () => {
    failing = true;
    await inbox.take(came("ひみつ", { conversation: "Dhana" }));
    await schedule.settle();
    const kept = JSON.stringify((await rows()).map((row) => Object.values(row).map(String)));
    expect(kept).not.toMatch(/ひみつ|hana/);
    expect((await rows())[0]?.body).not.toBeNull();
    failing = false;
    await later(1);
    expect(answered).toEqual(["ひみつ"]);
    expect(await rows()).toMatchObject([{ state: "done", body: null }]);
  });

  it("is done under the same name again when the answer may not have arrived, which the answer says", async () => {
    answers.push({ outcome: "unknown" });
    await inbox.take(came("a"));
    await schedule.settle();
    await later(1);
    expect(answered).toEqual(["a", "again a"]);
    expect(new Set(done.map(({ once }) => once)).size).toBe(1);
  });

  it("of a process that died is taken over once its lease is over, with those behind it in their order", async () => {
    failing = true;
    await inbox.take(came("a"));
    await inbox.take(came("b"));
    await schedule.settle();
    failing = false;
    const [first] = await rows();
    await database.db.inboxItem.update({
      where: { id: first?.id ?? "" },
      data: { state: "answering", leasedUntil: new Date(at.getTime() + 120_000) },
    });
    await later(1);
    expect(answered).toEqual([]);
    await later(2);
    expect(answered).toEqual(["again a", "b"]);
  });

  it("waits when the chat asks for patience, without being given up", async () => {
    for (let n = 0; n < 12; n++) answers.push({ outcome: "retry", afterMs: 30_000, lane: "all" });
    await inbox.take(came("a"));
    for (let n = 0; n < 12; n++) await later(0.6);
    await later(1);
    expect(answered.filter((each) => each === "a")).toHaveLength(13);
    expect(await rows()).toMatchObject([{ state: "done" }]);
  });

  it("that cannot be done is given up after some minutes, emptied, and holds up nobody", async () => {
    failing = true;
    await inbox.take(came("a"));
    for (let n = 0; n < 8; n++) await later(5);
    failing = false;
    await inbox.take(came("b"));
    await schedule.settle();
    expect(answered).toEqual(["b"]);
    expect(await rows()).toMatchObject([{ state: "failed", body: null }, { state: "done" }]);
  });

  it("and leaves no trace may come in numbers, while other things go on", async () => {
    let begun = 0;
    const all = new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (begun < 30) return;
        clearInterval(look);
        resolve();
      }, 5);
    });
    // More at once than the database has connections; each waits for the last to begin.
    const work = async () => {
      begun++;
      await all;
      await database.db.person.count();
    };
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => inbox.once(came("a", { event: `n${n}`, identity: `n${n}` }), work)),
    );
    expect(begun).toBe(30);
  });

  it("and leaves no trace is done at once, once, and only known to have come on that day", async () => {
    let times = 0;
    const work = async () => void times++;
    const failing = async () => Promise.reject(new Error("the line"));
    await expect(inbox.once(came("a"), failing)).rejects.toThrow("the line");
    expect(await rows()).toEqual([]);
    await Promise.all(Array.from({ length: 5 }, () => inbox.once(came("a"), work)));
    await inbox.once(came("a", { event: "another" }), work);
    await inbox.once(came("a", { identity: "another" }), work);
    expect(times).toBe(1);
    const [row] = await rows();
    expect(row).toMatchObject({ state: "done", body: null, receivedAt: new Date("2026-04-01"), attempts: 1 });
    expect(row?.id[14]).toBe("4");
    expect(row?.conversation).not.toEqual(row?.identityHash);
  });

  it("is not given up because the chat cannot say who somebody is, however long", async () => {
    notNow = true;
    await inbox.take(came("a"));
    for (let n = 0; n < 60; n++) await later(1);
    notNow = false;
    await later(1);
    expect(answered).toEqual(["a"]);
  });

  it("is told that it is the last try, once a fault has not passed", async () => {
    failing = true;
    await inbox.take(came("a"));
    for (let n = 0; n < 3; n++) await later(1);
    failing = false;
    await later(1);
    expect(lasts.filter(Boolean)).toHaveLength(1);
  });
});
