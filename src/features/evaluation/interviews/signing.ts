import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import { act } from "../act.ts";
import { type Evaluation, type Interview, interviewOf } from "../record.ts";
import type { Services } from "../services.ts";
import { signForm } from "./forms.ts";
import { markOf } from "./interview.ts";
import { saveInterview } from "./store.ts";
import { text } from "./text.ts";
import { again, drawing, forAct, kindOf, redrawOwn } from "./turn.ts";
import { doneCard } from "./views.ts";

export async function openSign(services: Services, turn: Turn<Tx>): Promise<Form | Card> {
  const evaluation = await forAct(services, turn, "sign");
  const interview = held(evaluation, turn);
  return interview.signed ? signedCard(evaluation, turn) : signForm(evaluation, drawing(turn));
}

/** Without a remark. */
export const signNow = (services: Services, turn: Turn<Tx>): Promise<Card> => {
  const kind = kindOf(turn);
  return act<Card>(services, turn, `sign.${kind}`, async (tx, locked, { notify }) => {
    const interview = held(locked, turn);
    if (interview.signed) return signedCard(locked, turn);
    const t = text[turn.person.locale];
    if (markOf.record(interview) !== turn.about.v)
      return doneCard(locked, kind, turn.person.locale, { title: t.changed, line: t.changedText });
    const change = { signed: { at: turn.now, remark: "" } };
    await saveInterview(tx, services.crypto, locked, kind, change, services.newId());
    redrawOwn(turn.person.id, turn.today, notify);
    return signedCard(locked, turn);
  });
};

/** With a remark, or without. What was signed on another screen stays as it was signed. */
export async function sign(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { entries, person, now, today } = turn;
  const { locale } = person;
  const kind = kindOf(turn);
  const evaluation = await forAct(services, turn, "sign");
  held(evaluation, turn);
  const read = readAnswers(signForm(evaluation, again(turn)), entries, locale);
  if ("form" in read) return read;
  const { remark = "" } = read.answers;
  return await act<Card | Correction>(services, turn, `sign.${kind}`, async (tx, locked, { notify }) => {
    const interview = held(locked, turn);
    if (interview.signed) {
      if (remark !== "" && remark !== interview.signed.remark) throw new Refusal("stale");
      return signedCard(locked, turn);
    }
    if (markOf.record(interview) !== turn.about.v)
      return correct(signForm(locked, drawing(turn)), entries, { remark: text[locale].recordChanged });
    const change = { signed: { at: now, remark } };
    await saveInterview(tx, services.crypto, locked, kind, change, services.newId());
    redrawOwn(person.id, today, notify);
    return signedCard(locked, turn);
  });
}

function held(evaluation: Evaluation, turn: Turn<Tx>): Interview {
  const interview = interviewOf(evaluation, kindOf(turn));
  if (!interview?.held) throw new Refusal("stale");
  return interview;
}

function signedCard(evaluation: Evaluation, turn: Turn<Tx>): Card {
  const t = text[turn.person.locale];
  return doneCard(evaluation, kindOf(turn), turn.person.locale, { title: t.signed, line: t.signedText });
}
