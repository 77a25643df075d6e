import type { Feature } from "../../bot/feature.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Submitted, Turn } from "../../bot/turn.ts";
import { addMonths, type Calendar } from "../../services/calendar.ts";
import type { Tx } from "../../services/database/database.ts";
import { correct, readAnswers } from "../../view/answers.ts";
import type { Card } from "../../view/card.ts";
import { type CuratedAnswer, changedBasis } from "./curated-answer.ts";
import type { CuratedAnswers } from "./store.ts";
import { text } from "./text.ts";
import {
  conflictForm,
  editForm,
  historyCard,
  listCard,
  manageCard,
  type Opens,
  offer,
  type Presses,
  type ReadButton,
  reviewCard,
  type Shows,
  type Submits,
  writeForm,
} from "./views.ts";

type Services = {
  readonly curated: CuratedAnswers;
  /** SHA-256 of a section's text; undefined where there is no such section. */
  readonly hashOf: (section: string) => string | undefined;
  readonly readButton: ReadButton;
  readonly calendar: Calendar;
  /** Those in HR on a day. */
  readonly personnel: (day: string) => Promise<readonly string[]>;
  /** Months until an answer is looked at again, unless HR says otherwise. */
  readonly reviewAfter: number;
};
type Names = { opens: Opens; presses: Presses; submits: Submits; shows: Shows };

/** 庁内Q&A: what the personnel section has answered, kept right. */
export const curatedAnswer = (services: Services): Feature<Tx, Names> => ({
  name: "curated-answer",
  hears: {
    words: ["庁内qa", "庁内qanda", "qa"],
    who: "everyone",
    run: async ({ person }) => {
      const mayEdit = person.roles.includes("HR");
      const answers = await services.curated.all();
      const changed = answers.filter((each) => changedBasis(each, services.hashOf).length > 0);
      return listCard(answers, { changed, mayEdit }, services.readButton, person.locale);
    },
  },
  opens: {
    manage: { who: "HR", run: async (turn) => manage(services, await found(services, turn), turn) },
    edit: {
      who: "HR",
      run: async (turn) => editForm(await found(services, turn), turn.today, turn.person.locale),
    },
    write: {
      who: "HR",
      run: async ({ today, person }) => writeForm(today, addMonths(today, services.reviewAfter), person.locale),
    },
    history: {
      who: "HR",
      run: async ({ about, person }) => {
        const versions = await services.curated.history(about.answer ?? "");
        if (versions.length === 0) throw new Refusal("not-found");
        return historyCard(versions, person.locale);
      },
    },
  },
  presses: {
    withdraw: { who: "HR", run: (turn) => setWithdrawn(services, turn, turn.now) },
    restore: { who: "HR", run: (turn) => setWithdrawn(services, turn, null) },
  },
  submits: {
    edit: { who: "HR", run: (turn) => edit(services, turn) },
    write: { who: "HR", run: (turn) => write(services, turn) },
  },
  shows: {
    review: {
      who: "HR",
      run: async (turn) => {
        const answer = await found(services, turn);
        return reviewCard(answer, changedBasis(answer, services.hashOf), turn.person.locale);
      },
    },
  },
  jobs: [
    { name: "curated-answer.review", at: "08:45", until: "17:15", run: (tx, _now, day) => due(services, tx, day) },
  ],
  offers: ({ locale }) => [offer(locale)],
  records: ({ locale }) => ({ curated_answer: [offer(locale).button] }),
});

async function found({ curated }: Services, { about }: Turn<Tx>, tx?: Tx): Promise<CuratedAnswer> {
  const answer = await curated.byId(about.answer ?? "", tx);
  if (!answer) throw new Refusal("not-found");
  return answer;
}

const manage = ({ hashOf }: Services, answer: CuratedAnswer, { person }: Turn<Tx>): Card =>
  manageCard(answer, changedBasis(answer, hashOf), person.locale);

const setWithdrawn = (services: Services, turn: Turn<Tx>, at: Date | null): Promise<Card> =>
  turn.change(async (tx) => {
    const answer = await found(services, turn, tx);
    await services.curated.setWithdrawn(tx, answer.id, at);
    return manage(services, { ...answer, withdrawn: at !== null }, turn);
  });

async function edit(services: Services, turn: Submitted<Tx>) {
  const { about, entries, person, today, now, change } = turn;
  const { locale } = person;
  const before = await found(services, turn);
  const read = readAnswers(editForm(before, today, locale), entries, locale);
  if ("form" in read) return read;
  // What it rests on stays, also where it is gone; saving says that it was checked against the sections as they are now.
  const basis = before.basis.map(({ section, hash }) => ({ section, hash: services.hashOf(section) ?? hash }));
  return await change(async (tx) => {
    const draft = { ...read.answers, basis };
    const by = { id: person.id, now };
    const edited = await services.curated.edit(tx, before.id, Number(about.version), draft, by);
    if (edited) return manage(services, edited, turn);
    const standing = await found(services, turn, tx);
    return correct(conflictForm(standing, today, locale), entries, { text: text[locale].conflict(standing.author) });
  });
}

async function write(services: Services, turn: Submitted<Tx>) {
  const { entries, person, today, now, change } = turn;
  const read = readAnswers(writeForm(today, today, person.locale), entries, person.locale);
  if ("form" in read) return read;
  return await change(async (tx) => {
    const draft = { ...read.answers, basis: [] };
    return manage(services, await services.curated.publish(tx, draft, { id: person.id, now }), turn);
  });
}

/**
 * One notice to everybody in HR for each answer whose review date has come or whose basis has changed; a new version,
 * or another change, begins anew.
 */
async function due({ curated, calendar, hashOf, personnel: personnelOn }: Services, tx: Tx, day: string) {
  if (!calendar.isWorkingDay(day)) return [];
  const answers = (await curated.all(tx))
    .filter(({ withdrawn }) => !withdrawn)
    .map((answer) => ({ ...answer, changed: changedBasis(answer, hashOf) }))
    .filter(({ reviewOn, changed }) => reviewOn <= day || changed.length > 0);
  const personnel = answers.length > 0 ? await personnelOn(day) : [];
  return answers.flatMap(({ id, version, changed, reviewOn }) =>
    personnel.map((to) => ({
      to,
      feature: "curated-answer",
      kind: "review" satisfies Shows,
      about: { answer: id },
      once: `curated-answer.review:${id}:${version}:${reviewOn <= day ? "date" : changed.join(",")}:${to}`,
      class: "nudge" as const,
      why: reviewOn <= day ? "庁内Q&Aの見直しの日が来たため。" : "庁内Q&Aのもとになった条文が変わったため。",
      facts: { reviewOn, changed: changed.length },
    })),
  );
}
