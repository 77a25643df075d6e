import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import { act, found, pairOf } from "../act.ts";
import type { Promised, Seen } from "../one-on-one.ts";
import { doneCard } from "../pairs/views.ts";
import type { Services } from "../services.ts";
import { endPromise, makePromise, promiseOf } from "./store.ts";
import { text } from "./text.ts";
import { dropForm, promiseForm } from "./views.ts";

export type Opens = "promise" | "drop";
export type Presses = "kept";
export type Submits = "promise" | "drop";

/** What each will do by when: carried over until it is kept, or dropped with a word. */
export const promises = (services: Services) => {
  const everyone = { who: "everyone" as const };
  return {
    opens: {
      promise: {
        ...everyone,
        run: async (turn: Turn<Tx>) =>
          promiseForm(await pairOf(services, turn, "running"), turn.today, turn.person.locale),
      },
      drop: {
        ...everyone,
        run: async (turn: Turn<Tx>) => {
          const seen = await pairOf(services, turn);
          return dropForm(seen, await ownIn(services, turn, seen), turn.person.locale);
        },
      },
    },
    presses: { kept: { ...everyone, run: (turn: Turn<Tx>) => keep(services, turn) } },
    submits: {
      promise: { ...everyone, run: (turn: Submitted<Tx>) => make(services, turn) },
      drop: { ...everyone, run: (turn: Submitted<Tx>) => drop(services, turn) },
    },
  };
};

/** A promise is its owner's to keep or to drop. */
async function ownIn({ db, crypto }: Services, turn: Turn<Tx>, { pair }: Seen, tx: Tx = db): Promise<Promised> {
  const promised = found(await promiseOf(tx, pair, turn.about.o ?? "", crypto));
  if (promised.ownerId !== turn.person.id) throw new Refusal("not-found");
  return promised;
}

function keep(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { locale } = turn.person;
  return act<Card>(turn, "any", async (tx, seen) => {
    const { id } = await ownIn(services, turn, seen, tx);
    const ended = await endPromise(tx, services.crypto, id, { today: turn.today });
    return doneCard(seen, locale, { title: ended ? text[locale].ended : text[locale].endedBefore });
  });
}

async function drop(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, today } = turn;
  const t = text[person.locale];
  const seen = await pairOf(services, turn);
  const read = readAnswers(dropForm(seen, await ownIn(services, turn, seen), person.locale), entries, person.locale);
  if ("form" in read) return read;
  const { reason: dropped } = read.answers;
  return await act<Card>(turn, "any", async (tx, locked) => {
    const { id } = await ownIn(services, turn, locked, tx);
    const ended = await endPromise(tx, services.crypto, id, { today, dropped });
    return doneCard(locked, person.locale, { title: ended ? t.dropped : t.endedBefore });
  });
}

async function make(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, today } = turn;
  const t = text[person.locale];
  const seen = await pairOf(services, turn, "running");
  const read = readAnswers(promiseForm(seen, today, person.locale), entries, person.locale);
  if ("form" in read) return read;
  const { who, words, by: dueOn } = read.answers;
  const { crypto, newId } = services;
  return await act<Card>(turn, "running", async (tx, locked) => {
    const owner = locked.pair[who === "member" ? "member" : "counterpart"];
    const ids = { id: newId(), pairId: locked.pair.id, ownerId: owner.id };
    await makePromise(tx, crypto, { ...ids, words, dueOn, madeOn: today });
    return doneCard(locked, person.locale, { title: t.made, line: t.madeText });
  });
}
