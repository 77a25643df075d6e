import { join } from "node:path";
import { jobsOf } from "./bot/jobs.ts";
import { curatedTexts } from "./compose/questions.ts";
import { awayOf, composeFeatures } from "./compose.ts";
import type { Config } from "./config.ts";
import { createCuratedAnswers } from "./features/curated-answer/store.ts";
import { openPolicies } from "./features/policy/policies.ts";
import { createDirectory } from "./people/store.ts";
import { createOutbox } from "./schedule/outbox/outbox.ts";
import { nextOpening } from "./schedule/outbox/quiet-hours.ts";
import { readCalendar } from "./services/calendar.ts";
import type { Clock } from "./services/clock.ts";
import { createCrypto } from "./services/crypto.ts";
import type { OpenDatabase } from "./services/database/database.ts";
import { localKeyring } from "./services/keyring.ts";
import { createMetrics } from "./services/metrics.ts";

/**
 * The features without a door to them, for commands that do what the product does by itself. What it tells is stored
 * for delivery; a running product sends it.
 */
export async function openBackstage(config: Config, database: OpenDatabase, clock: Clock, contentDir: string) {
  const { db } = database;
  const crypto = createCrypto(config.key ?? (await localKeyring(config.dataDir)));
  const policies = await openPolicies({
    contentDir,
    alsoRules: config.demo ? [join(contentDir, "demo", "rules")] : [],
    curated: curatedTexts(createCuratedAnswers(db)),
    today: clock.today,
  });
  const features = await composeFeatures({
    ...{ contentDir, config, db, url: database.url, crypto, clock, policies },
    directory: createDirectory(db),
    metrics: createMetrics(),
    page: async () => config.publicUrl,
  });
  const calendar = await readCalendar(contentDir);
  return {
    db,
    jobs: jobsOf(features),
    away: awayOf(features),
    opens: (now: Date) => nextOpening(now, calendar),
    outbox: config.slack || config.teams ? createOutbox(async () => {}) : createOutbox(),
    close: async () => {
      await policies.close();
      await database.close();
    },
  };
}
