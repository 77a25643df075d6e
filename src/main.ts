import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express, { type RequestHandler } from "express";
import { createBot } from "./bot/bot.ts";
import { jobsOf } from "./bot/jobs.ts";
import { createKeys } from "./bot/keys.ts";
import type { Platform } from "./bot/platform.ts";
import { openChats } from "./chats.ts";
import { curatedTexts } from "./compose/questions.ts";
import { awayOf, composeFeatures } from "./compose.ts";
import { type Config, readConfig } from "./config.ts";
import { seedCity } from "./demo/city.ts";
import { peopleIn } from "./demo/demo.ts";
import { city } from "./demo/organisation.ts";
import { readAttendanceSettings } from "./features/attendance/settings.ts";
import { tellPersonnel } from "./features/attendance/watch/store.ts";
import { startWatch } from "./features/attendance/watch/watch.ts";
import { createCuratedAnswers, curatedChannel } from "./features/curated-answer/store.ts";
import { putOff } from "./features/notices/views.ts";
import { openPolicies } from "./features/policy/policies.ts";
import { text as policyText } from "./features/policy/text.ts";
import { createDirectory } from "./people/store.ts";
import { webStore } from "./platforms/web/store.ts";
import { webPlatform } from "./platforms/web/web.ts";
import { createChanges } from "./schedule/changes.ts";
import { startJobs } from "./schedule/jobs.ts";
import { nextOpening } from "./schedule/outbox/quiet-hours.ts";
import { noticeChannel } from "./schedule/outbox/store.ts";
import { readCalendar } from "./services/calendar.ts";
import { type Clock, pinnedClock, systemClock } from "./services/clock.ts";
import { type Crypto, createCrypto } from "./services/crypto.ts";
import { listen, type OpenDatabase, openDatabase, type Tx } from "./services/database/database.ts";
import { healthRouter } from "./services/health.ts";
import { localKeyring } from "./services/keyring.ts";
import { createLog, type Log } from "./services/log.ts";
import { createMetrics, type Metrics } from "./services/metrics.ts";
import { closeServer, openServer } from "./services/server.ts";

const root = join(import.meta.dirname, "..");

export type Product = {
  /** Where the page is. */
  readonly url: string;
  /** Ends in order: no new requests, what is under way finishes, the database closes. */
  readonly stop: () => Promise<void>;
  /** Resolves when the embedded database is gone; the product can then only stop. */
  readonly lost: Promise<void>;
};

/** A start that cannot be: one sentence for the operator, saying what to do. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
}

export const clockOf = (config: Config): Clock => (config.today ? pinnedClock(config.today) : systemClock);

/**
 * Opens everything and listens. onNote: lines for the operator, in Japanese.
 * Throws ConfigProblem, DatabaseProblem, PlatformProblem or StartProblem when it cannot.
 */
export async function startProduct(env: NodeJS.ProcessEnv, onNote: (line: string) => void): Promise<Product> {
  const config = readConfig(env);
  if (!config.demo && !config.publicUrl.startsWith("https:"))
    onNote(
      "PUBLIC_URL が https:// でないため、「画面」からは入れません。利用者から見える https:// のURLを設定してください。(The page needs a PUBLIC_URL with https.)",
    );
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, onNote });
  try {
    return await assemble(config, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function assemble(config: Config, database: OpenDatabase): Promise<Product> {
  const opened: Close[] = [];
  try {
    return await open(config, database, opened);
  } catch (error) {
    for (const close of opened.toReversed()) await close();
    throw error;
  }
}

type Close = () => Promise<void> | void;

/** opened: how to close what was opened, in its order. */
async function open(config: Config, database: OpenDatabase, opened: Close[]): Promise<Product> {
  const { db } = database;
  const clock = clockOf(config);
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  const crypto = createCrypto(config.key ?? (await localKeyring(config.dataDir)));
  const contentDir = join(root, "content");
  await settle(config, database, { clock, crypto, contentDir });
  const directory = createDirectory(db);
  const policies = await openPolicies({
    contentDir,
    alsoRules: config.demo ? [join(contentDir, "demo", "rules")] : [],
    curated: curatedTexts(createCuratedAnswers(db)),
    today: clock.today,
    onReload: (outcome) => log.info("reloaded", { outcome }),
  });
  opened.push(policies.close);
  const calendar = await readCalendar(contentDir);
  const refused = (where: string, why: string) => {
    metrics.refused(where, why);
    log.refused(where, why);
  };
  const shared = { config, database, crypto, directory, calendar, clock, metrics };
  const chats = await openChats({ ...shared, fault: log.fault, refused });
  opened.push(chats.stop);
  const features = await composeFeatures({
    contentDir,
    page: (personId) => web.page(personId),
    config,
    db,
    url: database.url,
    crypto,
    clock,
    directory,
    policies,
    metrics,
  });
  const bot = createBot<Tx>({
    features,
    whoIs: directory.whoIs,
    clock,
    changes: createChanges(db, crypto, chats.outbox),
    keys: createKeys(crypto.derive("one-time keys")),
    putOff,
    ...watching(log, metrics),
  });
  const web = webPlatform({
    directory,
    store: webStore(db),
    clock,
    demo: config.demo,
    publicUrl: config.publicUrl,
    city: config.demo ? city : "",
    questions: (locale) => policyText[locale].questions,
    pageFolder: join(root, "dist", "platforms", "web", "page"),
    fault: log.fault,
  });
  const platforms: readonly Platform[] = [web.platform, ...chats.platforms];
  opened.push(...platforms.map(({ close }) => close));
  for (const platform of platforms) await platform.listen(bot);
  chats.start(bot, awayOf(features));
  const told = [
    listen(
      database.url,
      noticeChannel,
      (personId) => void web.noticed(personId),
      () => void web.noticedAny(),
    ),
    listen(
      database.url,
      curatedChannel,
      () => void policies.reload(),
      () => void policies.reload(),
    ),
    startJobs({
      db,
      jobs: jobsOf(features),
      outbox: chats.outbox,
      away: awayOf(features),
      opens: (now) => nextOpening(now, calendar),
      clock,
      onFault: (error, job) => void log.fault(error, job),
    }),
  ];
  opened.push(...told.map(({ stop }) => stop));
  if (config.watch) {
    const personnel = () => directory.withRole("HR", clock.today());
    const tell = tellPersonnel({ db, personnel, write: chats.outbox.write, now: clock.now });
    const onFault = (error: unknown) => void log.fault(error, "attendance.watch");
    const watch = startWatch({
      ...{ folder: config.watch, url: database.url, now: clock.now, tell, onFault },
      settings: await readAttendanceSettings(contentDir),
    });
    opened.push(watch.stop);
  }
  const routers = [...chats.routers, web.router, web.unknownPath];
  return await serve({ config, database, log, metrics, platforms, routers, opened });
}

/** A demo city belongs in a database of its own. */
async function settle(
  config: Config,
  { db, url }: OpenDatabase,
  { clock, crypto, contentDir }: { readonly clock: Clock; readonly crypto: Crypto; readonly contentDir: string },
): Promise<void> {
  if (!config.demo) return;
  if ((await peopleIn(db)) === "roster") {
    throw new StartProblem(
      "このデータベースには取り込んだ職員名簿があるため、デモとしては起動しません。本番として使うときは HAGUKUMI_DEMO=off、デモを試すときは HAGUKUMI_DATA に別のフォルダーを指定してください。",
    );
  }
  await seedCity({ db, url }, { clock, crypto, contentDir });
}

const watching = (log: Log, metrics: Metrics) => ({
  fault: log.fault,
  did: (verb: string, feature: string, outcome: string, ms: number) => {
    metrics.did(verb, feature, outcome, ms);
    if (ms > 1000) log.warn("slow", { verb, feature, ms: Math.round(ms) });
  },
});

type Serving = {
  readonly config: Config;
  readonly database: OpenDatabase;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly platforms: readonly Platform[];
  readonly routers: readonly RequestHandler[];
  readonly opened: readonly Close[];
};

/** Listens, and knows how to end: stop taking requests, let those under way finish, then close what they used. */
async function serve({ config, database, log, metrics, platforms, routers, opened }: Serving): Promise<Product> {
  let serving = true;
  const app = express().disable("x-powered-by");
  app.use(healthRouter({ serving: () => serving, ping: database.ping, metrics }), ...routers);
  const server = await listening(app, config);
  const { port } = server.address() as AddressInfo;
  log.info("started", { port });
  const stop = async () => {
    serving = false;
    log.info("stopping");
    for (const platform of platforms) await platform.close();
    await closeServer(server);
    for (const close of opened.toReversed()) await close();
    await database.close();
    log.info("stopped");
  };
  return {
    url: config.port === port ? config.publicUrl : `http://127.0.0.1:${port}`,
    stop: once(stop),
    lost: database.lost,
  };
}

/** The demo has no passwords, so it listens on this machine only. */
async function listening(app: express.Express, { port, demo }: Config): Promise<Server> {
  try {
    return await openServer(app, port, demo ? "127.0.0.1" : "0.0.0.0");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new StartProblem(`ポート ${port} は別のプログラムが使っています。PORT に別の番号を指定してください。`);
  }
}

/** However often it is asked to stop, it stops once. */
function once(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop());
}
