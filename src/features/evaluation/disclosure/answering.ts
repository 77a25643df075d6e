import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { act, reading, refused } from "../act.ts";
import { newsNotice } from "../notices.ts";
import type { Complaint, Evaluation } from "../record.ts";
import type { Services } from "../services.ts";
import { asksDesk, target } from "../targets.ts";
import { answers, stateOf } from "./complaint.ts";
import { redrawn, upheldNotice } from "./notices.ts";
import { readersOf } from "./readers.ts";
import { answerComplaint } from "./store.ts";
import type { Opens, Submits } from "./targets.ts";
import { text } from "./text.ts";
import { arrivedCard, readCard, saidBlocks } from "./views.ts";

// What those do who answer: in HR whoever did not rate, or the review board.

/** The complaint that is meant, for others than whoever made it. */
function complaintIn({ complaints, roles }: Evaluation, { about }: Turn<Tx>): Complaint {
  const found = complaints.find(({ id }) => id === about.id);
  if (!found || roles.has("member")) throw new Refusal("not-found");
  return found;
}

/** Written into the audit trail only where it is shown. */
async function readingOf(services: Services, turn: Turn<Tx>) {
  const evaluation = await reading(services, turn, (each) => void complaintIn(each, turn));
  return { evaluation, complaint: complaintIn(evaluation, turn) };
}

/** Nothing of the evaluation itself is shown, so that nobody is told that it was read. */
export async function showArrival({ evaluations }: Services, turn: Turn<Tx>): Promise<Card> {
  const evaluation = await evaluations.read(turn.about.e ?? "", turn);
  if (!evaluation) throw new Refusal("not-found");
  return arrivedCard(evaluation, complaintIn(evaluation, turn), turn.person.locale);
}

export async function openComplaint(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { evaluation, complaint } = await readingOf(services, turn);
  return readCard(evaluation, complaint, turn.person.locale);
}

type Asked = { readonly evaluation: Evaluation; readonly complaint: Complaint; readonly readers: readonly Person[] };

async function askedFor(services: Services, turn: Turn<Tx>): Promise<Asked> {
  const evaluation = await reading(services, turn, (each) =>
    refused(each, answers[complaintIn(each, turn).tier], turn),
  );
  const complaint = complaintIn(evaluation, turn);
  return { evaluation, complaint, readers: await readersOf(services, evaluation, complaint.tier, turn.today) };
}

export async function openAnswer(services: Services, turn: Turn<Tx>) {
  const asked = await askedFor(services, turn);
  if (stateOf(asked.complaint) !== "open") throw new Refusal("stale");
  return answerForm(asked, turn.person);
}

function answerForm({ evaluation, complaint, readers }: Asked, { id, locale }: Person) {
  const t = text[locale];
  const { tier, number } = complaint;
  const others = readers.filter((each) => each.id !== id);
  return form({
    title: t.answering.title(number),
    target: target("complaint-answer" satisfies Opens & Submits, { e: evaluation.id, id: complaint.id }),
    readers: [
      t.answering.self,
      t.answering.member(evaluation.member.name),
      ...others.map(({ name }) => t.form.others[tier](name)),
    ],
    intro: saidBlocks(complaint, t),
    fields: [
      { id: "words", type: "text", long: true, maxLength: 3000, label: t.answering.words[tier] },
      {
        id: "upheld",
        type: "yes-no",
        label: t.answering.upheld,
        hint: t.answering.upheldHint[tier],
        yes: t.answering.yes,
        no: t.answering.no,
      },
    ],
    submitLabel: t.answering.submit,
  });
}

export async function submitAnswer(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, now } = turn;
  const asked = await askedFor(services, turn);
  const drawn = answerForm(asked, person);
  const read = readAnswers(drawn, entries, person.locale);
  if ("form" in read) return read;
  const { words, upheld } = read.answers;
  const { complaint } = asked;
  const listeners = await readersOf(services, asked.evaluation, "talk", turn.today);
  return await act<Card | Correction>(services, turn, answers[complaint.tier], async (tx, locked, { notify }) => {
    const given = { id: complaint.id, words, upheld, by: person.id, at: now };
    if (!(await answerComplaint(tx, services.crypto, given)))
      return correct(drawn, entries, { words: text[person.locale].answering.closed });
    notify(newsNotice(locked, "answered", complaint.number));
    notify(redrawn(locked, complaint));
    if (upheld) for (const { id } of listeners) notify(upheldNotice(locked, complaint, id));
    return doneCard(complaint, person.locale);
  });
}

const doneCard = ({ tier, number }: Complaint, locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].tiers[tier],
  title: text[locale].answering.done(number),
  body: [{ type: "text", text: text[locale].answering.doneText }],
  buttons: [asksDesk(text[locale].answering.back)],
});
