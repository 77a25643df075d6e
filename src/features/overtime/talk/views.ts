import { dayInJapan } from "../../../services/clock.ts";
import type { Block, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Seen } from "../members/seen.ts";
import { section } from "../month/views.ts";
import { opens, presses, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { Talk } from "./store.ts";
import { text } from "./text.ts";

export type Opens = "tell" | "told" | "talk-time";
export type Presses = "received";
export type Submits = "tell" | "talk-time";
export type Shows = "told" | "answered";

export function tellForm(seen: Seen, manager: string, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.title,
    target: target("tell" satisfies Submits),
    readers: t.readers(manager),
    intro: [{ type: "text", text: t.intro, tone: "quiet" }],
    fields: [
      {
        id: "words",
        type: "text",
        long: true,
        maxLength: 1000,
        label: t.words,
        hint: t.wordsHint,
        value: draftOf(seen, locale),
      },
    ],
    submitLabel: t.send,
  });
}

function draftOf({ worked, month, foresight }: Seen, locale: Locale): string {
  const [t, s] = [text[locale], shared[locale]];
  const minutes = worked.get(month);
  if (minutes === undefined) return t.draftNone;
  const likely = "unforeseen" in foresight ? undefined : s.hours(Math.round(foresight.likely / 60) * 60);
  return t.draft(s.hours(minutes), likely);
}

export const sentCard = (manager: string, locale: Locale): Card => ({
  ...{ type: "card", kicker: shared[locale].kicker, title: text[locale].sentTitle(manager), section },
  body: [{ type: "text", text: text[locale].sentText }],
});

/** To the manager: names nobody, and nothing that was written. */
export function toldCard({ id, answeredAt, meetAt }: Talk, locale: Locale): Card {
  const t = text[locale];
  const done = answeredAt && (meetAt ? t.doneTime(whenOf(meetAt, locale)) : t.doneReceived);
  return {
    ...{ type: "card", kicker: shared[locale].kicker, title: t.toldTitle, section },
    body: [{ type: "text", text: done ?? t.toldText }],
    buttons: [opens("told" satisfies Opens, { t: id }, t.read, "main")],
  };
}

/** What was written, in a dialog. */
export function readCard(talk: Talk, viewerId: string, locale: Locale): Card {
  const [t, s] = [text[locale], shared[locale]];
  const waiting = viewerId === talk.manager.id && !talk.answeredAt;
  return {
    ...{ type: "card", kicker: s.kicker, title: t.of(talk.person.name) },
    body: [
      { type: "text", text: talk.words },
      quiet(t.sentOn(s.day(dayInJapan(talk.sentAt)))),
      ...(viewerId === talk.manager.id ? [quiet(t.readersLine)] : []),
    ],
    buttons: waiting
      ? [
          opens("talk-time" satisfies Opens, { t: talk.id }, t.time, "main"),
          presses("received" satisfies Presses, { t: talk.id }, t.received),
        ]
      : [],
  };
}

const quiet = (line: string): Block => ({ type: "text", text: line, tone: "quiet" });

/** Half hours of a working day. */
const times = Array.from({ length: 17 }, (_, at) => {
  const minutes = 8 * 60 + 30 + at * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
});

export function timeForm({ id, person }: Talk, tomorrow: string, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.timeTitle,
    target: target("talk-time" satisfies Submits, { t: id }),
    readers: t.timeReaders(person.name),
    fields: [
      { id: "day", type: "date", label: t.day, earliest: tomorrow, value: tomorrow },
      {
        id: "at",
        type: "choice",
        label: t.at,
        hint: t.timeHint,
        value: "10:00",
        options: times.map((time) => ({ value: time, label: time })),
      },
    ],
    submitLabel: t.setTime,
  });
}

export const answerDone = (meetAt: Date | undefined, locale: Locale): Card => ({
  ...{ type: "card", kicker: shared[locale].kicker },
  title: meetAt ? text[locale].doneTime(whenOf(meetAt, locale)) : text[locale].doneReceived,
  body: meetAt ? [{ type: "text", text: text[locale].doneText }] : [],
});

/** To the person. */
export const answeredCard = ({ id, meetAt }: Talk, locale: Locale): Card => ({
  ...{ type: "card", kicker: shared[locale].kicker, section },
  title: meetAt ? text[locale].answeredTime(whenOf(meetAt, locale)) : text[locale].answeredReceived,
  body: meetAt ? [{ type: "text", text: text[locale].answeredText }] : [],
  buttons: [opens("told" satisfies Opens, { t: id }, text[locale].open)],
});

const clock = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", hour: "numeric", minute: "2-digit" });

const whenOf = (at: Date, locale: Locale): string =>
  text[locale].when(shared[locale].day(dayInJapan(at)), clock.format(at));
