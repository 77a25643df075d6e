import { workInBatches } from "../../../bot/batches.ts";
import type { NudgeJob } from "../../../bot/notice.ts";
import type { Turn } from "../../../bot/turn.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { isFresh } from "../balance.ts";
import { type Standing, standingOf } from "../own/standing.ts";
import { LEAVE_DAY } from "../plan.ts";
import { weekOf } from "../proposals/propose.ts";
import type { Services } from "../services.ts";
import type { NudgeKind } from "../targets.ts";
import { text as shared } from "../text.ts";
import { leaveYearOf } from "../year.ts";
import { nudgeCard } from "./card.ts";
import { candidates, type Day, due, type LeaveNudge, nextOf, prompts, type Subject, type Told } from "./due.ts";
import { everybody, nudgedSince, plansFrom, toldSince } from "./store.ts";
import { text } from "./text.ts";

const kinds: readonly NudgeKind[] = ["planned", "lapse", "moment", "pace"];

const shows = (services: Services) => {
  const show = (kind: NudgeKind) => ({ who: "everyone" as const, run: (turn: Turn<Tx>) => draw(services, turn, kind) });
  return { planned: show("planned"), lapse: show("lapse"), moment: show("moment"), pace: show("pace") };
};

const nameOf = (kind: NudgeKind) => (locale: Locale) => text[locale].names[kind];

/** Prompts to plan leave: kind, seldom, and each may be muted. */
export const nudges = (services: Services) => ({
  shows: shows(services),
  jobs: [remind(services)],
  nudges: { planned: nameOf("planned"), lapse: nameOf("lapse"), moment: nameOf("moment"), pace: nameOf("pace") },
});

/** So many people are looked at in one transaction. */
const MOST_PEOPLE = 500;

/** On each working day, once the morning's other news is out: to each at most one a week. */
const remind = (services: Services): NudgeJob<Tx> => ({
  name: "leave.nudge",
  at: "10:30",
  until: "17:15",
  batches: async (tx, today) => {
    if (!services.calendar.isWorkingDay(today)) return [];
    const sizes = { most: MOST_PEOPLE, sizeOf: () => 1, idOf: (id: string) => id };
    const people = await everybody(tx, today);
    return workInBatches(people, sizes, (some) => (tx, now) => remindThese(services, tx, some, { now, today }));
  },
  run: async () => [],
});

async function remindThese(
  services: Services,
  tx: Tx,
  people: readonly string[],
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<readonly LeaveNudge[]> {
  const { leave: reach } = await services.attendance.reach();
  const day: Day = {
    ...{ today, settings: services.settings, year: leaveYearOf(today, services.settings.yearKind) },
    workingDaysSince: services.calendar.workingDaysSince,
    isFresh: isFresh(reach, now),
  };
  const subjects = await subjectsOf(services, tx, people, day);
  return due(subjects, day, await toldOf(services, tx, subjects, day, now));
}

async function subjectsOf(
  { attendance }: Services,
  tx: Tx,
  people: readonly string[],
  { today, year }: Day,
): Promise<readonly Subject[]> {
  const known = new Map((await attendance.leaveOf(people, year.number)).map((each) => [each.personId, each]));
  const plans = new Map<string, { day: string; minutes: number }[]>();
  for (const { personId, ...plan } of await plansFrom(tx, people, today))
    plans.set(personId, [...(plans.get(personId) ?? []), plan]);
  return people.map((person) => ({ person, known: known.get(person), plans: plans.get(person) ?? [] }));
}

async function toldOf(services: Services, tx: Tx, subjects: readonly Subject[], day: Day, now: Date): Promise<Told> {
  const every = subjects.flatMap((subject) => candidates(subject, day));
  const people = subjects.map(({ person }) => person);
  const told = await services.told(tx, every);
  const muted = await services.muted(tx, now);
  const since = (first: string, of: readonly NudgeKind[]) => nudgedSince(tx, people, midnight(first), of);
  const nudged = await since(weekOf(day.today), kinds);
  const prompted = await since(addDays(day.today, 1 - day.settings.nudges.apartDays), prompts);
  const busy = await toldSince(tx, people, midnight(day.today));
  return {
    has: ({ once, to, feature, kind }: LeaveNudge) => told.has(once) || muted.has(`${to} ${feature} ${kind}`),
    thisWeek: (person) => nudged.has(person),
    lately: (person) => prompted.has(person),
    today: (person) => busy.has(person),
  };
}

const midnight = (day: string) => new Date(`${day}T00:00:00+09:00`);

/** What chats show in a preview says no figure. */
async function draw(services: Services, turn: Turn<Tx>, kind: NudgeKind): Promise<Card> {
  const { person, today } = turn;
  const { locale } = person;
  const standing = await standingOf(services, turn);
  return nudgeCard(kind, wordsOf(services, standing, kind, { today, locale }), standing, locale);
}

function wordsOf(
  { settings, calendar }: Services,
  { plans, balance, year }: Standing,
  kind: NudgeKind,
  { today, locale }: { readonly today: string; readonly locale: Locale },
): string {
  const [t, words] = [text[locale], shared[locale]];
  const lapsing = balance?.lapsing ?? 0;
  if (kind === "lapse" && lapsing >= LEAVE_DAY) return t.lapse(words.duration(lapsing), words.day(year.to));
  // What was to be lost may have been planned since.
  if (kind === "lapse" || kind === "pace") return t.pace;
  if (kind === "planned") {
    const near = plans.filter(
      ({ day }) => day > today && calendar.workingDaysSince(today, day) <= settings.nudges.plannedBefore,
    );
    return near.length === 0 ? t.plannedNone : t.planned(near.map(({ day }) => words.day(day)).join(t.and));
  }
  const next = settings.moments.toSorted((a, b) => (nextOf(a, today).begins < nextOf(b, today).begins ? -1 : 1))[0];
  return next ? t.moment(next.name[locale]) : t.pace;
}
