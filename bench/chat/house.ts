// Our own house: every feature, the bot, the inbox, the outbox and a chat's door, put together as src/main.ts does.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express from "express";
import { createBot } from "../../src/bot/bot.ts";
import { createKeys } from "../../src/bot/keys.ts";
import type { Chats, openChats } from "../../src/chats.ts";
import { curatedTexts } from "../../src/compose/questions.ts";
import { composeFeatures } from "../../src/compose.ts";
import { createCuratedAnswers } from "../../src/features/curated-answer/store.ts";
import { openPolicies } from "../../src/features/policy/policies.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createChanges } from "../../src/schedule/changes.ts";
import { runDue } from "../../src/schedule/jobs.ts";
import { readCalendar } from "../../src/services/calendar.ts";
import { dayInJapan } from "../../src/services/clock.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import { connectPrisma, type Tx } from "../../src/services/database/database.ts";
import { healthRouter } from "../../src/services/health.ts";
import { createLog } from "../../src/services/log.ts";
import { createMetrics } from "../../src/services/metrics.ts";
import { nudgeTo, nudging } from "./nudging.ts";

export type Given = {
  readonly databaseUrl: string;
  /** False: what comes in is stored and acknowledged, and nobody answers it. */
  readonly works: boolean;
  /** Added to the real time: nobody is nudged outside working hours. */
  readonly shiftMs: number;
};

/** What a chat stands on. */
export type Ground = Omit<Parameters<typeof openChats>[0], "config">;

const contentDir = join(import.meta.dirname, "../../content");

/** What its parent may ask of every house, and its database. */
export async function openHouse({ databaseUrl, works, shiftMs }: Given, open: (ground: Ground) => Promise<Chats>) {
  const instant = () => new Date(Date.now() + shiftMs);
  const clock = { now: instant, today: () => dayInJapan(instant()) };
  const db = connectPrisma(databaseUrl);
  const metrics = createMetrics();
  const crypto = createCrypto(newKeyring());
  const directory = createDirectory(db);
  const { fault, faults } = faultBook();
  const curated = curatedTexts(createCuratedAnswers(db));
  const policies = await openPolicies({ contentDir, alsoRules: [], curated, today: clock.today });
  const calendar = await readCalendar(contentDir);
  const chats = await open({ database: { db, url: databaseUrl }, crypto, directory, calendar, clock, fault });
  const parts = {
    contentDir,
    config: { demo: true, languageModel: undefined, aiDaily: 0 },
    page: async () => "http://127.0.0.1",
    ...{ db, url: databaseUrl, crypto, clock, directory, policies, metrics },
  };
  const bot = createBot<Tx>({
    features: [...(await composeFeatures(parts)), nudging],
    whoIs: directory.whoIs,
    clock,
    changes: createChanges(db, crypto, chats.outbox),
    keys: createKeys(crypto.derive("one-time keys")),
    fault,
    did: metrics.did,
  });
  for (const platform of chats.platforms) await platform.listen(bot);
  if (works) chats.start(bot);
  const app = express().disable("x-powered-by");
  const health = { serving: () => true, ping: async () => void (await db.$executeRaw`select 1`), metrics };
  app.use(healthRouter(health), ...chats.routers);
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  let waves = 0;
  const answers = {
    ready: () => ({ port: (server.address() as AddressInfo).port }),
    faults: () => faults,
    stored: () => db.inboxItem.count(),
    unanswered: () => db.inboxItem.count({ where: { state: { in: ["received", "answering"] } } }),
    /** Written as a daily job writes them: in one transaction, with its slot. only: whose e-mails; everybody when left out. */
    nudge: async (only?: readonly string[]) => {
      const where = only ? { email: { in: [...only] } } : {};
      const people = await db.person.findMany({ where, select: { id: true }, orderBy: { staffNumber: "asc" } });
      const wave = ++waves;
      const run = async () => people.map(({ id }) => nudgeTo(id, wave));
      const job = { name: `bench.nudge.${wave}`, at: "00:00", run };
      const onFault = (error: unknown) => void fault(error, "nudge");
      await runDue({ db, jobs: [job], outbox: chats.outbox, away: async () => new Set(), clock, onFault });
      return people.length;
    },
    /** How many deliveries stand where. */
    deliveries: async () => {
      const groups = await db.delivery.groupBy({ by: ["state"], _count: true });
      return Object.fromEntries(groups.map(({ state, _count }) => [state, _count]));
    },
    stop: async () => {
      for (const platform of chats.platforms) await platform.close();
      server.closeAllConnections();
      server.close();
      await chats.stop();
      await policies.close();
      await db.$disconnect();
    },
  };
  return { answers, db };
}

function faultBook() {
  const faults: string[] = [];
  const log = createLog("silent");
  const fault = (error: unknown, where: string) => {
    faults.push(`${where}: ${error}`);
    return log.fault(error, where);
  };
  return { faults, fault };
}
