import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { WORKBOOK_MIME, workbook } from "../../../services/files/workbook.ts";
import { correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { File } from "../../../view/file.ts";
import type { Services } from "../services.ts";
import { hoursFor } from "./hours.ts";
import type { Cause } from "./review.ts";
import { reviewSheet } from "./sheet.ts";
import { standingIn } from "./standing-in.ts";
import { type Review, reviewsFor, write } from "./store.ts";
import { text } from "./text.ts";
import { doneCard, noticeCard, ownListCard, pageCard, readCard, reviewForm } from "./views.ts";

export type { Files, Opens, Shows, Submits } from "./views.ts";

/** 要因の整理・分析・検証: written by whoever leads the unit, collected for HR. */
export function reviews(services: Services) {
  const managers = { who: "managers" as const };
  const hr = { who: "HR" as const };
  const instead = standingIn(services);
  return {
    opens: {
      reviews: { ...managers, run: (turn: Turn<Tx>) => ownList(services, turn) },
      review: { ...managers, run: async (turn: Turn<Tx>) => (await writing(services, turn)).form },
      "review-read": { ...hr, run: (turn: Turn<Tx>) => readOne(services, turn) },
      "stand-in": { ...hr, run: instead.open },
    },
    submits: {
      review: { ...managers, run: (turn: Submitted<Tx>) => submit(services, turn) },
      "stand-in": { ...hr, run: instead.submit },
    },
    shows: {
      review: {
        ...managers,
        run: async (turn: Turn<Tx>) => noticeCard(await ownReviews(services, turn), turn.person.locale),
      },
      reviews: { ...hr, run: (turn: Turn<Tx>) => page(services, turn) },
      "stood-in": { ...managers, run: instead.show },
    },
    files: { reviews: { ...hr, run: (turn: Turn<Tx>) => exported(services, turn) } },
  };
}

const ownReviews = ({ db, crypto }: Services, { person, today }: Turn<Tx>, tx: Tx = db) =>
  reviewsFor(tx, crypto, { writer: person.id }, today);

async function ownList(services: Services, turn: Turn<Tx>): Promise<Card> {
  const own = await ownReviews(services, turn);
  return ownListCard(own, await hoursFor(services, own), turn.today, turn.person.locale);
}

async function writing(services: Services, turn: Turn<Tx>) {
  const review = (await ownReviews(services, turn)).find(({ id }) => id === turn.about.r);
  if (!review) throw new Refusal("not-found");
  const hoursOf = await hoursFor(services, [review]);
  return { review, form: reviewForm(review, hoursOf(review), turn.person.locale) };
}

async function submit(services: Services, turn: Submitted<Tx>) {
  const { person, entries, now, about, change } = turn;
  const { review, form } = await writing(services, turn);
  const read = readAnswers(form, entries, person.locale);
  if ("form" in read) return read;
  const stale = () => correct(form, entries, { words: text[person.locale].stale });
  if (about.v !== String(review.version)) return stale();
  const { causes, words, measures, view } = read.answers;
  const body = { causes: causes as readonly Cause[], words, measures, view: view ?? "" };
  return await change<ReturnType<typeof stale> | Card>(async (tx, notify) => {
    if (!(await write(tx, services.crypto, review, { body, by: person.id, now }))) return stale();
    const left = (await ownReviews(services, turn, tx)).filter((each) => !each.body).length;
    notify({ redraw: { feature: "overtime", kind: "review", about: { w: person.id } } });
    return doneCard(left, person.locale);
  });
}

async function all({ db, crypto }: Services, { today }: Turn<Tx>): Promise<readonly Review[]> {
  return await reviewsFor(db, crypto, "hr", today);
}

async function page(services: Services, turn: Turn<Tx>): Promise<Card> {
  const found = await all(services, turn);
  return pageCard(found, await hoursFor(services, found), turn);
}

/** Written down before it is shown. */
async function readOne(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { about, person, now } = turn;
  const review = (await all(services, turn)).find(({ id }) => id === about.r);
  if (!review) throw new Refusal("not-found");
  await services.db.$transaction((tx) =>
    services.audit.append(tx, {
      ...{ at: now, actor: person.id, action: "overtime.read", subject: review.person },
      payload: { review: review.id },
    }),
  );
  const hoursOf = await hoursFor(services, [review]);
  return readCard(review, hoursOf(review), person.locale);
}

async function exported(services: Services, turn: Turn<Tx>): Promise<File> {
  const { person, now, today } = turn;
  const found = await all(services, turn);
  await services.db.$transaction((tx) =>
    services.audit.append(tx, {
      ...{ at: now, actor: person.id, action: "overtime-review.exported", subject: null },
      payload: { reviews: found.length },
    }),
  );
  const bytes = await workbook([reviewSheet(found, await hoursFor(services, found), today, person.locale)]);
  return { type: "file", name: text[person.locale].file(today), mime: WORKBOOK_MIME, bytes };
}
