// The bot with the feature on a PostgreSQL of the bench's own, and a whole city that answers.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createBot } from "../../src/bot/bot.ts";
import { createKeys } from "../../src/bot/keys.ts";
import { readSurveys } from "../../src/features/pulse/content/surveys.ts";
import { pulse } from "../../src/features/pulse/index.ts";
import { openSurvey } from "../../src/features/pulse/opening/open.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createChanges } from "../../src/schedule/changes.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { calendarOf } from "../../src/services/calendar.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import { connectPrisma, type Tx } from "../../src/services/database/database.ts";
import type { Form } from "../../src/view/form.ts";
import { openBench } from "../chat/database.ts";
import { hireCity } from "../evaluation/city.ts";

type Options = { readonly staff: number; readonly minutes: number };
const DAY = "2026-11-09";
const AT_ONCE = 8;
const entries = {
  "reach-out": "4",
  "take-leave": "3",
  unwind: "2",
  "helps-most": "tools",
  comment: "応援が助かりました。",
};

export async function measure(dataDir: string, { staff, minutes }: Options) {
  const server = await openBench(dataDir, []);
  const house = await openHouse(await server.fresh(), staff);
  try {
    const plain = await timesOf(house.people, AT_ONCE, () => house.insert());
    const [fast, first] = [await answering(house, AT_ONCE), await house.standing()];
    await house.anew();
    const [paced, second] = [await answering(house, minutes * 60_000), await house.standing()];
    const rows = [
      rowOf("a plain insert, 8 at a time", plain, plain),
      rowOf("an answer, 8 at a time", fast, plain),
      rowOf(`an answer, spread over ${minutes} min, while reminders go out`, paced, plain),
    ];
    const whole = (at: typeof first) => at.ballots === house.people.length && at.taken === house.people.length;
    return {
      rows,
      checks: [
        {
          what: `${house.people.length} answers, each sent twice: none lost, none twice`,
          holds: whole(first) && whole(second),
        },
        { what: `p99 of the paced answers under 300 ms`, holds: quantile(paced, 0.99) < 300 },
      ],
    };
  } finally {
    await house.db.$disconnect();
    await server.stop();
  }
}

type House = Awaited<ReturnType<typeof openHouse>>;

async function openHouse(url: string, staff: number) {
  const db = connectPrisma(url);
  await hireCity(db, staff);
  const crypto = createCrypto(newKeyring());
  const surveys = await readSurveys(join(import.meta.dirname, "../../content"));
  const settings = { rhythm: "none", day: 10, answer_days: 10, remind_before: 3 } as const;
  const services = { db, crypto, calendar: calendarOf([]), settings, surveys, heading: () => undefined };
  const feature = pulse(services);
  const outbox = createOutbox(async () => {});
  const bot = createBot<Tx>({
    ...{ features: [feature], whoIs: createDirectory(db).whoIs, did: () => {} },
    clock: { now: () => new Date(`${DAY}T10:00:00+09:00`), today: () => DAY },
    changes: createChanges(db, crypto, outbox),
    keys: createKeys(crypto.derive("one-time keys")),
    fault: (error) => {
      throw error;
    },
  });
  const survey = surveys.find(({ id }) => id === "balance");
  const opened = survey && (await db.$transaction((tx) => openSurvey(tx, services, survey, DAY), { timeout: 60_000 }));
  if (!opened) throw new Error("nothing was opened");
  const invited = await db.pulseInvited.findMany({ select: { person: { select: { staffNumber: true } } } });
  const remind = feature.jobs?.find(({ name }) => name === "pulse.remind");
  return {
    ...{ db, bot, survey: opened.id, people: invited.map(({ person }) => person.staffNumber) },
    /** As plain as it gets: one row of as many letters as a ballot. */
    insert: () => db.pulseBallot.create({ data: { id: randomUUID(), surveyId: opened.id, sealed: "x".repeat(2900) } }),
    remind: () =>
      db.$transaction(
        async (tx) => {
          const notices = (await remind?.run(tx, new Date(), opened.dates.remindsOn)) ?? [];
          await outbox.write(tx, notices, new Date());
        },
        { timeout: 60_000 },
      ),
    standing: async () => ({ ballots: await db.pulseBallot.count(), taken: await db.pulseParticipation.count() }),
    anew: async () => {
      await db.pulseBallot.deleteMany();
      await db.pulseParticipation.deleteMany();
    },
  };
}

/** pace: people at a time, or (above a thousand) the milliseconds over which all answers are spread, with reminders halfway. */
async function answering(house: House, pace: number): Promise<readonly number[]> {
  if (pace <= 1000) {
    await house.anew();
    return timesOf(house.people, pace, (who) => answer(house, who));
  }
  let reminded: Promise<void> | undefined;
  const began = performance.now();
  const waits = house.people.map(async (who, at) => {
    await sleep((at * pace) / house.people.length - (performance.now() - began));
    if (at === Math.floor(house.people.length / 2)) reminded = house.remind();
    return timed(() => answer(house, who));
  });
  const times = await Promise.all(waits);
  await reminded;
  return times;
}

/** The last press, sent twice as an impatient finger does. */
async function answer({ bot, survey }: House, account: string): Promise<void> {
  const sender = { platform: "web", account };
  const form = (await bot.open(sender, { feature: "pulse", name: "answer", about: { s: survey } })) as Form;
  await Promise.all([1, 2].map(() => bot.submit(sender, form.target, entries)));
}

async function timesOf(people: readonly string[], atOnce: number, work: (who: string) => Promise<unknown>) {
  const left = [...people];
  const times: number[] = [];
  const one = async () => {
    for (let who = left.pop(); who !== undefined; who = left.pop()) {
      const next = who;
      times.push(await timed(() => work(next)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const quantile = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;

const rowOf = (what: string, times: readonly number[], beside: readonly number[]) => ({
  what,
  p50: Number(quantile(times, 0.5).toFixed(1)),
  p99: Number(quantile(times, 0.99).toFixed(1)),
  longest: Number(Math.max(...times).toFixed(1)),
  ratio: Number((quantile(times, 0.5) / quantile(beside, 0.5)).toFixed(1)),
});
