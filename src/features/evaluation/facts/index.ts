import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import { act, notBegun, notTheirs, reading, refused } from "../act.ts";
import type { Action } from "../evaluation.ts";
import type { Evaluation } from "../record.ts";
import type { Services } from "../services.ts";
import { addFact, deleteFact } from "./store.ts";
import { text } from "./text.ts";
import { factDone, factForm, factsCard, noteAction } from "./views.ts";

export type { Opens, Presses, Submits } from "./targets.ts";
export { factsBlocks, mayNote } from "./views.ts";

/** 職務行動記録: dated facts that somebody notes for themselves. */
export const facts = (services: Services) => {
  const everyone = { who: "everyone" as const };
  return {
    opens: {
      fact: { ...everyone, run: (turn: Turn<Tx>) => openFact(services, turn) },
      facts: { ...everyone, run: (turn: Turn<Tx>) => openFacts(services, turn) },
    },
    presses: { "fact-delete": { ...everyone, run: (turn: Turn<Tx>) => remove(services, turn) } },
    submits: { fact: { ...everyone, run: (turn: Submitted<Tx>) => note(services, turn) } },
  };
};

function actionOf(evaluation: Evaluation, turn: Turn<Tx>): Action {
  const action = noteAction(evaluation);
  if (!action) throw notTheirs(turn);
  return action;
}

/** The evaluation, and the step by which the viewer notes for it now. */
async function forNoting(services: Services, turn: Turn<Tx>) {
  const evaluation = await reading(services, turn, (each) => refused(each, actionOf(each, turn), turn));
  return { evaluation, action: actionOf(evaluation, turn) };
}

async function openFact(services: Services, turn: Turn<Tx>): Promise<Form | Card> {
  const { evaluation } = await forNoting(services, turn);
  return notBegun(evaluation, turn) ?? factForm(evaluation, turn.today, turn.person.locale);
}

async function openFacts(services: Services, turn: Turn<Tx>): Promise<Card> {
  const evaluation = await reading(services, turn, (each) => {
    if (!isAuthor(each)) throw new Refusal("not-found");
  });
  return factsCard(evaluation, turn.person.locale);
}

/** A former rater still reads what they noted. */
const isAuthor = ({ roles, facts: noted }: Evaluation): boolean =>
  roles.has("member") || roles.has("first") || noted.length > 0;

async function note(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, today } = turn;
  const { locale } = person;
  const { evaluation, action } = await forNoting(services, turn);
  const early = notBegun(evaluation, turn);
  if (early) return early;
  const read = readAnswers(factForm(evaluation, today, locale), entries, locale);
  if ("form" in read) return read;
  const { day, item, words } = read.answers;
  return await act<Card>(services, turn, action, async (tx, locked) => {
    await addFact(tx, services.crypto, locked, person.id, { id: services.newId(), day, item, words });
    return factDone(locked, text[locale].saved, text[locale].savedText, locale);
  });
}

async function remove(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, about } = turn;
  const { action } = await forNoting(services, turn);
  return await act<Card>(services, turn, action, async (tx, locked) => {
    await deleteFact(tx, locked, person.id, about.f ?? "");
    return factDone(locked, text[person.locale].deleted, undefined, person.locale);
  });
}
