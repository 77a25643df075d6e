import type { Feature } from "../../bot/feature.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Submitted, Turn } from "../../bot/turn.ts";
import { addDays, type Calendar } from "../../services/calendar.ts";
import type { Tx } from "../../services/database/database.ts";
import { readAnswers } from "../../view/answers.ts";
import type { Card } from "../../view/card.ts";
import { beginningOf, type NudgeKind, nudgesFor, resumesOn, type Span, sameKind } from "./nudge.ts";
import type { Stops } from "./store.ts";
import { text } from "./text.ts";
import {
  laterForm,
  listCard,
  type Opens,
  offer,
  type Presses,
  type Resumes,
  type Submits,
  stoppedCard,
} from "./views.ts";

type Services = {
  /** What all features list; asked for only once they are all there. */
  readonly nudges: () => readonly NudgeKind[];
  readonly stops: Stops;
  readonly calendar: Pick<Calendar, "isWorkingDay">;
};
type Names = { opens: Opens; presses: Presses; submits: Submits };

/** お知らせの設定: what each person wants to be told later, or not at all. */
export const notices = (services: Services): Feature<Tx, Names> => ({
  name: "notices",
  hears: {
    words: ["お知らせ", "通知", "notices"],
    who: "everyone",
    run: async ({ person, now }) => {
      const nudges = nudgesFor(services.nudges(), person);
      return listCard(nudges, await services.stops.of(person.id, now), person.locale);
    },
  },
  opens: { later: { who: "everyone", run: async (turn) => await formFor(services, found(services, turn), turn) } },
  presses: { resume: { who: "everyone", run: (turn) => resume(services, turn) } },
  submits: { later: { who: "everyone", run: (turn) => later(services, turn) } },
  shows: {},
  offers: (person) => (nudgesFor(services.nudges(), person).length > 0 ? [offer(person.locale)] : []),
  records: ({ locale }) => ({ mute: [offer(locale).button] }),
});

/** What is not listed, or does not come to them, cannot be put off. */
function found({ nudges }: Services, { about, person }: Turn<Tx>): NudgeKind {
  const { feature = "", kind = "" } = about;
  const nudge = nudgesFor(nudges(), person).find((each) => sameKind(each, { feature, kind }));
  if (!nudge) throw new Refusal("not-found");
  return nudge;
}

async function formFor({ stops, calendar }: Services, nudge: NudgeKind, { person, now, today }: Turn<Tx>) {
  const stop = (await stops.of(person.id, now)).find((each) => sameKind(each, nudge));
  const days = { resumes: resumesFrom(today, calendar), tomorrow: addDays(today, 1) };
  return laterForm(nudge, stop, days, person.locale);
}

const resumesFrom = (today: string, calendar: Services["calendar"]): Resumes => ({
  tomorrow: resumesOn("tomorrow", today, calendar),
  week: resumesOn("week", today, calendar),
  month: resumesOn("month", today, calendar),
});

async function later(services: Services, turn: Submitted<Tx>) {
  const { entries, person, today, change } = turn;
  const nudge = found(services, turn);
  const read = readAnswers(await formFor(services, nudge, turn), entries, person.locale);
  if ("form" in read) return read;
  const span = read.answers.span as Span;
  const resumes = span === "off" ? undefined : resumesOn(span, today, services.calendar);
  const { feature, kind } = nudge;
  return await change(async (tx) => {
    const until = resumes === undefined ? undefined : beginningOf(resumes);
    await services.stops.set(tx, person.id, { feature, kind, until });
    return stoppedCard(nudge, resumes, person.locale);
  });
}

async function resume(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, now, change } = turn;
  const nudge = found(services, turn);
  const note = text[person.locale].resumed(nudge.name(person.locale));
  return await change(async (tx) => {
    await services.stops.lift(tx, person.id, nudge);
    const stops = await services.stops.of(person.id, now, tx);
    return listCard(nudgesFor(services.nudges(), person), stops, person.locale, note);
  });
}
