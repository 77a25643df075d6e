import type { Notice } from "../../../bot/notice.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Services } from "../services.ts";
import { hoursFor } from "./hours.ts";
import type { Cause } from "./review.ts";
import { type Review, reviewsFor, write, writersOf } from "./store.ts";
import { text } from "./text.ts";
import { type Shows, standInForm, stoodInCard, stoodInDone } from "./views.ts";

/** HR writes the review of a unit whose manager is away or has left. Whoever leads the unit is told, and may correct it. */
export function standingIn(services: Services) {
  return {
    open: (turn: Turn<Tx>) => openForm(services, turn),
    submit: (turn: Submitted<Tx>) => submit(services, turn),
    show: (turn: Turn<Tx>) => told(services, turn),
  };
}

/** Not of one's own hours. */
async function writing(services: Services, { person, today, about }: Turn<Tx>) {
  const review = (await reviewsFor(services.db, services.crypto, "hr", today)).find(({ id }) => id === about.r);
  if (!review || review.person === person.id) throw new Refusal("not-found");
  const hoursOf = await hoursFor(services, [review]);
  return { review, form: standInForm(review, hoursOf(review), person.locale) };
}

async function openForm(services: Services, turn: Turn<Tx>) {
  const { review, form } = await writing(services, turn);
  if (review.body) throw new Refusal("stale");
  return form;
}

async function submit(services: Services, turn: Submitted<Tx>) {
  const { person, entries, now, today, about, change } = turn;
  const { locale } = person;
  const { review, form } = await writing(services, turn);
  const read = readAnswers(form, entries, locale);
  if ("form" in read) return read;
  const written = () => correct(form, entries, { words: text[locale].standIn.written });
  if (review.body || about.v !== String(review.version)) return written();
  const { causes, words, measures, view, standIn } = read.answers;
  const body = { causes: causes as readonly Cause[], words, measures, view: view ?? "", standIn };
  return await change<ReturnType<typeof written> | Card>(async (tx, notify) => {
    if (!(await write(tx, services.crypto, review, { body, by: person.id, now }))) return written();
    const writers = await writersOf(tx, review.id, today);
    for (const to of writers) {
      notify(noticeTo(to, review));
      notify({ redraw: { feature: "overtime", kind: "review" satisfies Shows, about: { w: to } } });
    }
    await services.audit.append(tx, {
      ...{ at: now, actor: person.id, action: "overtime-review.stand-in", subject: review.person },
      payload: { review: review.id, told: writers.length },
    });
    return stoodInDone(writers.length, locale);
  });
}

const noticeTo = (to: string, { id, version }: Review): Notice => ({
  ...{ to, feature: "overtime", kind: "stood-in" satisfies Shows, about: { r: id } },
  ...{ once: `overtime.stood-in:${to}:${id}:${version}`, class: "receipt", section: "agano#6-3-2-1" },
});

/** To whoever leads the unit: names nobody. */
async function told({ db, crypto }: Services, { person, today, about }: Turn<Tx>): Promise<Card> {
  const own = await reviewsFor(db, crypto, { writer: person.id }, today);
  if (!own.some(({ id }) => id === about.r)) throw new Refusal("not-found");
  return stoodInCard(person.locale);
}
