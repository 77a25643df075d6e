import type { Notice } from "../../../bot/notice.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import { readAnswers } from "../../../view/answers.ts";
import type { Block } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { noteCard } from "../answering/views.ts";
import { CITY, type Opened, within } from "../opened.ts";
import { upwards } from "../publication/tree.ts";
import { leadsUnit, mayRead, readable } from "../results/sight.ts";
import type { Services } from "../services.ts";
import { invitedTo, openedById, unitOf } from "../store.ts";
import { text } from "../text.ts";
import { keepOutcome, keepPromise, type Promised, promiseById, promisesTo } from "./store.ts";
import { outcomeForm, promiseBlocks, promisedCard, promiseForm, promiseNotice } from "./views.ts";

/** "You said, we do": what a manager tells the unit after a survey, and later what came of it. */
export const promises = (services: Services) => ({
  opens: {
    promise: { who: "managers" as const, run: (turn: Turn<Tx>) => begin(services, turn) },
    outcome: { who: "managers" as const, run: (turn: Turn<Tx>) => beginOutcome(services, turn) },
    promised: { who: "everyone" as const, run: (turn: Turn<Tx>) => readIt(services, turn) },
  },
  submits: {
    promise: { who: "managers" as const, run: (turn: Submitted<Tx>) => send(services, turn) },
    outcome: { who: "managers" as const, run: (turn: Submitted<Tx>) => sendOutcome(services, turn) },
  },
  shows: { promise: { who: "everyone" as const, run: (turn: Turn<Tx>) => notice(services, turn) } },
});

/** Only the unit that they lead themselves. */
async function own(services: Services, { about, person }: Turn<Tx>) {
  const found = await readable(services, person, about);
  if (!leadsUnit(person) || found.unit.id !== person.unit.id) throw new Refusal("not-found");
  return found;
}

async function begin(services: Services, turn: Turn<Tx>) {
  const { opened, unit } = await own(services, turn);
  const { locale } = turn.person;
  const told = (await promisesTo(services.db, services.crypto, [unit.id])).some(
    ({ surveyId }) => surveyId === opened.id,
  );
  return told ? noteCard(text[locale].promiseBefore, locale) : promiseForm(opened.id, unit, locale);
}

async function send(services: Services, turn: Submitted<Tx>) {
  const { opened, unit } = await own(services, turn);
  const { person, entries, today, change } = turn;
  const t = text[person.locale];
  const read = readAnswers(promiseForm(opened.id, unit, person.locale), entries, person.locale);
  if ("form" in read) return read;
  return change(async (tx, notify) => {
    const kept = { surveyId: opened.id, unitId: unit.id, authorId: person.id, writtenOn: today, ...read.answers };
    const id = await keepPromise(tx, services.crypto, kept);
    if (!id) return noteCard(t.promiseBefore, person.locale);
    const people = (await peopleOf(tx, opened, unit.id)).filter((each) => each !== person.id);
    for (const to of people) notify(noticeOf(id, to));
    return noteCard(t.promiseSent(people.length), person.locale);
  });
}

async function peopleOf(tx: Tx, opened: Opened, unit: string): Promise<readonly string[]> {
  const invited = (await invitedTo(tx, [opened.id])).get(opened.id);
  return [...within(opened.units, unit)].flatMap((id) => invited?.get(id) ?? []);
}

const noticeOf = (promise: string, to: string): Notice => ({
  ...{ to, feature: "pulse", kind: "promise", about: { p: promise } },
  ...{ once: `pulse.promise:${promise}:${to}`, class: "nudge", section: "agano#6-3-1-1" },
});

/** A promise that the person may read: told to their unit, written by them, or by one whose results they may read. */
async function readablePromise({ db, crypto }: Services, person: Person, id: string) {
  const promised = await promiseById(db, crypto, id);
  const opened = promised && (await openedById(db, promised.surveyId));
  const unit = opened?.units.find((each) => each.id === promised?.unitId);
  if (!promised || !opened || !unit) throw new Refusal("not-found");
  const told = await unitOf(db, opened.id, person.id);
  const may =
    promised.author.id === person.id ||
    (told !== undefined && within(opened.units, unit.id).has(told)) ||
    (!person.roles.includes("HR") && mayRead(person, opened, unit.id));
  if (!may) throw new Refusal("not-found");
  return { promised, unit };
}

async function notice(services: Services, { about, person }: Turn<Tx>) {
  const { promised, unit } = await readablePromise(services, person, about.p ?? "");
  return promiseNotice(promised, unit, person.locale);
}

async function readIt(services: Services, { about, person }: Turn<Tx>) {
  const { promised, unit } = await readablePromise(services, person, about.p ?? "");
  return promisedCard(promised, unit, person.locale);
}

async function authored({ db, crypto }: Services, { about, person }: Turn<Tx>): Promise<Promised> {
  const promised = await promiseById(db, crypto, about.p ?? "");
  if (promised?.author.id !== person.id) throw new Refusal("not-found");
  return promised;
}

async function beginOutcome(services: Services, turn: Turn<Tx>) {
  return outcomeForm(await authored(services, turn), turn.person.locale);
}

async function sendOutcome(services: Services, turn: Submitted<Tx>) {
  const promised = await authored(services, turn);
  const { person, entries, change } = turn;
  const read = readAnswers(outcomeForm(promised, person.locale), entries, person.locale);
  if ("form" in read) return read;
  return change(async (tx, notify) => {
    await keepOutcome(tx, services.crypto, promised.id, read.answers.outcome);
    notify({ redraw: { feature: "pulse", kind: "promise", about: { p: promised.id } } });
    return noteCard(text[person.locale].outcomeSent, person.locale);
  });
}

/** What was told to whoever answers now after the last survey, to stand above the questions. */
export async function keptPromise(
  { db, crypto }: Services,
  opened: Opened,
  unit: string,
  locale: Locale,
): Promise<readonly Block[]> {
  const line = upwards(opened.units.map((each) => ({ ...each, people: [] })))(unit).filter((id) => id !== CITY);
  const [last] = await promisesTo(db, crypto, line);
  return last ? promiseBlocks(last, locale) : [];
}
