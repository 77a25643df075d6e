import type { Submitted, Turn } from "../../../bot/turn.ts";
import { dayInJapan } from "../../../services/clock.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { act, notBegun } from "../act.ts";
import type { InterviewKind } from "../evaluation.ts";
import { meanwhile } from "../meanwhile.ts";
import { type Evaluation, type Interview, interviewOf } from "../record.ts";
import type { Services } from "../services.ts";
import { text as shared } from "../text.ts";
import { acrossName, addForm, type Drawing, omitForm, recordForm, typedIn } from "./forms.ts";
import { isFixed, markOf } from "./interview.ts";
import { saveInterview } from "./store.ts";
import { text } from "./text.ts";
import { again, drawing, forAct, kindOf, redrawOwn, tellOther } from "./turn.ts";
import { doneCard } from "./views.ts";

/** A record that stands can only be added to. adding: the writer began with that, and goes on with it. */
function formFor(evaluation: Evaluation, writerId: string, drawn: Drawing, adding = false): Form {
  const interview = interviewOf(evaluation, drawn.kind);
  const stands = interview && (adding || isFixed(interview, writerId));
  return stands ? addForm(evaluation, drawn) : recordForm(evaluation, drawn);
}
const adds = ({ fields }: Form): boolean => fields.some(({ id }) => id === "more");

export async function openRecord(services: Services, turn: Turn<Tx>): Promise<Form | Card> {
  const evaluation = await forAct(services, turn, "record");
  return notBegun(evaluation, turn) ?? formFor(evaluation, turn.person.id, drawing(turn));
}

/** Takes the place of an omission; whatever it changes is to be signed anew. */
export async function record(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, now } = turn;
  const { locale } = person;
  const kind = kindOf(turn);
  const evaluation = await forAct(services, turn, "record");
  const early = notBegun(evaluation, turn) ?? wrongIn(evaluation, turn);
  if (early) return early;
  return await act<Card | Correction>(services, turn, `record.${kind}`, async (tx, locked, { notify }) => {
    const interview = interviewOf(locked, kind);
    if (isUntouched(interview, turn)) return recordedCard(locked, kind, locale);
    const wrong = conflict(locked, turn) ?? wrongIn(locked, turn);
    if (wrong) return wrong;
    const adds = interview && (cameFromAdding(turn) || isFixed(interview, person.id));
    const held = adds ? added(interview, turn) : written(turn);
    const change = { held: { ...held, by: person.id, at: now } };
    await saveInterview(tx, services.crypto, locked, kind, change, services.newId());
    tellOther(locked, turn, notify);
    return recordedCard(locked, kind, locale);
  });
}

const recordedCard = (evaluation: Evaluation, kind: InterviewKind, locale: Locale): Card => {
  const t = text[locale];
  return doneCard(evaluation, kind, locale, { title: t.recorded, line: t.recordedText(acrossName(evaluation, t)) });
};

const written = ({ entries }: Submitted<Tx>) => ({ on: typedIn(entries, "on"), record: typedIn(entries, "record") });

/** The record as it was signed, with what is added below it. */
function added({ held, signed }: Interview, { entries, person, today }: Submitted<Tx>) {
  const t = text[person.locale];
  const { day } = shared[person.locale];
  const signature = signed
    ? [t.wasSigned(day(dayInJapan(signed.at))), ...(signed.remark === "" ? [] : [t.wasRemark(signed.remark)])]
    : [];
  const parts = [held?.record ?? "", signature.join("\n"), t.added(day(today), typedIn(entries, "more"))];
  return { on: held?.on ?? today, record: parts.filter((part) => part !== "").join("\n\n") };
}

/** What is missing or out of range. What came from a form that has become another one is looked at in `conflict`. */
function wrongIn(evaluation: Evaluation, turn: Submitted<Tx>): Correction | undefined {
  const form = formFor(evaluation, turn.person.id, again(turn), cameFromAdding(turn));
  if (adds(form) !== cameFromAdding(turn)) return undefined;
  const read = readAnswers(form, turn.entries, turn.person.locale);
  return "form" in read ? read : undefined;
}

const cameFromAdding = ({ entries }: Submitted<Tx>): boolean => Object.hasOwn(entries, "more");

/** The same as what is recorded: nothing is to be changed. */
function isUntouched(interview: Interview | undefined, turn: Submitted<Tx>): boolean {
  const { on, record } = written(turn);
  return on === interview?.held?.on && record === interview.held.record;
}

/** Somebody wrote or signed meanwhile: the form as it is by now, with both texts. */
function conflict(locked: Evaluation, turn: Submitted<Tx>): Correction | undefined {
  const { person, entries } = turn;
  const { locale } = person;
  if (markOf.record(interviewOf(locked, kindOf(turn))) === turn.about.v) return undefined;
  const form = formFor(locked, person.id, drawing(turn), cameFromAdding(turn));
  const more = typedIn(entries, "more") || typedIn(entries, "record");
  if (adds(form)) return correct(form, { more }, { more: text[locale].changedMeanwhile });
  return meanwhile(form, entries, locale);
}

export async function openOmit(services: Services, turn: Turn<Tx>): Promise<Form | Card> {
  const evaluation = await forAct(services, turn, "omit");
  if (interviewOf(evaluation, kindOf(turn))?.held) return recordedCard(evaluation, kindOf(turn), turn.person.locale);
  return omitForm(evaluation, drawing(turn));
}

/** A record is never replaced by a reason. */
export async function omit(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { entries, person, today } = turn;
  const { locale } = person;
  const t = text[locale];
  const kind = kindOf(turn);
  const read = readAnswers(omitForm(await forAct(services, turn, "omit"), again(turn)), entries, locale);
  if ("form" in read) return read;
  const { reason } = read.answers;
  return await act<Card | Correction>(services, turn, `omit.${kind}`, async (tx, locked, { notify }) => {
    const interview = interviewOf(locked, kind);
    const form = omitForm(locked, drawing(turn));
    if (interview?.held) return correct(form, entries, { reason: t.heldMeanwhile });
    if (interview?.omitted !== reason) {
      if (markOf.record(interview) !== turn.about.v) return meanwhile(form, entries, locale);
      await saveInterview(tx, services.crypto, locked, kind, { omitted: reason }, services.newId());
      redrawOwn(person.id, today, notify);
    }
    return doneCard(locked, kind, locale, { title: t.omittedDone, line: t.omittedText });
  });
}
