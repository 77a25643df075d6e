import type { Notice } from "../../../bot/notice.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import { addDays, type Calendar } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import { ownOf } from "../members/sight.ts";
import { section } from "../month/views.ts";
import type { Services } from "../services.ts";
import { answer, send, type Talk, talkFor } from "./store.ts";
import { text } from "./text.ts";
import { answerDone, answeredCard, readCard, type Shows, sentCard, tellForm, timeForm, toldCard } from "./views.ts";

export type { Opens, Presses, Shows, Submits } from "./views.ts";

/** 仕事の量を上司に相談する: a text to one's manager, and the answer. */
export function talks(services: Services) {
  const everyone = { who: "everyone" as const };
  return {
    opens: {
      tell: { ...everyone, run: async (turn: Turn<Tx>) => (await writing(services, turn)).form },
      told: {
        ...everyone,
        run: async (turn: Turn<Tx>) => readCard(await talkOf(services, turn), turn.person.id, turn.person.locale),
      },
      "talk-time": {
        ...everyone,
        run: async (turn: Turn<Tx>) => timeFormOf(services, await waitingOf(services, turn), turn),
      },
    },
    presses: { received: { ...everyone, run: (turn: Turn<Tx>) => reply(services, turn, undefined) } },
    submits: {
      tell: { ...everyone, run: (turn: Submitted<Tx>) => tell(services, turn) },
      "talk-time": { ...everyone, run: (turn: Submitted<Tx>) => setTime(services, turn) },
    },
    shows: {
      told: { ...everyone, run: async (turn: Turn<Tx>) => toldCard(await talkOf(services, turn), turn.person.locale) },
      answered: {
        ...everyone,
        run: async (turn: Turn<Tx>) => answeredCard(await talkOf(services, turn), turn.person.locale),
      },
    },
  };
}

/** The form, and to whom it goes: with several managers (兼務) the first in the order of their ids. */
async function writing(services: Services, turn: Turn<Tx>) {
  const { person, today } = turn;
  const seen = await ownOf(services, turn);
  const [id = ""] = seen.member.managers;
  const manager = await services.directory.byId(id, today);
  if (!manager) throw new Refusal("not-found");
  return { manager, form: tellForm(seen, manager.name, person.locale) };
}

async function tell(services: Services, turn: Submitted<Tx>) {
  const { person, entries, now, change } = turn;
  const { manager, form } = await writing(services, turn);
  const read = readAnswers(form, entries, person.locale);
  if ("form" in read) return read;
  const talk = { id: services.newId(), words: read.answers.words, sentAt: now };
  return await change<Card>(async (tx, notify) => {
    await send(tx, services.crypto, { ...talk, personId: person.id, managerId: manager.id });
    notify(noticeOf("told", manager.id, talk.id));
    return sentCard(manager.name, person.locale);
  });
}

const noticeOf = (kind: Shows, to: string, talk: string): Notice => ({
  ...{ to, feature: "overtime", kind, about: { t: talk }, once: `overtime.${kind}:${talk}` },
  ...{ class: "receipt", section },
});

async function talkOf({ db, crypto }: Services, { about, person }: Turn<Tx>, tx: Tx = db): Promise<Talk> {
  const talk = await talkFor(tx, crypto, about.t ?? "", person.id);
  if (!talk) throw new Refusal("not-found");
  return talk;
}

/** One that waits for the viewer's answer. */
async function waitingOf(services: Services, turn: Turn<Tx>): Promise<Talk> {
  const talk = await talkOf(services, turn);
  if (talk.manager.id !== turn.person.id) throw new Refusal("not-found");
  if (talk.answeredAt) throw new Refusal("stale");
  return talk;
}

const timeFormOf = ({ calendar }: Services, talk: Talk, { today, person }: Turn<Tx>) =>
  timeForm(talk, nextWorkingDay(today, calendar), person.locale);

function nextWorkingDay(today: string, { isWorkingDay }: Pick<Calendar, "isWorkingDay">): string {
  let day = addDays(today, 1);
  for (let looked = 0; looked < 60 && !isWorkingDay(day); looked++) day = addDays(day, 1);
  return day;
}

async function setTime(services: Services, turn: Submitted<Tx>) {
  const { entries, person } = turn;
  const form = timeFormOf(services, await waitingOf(services, turn), turn);
  const read = readAnswers(form, entries, person.locale);
  if ("form" in read) return read;
  const { day, at } = read.answers;
  if (!services.calendar.isWorkingDay(day)) return correct(form, entries, { day: text[person.locale].timeHint });
  return await reply(services, turn, new Date(`${day}T${at}:00+09:00`));
}

async function reply(services: Services, turn: Turn<Tx>, meetAt: Date | undefined): Promise<Card> {
  const { person, about, now, change } = turn;
  const { t = "" } = about;
  return await change<Card>(async (tx, notify) => {
    if (!(await answer(tx, t, person.id, { now, meetAt }))) throw new Refusal("stale");
    const talk = await talkOf(services, turn, tx);
    notify(noticeOf("answered", talk.person.id, t));
    notify({ redraw: { feature: "overtime", kind: "told" satisfies Shows, about: { t } } });
    return answerDone(meetAt, person.locale);
  });
}
