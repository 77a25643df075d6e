import { workInBatches } from "../../bot/batches.ts";
import type { Feature } from "../../bot/feature.ts";
import type { Batch, Nudge } from "../../bot/notice.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Submitted, Turn } from "../../bot/turn.ts";
import type { Team, Weekly } from "../../bot/weekly.ts";
import type { Calendar } from "../../services/calendar.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import { isDay } from "../../services/files/values.ts";
import { readAnswers } from "../../view/answers.ts";
import type { Card } from "../../view/card.ts";
import {
  allWanted,
  answer,
  keepTold,
  keptIn,
  keptOf,
  type Outcome,
  setWanted,
  teamsOn,
  toldAmong,
  wantedBy,
} from "./store.ts";
import { text } from "./text.ts";
import {
  detailsCard,
  noTeamCard,
  type Opens,
  offer,
  type Presses,
  quietCard,
  type Shows,
  type Submits,
  savedCard,
  timeForm,
  weekCard,
} from "./views.ts";
import { factsOf, hours, isDueOn, mondayOf, type Said, suggestedBy, usual, weekOf } from "./week.ts";

export type Services = {
  readonly db: Database;
  readonly calendar: Pick<Calendar, "isWorkingDay">;
  /** What the other features say, by feature; asked for only once they are all there. */
  readonly parts: () => readonly { readonly feature: string; readonly weekly: Weekly<Tx> }[];
};
type Names = { opens: Opens; presses: Presses; submits: Submits; shows: Shows };

/** Whoever leads on the roster; a 中間指導職 leads without anybody reporting to them, so the team decides. */
const who = "everyone" as const;

/** 今週のチーム: one sentence and one suggestion a week for those who lead, and the rest behind a tap. */
export const weekly = (services: Services): Feature<Tx, Names> => ({
  name: "weekly",
  hears: {
    words: ["今週のチーム", "チームの状況", "チーム", "team", "my team"],
    who,
    run: (turn) => thisWeek(services, turn),
  },
  opens: {
    details: { who, run: (turn) => details(services, turn) },
    time: {
      who,
      run: async ({ person }) => timeForm((await wantedBy(services.db, person.id)) ?? usual, person.locale),
    },
  },
  presses: {
    done: { who, run: (turn) => answered(services, turn, "done") },
    skip: { who, run: (turn) => answered(services, turn, "skipped") },
  },
  submits: { time: { who, run: setTime } },
  shows: { card: { who, run: (turn) => thisWeek(services, turn) } },
  jobs: hours.map((hour) => ({
    name: `weekly.card.${hour}`,
    at: hour,
    until: "17:15",
    batches: (tx, day) => batchesOf(services, tx, day, hour),
    run: async () => [],
  })),
  nudges: { card: (locale) => text[locale].nudge },
  offers: ({ locale, leads, level }) => (leads || level === "leader" ? [offer(locale)] : []),
});

/** What the features say of some teams, by lead; leads of whom nobody says anything are left out. */
async function saidOf({ parts }: Services, tx: Tx, teams: readonly Team[], week: Parameters<Weekly<Tx>>[2]) {
  const said = new Map<string, Said[]>();
  for (const { feature, weekly: say } of parts()) {
    for (const [lead, part] of await say(tx, teams, week))
      said.set(lead, [...(said.get(lead) ?? []), { feature, part }]);
  }
  return new Map([...said].filter(([, parts]) => !parts.every(({ part }) => part.isAside)));
}

const mondayIn = ({ about, today }: Turn<Tx>): string =>
  about.week !== undefined && isDay(about.week) ? mondayOf(about.week) : mondayOf(today);

/** The viewer's own team, and what is said of it. */
async function own(services: Services, turn: Turn<Tx>, tx: Tx = services.db) {
  const { person, today } = turn;
  const monday = mondayIn(turn);
  const [team] = await teamsOn(tx, today, person.id);
  const said = team && ((await saidOf(services, tx, [team], { monday, today })).get(person.id) ?? []);
  return { monday, said };
}

async function thisWeek(services: Services, turn: Turn<Tx>, tx: Tx = services.db): Promise<Card> {
  const { locale, id } = turn.person;
  const { monday, said } = await own(services, turn, tx);
  if (!said) return noTeamCard(locale);
  if (said.length === 0) return quietCard(monday, locale);
  const kept = await keptOf(tx, id, monday);
  return weekCard(weekOf(said, kept.before?.facts ?? {}, locale), monday, kept, locale);
}

async function details(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { locale } = turn.person;
  const { monday, said } = await own(services, turn);
  if (!said) throw new Refusal("not-found");
  return said.length === 0 ? quietCard(monday, locale) : detailsCard(weekOf(said, {}, locale), monday, locale);
}

const answered = (services: Services, turn: Turn<Tx>, outcome: Outcome): Promise<Card> =>
  turn.change(async (tx) => {
    if (!(await answer(tx, turn.person.id, mondayIn(turn), outcome))) throw new Refusal("not-found");
    return await thisWeek(services, turn, tx);
  });

async function setTime({ person, entries, change }: Submitted<Tx>) {
  const { locale } = person;
  const read = readAnswers(timeForm(usual, locale), entries, locale);
  if ("form" in read) return read;
  const wanted = { weekday: Number(read.answers.weekday), hour: read.answers.hour };
  return await change(async (tx) => {
    await setWanted(tx, person.id, wanted);
    return savedCard(wanted, locale);
  });
}

/** So many people are looked at in one transaction. */
const MOST_PEOPLE = 300;

/**
 * Those whose day and hour it is, some teams at a time; whoever was away then, when they are back. What comes up after
 * their day waits for the next week.
 */
async function batchesOf(services: Services, tx: Tx, day: string, hour: string): Promise<readonly Batch<Tx, Nudge>[]> {
  const { calendar } = services;
  if (!calendar.isWorkingDay(day)) return [];
  const [wanted, kept] = [await allWanted(tx), await keptIn(tx, mondayOf(day))];
  const due = (await teamsOn(tx, day)).filter(({ lead }) => {
    const when = wanted.get(lead) ?? usual;
    return when.hour === hour && (kept.has(lead) || isDueOn(day, when, calendar));
  });
  const sizes = { most: MOST_PEOPLE, sizeOf: ({ members }: Team) => members.length, idOf: ({ lead }: Team) => lead };
  return workInBatches(due, sizes, (teams) => (tx, now) => nudge(services, tx, teams, { now, day }));
}

/** Tells those who lead these teams of their week, once, where there is something to say. */
async function nudge(
  services: Services,
  tx: Tx,
  teams: readonly Team[],
  { now, day }: { readonly now: Date; readonly day: string },
): Promise<readonly Nudge[]> {
  const monday = mondayOf(day);
  const told = await toldAmong(
    tx,
    teams.map(({ lead }) => onceOf(lead, monday)),
  );
  const left = teams.filter(({ lead }) => !told.has(onceOf(lead, monday)));
  const said = left.length > 0 ? await saidOf(services, tx, left, { monday, today: day }) : new Map<string, Said[]>();
  const cards = [...said].map(([leadId, all]) => ({
    ...{ leadId, monday, facts: factsOf(all), suggested: suggestedBy(all) },
  }));
  await keepTold(tx, cards, now);
  return cards.map(({ leadId, suggested }) => nudgeTo(leadId, monday, suggested));
}

const onceOf = (lead: string, monday: string) => `weekly.card:${monday}:${lead}`;

const nudgeTo = (leadId: string, monday: string, suggested: string | undefined): Nudge => ({
  ...{ to: leadId, feature: "weekly", kind: "card" satisfies Shows, about: { week: monday } },
  once: onceOf(leadId, monday),
  class: "nudge",
  section: "agano#6-3-2-1",
  why: "チームの今週の状況に、お知らせすることがあるため。",
  facts: { week: monday, ...(suggested && { suggested }) },
});
