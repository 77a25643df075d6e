import { sealBallot } from "../../features/pulse/answering/ballot.ts";
import { cast, sealingKey } from "../../features/pulse/answering/store.ts";
import { closing } from "../../features/pulse/closing/jobs.ts";
import { invitations } from "../../features/pulse/opening/index.ts";
import { openSurvey } from "../../features/pulse/opening/open.ts";
import { keepOutcome, keepPromise } from "../../features/pulse/promises/store.ts";
import type { Services } from "../../features/pulse/services.ts";
import { isScale, type Survey } from "../../features/pulse/survey.ts";
import { inTurn } from "../../features/roster/store.ts";
import { addDays } from "../../services/calendar.ts";
import type { Tx } from "../../services/database/database.ts";
import { fixedRandom } from "../names.ts";
import { comments } from "./comments.ts";

const SEED = 20261110;
/** Days ago on which the two that are closed, and the one that runs, were opened; shares of those who answered. */
const rounds = [
  { ago: 70, rate: 0.86, closed: true },
  { ago: 35, rate: 0.9, closed: true },
  { ago: 3, rate: 0.4, closed: false },
] as const;

type City = Services & { readonly today: string; readonly now: Date };

/** Two closed surveys with what was told of them, and one that runs; nothing where there is any. */
export async function seedPulse(city: City): Promise<void> {
  const { db, today } = city;
  const random = fixedRandom(SEED);
  const opened = await inTurn(db, async (tx) => (await tx.pulseSurvey.count()) > 0);
  if (opened) return;
  for (const [at, { ago, rate, closed }] of rounds.entries()) {
    const survey = city.surveys[at % city.surveys.length];
    if (!survey) return;
    const day = addDays(today, -ago);
    const id = await db.$transaction((tx) => answered(tx, city, { survey, day, rate, closed, random }), patience);
    if (id && closed) await close(city, addDays(day, 20));
    if (id && at === 0) await db.$transaction((tx) => promise(tx, city, id, addDays(day, 21)));
  }
}

const patience = { timeout: 120_000 };

type Round = {
  readonly survey: Survey;
  readonly day: string;
  readonly rate: number;
  readonly closed: boolean;
  readonly random: () => number;
};

/** The unit of the cast: it answers all that is closed, so that they have results to read, and has yet to answer what is open. */
const castUnit = "市民生活課";

/** Opens it, and lets people answer. */
async function answered(tx: Tx, city: City, { survey, day, rate, closed, random }: Round): Promise<string | undefined> {
  const opened = await openSurvey(tx, city, survey, day);
  const key = opened && (await sealingKey(tx, opened.id));
  if (!opened || !key) return undefined;
  if (!closed) await invite(tx, invitations(opened.id, [...opened.cohort.people.values()].flat(), survey), day);
  const said = [...comments];
  for (const [unit, people] of opened.cohort.people) {
    const mood = random();
    const [name] = opened.cohort.units.flatMap((each) => (each.id === unit ? each.name : []));
    for (const person of people) {
      const answers = name === castUnit ? closed : random() <= rate;
      if (!answers) continue;
      const comment = random() < 0.25 ? (said.pop() ?? "") : "";
      const sealed = await sealBallot(key, { unit, answers: answersTo(survey, mood, random), comment });
      await cast(tx, { survey: opened.id, person, today: day, sealed });
    }
  }
  return opened.id;
}

/** As it was told on the morning of the day on which it was opened. */
async function invite(tx: Tx, notices: ReturnType<typeof invitations>, day: string): Promise<void> {
  const createdAt = new Date(`${day}T09:00:00+09:00`);
  await tx.notice.createMany({
    skipDuplicates: true,
    data: notices.map(({ to, feature, kind, about, once, class: of, section = null }) => ({
      ...{ toId: to, feature, kind, about, once, class: of, section, createdAt },
    })),
  });
}

const answersTo = ({ questions }: Survey, mood: number, random: () => number) =>
  Object.fromEntries(
    questions.map((question, at) => {
      const { options = [] } = question;
      if (!isScale(question)) return [question.id, options[Math.floor(random() ** 1.5 * options.length)]?.id ?? ""];
      const value = 2.2 + 1.6 * mood + 0.25 * Math.cos(at * 2) + 2 * (random() - 0.4);
      return [question.id, String(Math.min(5, Math.max(1, Math.round(value))))];
    }),
  );

async function close(city: City, day: string): Promise<void> {
  for (const job of closing(city))
    await city.db.$transaction(async (tx) => void (await job.run(tx, city.now, day)), patience);
}

/** What the 市民生活課長 told the unit after the first. */
async function promise(tx: Tx, { crypto }: City, surveyId: string, day: string): Promise<void> {
  const author = await tx.person.findUnique({ where: { staffNumber: "002001" }, include: { assignments: true } });
  const unitId = author?.assignments.find(({ primary, toDay }) => primary && toDay === null)?.unitId;
  if (!author || !unitId) return;
  const words = {
    thanks: "アンケートにご協力いただき、ありがとうございました。",
    change: "月曜の朝に5分、窓口で困っていることを出し合う時間を設けます。打合せは、目的を先に書いてから始めます。",
  };
  const id = await keepPromise(tx, crypto, { surveyId, unitId, authorId: author.id, writtenOn: day, ...words });
  if (id) await keepOutcome(tx, crypto, id, "月曜の5分は、毎週続いています。打合せの目的書きは、まだ半分ほどです。");
}
