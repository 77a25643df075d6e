import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import { minuteInJapan, readTimes } from "../../../view/proposed-times.ts";
import { act } from "../act.ts";
import { meanwhile } from "../meanwhile.ts";
import { type Evaluation, interviewOf } from "../record.ts";
import type { Services } from "../services.ts";
import { acrossName, proposeForm } from "./forms.ts";
import { choices, markOf, proposer, sideOf } from "./interview.ts";
import { saveInterview } from "./store.ts";
import { text } from "./text.ts";
import { again, drawing, forAct, kindOf, tellOther } from "./turn.ts";
import { doneCard } from "./views.ts";

export async function openPropose(services: Services, turn: Turn<Tx>): Promise<Form> {
  const evaluation = await forAct(services, turn, "propose");
  if (interviewOf(evaluation, kindOf(turn))?.held) throw new Refusal("stale");
  return proposeForm(evaluation, drawing(turn));
}

/** Takes the place of what either side proposed before, and of a time that was set. */
export async function propose(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { entries, person } = turn;
  const { locale } = person;
  const t = text[locale];
  const form: Form = proposeForm(await forAct(services, turn, "propose"), again(turn));
  const read = readAnswers(form, entries, locale);
  if ("form" in read) return read;
  const { times, wrong } = readTimes(entries, services.calendar, turn.now);
  const errors = Object.entries(wrong).map(([field, why]) => [field, t.wrong[why]] as const);
  if (errors.length > 0) return correct(form, entries, Object.fromEntries(errors));
  const kind = kindOf(turn);
  return await act<Card | Correction>(services, turn, `propose.${kind}`, async (tx, locked, { notify }) => {
    const interview = interviewOf(locked, kind);
    if (interview?.held) throw new Refusal("stale");
    const sent = () => doneCard(locked, kind, locale, { title: t.sent, line: t.sentText(acrossName(locked, t)) });
    if (isProposed(locked, turn, times)) return sent();
    if (markOf.times(interview) !== turn.about.v)
      return meanwhile(proposeForm(locked, drawing(turn), true), entries, locale);
    const change = { times: { proposed: times, by: person.id, meetsAt: null } };
    await saveInterview(tx, services.crypto, locked, kind, change, services.newId());
    tellOther(locked, turn, notify);
    return sent();
  });
}

function isProposed(evaluation: Evaluation, turn: Turn<Tx>, times: readonly string[]): boolean {
  const interview = interviewOf(evaluation, kindOf(turn));
  const own = proposer(evaluation, interview) === sideOf(evaluation);
  return own && JSON.stringify(interview?.proposed) === JSON.stringify(times);
}

/** The one who did not propose chooses; a time that was chosen before by a second press is the same. */
export async function choose(services: Services, turn: Turn<Tx>): Promise<Card> {
  const kind = kindOf(turn);
  const { locale } = turn.person;
  const t = text[locale];
  const at = turn.about.at ?? "";
  return await act<Card>(services, turn, `choose.${kind}`, async (tx, locked, { notify }) => {
    const chosen = () =>
      doneCard(locked, kind, locale, { title: t.chosen(t.when(at)), line: t.chosenText(acrossName(locked, t)) });
    const interview = interviewOf(locked, kind);
    if (at !== "" && interview?.meetsAt === at) return chosen();
    if (!choices(locked, kind, minuteInJapan(turn.now)).includes(at))
      return doneCard(locked, kind, locale, { title: t.gone, line: t.goneText });
    const change = { times: { proposed: [], by: null, meetsAt: at } };
    await saveInterview(tx, services.crypto, locked, kind, change, services.newId());
    tellOther(locked, turn, notify);
    return chosen();
  });
}
