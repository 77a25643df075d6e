import { randomUUID } from "node:crypto";
import type { Feature } from "../../bot/feature.ts";
import type { Job, Notice } from "../../bot/notice.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Heard, Submitted, Turn } from "../../bot/turn.ts";
import { spoken } from "../../bot/words.ts";
import { addMonths, type Calendar } from "../../services/calendar.ts";
import type { Tx } from "../../services/database/database.ts";
import { correct, readAnswers } from "../../view/answers.ts";
import type { Card } from "../../view/card.ts";
import type { Option } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import { type Enquiry, stateOf, waited } from "./enquiry.ts";
import { answerForm, askForm, type Before } from "./forms.ts";
import type { Enquiries } from "./store.ts";
import { askButton, type Opens, type Presses, type Shows, type Submits } from "./targets.ts";
import { text } from "./text.ts";
import {
  answeredCard,
  answeredListCard,
  askedCard,
  doneCard,
  offersFor,
  ownCard,
  ownListCard,
  queueCard,
  readCard,
  type SectionButton,
  sentCard,
  takenCard,
  type Worded,
  withdrawnCard,
} from "./views.ts";

type Services = {
  readonly enquiries: Enquiries;
  readonly calendar: Calendar;
  /** Working days after which HR is told that a question still waits. */
  readonly remindAfter: number;
  /** Months until a published answer is looked at again, unless HR says otherwise. */
  readonly reviewAfter: number;
  /** A question that was put to the bot and is still kept. */
  readonly before: (question: string) => Promise<Before | undefined>;
  readonly worded: Worded;
  /** Those in HR on a day. */
  readonly personnel: (day: string) => Promise<readonly string[]>;
  /** The card in place of any other, where words of crisis were written. */
  readonly inCrisis: (words: string, locale: Locale) => Card | undefined;
  /** Sections near to a question, at most ten. */
  readonly near: (words: string, locale: Locale) => readonly Option[];
  readonly sectionButton: SectionButton;
  /** Makes an answer a 庁内Q&A. */
  readonly publish: (tx: Tx, answer: Published) => Promise<void>;
};
export type Published = {
  readonly question: string;
  readonly text: string;
  readonly sections: readonly string[];
  readonly authorId: string;
  readonly reviewOn: string;
  readonly now: Date;
};

type Names = { opens: Opens; presses: Presses; submits: Submits; shows: Shows };

/** 人事係に質問する: from the question, over HR's queue, to the answer and, where HR so decides, the 庁内Q&A. */
export const enquiry = (services: Services): Feature<Tx, Names> => ({
  name: "enquiry",
  hears: { words: ["質問の対応", "人事係への質問", "enquiries"], who: "everyone", run: (turn) => list(services, turn) },
  opens: {
    ask: {
      who: "everyone",
      run: async ({ about, person }) =>
        askForm(await beforeOf(services, about.question), services.worded, person.locale),
    },
    mine: {
      who: "everyone",
      run: async ({ about, person }) => {
        const own = await services.enquiries.forAsker(about.enquiry ?? "", person.id);
        return ownCard(existing(own), services.sectionButton, person.locale);
      },
    },
    read: {
      who: "HR",
      run: async ({ about, person }) => readCard(await forHr(services, about.enquiry), person, services),
    },
    answer: { who: "HR", run: (turn) => openAnswer(services, turn) },
    done: {
      who: "HR",
      run: async ({ person }) => answeredListCard(await services.enquiries.answered(), person.locale),
    },
  },
  presses: {
    take: { who: "HR", run: (turn) => takeOrRelease(services, turn, "take") },
    release: { who: "HR", run: (turn) => takeOrRelease(services, turn, "release") },
    withdraw: { who: "everyone", run: (turn) => withdraw(services, turn) },
  },
  submits: {
    ask: { who: "everyone", run: (turn) => submitAsk(services, turn) },
    answer: { who: "HR", run: (turn) => submitAnswer(services, turn) },
  },
  shows: {
    asked: { who: "HR", run: async ({ about, person }) => askedCard(await forHr(services, about.enquiry), person) },
    answered: {
      who: "everyone",
      run: async ({ about, person }) =>
        answeredCard(existing(await services.enquiries.forAsker(about.enquiry ?? "", person.id)), person.locale),
    },
    waiting: { who: "HR", run: async (turn) => lateCard(services, turn) },
  },
  jobs: [remind(services)],
  offers: offersFor,
});

/** The button that every answer and refusal has. */
export const askHr = (question: string | undefined, locale: Locale) => askButton(question, text[locale]);

function existing<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal("not-found");
  return found;
}

const forHr = async ({ enquiries }: Services, id = "", tx?: Tx): Promise<Enquiry> =>
  existing(await enquiries.forHr(id, tx));

const beforeOf = async ({ before }: Services, question: string | undefined) =>
  question === undefined ? undefined : await before(question);

/** HR sees what waits, unless they ask for their own. */
async function list({ enquiries, calendar }: Services, { person, today, words }: Heard<Tx>): Promise<Card> {
  const { locale } = person;
  if (!person.roles.includes("HR") || spoken(words) === spoken(text.ja.listWords))
    return ownListCard(await enquiries.ofAsker(person.id), locale);
  const waiting = await enquiries.waiting();
  const days = waiting.map((each) => waited(each, calendar, today));
  return queueCard(waiting, days, text[locale].queueTitle(waiting.length), locale);
}

async function submitAsk(services: Services, { about, entries, person, today, now, change }: Submitted<Tx>) {
  const before = await beforeOf(services, about.question);
  const read = readAnswers(askForm(before, services.worded, person.locale), entries, person.locale);
  if ("form" in read) return read;
  const { words, naming } = read.answers;
  const crisis = services.inCrisis(words, person.locale);
  if (crisis) return crisis;
  const personnel = await services.personnel(today);
  const asked = {
    id: randomUUID(),
    askerId: person.id,
    unnamed: naming === "unnamed",
    words,
    said: before?.said,
    at: now,
  };
  return await change(async (tx, notify) => {
    const number = await services.enquiries.ask(tx, asked);
    for (const to of personnel) notify(arrival(to, asked.id));
    return sentCard({ ...asked, number }, services.remindAfter, person.locale);
  });
}

const arrival = (to: string, id: string): Notice => ({
  to,
  feature: "enquiry",
  kind: "asked" satisfies Shows,
  about: { enquiry: id },
  once: `enquiry.asked:${id}:${to}`,
  class: "status",
});

const redraw = (id: string) => ({
  redraw: { feature: "enquiry", kind: "asked" satisfies Shows, about: { enquiry: id } },
});

async function takeOrRelease(
  services: Services,
  { about, person, now, change }: Turn<Tx>,
  act: "take" | "release",
): Promise<Card> {
  const { enquiry: id = "" } = about;
  const { enquiries } = services;
  return await change(async (tx, notify) => {
    const changed =
      act === "take"
        ? await enquiries.take(tx, id, person.id, about.from ?? null, now)
        : await enquiries.release(tx, id, person.id);
    const enquiry = await forHr(services, id, tx);
    if (!changed) return takenCard(enquiry, person.locale);
    notify(redraw(id));
    return askedCard(enquiry, person);
  });
}

async function withdraw({ enquiries }: Services, { about, person, now, change }: Turn<Tx>): Promise<Card> {
  const { enquiry: id = "" } = about;
  return await change(async (tx, notify) => {
    const withdrawn = await enquiries.withdraw(tx, id, person.id, now);
    const own = existing(await enquiries.forAsker(id, person.id, tx));
    if (!withdrawn) throw new Refusal("stale");
    notify(redraw(id));
    return withdrawnCard(own, person.locale);
  });
}

function formFor({ near, worded, reviewAfter }: Services, enquiry: Enquiry, locale: Locale, today: string) {
  const drafted = { near: near(enquiry.words, locale), worded, today, reviewOn: addMonths(today, reviewAfter) };
  return answerForm(enquiry, drafted, locale);
}

async function openAnswer(services: Services, { about, person, today }: Turn<Tx>) {
  const enquiry = await forHr(services, about.enquiry);
  const mine = stateOf(enquiry) === "taken" && enquiry.takenBy?.id === person.id;
  return mine ? formFor(services, enquiry, person.locale, today) : takenCard(enquiry, person.locale);
}

async function submitAnswer(services: Services, { about, entries, person, today, now, change }: Submitted<Tx>) {
  const { locale } = person;
  const enquiry = await forHr(services, about.enquiry);
  const form = formFor(services, enquiry, locale, today);
  const read = readAnswers(form, entries, locale);
  if ("form" in read) return read;
  const { text: words, sections, publish, question, reviewOn } = read.answers;
  const publishing = publish === "yes";
  if (publishing && !question) return correct(form, entries, { question: text[locale].questionNeeded });
  return await change(async (tx, notify) => {
    const given = await services.enquiries.answer(tx, enquiry.id, person.id, { text: words, sections, at: now });
    if (!given) return correct(form, entries, { text: text[locale].closed });
    const shared = { question: question ?? "", text: words, sections, authorId: person.id, reviewOn, now };
    if (publishing) await services.publish(tx, shared);
    notify(answerNotice(await services.enquiries.askerOf(tx, enquiry.id), enquiry.id));
    notify(redraw(enquiry.id));
    return doneCard(enquiry, publishing, locale);
  });
}

const answerNotice = (to: string, id: string): Notice => ({
  to,
  feature: "enquiry",
  kind: "answered" satisfies Shows,
  about: { enquiry: id },
  once: `enquiry.answered:${id}`,
  class: "receipt",
});

/** Those that have waited longer than the city allows. */
async function late({ enquiries, calendar, remindAfter }: Services, today: string, tx?: Tx) {
  const waiting = await enquiries.waiting(tx);
  return waiting.filter((each) => waited(each, calendar, today) > remindAfter);
}

async function lateCard(services: Services, { person, today }: Turn<Tx>): Promise<Card> {
  const t = text[person.locale];
  const found = await late(services, today);
  const days = found.map((each) => waited(each, services.calendar, today));
  const title = found.length === 0 ? t.lateNone : t.late(found.length, services.remindAfter);
  return queueCard(found, days, title, person.locale);
}

/** On each working day, one notice to everybody in HR while a question has waited too long. */
const remind = (services: Services): Job<Tx> => ({
  name: "enquiry.remind",
  at: "08:40",
  until: "17:15",
  run: async (tx, _now, today) => {
    const nothing = !services.calendar.isWorkingDay(today) || (await late(services, today, tx)).length === 0;
    if (nothing) return [];
    const personnel = await services.personnel(today);
    return personnel.map((to) => ({
      to,
      feature: "enquiry",
      kind: "waiting" satisfies Shows,
      about: {},
      once: `enquiry.waiting:${today}:${to}`,
      class: "nudge",
    }));
  },
});
