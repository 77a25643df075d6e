import { jobsOf } from "../../../src/bot/jobs.ts";
import type { Job } from "../../../src/bot/notice.ts";
import { awayOf, composeFeatures } from "../../../src/compose.ts";
import { demoFiles } from "../../../src/demo/attendance/files.ts";
import { seedCity } from "../../../src/demo/city.ts";
import { demoPeople } from "../../../src/demo/people.ts";
import { importAttendance } from "../../../src/features/attendance/import.ts";
import { openPolicies } from "../../../src/features/policy/policies.ts";
import { createDirectory } from "../../../src/people/store.ts";
import type { Away } from "../../../src/schedule/nudges.ts";
import { createOutbox, type Outbox } from "../../../src/schedule/outbox/outbox.ts";
import { nextOpening } from "../../../src/schedule/outbox/quiet-hours.ts";
import { type Calendar, readCalendar } from "../../../src/services/calendar.ts";
import type { Clock } from "../../../src/services/clock.ts";
import { type Crypto, createCrypto, newKeyring } from "../../../src/services/crypto.ts";
import { connectPrisma, type Tx } from "../../../src/services/database/database.ts";
import { createDatabase, databaseName, dropDatabase } from "../../support/database.ts";
import { type Office, openOffice } from "../../support/office.ts";
import { contentDir } from "../../support/whole-office.ts";

/** The demo city in a database of its own, as it stood on the evening of one day; others are copied from it. */
export type Seeded = { readonly url: string; readonly crypto: Crypto; readonly on: string };

/** Some read English: one in three, so that every kind of message is read in both languages by somebody. */
const readsEnglish = (staffNumber: string) => Number(staffNumber) % 3 === 1;

export async function seedOn(day: string): Promise<Seeded> {
  const url = await createDatabase("template hagukumi strategy file_copy");
  const crypto = createCrypto(newKeyring());
  const db = connectPrisma(url, 5);
  const clock: Clock = { now: () => new Date(`${day}T18:00:00+09:00`), today: () => day };
  try {
    await seedCity({ db, url }, { clock, crypto, contentDir });
    const english = demoPeople()
      .map(({ staffNumber }) => staffNumber)
      .filter(readsEnglish);
    await db.person.updateMany({ where: { staffNumber: { in: english } }, data: { locale: "en" } });
    // What was told before the week is none of it.
    await db.notice.deleteMany();
  } finally {
    await db.$disconnect();
  }
  return { url, crypto, on: day };
}

/** The whole product in the demo city, whose clock stands where a test puts it. */
export type City = Office<string> & {
  readonly jobs: readonly Job<Tx>[];
  readonly away: Away;
  readonly outbox: Outbox;
  readonly calendar: Calendar;
  readonly opens: (now: Date) => Date;
  /** Puts the clock to a time (`HH:MM`) of a day. */
  readonly at: (day: string, time: string) => void;
  /** The files of a day's morning, in CP932: the days of this month and the last up to yesterday, and the leave so far. */
  readonly takeIn: (day: string) => Promise<void>;
  /** A file that the personnel section brings besides. */
  readonly take: (of: "attendance" | "leave", bytes: Buffer) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openCity({ url: from, crypto, on }: Seeded): Promise<City> {
  const url = await createDatabase(`template ${databaseName(from)} strategy file_copy`);
  const db = connectPrisma(url, 8);
  const clock: Clock = { now: () => office.clock.now(), today: () => office.clock.today() };
  const policies = await openPolicies({ contentDir, alsoRules: [], curated: async () => [], today: () => on });
  const features = await composeFeatures({
    ...{ contentDir, db, url, crypto, clock, policies, directory: createDirectory(db) },
    config: { demo: true, languageModel: undefined, aiDaily: 0 },
    metrics: { asked: () => {} },
    page: async () => "http://localhost:3978",
  });
  const outbox = createOutbox(async () => {});
  const calendar = await readCalendar(contentDir);
  const office = openOffice(db, features, outbox, new Date(`${on}T18:00:00+09:00`));
  const take: City["take"] = async (of, bytes) => {
    const source = async function* () {
      yield bytes;
    };
    const { problems } = await importAttendance(url, source, { of, now: clock.now(), dryRun: false });
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  };
  return {
    ...{ ...office, crypto, outbox, calendar, take },
    cast: Object.fromEntries(demoPeople().map(({ staffNumber }) => [staffNumber, staffNumber])),
    opens: (now) => nextOpening(now, calendar),
    jobs: jobsOf(features),
    away: awayOf(features),
    at: (day, time) => office.wait(new Date(`${day}T${time}:00+09:00`).getTime() - clock.now().getTime()),
    takeIn: async (day) => {
      const { days, leave } = demoFiles(demoPeople(), day, calendar);
      await take("attendance", days);
      await take("leave", leave);
    },
    close: async () => {
      await policies.close();
      await db.$disconnect();
      await dropDatabase(url);
    },
  };
}
