// Our own house: every feature, the bot, the inbox, the outbox and Slack's door, put together as src/main.ts does.
import { subscribe } from "node:diagnostics_channel";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express from "express";
import { createBot } from "../../../src/bot/bot.ts";
import type { Feature } from "../../../src/bot/feature.ts";
import { createKeys } from "../../../src/bot/keys.ts";
import type { Notice } from "../../../src/bot/notice.ts";
import { openChats } from "../../../src/chats.ts";
import { composeFeatures, curatedTexts } from "../../../src/compose.ts";
import { createCuratedAnswers } from "../../../src/features/curated-answer/store.ts";
import { askTarget } from "../../../src/features/enquiry/targets.ts";
import { openPolicies } from "../../../src/features/policy/policies.ts";
import { createDirectory } from "../../../src/people/store.ts";
import { createChanges } from "../../../src/schedule/changes.ts";
import { runDue } from "../../../src/schedule/jobs.ts";
import { readCalendar } from "../../../src/services/calendar.ts";
import { dayInJapan } from "../../../src/services/clock.ts";
import { createCrypto, newKeyring } from "../../../src/services/crypto.ts";
import { connectPrisma, type Tx } from "../../../src/services/database/database.ts";
import { healthRouter } from "../../../src/services/health.ts";
import { createLog } from "../../../src/services/log.ts";
import { createMetrics } from "../../../src/services/metrics.ts";
import { answerParent, given } from "./answering.ts";

type Given = {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly databaseUrl: string;
  /** False: what comes in is stored and acknowledged, and nobody answers it. */
  readonly works: boolean;
  /** Added to the real time: nobody is nudged outside working hours. */
  readonly shiftMs: number;
};

const contentDir = join(import.meta.dirname, "../../../content");

const now = () => performance.timeOrigin + performance.now();

/** When this process began to call a method of Slack's, and when it had read that it must wait. */
function watchCalls(method: string) {
  const begun: number[] = [];
  const refused: number[] = [];
  type Seen = { readonly request: { readonly path: string }; readonly response?: { readonly statusCode: number } };
  const isOurs = ({ request }: Seen) => request.path.endsWith(`/${method}`);
  subscribe("undici:request:create", (seen) => void (isOurs(seen as Seen) && begun.push(now())));
  subscribe("undici:request:headers", (given) => {
    const seen = given as Seen;
    if (isOurs(seen) && seen.response?.statusCode === 429) refused.push(now());
  });
  return { begun, refused };
}

async function open() {
  const watched = watchCalls("chat.postMessage");
  const { databaseUrl, works, shiftMs, ...slack } = given<Given>();
  const instant = () => new Date(Date.now() + shiftMs);
  const clock = { now: instant, today: () => dayInJapan(instant()) };
  const db = connectPrisma(databaseUrl);
  const metrics = createMetrics();
  const crypto = createCrypto(newKeyring());
  const directory = createDirectory(db);
  const faults: string[] = [];
  const log = createLog("silent");
  const fault = (error: unknown, where: string) => {
    faults.push(`${where}: ${error}`);
    return log.fault(error, where);
  };
  const curated = curatedTexts(createCuratedAnswers(db));
  const policies = await openPolicies({ contentDir, alsoRules: [], curated, today: clock.today });
  const chats = await openChats({
    config: { slack: { ...slack, appToken: undefined }, teams: undefined, demo: false },
    database: { db, url: databaseUrl },
    crypto,
    directory,
    calendar: await readCalendar(contentDir),
    clock,
    fault,
  });
  const parts = {
    contentDir,
    config: { demo: true, languageModel: undefined, aiDaily: 0 },
    page: async () => "http://127.0.0.1",
    ...{ db, crypto, clock, directory, policies, metrics },
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
  return {
    ready: () => ({ port: (server.address() as AddressInfo).port }),
    faults: () => faults,
    watched: () => watched,
    stored: () => db.inboxItem.count(),
    unanswered: () => db.inboxItem.count({ where: { state: { in: ["received", "answering"] } } }),
    /** Written as a daily job writes them: in one transaction, with its slot. */
    nudge: async () => {
      const people = await db.person.findMany({ select: { id: true }, orderBy: { staffNumber: "asc" } });
      const job = { name: "bench.nudge", at: "00:00", run: async () => people.map(({ id }) => nudgeTo(id)) };
      await runDue({ db, jobs: [job], outbox: chats.outbox, clock, onFault: (error) => void fault(error, "nudge") });
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
}

/** A nudge of the usual size, with a button that opens a form. */
const nudging: Feature<Tx> = {
  name: "bench",
  opens: {},
  presses: {},
  submits: {},
  shows: {
    nudge: {
      who: "everyone",
      run: async () => ({
        type: "card",
        kicker: "1on1",
        title: "今月の1on1の予定がまだ決まっていません",
        section: "agano#6-3-1-2",
        body: [
          { type: "text", text: "前回から30日がたちました。15分でも構いません。次の予定を決めませんか。" },
          { type: "facts", facts: [{ label: "前回", value: "10月23日（金）" }] },
        ],
        buttons: [{ kind: "opens", label: "人事係に質問する", target: askTarget(undefined), style: "main" }],
      }),
    },
  },
};

const nudgeTo = (to: string): Notice => ({
  ...{ to, feature: "bench", kind: "nudge", about: {} },
  once: `bench:${to}`,
  class: "nudge",
});

answerParent(open());
