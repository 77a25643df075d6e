import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { Feature } from "./bot/feature.ts";
import type { Turn } from "./bot/turn.ts";
import { attendanceOf, leaveServices, overtimeServices } from "./compose/hours.ts";
import type { Parts } from "./compose/parts.ts";
import { questionSettings, questionsOf } from "./compose/questions.ts";
import { pulseOf, talksOf } from "./compose/talks.ts";
import { createAttendance } from "./features/attendance/store.ts";
import { dependable, readContacts } from "./features/consult/contacts.ts";
import { consult } from "./features/consult/index.ts";
import { departure } from "./features/departure/index.ts";
import { help } from "./features/help/index.ts";
import { leave, leaveTaken, ownLeave } from "./features/leave/index.ts";
import { readMeasures } from "./features/measures/content.ts";
import { measures } from "./features/measures/index.ts";
import { delivery } from "./features/notices/delivery/index.ts";
import { createDeliveries } from "./features/notices/delivery/store.ts";
import { notices } from "./features/notices/index.ts";
import { nudgesOf } from "./features/notices/nudge.ts";
import { createStops } from "./features/notices/store.ts";
import { overtime, ownOvertime } from "./features/overtime/index.ts";
import { page } from "./features/page/index.ts";
import { records } from "./features/records/index.ts";
import { createReads } from "./features/records/store.ts";
import { readRetention } from "./features/retention/content.ts";
import { createHoldings } from "./features/retention/holdings/store.ts";
import { createHolds } from "./features/retention/holds/store.ts";
import { retention } from "./features/retention/index.ts";
import type { RetentionClass } from "./features/retention/retention.ts";
import { createRows } from "./features/retention/store.ts";
import { trial } from "./features/trial/index.ts";
import { triable } from "./features/trial/kinds.ts";
import { readStopRule } from "./features/trial/settings.ts";
import { weekly } from "./features/weekly/index.ts";
import type { Person } from "./people/person.ts";
import { setLocale } from "./people/store.ts";
import { chainKey } from "./services/audit/chain.ts";
import { createAudit } from "./services/audit/store.ts";
import { readCalendar } from "./services/calendar.ts";
import { readSettings } from "./services/content/settings.ts";
import type { Tx } from "./services/database/database.ts";

/** Every feature, each handed what it needs of the others; help comes last, since it tells what the others offer. */
export async function composeFeatures(parts: Parts): Promise<readonly Feature<Tx>[]> {
  const { contentDir } = parts;
  const settings = await readSettings(join(contentDir, "settings", "questions.yaml"), questionSettings);
  const [allContacts, known, calendar] = await Promise.all([
    readContacts(contentDir),
    readMeasures(contentDir),
    readCalendar(contentDir),
  ]);
  const contacts = dependable(allContacts, parts.config.demo);
  const ofLeave = await leaveServices(parts);
  const ofOvertime = await overtimeServices(parts, () => features);
  const classes = await readRetention(contentDir, settings.keep_days);
  const personnel = (day: string) => parts.directory.withRole("HR", day);
  const own = { leave: ownLeave(ofLeave), overtime: ownOvertime(ofOvertime) };
  const features: Feature<Tx>[] = [
    ...questionsOf(parts, { settings, contacts, known, calendar, own }),
    await pulseOf(parts),
    ...(await talksOf(parts, known)),
    leave(ofLeave),
    await attendanceOf(parts),
    measures<Tx>(known),
    consult<Tx>(contacts),
    retentionOf(parts, classes),
    records({
      holdings: createHoldings(parts.db, classes),
      reads: createReads(parts.db),
      buttons: (person) => Object.assign({}, ...features.map((feature) => feature.records?.(person))),
    }),
    notices({ nudges: () => nudgesOf(features), stops: createStops(parts.db), calendar }),
    delivery(createDeliveries(parts.db)),
    overtime(ofOvertime),
    departure({ db: parts.db, calendar }),
    trial({
      ...{ db: parts.db, calendar, personnel, attendance: createAttendance(parts.db), leave: leaveTaken(ofLeave) },
      audit: createAudit(chainKey(parts.crypto)),
      stop: await readStopRule(contentDir),
      newSeed: () => randomInt(1_000_000_000),
      kinds: () => triable(nudgesOf(features)),
    }),
    weekly({
      ...{ db: parts.db, calendar },
      parts: () => features.flatMap(({ name, weekly: say }) => (say ? [{ feature: name, weekly: say }] : [])),
    }),
    page<Tx>({ link: parts.page }),
  ];
  const offers = (person: Person) => features.flatMap((feature) => feature.offers?.(person) ?? []);
  const waiting = async (turn: Turn<Tx>) =>
    (await Promise.all(features.map((each) => each.atHome?.(turn) ?? []))).flat();
  return [...features, help<Tx>({ offers, waiting, keepDays: settings.keep_days, speak: setLocale })];
}

/** Whom one of the features knows to be away on a day. */
export const awayOf = (features: readonly Feature<Tx>[]) => async (tx: Tx, day: string) => {
  const gone = new Set<string>();
  for (const { away } of features) for (const id of (await away?.(tx, day)) ?? []) gone.add(id);
  return gone;
};

function retentionOf({ db, crypto, config }: Parts, classes: readonly RetentionClass[]): Feature<Tx> {
  const audit = createAudit(chainKey(crypto));
  return retention({
    rows: createRows(db, crypto),
    holds: createHolds(db, crypto, audit),
    dataDir: config.dataDir,
    ...{ classes, audit, crypto },
  });
}
