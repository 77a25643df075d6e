import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Feature } from "../../src/bot/feature.ts";
import type { Message, Notice } from "../../src/bot/notice.ts";
import { Refusal } from "../../src/bot/refusal.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { type Schedule, startSchedule } from "../../src/schedule/schedule.ts";
import type { Tx } from "../../src/services/database/database.ts";
import { testDatabase } from "../support/database.ts";
import { type Cast, cast, hire, openOffice } from "../support/office.ts";
import { type TestChat, testChat } from "./chat.ts";

const database = testDatabase();
let ids: Readonly<Record<Cast, string>>;
let chat: TestChat;
let schedule: Schedule;
let at: Date;
/** Person id and day. */
const away = new Set<string>();
/** What a card says now, by its subject; undefined is no longer to be seen. */
const faults: unknown[] = [];
const states = new Map<string, string>();

const board: Feature<Tx, { shows: "card" }> = {
  name: "board",
  opens: {},
  presses: {},
  submits: {},
  shows: {
    card: {
      who: "everyone",
      run: async ({ about }) => {
        const title = states.get(about.subject ?? "");
        if (title === undefined) throw new Refusal("not-found");
        return { type: "card", title, body: [] };
      },
    },
  },
};

beforeAll(async () => {
  ids = await hire(database.db);
  const { db } = database;
  for (const who of ["hana", "boss"] as const)
    await db.account.create({ data: { platform: "test", externalId: `@${who}`, personId: ids[who] } });
});

beforeEach(() => {
  states.clear();
  away.clear();
  at = new Date("2026-04-01T10:00:00+09:00");
  const { db } = database;
  chat = testChat({ [`${cast.ken}@city.agano.example`]: "@ken" });
  const { bot, directory, crypto } = openOffice(db, [board]);
  schedule = startSchedule({
    ...{ db, bot, directory, crypto, chats: [chat] },
    calendar: { isWorkingDay: (day) => day !== "2026-04-04" && day !== "2026-04-05" },
    away: async (_tx, day) => new Set(Object.values(ids).filter((id) => away.has(`${id} ${day}`))),
    now: () => at,
    pace: { lease: 5000, sweep: 3_600_000, gap: 0 },
    onFault: (error) => void faults.push(error),
  });
});
afterEach(async () => {
  await schedule.stop();
  await database.db.notice.deleteMany();
  await database.db.pause.deleteMany();
  await database.db.mute.deleteMany();
});

const outbox = createOutbox(async () => {});
const write = (...messages: Message[]) => database.db.$transaction((tx) => outbox.write(tx, messages, at));
const notice = (to: Cast, subject: string, noticeClass: Notice["class"] = "receipt"): Notice => {
  if (!states.has(subject)) states.set(subject, subject);
  return {
    to: ids[to],
    feature: "board",
    kind: "card",
    about: { subject },
    once: `${to}:${subject}`,
    class: noticeClass,
  };
};
const titles = () => chat.letters.map(({ title, again }) => (again ? `again ${title}` : title));
const deliveries = async () =>
  (await database.db.delivery.findMany({ orderBy: { noticeId: "asc" } })).map(({ state, reason }) =>
    reason === null ? state : `${state} ${reason}`,
  );
const later = async (minutes: number) => {
  at = new Date(at.getTime() + minutes * 60_000);
  await schedule.settle();
};

describe("What the bot has to tell", () => {
  it("goes out once, in the order it was written, and a second notice of the same name not at all", async () => {
    await write(notice("hana", "a"), notice("hana", "b"));
    await write(notice("hana", "a"), notice("hana", "c"));
    await schedule.settle();
    await schedule.settle();
    expect(titles()).toEqual(["a", "b", "c"]);
    expect(await deliveries()).toEqual(["sent", "sent", "sent"]);
  });

  it("finds people by the e-mail of the roster who never wrote, and says of others that they cannot be reached", async () => {
    await database.db.account.create({ data: { platform: "test", externalId: "@ken", personId: ids.ken } });
    await write(notice("ken", "a"), notice("rin", "a"));
    await schedule.settle();
    expect(chat.letters).toMatchObject([{ address: "@ken" }]);
    expect((await deliveries()).sort()).toEqual(["failed no-account", "sent"]);
    await database.db.account.deleteMany({ where: { externalId: "@ken" } });
  });

  it("is drawn when it is delivered, and not told when its reader may no longer see it", async () => {
    await write(notice("hana", "a"), notice("hana", "gone"));
    states.set("a", "a as it is now");
    states.delete("gone");
    await schedule.settle();
    expect(titles()).toEqual(["a as it is now"]);
    expect((await deliveries()).sort()).toEqual(["dropped not-found", "sent"]);
  });

  it("waits as long as the chat asks, and nobody else is bothered meanwhile", async () => {
    chat.answers.push({ outcome: "retry", afterMs: 60_000, lane: "all" });
    await write(notice("hana", "a"));
    await schedule.settle();
    await write(notice("boss", "b"));
    await later(0.9);
    expect(titles()).toEqual(["a"]);
    await later(0.2);
    expect(titles().sort()).toEqual(["a", "a", "b"]);
    expect(await deliveries()).toEqual(["sent", "sent"]);
  });

  it("when the line broke: a nudge is not repeated, a receipt is, and says so", async () => {
    chat.answers.push({ outcome: "unknown" }, { outcome: "unknown" });
    await write(notice("hana", "nudge", "nudge"), notice("hana", "receipt"));
    await schedule.settle();
    await later(1);
    await later(10);
    expect(titles()).toEqual(["nudge", "receipt", "again receipt"]);
    expect(await deliveries()).toEqual(["unknown", "sent"]);
  });

  it("when sending itself failed: it may have arrived, and the same rule holds", async () => {
    const send = chat.send;
    Object.assign(chat, {
      send: async (...given: Parameters<typeof send>) => {
        await send(...given);
        Object.assign(chat, { send });
        throw new Error("the line");
      },
    });
    await write(notice("hana", "nudge", "nudge"));
    await schedule.settle();
    await later(10);
    expect(titles()).toEqual(["nudge"]);
    expect(await deliveries()).toEqual(["unknown"]);
  });

  it("when a process died in the middle: the next takes it over by the same rule, once its lease is over", async () => {
    await write(notice("hana", "nudge", "nudge"), notice("boss", "receipt"));
    const leasedUntil = new Date(at.getTime() + 60_000);
    await database.db.delivery.updateMany({ data: { state: "sending", leasedUntil } });
    await schedule.settle();
    expect(titles()).toEqual([]);
    await later(2);
    expect(titles()).toEqual(["again receipt"]);
    expect((await deliveries()).sort()).toEqual(["sent", "unknown"]);
  });

  it("gives up after ten tries without an answer, and what is behind it waits so long", async () => {
    chat.answers.push(...Array.from({ length: 10 }, () => ({ outcome: "unknown" }) as const));
    await write(notice("hana", "a"), notice("hana", "b"));
    for (let n = 0; n < 12; n++) await later(10);
    expect(titles()).toEqual(["a", ...Array.from({ length: 9 }, () => "again a"), "b"]);
    expect(await deliveries()).toEqual(["failed no-answer", "sent"]);
  });
});

describe("A nudge", () => {
  it("keeps to working hours, while a receipt comes at once", async () => {
    at = new Date("2026-04-03T17:30:00+09:00");
    await write(notice("hana", "nudge", "nudge"), notice("boss", "receipt"));
    await schedule.settle();
    expect(titles()).toEqual(["receipt"]);
    at = new Date("2026-04-06T08:30:00+09:00");
    await schedule.settle();
    expect(titles()).toEqual(["receipt", "nudge"]);
  });

  it("waits while its reader is away, and is told when they are back the day after", async () => {
    away.add(`${ids.hana} 2026-04-02`);
    at = new Date("2026-04-01T17:20:00+09:00");
    await write(notice("hana", "nudge", "nudge"), notice("boss", "other", "nudge"), notice("hana", "receipt"));
    for (const time of ["2026-04-01T17:20", "2026-04-02T08:30", "2026-04-02T17:00"]) {
      at = new Date(`${time}:00+09:00`);
      await schedule.settle();
    }
    expect(titles().toSorted()).toEqual(["other", "receipt"]);
    at = new Date("2026-04-03T08:30:00+09:00");
    await schedule.settle();
    expect(titles()).toContain("nudge");
  });

  it("is dropped where its reader stays away", async () => {
    for (const day of ["01", "02"]) away.add(`${ids.hana} 2026-04-${day}`);
    await write(notice("hana", "nudge", "nudge"));
    for (const minutes of [0, 24 * 60, 24 * 60]) await later(minutes);
    expect(titles()).toEqual([]);
    expect(await deliveries()).toEqual(["dropped too-late"]);
  });

  it("that could not be told for a day is dropped, and listed as such", async () => {
    await write(notice("hana", "nudge", "nudge"));
    await later(24 * 60 + 1);
    expect(titles()).toEqual([]);
    expect(await deliveries()).toEqual(["dropped too-late"]);
  });

  it("of a kind that somebody turned off is not told, nor while it is put off", async () => {
    const mute = (until: Date | null) =>
      database.db.mute.create({ data: { personId: ids.hana, feature: "board", kind: "card", until } });
    await mute(new Date(at.getTime() + 3_600_000));
    await write(notice("hana", "a", "nudge"), notice("boss", "a", "nudge"));
    await schedule.settle();
    expect(chat.letters).toMatchObject([{ address: "@boss" }]);
    await later(61);
    await write(notice("hana", "b", "nudge"));
    await schedule.settle();
    expect(titles()).toEqual(["a", "b"]);
  });
});

describe("A card that was delivered", () => {
  const redraw = (subject: string): Message => ({ redraw: { feature: "board", kind: "card", about: { subject } } });

  it("is drawn anew wherever it lies when its subject changes", async () => {
    await write(notice("hana", "a", "status"), notice("boss", "a", "status"), notice("hana", "b"));
    await schedule.settle();
    states.set("a", "a done");
    await write(redraw("a"));
    await schedule.settle();
    expect(chat.updates.map(({ title }) => title)).toEqual(["a done", "a done"]);
    await schedule.settle();
    expect(chat.updates).toHaveLength(2);
  });

  it("gives way to a plain no once its reader may no longer see it", async () => {
    await write(notice("hana", "a"));
    await schedule.settle();
    states.delete("a");
    await write(redraw("a"));
    await schedule.settle();
    expect(chat.updates).toMatchObject([{ title: "この内容は表示できません。" }]);
  });

  it("is tried again when the chat does not answer", async () => {
    await write(notice("hana", "a"));
    await schedule.settle();
    chat.answers.push({ outcome: "unknown" });
    await write(redraw("a"));
    await schedule.settle();
    await later(1);
    expect(chat.updates).toHaveLength(2);
  });
});
