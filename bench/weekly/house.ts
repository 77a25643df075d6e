// The product's features and jobs on a PostgreSQL of the bench's own, on a Monday morning at ten.
import { join } from "node:path";
import { createBot } from "../../src/bot/bot.ts";
import { jobsOf } from "../../src/bot/jobs.ts";
import { createKeys } from "../../src/bot/keys.ts";
import { isNudging } from "../../src/bot/notice.ts";
import { awayOf, composeFeatures } from "../../src/compose.ts";
import { workdaysOf } from "../../src/features/overtime/foresight/workdays.ts";
import { openPolicies } from "../../src/features/policy/policies.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createChanges } from "../../src/schedule/changes.ts";
import { runDue } from "../../src/schedule/jobs.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { readCalendar } from "../../src/services/calendar.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import { connectPrisma, type Tx } from "../../src/services/database/database.ts";
import { hireCity } from "../evaluation/city.ts";
import { fillCity, MONDAY } from "./filling.ts";

const contentDir = join(import.meta.dirname, "../../content");
const clock = { now: () => new Date(`${MONDAY}T10:00:00+09:00`), today: () => MONDAY };

export async function openHouse(url: string, staff: number) {
  const db = connectPrisma(url);
  await hireCity(db, staff);
  await fillCity(db, workdaysOf(await readCalendar(contentDir)));
  const crypto = createCrypto(newKeyring());
  const directory = createDirectory(db);
  const policies = await openPolicies({ contentDir, alsoRules: [], curated: async () => [], today: clock.today });
  const features = await composeFeatures({
    config: { demo: true, languageModel: undefined, aiDaily: 0 },
    ...{ contentDir, db, url, crypto, clock, directory, policies },
    metrics: { asked: () => {} },
    page: async () => "",
  });
  // As a chat has it: every notice has a delivery.
  const outbox = createOutbox(async () => {});
  const fault = (error: unknown): never => {
    throw error;
  };
  const bot = createBot<Tx>({
    ...{ features, whoIs: directory.whoIs, clock, did: () => {}, fault },
    changes: createChanges(db, crypto, outbox),
    keys: createKeys(crypto.derive("one-time keys")),
  });
  const jobs = jobsOf(features).filter(isNudging);
  return {
    ...{ db, bot, jobs: jobs.map(({ name }) => name) },
    /** Runs one job, as the clock would. */
    run: (name: string) =>
      runDue({
        db,
        jobs: jobs.filter((job) => job.name === name),
        outbox,
        away: awayOf(features),
        clock,
        onFault: fault,
      }),
    close: async () => {
      await policies.close();
      await db.$disconnect();
    },
  };
}
