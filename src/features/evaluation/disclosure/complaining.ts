import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../view/answers.ts";
import { type Card, refuse } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { act, notYet, refused } from "../act.ts";
import type { Evaluation } from "../record.ts";
import type { Services } from "../services.ts";
import { opens, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { complains, isTier, lastDay, openIn, type Tier } from "./complaint.ts";
import { arrival, redrawn } from "./notices.ts";
import { withdrawButton } from "./overview.ts";
import { ownOf } from "./own.ts";
import { readersOf } from "./readers.ts";
import { makeComplaint, withdrawComplaint } from "./store.ts";
import type { Opens, Submits } from "./targets.ts";
import { namesIn, text } from "./text.ts";

// What the person does who does not agree with the result.

type Asked = { readonly evaluation: Evaluation; readonly tier: Tier; readonly readers: readonly Person[] };

/** Theirs, of a tier that there is, and at its time; whether it is still in time is another question. */
async function askedFor(services: Services, turn: Turn<Tx>): Promise<Asked> {
  const { t: tier } = turn.about;
  const evaluation = await ownOf(services, turn);
  if (!isTier(tier)) throw new Refusal("not-found");
  refused(evaluation, complains[tier], turn);
  return { evaluation, tier, readers: await readersOf(services, evaluation, tier, turn.today) };
}

/** Why none can be made now; undefined where one can. */
function why({ evaluation, tier, readers }: Asked, turn: Turn<Tx>): string | undefined {
  const { locale } = turn.person;
  const t = text[locale].complaints;
  if (notYet(evaluation, complains[tier], turn))
    return t.endedKept(shared[locale].day(lastDay(evaluation, tier) ?? turn.today));
  if (openIn(evaluation, tier)) return t.already;
  return readers.length === 0 ? t.nobody[tier] : undefined;
}

export async function openComplain(services: Services, turn: Turn<Tx>) {
  const asked = await askedFor(services, turn);
  const problem = why(asked, turn);
  return problem ? refuse("stale", problem) : complainForm(asked, turn.person.locale);
}

/** Its readers line names everybody who reads it, and nobody else does. */
function complainForm({ evaluation, tier, readers }: Asked, locale: Locale) {
  const t = text[locale].form;
  return form({
    title: t.title[tier],
    target: target("complain" satisfies Opens & Submits, { e: evaluation.id, t: tier }),
    readers: readers.map(({ name }) => t.names[tier](name)),
    fields: [
      {
        ...{ id: "words", type: "text" as const, long: true as const, maxLength: 3000 },
        ...{ label: t.words[tier], hint: t.hint[tier] },
        ...(tier === "talk" && { optional: true as const }),
      },
    ],
    submitLabel: t.submit[tier],
  });
}

export async function submitComplain(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, now } = turn;
  const asked = await askedFor(services, turn);
  const drawn = complainForm(asked, person.locale);
  const problem = why(asked, turn);
  if (problem) return correct(drawn, entries, { words: problem });
  const read = readAnswers(drawn, entries, person.locale);
  if ("form" in read) return read;
  const { words = "" } = read.answers as { words?: string };
  const { tier, readers } = asked;
  return await act<Card | Correction>(services, turn, complains[tier], async (tx, locked, { notify }) => {
    if (openIn(locked, tier)) return correct(drawn, entries, { words: text[person.locale].complaints.already });
    const id = services.newId();
    const number = await makeComplaint(tx, services.crypto, { id, evaluationId: locked.id, tier, words, at: now });
    for (const reader of readers) notify(arrival(locked, { id }, reader.id));
    return receipt(asked, { id, number }, person.locale);
  });
}

function receipt({ evaluation, tier, readers }: Asked, made: { id: string; number: number }, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.tiers[tier],
    title: t.form.done[tier](made.number),
    body: [{ type: "text", text: t.form.doneText[tier](namesIn(readers, t)) }],
    buttons: [
      opens("complaint" satisfies Opens, { e: evaluation.id }, t.form.see),
      withdrawButton(evaluation, made, locale),
    ],
  };
}

/** At any time before it is answered. */
export const withdraw = (services: Services, turn: Turn<Tx>): Promise<Card> =>
  turn.change(async (tx, notify) => {
    const { locale } = turn.person;
    const evaluation = await services.evaluations.lock(tx, turn.about.e ?? "", turn);
    const complaint = evaluation?.complaints.find(({ id }) => id === turn.about.id);
    if (!evaluation?.roles.has("member") || !complaint) throw new Refusal("not-found");
    if (!(await withdrawComplaint(tx, complaint.id, turn.now))) throw new Refusal("stale");
    notify(redrawn(evaluation, complaint));
    return {
      type: "card",
      kicker: text[locale].tiers[complaint.tier],
      title: text[locale].complaints.withdrawn(complaint.number),
      body: [],
      buttons: [opens("complaint" satisfies Opens, { e: evaluation.id }, text[locale].form.see)],
    };
  });
