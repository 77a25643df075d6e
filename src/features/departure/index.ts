import type { Feature } from "../../bot/feature.ts";
import type { Nudge, Redraw } from "../../bot/notice.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Turn } from "../../bot/turn.ts";
import type { Calendar } from "../../services/calendar.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import type { Card } from "../../view/card.ts";
import { isLeaving, isReply } from "./departure.ts";
import { askedOn, plan, plansOn, reply, setPart, takesPart } from "./store.ts";
import { text } from "./text.ts";
import { askCard, listCard, notAskedCard, offer, overCard, type Presses, type Shows, settingCard } from "./views.ts";

export type Services = { readonly db: Database; readonly calendar: Pick<Calendar, "isWorkingDay"> };
type Names = { presses: Presses; shows: Shows };

/**
 * 今日の退庁予定: asked at 15:00 of units that take part, so that overtime, which is ordered beforehand, can still be
 * prevented. A plan, never a record of working time.
 */
export const departure = (services: Services): Feature<Tx, Names> => ({
  name: "departure",
  hears: { words: ["退庁予定", "今日の退庁予定", "going home"], who: "everyone", run: (turn) => heard(services, turn) },
  opens: {},
  presses: {
    plan: { who: "everyone", run: (turn) => planned(turn) },
    reply: { who: "managers", run: (turn) => replied(turn) },
    start: { who: "managers", run: (turn) => part(turn, true) },
    stop: { who: "managers", run: (turn) => part(turn, false) },
  },
  submits: {},
  shows: {
    ask: { who: "everyone", run: (turn) => ask(services.db, turn) },
    list: { who: "managers", run: (turn) => list(services.db, turn) },
    reply: { who: "everyone", run: (turn) => ask(services.db, turn) },
  },
  jobs: [{ name: "departure.ask", at: "15:00", until: "17:15", run: (tx, _now, day) => asking(services, tx, day) }],
  nudges: {
    ask: (locale) => text[locale].nudges.ask,
    list: (locale) => text[locale].nudges.list,
  },
  offers: ({ locale, leads, level }) => (leads && level === "manager" ? [offer(locale)] : []),
});

/** The head of a unit sees whether it takes part; whoever is asked, today's question. */
async function heard({ db }: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, today } = turn;
  if (person.leads && person.level === "manager")
    return settingCard(person.unit.name, await takesPart(db, person.unit.id), person.locale);
  const [asked] = await askedOn(db, today, { person: person.id });
  return asked ? await ask(db, { ...turn, about: { day: today } }) : notAskedCard(person.locale);
}

async function ask(tx: Database | Tx, { person, about, today }: Turn<Tx>): Promise<Card> {
  if (about.day !== today) return overCard(person.locale);
  return askCard((await plansOn(tx, today, [person.id])).get(person.id), today, person.locale);
}

const planned = (turn: Turn<Tx>): Promise<Card> =>
  turn.change(async (tx, notify) => {
    const { person, about, today, now } = turn;
    if (about.day !== today) return overCard(person.locale);
    const [asked] = await askedOn(tx, today, { person: person.id });
    if (!asked || !isLeaving(about.leaving)) throw new Refusal("not-found");
    await plan(tx, person.id, today, about.leaving, now);
    if (asked.manager) notify(redrawList(asked.manager, today));
    return await ask(tx, turn);
  });

async function list(tx: Database | Tx, { person, about, today }: Turn<Tx>, note?: string): Promise<Card> {
  if (about.day !== today) return overCard(person.locale);
  const people = await askedOn(tx, today, { manager: person.id });
  const plans = await plansOn(
    tx,
    today,
    people.map(({ id }) => id),
  );
  return listCard(people, plans, today, person.locale, note);
}

/** Only to those who report to the presser today, and only to the plan that the presser saw. */
const replied = (turn: Turn<Tx>): Promise<Card> =>
  turn.change(async (tx, notify) => {
    const { person, about, today } = turn;
    if (about.day !== today) return overCard(person.locale);
    const people = await askedOn(tx, today, { manager: person.id });
    const asked = people.find(({ id }) => id === about.person);
    if (!asked || !isLeaving(about.leaving) || !isReply(about.reply)) throw new Refusal("not-found");
    const seen = { personId: asked.id, day: today, leaving: about.leaving };
    if (!(await reply(tx, seen, { reply: about.reply, replierId: person.id })))
      return await list(tx, turn, text[person.locale].changed);
    notify({
      ...{ to: asked.id, feature: "departure", kind: "reply" satisfies Shows, about: { day: today } },
      once: `departure.reply:${today}:${asked.id}:${about.leaving}:${about.reply}`,
      class: "receipt",
      section: "agano#6-3-2-1",
    });
    notify(redrawList(person.id, today));
    return await list(tx, turn);
  });

const redrawList = (manager: string, day: string): Redraw => ({
  redraw: { feature: "departure", kind: "list" satisfies Shows, about: { day, manager } },
});

/** A 管理職 decides for their own unit and the units below. */
const part = (turn: Turn<Tx>, on: boolean): Promise<Card> =>
  turn.change(async (tx) => {
    const { person, now } = turn;
    if (person.level !== "manager") throw new Refusal("not-found");
    await setPart(tx, person.unit.id, on, now);
    return settingCard(person.unit.name, on, person.locale);
  });

/** The question to everybody who is asked, and the list to those who can answer. */
async function asking({ calendar }: Services, tx: Tx, day: string): Promise<readonly Nudge[]> {
  if (!calendar.isWorkingDay(day)) return [];
  const asked = await askedOn(tx, day);
  const managers = new Set(asked.flatMap(({ manager }) => manager ?? []));
  const under = (id: string) => asked.filter(({ manager }) => manager === id).length;
  return [...asked.map(({ id }) => askNudge(id, day)), ...[...managers].map((id) => listNudge(id, day, under(id)))];
}

const askNudge = (to: string, day: string): Nudge => ({
  ...{ to, feature: "departure", kind: "ask" satisfies Shows, about: { day } },
  once: `departure.ask:${day}:${to}`,
  class: "nudge",
  section: "agano#6-3-2-1",
  why: "所属が退庁予定を尋ねることにしているため。",
  facts: {},
});

const listNudge = (to: string, day: string, people: number): Nudge => ({
  ...{ to, feature: "departure", kind: "list" satisfies Shows, about: { day, manager: to } },
  once: `departure.list:${day}:${to}`,
  class: "status",
  section: "agano#6-3-2-1",
  why: "チームに退庁予定を尋ねているため。",
  facts: { people },
});
