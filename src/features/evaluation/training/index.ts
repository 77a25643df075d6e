import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, type NextPage, readAnswers } from "../../../view/answers.ts";
import type { Button, Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import type { RatingError } from "../definition/definition.ts";
import { type RaterRole, raterRoles } from "../definition/definition.ts";
import type { Cycle, Evaluation } from "../record.ts";
import type { Services } from "../services.ts";
import { asksDesk, opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import { rightBlock, trainingForm } from "./forms.ts";
import { noteTrained, ratesIn } from "./store.ts";
import { text } from "./text.ts";

export type Opens = "training";
export type Submits = "training";

/** 評価者研修, before the first rating. */
export const training = (services: Services) => ({
  opens: { training: { who: "everyone" as const, run: (turn: Turn<Tx>) => begin(services, turn) } },
  submits: { training: { who: "everyone" as const, run: (turn: Submitted<Tx>) => answer(services, turn) } },
});

/** Whether its viewer rates it and has not been through the training of its cycle. */
export const isOffered = ({ roles, situation }: Pick<Evaluation, "roles" | "situation">): boolean =>
  raterRoles.some((role: RaterRole) => roles.has(role)) && !situation.met.has("trained");

export const trainingButton = (cycleId: string, label: string, style?: Button["style"]): Button =>
  opens("training" satisfies Opens, { c: cycleId, p: "0" }, label, style);

/** Always from the first page: whoever would begin with the last one has learnt nothing. */
async function begin(services: Services, turn: Turn<Tx>): Promise<Form> {
  const { cycle, error } = await pageFor(services, turn, 0);
  return trainingForm(cycle, error, 0, turn.person.locale);
}

/** Says why an answer is wrong, or goes on. Nothing of the answers is kept; only that the last page was passed. */
async function answer(services: Services, turn: Submitted<Tx>): Promise<Card | Correction | NextPage> {
  const { entries, person } = turn;
  const { locale } = person;
  const at = Number(turn.about.p);
  const { cycle, error } = await pageFor(services, turn, at);
  const form: Form = trainingForm(cycle, error, at, locale);
  const read = readAnswers(form, entries, locale);
  if ("form" in read) return read;
  const chosen = error.answers[Number(read.answers.answer)];
  if (!chosen?.right) return correct(form, entries, { answer: text[locale].wrong(chosen?.why[locale] ?? "") });
  const following = cycle.training[at + 1];
  if (following) return { type: "next-page", form: trainingForm(cycle, following, at + 1, locale) };
  return await turn.change<Card>(async (tx) => {
    await noteTrained(tx, cycle.id, person.id, turn.now);
    return doneCard(cycle, error, turn);
  });
}

/** The page of the cycle's own training, for whoever rates in it, and for HR. */
async function pageFor({ db, evaluations }: Services, { about, person }: Turn<Tx>, at: number) {
  const cycle = await evaluations.cycleById(about.c ?? "");
  const error = cycle?.training[at];
  if (!cycle || !error) throw new Refusal("not-found");
  const isHr = person.roles.includes("HR");
  if (!isHr && !(await ratesIn(db, cycle.id, person.id))) throw new Refusal("not-found");
  return { cycle, error };
}

function doneCard(cycle: Cycle, last: RatingError, { person }: Turn<Tx>): Card {
  const t = text[person.locale];
  return {
    type: "card",
    kicker: shared[person.locale].kicker,
    title: t.done,
    body: [rightBlock(last, person.locale), { type: "text", text: t.doneLine(cycle.training.length) }],
    buttons: [{ ...asksDesk(t.desk), style: "main" }],
  };
}
