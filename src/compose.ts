import { createHash, randomInt, randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Feature } from "./bot/feature.ts";
import type { Turn } from "./bot/turn.ts";
import type { Config } from "./config.ts";
import { attendance } from "./features/attendance/index.ts";
import { createUploads } from "./features/attendance/page/uploads.ts";
import { readAttendanceSettings } from "./features/attendance/settings.ts";
import { createAttendance } from "./features/attendance/store.ts";
import { dependable, readContacts } from "./features/consult/contacts.ts";
import { consult } from "./features/consult/index.ts";
import { crisisCard, peopleBelow } from "./features/consult/views.ts";
import { curatedAnswer } from "./features/curated-answer/index.ts";
import { type CuratedAnswers, createCuratedAnswers } from "./features/curated-answer/store.ts";
import { departure } from "./features/departure/index.ts";
import type { Said } from "./features/enquiry/enquiry.ts";
import { askHr, enquiry } from "./features/enquiry/index.ts";
import { createEnquiries } from "./features/enquiry/store.ts";
import { readDefinition } from "./features/evaluation/definition/content.ts";
import { ownFacts } from "./features/evaluation/facts/own.ts";
import { evaluation } from "./features/evaluation/index.ts";
import { createEvaluations } from "./features/evaluation/store.ts";
import { help } from "./features/help/index.ts";
import { leave, leaveTaken, ownLeave } from "./features/leave/index.ts";
import { readLeaveKinds } from "./features/leave/kinds/content.ts";
import type { Services as LeaveServices } from "./features/leave/services.ts";
import { readLeaveSettings } from "./features/leave/settings.ts";
import { type Measures, readMeasures } from "./features/measures/content.ts";
import { measures } from "./features/measures/index.ts";
import { stateOfSection } from "./features/measures/views.ts";
import { delivery } from "./features/notices/delivery/index.ts";
import { createDeliveries } from "./features/notices/delivery/store.ts";
import { notices } from "./features/notices/index.ts";
import { nudgesOf } from "./features/notices/nudge.ts";
import { createStops } from "./features/notices/store.ts";
import { readRules } from "./features/one-on-one/content.ts";
import { oneOnOne } from "./features/one-on-one/index.ts";
import { createSummariser, type Summariser } from "./features/one-on-one/summary/summariser.ts";
import { overtime, ownOvertime } from "./features/overtime/index.ts";
import { busyMonths } from "./features/overtime/limits/designation.ts";
import { type Services as OvertimeServices, servicesOf } from "./features/overtime/services.ts";
import { readOvertimeSettings } from "./features/overtime/settings.ts";
import { page } from "./features/page/index.ts";
import type { Curated, Policies } from "./features/policy/answer.ts";
import { askedQuestions } from "./features/policy/asked/store.ts";
import { mayBeSent, type Phrase } from "./features/policy/hear.ts";
import { policy } from "./features/policy/index.ts";
import { createEmbeddingChannel } from "./features/policy/phrasing/embeddings.ts";
import { figuresStandIn } from "./features/policy/phrasing/figures.ts";
import { mask } from "./features/policy/phrasing/mask.ts";
import { createPhrasing } from "./features/policy/phrasing/phrase.ts";
import { phraseWith } from "./features/policy/phrasing/said.ts";
import { spender } from "./features/policy/phrasing/store.ts";
import { normalise, speaksOfCrisis } from "./features/policy/retrieval/index.ts";
import { openSection } from "./features/policy/targets.ts";
import { text as policyText } from "./features/policy/text.ts";
import { readPulseSettings } from "./features/pulse/content/settings.ts";
import { readSurveys } from "./features/pulse/content/surveys.ts";
import { pulse } from "./features/pulse/index.ts";
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
import type { Directory } from "./people/directory.ts";
import type { Person } from "./people/person.ts";
import { setLocale } from "./people/store.ts";
import { mutedOn, toldAlready } from "./schedule/outbox/store.ts";
import { chainKey } from "./services/audit/chain.ts";
import { createAudit } from "./services/audit/store.ts";
import { readCalendar } from "./services/calendar.ts";
import type { Clock } from "./services/clock.ts";
import { readSettings } from "./services/content/settings.ts";
import type { Crypto } from "./services/crypto.ts";
import type { Database, Tx } from "./services/database/database.ts";
import { createLanguageModel } from "./services/language-model/language-model.ts";
import type { Metrics } from "./services/metrics.ts";
import type { Button } from "./view/card.ts";
import type { Locale } from "./view/locale.ts";

/** What the features are made of. */
export type Parts = {
  readonly contentDir: string;
  readonly config: Pick<Config, "demo" | "languageModel" | "aiDaily"> & Partial<Pick<Config, "dataDir">>;
  readonly db: Database;
  /** The database's own address, for what needs a connection of its own. It holds a password: never log it. */
  readonly url: string;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly policies: Policies;
  readonly metrics: Pick<Metrics, "asked">;
  /** An address of the page that lets this person in. */
  readonly page: (personId: string) => Promise<string>;
};

/** Every feature, each handed what it needs of the others; help comes last, since it tells what the others offer. */
export async function composeFeatures(parts: Parts): Promise<readonly Feature<Tx>[]> {
  const { contentDir, policies } = parts;
  const settings = await readSettings(join(contentDir, "settings", "questions.yaml"), questionSettings);
  const [allContacts, known, calendar] = await Promise.all([
    readContacts(contentDir),
    readMeasures(contentDir),
    readCalendar(contentDir),
  ]);
  const contacts = dependable(allContacts, parts.config.demo);
  const asked = askedQuestions(parts.db, parts.crypto);
  const curated = createCuratedAnswers(parts.db);
  const masker = maskerOf(parts);
  const ofLeave = await leaveServices(parts);
  const ofOvertime = await overtimeServices(parts, () => features);
  const classes = await readRetention(contentDir, settings.keep_days);
  const personnel = (day: string) => parts.directory.withRole("HR", day);
  const features: Feature<Tx>[] = [
    policy({
      policies,
      asked,
      masker,
      phrase: phraseOf(parts),
      keepDays: settings.keep_days,
      people: { below: (locale) => peopleBelow(contacts, locale), inCrisis: (locale) => crisisCard(contacts, locale) },
      askHr,
      own: { leave: ownLeave(ofLeave), overtime: ownOvertime(ofOvertime) },
      beside: (section, today, locale) => {
        const measure = known.measures.find((each) => each.section === section);
        return measure ? stateOfSection(measure, known.invented, today, locale) : [];
      },
    }),
    enquiry({
      enquiries: createEnquiries(parts.db, parts.crypto),
      calendar,
      remindAfter: settings.remind_after_working_days,
      reviewAfter: settings.review_after_months,
      personnel,
      inCrisis: (words, locale) => (speaksOfCrisis(normalise(words)) ? crisisCard(contacts, locale) : undefined),
      worded: (said, locale) => saidWords(policies, said, locale),
      before: async (id) => {
        const kept = await asked.byId(id);
        return kept && { id, words: kept.words, said: { outcome: kept.outcome, section: kept.section } };
      },
      near: (words) =>
        policies.near(words, 6).map(({ section, heading }) => ({ value: section, label: `${heading}（${section}）` })),
      sectionButton: (section) => {
        const found = policies.section(section);
        return found && readButton(section, found.heading);
      },
      publish: async (tx, { authorId, now, sections, ...draft }) => {
        const basis = sections.map((section) => ({ section, hash: hashOf(policies, section) ?? "" }));
        await curated.publish(tx, { ...draft, basis }, { id: authorId, now });
      },
    }),
    curatedAnswer({
      curated,
      hashOf: (section) => hashOf(policies, section),
      readButton,
      calendar,
      personnel,
      reviewAfter: settings.review_after_months,
    }),
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

/** undefined: no language model is set up, and nothing ever leaves the house. */
function phraseOf({ config, db, directory, clock, policies, metrics }: Parts): Phrase | undefined {
  const model = createLanguageModel(config.languageModel, metrics.asked);
  if (!model) return undefined;
  const names = () => directory.names(clock.today());
  const phrasing = createPhrasing({ model, names, mayBeSent, budget: spender(db, config.aiDaily) });
  const meaning = config.languageModel?.embeddingModel ? createEmbeddingChannel(model, policies.sources) : undefined;
  void meaning?.refresh();
  return phraseWith({ phrasing, policies, meaning });
}

function retentionOf({ db, crypto, config }: Parts, classes: readonly RetentionClass[]): Feature<Tx> {
  const audit = createAudit(chainKey(crypto));
  return retention({
    rows: createRows(db, crypto),
    holds: createHolds(db, crypto, audit),
    dataDir: config.dataDir,
    ...{ classes, audit, crypto },
  });
}

/** The words by which leave and talks are asked for, where a feature hears them. */
const LEAVE = "休暇";
const TALK = "1on1";

async function overtimeServices(
  { contentDir, db, crypto, directory }: Parts,
  features: () => readonly Feature<Tx>[],
): Promise<OvertimeServices> {
  const [settings, calendar] = await Promise.all([readOvertimeSettings(contentDir), readCalendar(contentDir)]);
  return servicesOf({
    ...{ db, crypto, directory, calendar, settings },
    attendance: createAttendance(db),
    audit: createAudit(chainKey(crypto)),
    newId: randomUUID,
    leaveWords: () => heard(LEAVE, features()),
    talkWords: () => heard(TALK, features()),
  });
}

const heard = (word: string, features: readonly Feature<Tx>[]): string | undefined =>
  features.some(({ hears }) => hears?.words.includes(word)) ? word : undefined;

/** The evaluation, and the 1-on-1s from which its people take facts over. */
async function talksOf(parts: Parts, known: Measures): Promise<readonly Feature<Tx>[]> {
  const { contentDir, config, db, crypto, directory } = parts;
  const [definition, calendar, rules] = await Promise.all([
    readDefinition(contentDir, { demo: config.demo }),
    readCalendar(contentDir),
    readRules(contentDir),
  ]);
  const audit = createAudit(chainKey(crypto));
  const shared = { db, crypto, directory, calendar, audit, newId: randomUUID };
  const services = {
    ...{ ...shared, definition },
    evaluations: createEvaluations(db, crypto, new Set(definition.raters.board)),
    sections: () => known.measures.map(({ section, name }) => ({ value: section, label: name })),
  };
  const summariser = summariserOf(parts);
  return [evaluation(services), oneOnOne({ ...shared, rules, summariser, evidence: { add: ownFacts(services) } })];
}

/** undefined: no language model is set up. Whether notes may be shortened is the city's setting, and the two's to say. */
function summariserOf({ config, db, directory, clock, metrics }: Parts): Summariser | undefined {
  const model = createLanguageModel(config.languageModel, metrics.asked);
  if (!model || !config.languageModel) return undefined;
  return createSummariser({
    ...{ model, mayBeSent, figuresStandIn, host: new URL(config.languageModel.baseUrl).host },
    mask: async (note) => mask(note, await directory.names(clock.today())),
    budget: spender(db, config.aiDaily),
  });
}

async function leaveServices({ contentDir, db, crypto, directory, policies }: Parts): Promise<LeaveServices> {
  const [settings, kinds, overtime, calendar] = await Promise.all([
    readLeaveSettings(contentDir),
    readLeaveKinds(contentDir),
    readOvertimeSettings(contentDir),
    readCalendar(contentDir),
  ]);
  return {
    ...{ db, crypto, directory, calendar, settings, kinds, newId: randomUUID },
    attendance: createAttendance(db),
    busyMonths: (unit, above) => busyMonths(unit, overtime.busy, above),
    told: toldAlready,
    muted: mutedOn,
    sectionButton: (section) => {
      const found = policies.section(section);
      return found && readButton(section, found.heading);
    },
  };
}

async function pulseOf({ contentDir, db, crypto, policies }: Parts): Promise<Feature<Tx>> {
  const [surveys, settings, calendar] = await Promise.all([
    readSurveys(contentDir),
    readPulseSettings(contentDir),
    readCalendar(contentDir),
  ]);
  const heading = (section: string) => policies.section(section)?.heading;
  return pulse({ db, crypto, surveys, settings, calendar, heading });
}

const attendanceOf = async ({ contentDir, db, url, crypto, config }: Parts): Promise<Feature<Tx>> =>
  attendance({
    ...{ db, url },
    uploads: createUploads(join(config.dataDir ?? tmpdir(), "uploads")),
    audit: createAudit(chainKey(crypto)),
    settings: await readAttendanceSettings(contentDir),
  });

const questionSettings = z.object({
  keep_days: z.number().int().min(30).max(1095),
  remind_after_working_days: z.number().int().min(1).max(20),
  review_after_months: z.number().int().min(1).max(36),
});

const readButton = (section: string, label: string): Button => ({ kind: "opens", label, target: openSection(section) });

const hashOf = (policies: Policies, section: string): string | undefined => {
  const found = policies.section(section);
  return found && createHash("sha256").update(found.text).digest("hex");
};

const maskerOf =
  ({ directory, clock }: Parts) =>
  async () => {
    const names = await directory.names(clock.today());
    return (words: string) => mask(words, names);
  };

/** What the bot had said, in one line. */
function saidWords(policies: Policies, { outcome, section }: Said, locale: Locale): string {
  const words: Readonly<Record<string, string>> = policyText[locale].outcomes;
  const heading = outcome === "answered" && section ? policies.section(section)?.heading : undefined;
  const line = heading ?? words[outcome] ?? outcome;
  return section ? `${line}（${section}）` : line;
}

/** The 庁内Q&A as the corpus takes it in. */
export const curatedTexts = (curated: CuratedAnswers) => async (): Promise<readonly Curated[]> =>
  (await curated.all())
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ number, question, text, author, writtenOn, reviewOn, basis }) => ({
      ...{ number, question, text, author, writtenOn, reviewOn },
      sections: basis.map(({ section }) => section),
    }));
