import type { Heard, Submitted, Turn, Typed } from "../../../bot/turn.ts";
import { spoken } from "../../../bot/words.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Block, Card } from "../../../view/card.ts";
import type { Form, Option } from "../../../view/form.ts";
import { act, pairOf, versionOf } from "../act.ts";
import { newsNotice, tell } from "../notices.ts";
import { otherOf, type Rhythm } from "../one-on-one.ts";
import type { Services } from "../services.ts";
import { opens } from "../targets.ts";
import { rhythmForm, startForm } from "./forms.ts";
import { isMine, isOverdue, linesOf, waitsFor } from "./lines.ts";
import { agree, askForPair, askForRhythm, endPair, pairSeen, unpairedOf } from "./store.ts";
import { text } from "./text.ts";
import { doneCard, lineBlocks, talksCard, whichCard } from "./views.ts";

export type Opens = "start" | "rhythm";
export type Presses = "agree" | "end";
export type Submits = "start" | "rhythm";

/** Who talks with whom, and how often. */
export const pairs = (services: Services) => {
  const everyone = { who: "everyone" as const };
  return {
    hears: { words: [...words, ...asking], ...everyone, run: (turn: Heard<Tx>) => hear(services, turn) },
    atHome: (turn: Turn<Tx>) => atHome(services, turn),
    opens: {
      start: { ...everyone, run: (turn: Turn<Tx>) => openStart(services, turn) },
      rhythm: {
        ...everyone,
        run: async (turn: Turn<Tx>) => rhythmForm(await pairOf(services, turn, "begun"), turn.person.locale),
      },
    },
    presses: {
      agree: { ...everyone, run: (turn: Turn<Tx>) => agreeTo(turn) },
      end: { ...everyone, run: (turn: Turn<Tx>) => end(turn) },
    },
    submits: {
      start: { ...everyone, run: (turn: Submitted<Tx>) => start(services, turn) },
      rhythm: { ...everyone, run: (turn: Submitted<Tx>) => changeRhythm(services, turn) },
    },
    shows: { talks: { ...everyone, run: (turn: Turn<Tx>) => talks(services, turn) } },
    suggests: { with: { ...everyone, run: (turn: Typed<Tx>) => offered(services, turn) } },
  };
};

const words = ["1on1", "1対1", "ワンオンワン", "oneonone"];
const asking = ["面談", "meeting", "interview"];

async function hear(services: Services, turn: Heard<Tx>): Promise<Card> {
  if (asking.includes(spoken(turn.words))) return whichCard(turn.person.locale);
  return talks(services, turn);
}

async function talks({ db }: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, today } = turn;
  const lines = await linesOf(db, turn);
  const unpaired = person.leads ? await unpairedOf(db, person.id, today) : [];
  return talksCard(lines, unpaired, turn);
}

/** Those that wait for this person, are near, or were long ago. */
async function atHome({ db }: Services, turn: Turn<Tx>): Promise<readonly Block[]> {
  const { person, today, now } = turn;
  const lines = (await linesOf(db, turn)).filter((line) => {
    const waits = waitsFor(line, person.id, now);
    return isMine(waits) || waits === "meets" || isOverdue(line, today);
  });
  return lineBlocks(lines, turn).slice(0, 5);
}

async function offered({ directory }: Services, { typed, today, person }: Typed<Tx>): Promise<readonly Option[]> {
  const { people } = await directory.search(typed, today, 20);
  return people.filter(({ id }) => id !== person.id).map(optionOf);
}

const optionOf = ({ staffNumber, name, unit }: Person): Option => ({
  value: staffNumber,
  label: `${name}（${unit.name}）`,
});

/** Filled in with whom the button names, or else with the manager. */
async function openStart({ directory, rules }: Services, { about, person, today }: Turn<Tx>): Promise<Form> {
  const chosen =
    about.w === undefined
      ? await managerOf(directory, person.id, today)
      : await directory.byStaffNumber(about.w, today);
  const rhythm = { months: rules.everyMonths, minutes: rules.minutes };
  return startForm(rhythm, chosen && optionOf(chosen), person.locale);
}

async function managerOf(directory: Services["directory"], personId: string, today: string) {
  const [[id = ""] = []] = await directory.lineAbove(personId, today);
  return directory.byId(id, today);
}

async function start(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, today, now, change } = turn;
  const { directory, rules, newId } = services;
  const t = text[person.locale];
  const form = startForm({ months: rules.everyMonths, minutes: rules.minutes }, undefined, person.locale);
  const read = readAnswers(form, entries, person.locale);
  if ("form" in read) return read;
  const other = await directory.byStaffNumber(read.answers.with, today);
  if (!other) return correct(form, entries, { with: t.unknown });
  if (other.id === person.id) return correct(form, entries, { with: t.yourself });
  const who = await placed(directory, person.id, other.id, today);
  const id = newId();
  return await change<Card | Correction>(async (tx, notify) => {
    const begun = await askForPair(tx, { id, ...who, by: person.id, rhythm: rhythmIn(read.answers), now });
    const seen = begun ? await pairSeen(tx, id, person.id) : undefined;
    if (!seen) return correct(form, entries, { with: t.already });
    notify(newsNotice(other.id, id, "asked", "1"));
    return doneCard(seen, person.locale, { title: t.asked(other.name), line: t.askedText });
  });
}

const rhythmIn = ({ months, minutes }: { readonly months: string; readonly minutes: string }): Rhythm => ({
  months: Number(months),
  minutes: Number(minutes),
});

/** Between a manager and their own it is the talk of the one who reports; otherwise of whoever asks. */
async function placed(directory: Services["directory"], asker: string, other: string, today: string) {
  const [above = []] = await directory.lineAbove(asker, today);
  const [aboveOther = []] = await directory.lineAbove(other, today);
  const leads = aboveOther.includes(asker);
  return leads
    ? { memberId: other, counterpartId: asker, followsLine: true }
    : { memberId: asker, counterpartId: other, followsLine: above.includes(other) };
}

async function changeRhythm(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries } = turn;
  const { locale } = person;
  const t = text[locale];
  const read = readAnswers(rhythmForm(await pairOf(services, turn, "begun"), locale), entries, locale);
  if ("form" in read) return read;
  const rhythm = rhythmIn(read.answers);
  return await act<Card>(turn, "begun", async (tx, seen, notify) => {
    await askForRhythm(tx, seen.pair, person.id, rhythm);
    const other = otherOf(seen);
    tell(notify, newsNotice(other.id, seen.pair.id, "asked", String(seen.pair.version + 1)));
    return doneCard(seen, locale, { title: t.asked(other.name) });
  });
}

/** To what the button was drawn for; what was asked for anew since is to be seen first. */
function agreeTo(turn: Turn<Tx>): Promise<Card> {
  const { person, today } = turn;
  const t = text[person.locale];
  return act<Card>(turn, "begun", async (tx, seen, notify) => {
    const { pair } = seen;
    const { asked } = pair;
    if (!asked || asked.by === person.id || pair.version !== versionOf(turn))
      return doneCard(seen, person.locale, { title: t.gone, line: t.goneText });
    await agree(tx, pair, asked, today);
    tell(notify, newsNotice(asked.by, pair.id, "agreed", String(pair.version)));
    if (pair.agreedOn) return doneCard(seen, person.locale, { title: t.changed });
    const propose = opens("propose", { p: pair.id }, t.propose, "main");
    return doneCard(seen, person.locale, { title: t.agreed, more: [propose] });
  });
}

function end(turn: Turn<Tx>): Promise<Card> {
  const { person, today } = turn;
  return act<Card>(turn, "begun", async (tx, seen, notify) => {
    const { pair } = seen;
    const [t, other] = [text[person.locale], otherOf(seen)];
    const mine = pair.asked?.by === person.id;
    const news = pair.agreedOn ? "ended" : mine ? "taken-back" : "declined";
    await endPair(tx, pair, today);
    tell(notify, newsNotice(other.id, pair.id, news, String(pair.version)));
    const title = pair.agreedOn ? t.ended(other.name) : mine ? t.takenBack : t.declined;
    return doneCard(seen, person.locale, { title });
  });
}
