import { readDefinition } from "../features/evaluation/definition/content.ts";
import { readPulseSettings } from "../features/pulse/content/settings.ts";
import { readSurveys } from "../features/pulse/content/surveys.ts";
import { readCalendar } from "../services/calendar.ts";
import type { Clock } from "../services/clock.ts";
import type { Crypto } from "../services/crypto.ts";
import type { Database } from "../services/database/database.ts";
import { seedAttendance } from "./attendance/seed.ts";
import { seedDemo } from "./demo.ts";
import { seedEvaluation } from "./evaluation/store.ts";
import { seedLeave } from "./leave/store.ts";
import { seedOneOnOnes } from "./one-on-one/store.ts";
import { seedPulse } from "./pulse/store.ts";

/** url: the database's own address, for the import of attendance. */
type Place = { readonly db: Database; readonly url: string };
type Seeding = { readonly clock: Clock; readonly crypto: Crypto; readonly contentDir: string };

/** あがの市（デモ）whole, as of today: its people, and what they did until now. What is there already stays as it is. */
export async function seedCity({ db, url }: Place, { clock, crypto, contentDir }: Seeding): Promise<void> {
  const [today, now] = [clock.today(), clock.now()];
  await seedDemo(db, today, now);
  const [definition, calendar] = [await readDefinition(contentDir, { demo: true }), await readCalendar(contentDir)];
  await seedEvaluation(db, { definition, calendar, crypto, today, now });
  await seedOneOnOnes(db, { calendar, crypto, today, now });
  await seedAttendance({ db, url }, { calendar, today, now });
  const [surveys, settings] = [await readSurveys(contentDir), await readPulseSettings(contentDir)];
  await seedPulse({ ...{ db, crypto, calendar, surveys, settings, today, now }, heading: () => undefined });
  await seedLeave(db, { calendar, crypto, today, now });
}
