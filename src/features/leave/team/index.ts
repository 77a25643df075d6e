import type { Offer } from "../../../bot/feature.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import { readAnswers } from "../../../view/answers.ts";
import type { Block, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { answer, redraw } from "../notices.ts";
import { isOpen, isWhole, type Plan, type State } from "../plan.ts";
import type { Services } from "../services.ts";
import { answerPlan, placeOf, planFor, plansAmong, plansUnder } from "../store.ts";
import { opens, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { membersUnder } from "./store.ts";
import { text } from "./text.ts";
import { planCard, teamCard } from "./views.ts";

const managers = "managers" as const;

/** What a manager sees of the plans of those who report to them, and says to them. The bot approves nothing. */
export const team = (services: Services) => ({
  opens: {
    team: { who: managers, run: (turn: Turn<Tx>) => teamOf(services, turn) },
    talk: { who: managers, run: (turn: Turn<Tx>) => openTalk(services, turn) },
  },
  presses: { note: { who: managers, run: (turn: Turn<Tx>) => say(services, turn, "noted") } },
  submits: { talk: { who: managers, run: (turn: Submitted<Tx>) => submitTalk(services, turn) } },
  shows: { arrived: { who: managers, run: (turn: Turn<Tx>) => arrived(services, turn) } },
});

/** Only a plan of somebody who reports to the reader today; their own is not theirs to answer. */
async function planUnder({ db, crypto }: Services, { about, person, today }: Turn<Tx>, tx: Tx = db): Promise<Plan> {
  const plan = await planFor({ db: tx, crypto }, about.plan ?? "", person.id, today);
  if (!plan || plan.personId === person.id) throw new Refusal("not-found");
  return plan;
}

async function arrived(services: Services, turn: Turn<Tx>): Promise<Card> {
  return drawPlan(services, turn, await planUnder(services, turn));
}

async function drawPlan(services: Services, { person, today }: Turn<Tx>, plan: Plan, changed = false, tx?: Tx) {
  const { db, crypto } = services;
  const members = await membersUnder(tx ?? db, person.id, today);
  const ids = members.map(({ id }) => id).filter((id) => id !== plan.personId);
  const same = await plansAmong({ db: tx ?? db, crypto }, ids, plan.day, plan.day);
  return planCard(plan, same.filter(isWhole).length, { today, locale: person.locale }, changed);
}

async function teamOf({ db, crypto }: Services, { person, today }: Turn<Tx>): Promise<Card> {
  const plans = await plansUnder({ db, crypto }, person.id, today);
  return teamCard(plans, await membersUnder(db, person.id, today), { today, locale: person.locale });
}

const talkForm = (plan: Plan, version: string, locale: Locale) => {
  const t = text[locale];
  return form({
    title: t.formTitle(plan.name, shared[locale].day(plan.day)),
    target: target("talk", { plan: plan.id, v: version }),
    readers: t.readers(plan.name),
    intro: [{ type: "text", text: t.formText }],
    fields: [
      { id: "words", type: "text", label: t.words, hint: t.wordsHint, long: true, maxLength: 300, optional: true },
    ],
    submitLabel: t.send,
  });
};

async function openTalk(services: Services, turn: Turn<Tx>) {
  const plan = await planUnder(services, turn);
  if (!isOpen(plan, turn.today)) return drawPlan(services, turn, plan, true);
  return talkForm(plan, turn.about.v ?? "", turn.person.locale);
}

async function submitTalk(services: Services, turn: Submitted<Tx>) {
  const { entries, person, about } = turn;
  const plan = await planUnder(services, turn);
  const read = readAnswers(talkForm(plan, about.v ?? "", person.locale), entries, person.locale);
  return "form" in read ? read : say(services, turn, "talk", read.answers.words);
}

/** To the plan as the manager saw it: where it changed meanwhile it is shown anew, and nothing is done. */
async function say(services: Services, turn: Turn<Tx>, state: State, words?: string): Promise<Card> {
  const { about, person, today, change } = turn;
  const { crypto } = services;
  return await change(async (tx, notify) => {
    const plan = await planUnder(services, turn, tx);
    const said = { id: plan.id, version: Number(about.v) || 0, state, by: person.id };
    const note = words ? crypto.seal(words, placeOf(plan.id)) : null;
    if (!isOpen(plan, today) || !(await answerPlan(tx, said, note))) return drawPlan(services, turn, plan, true, tx);
    notify(answer(plan.personId, { id: plan.id, version: plan.version + 1 }));
    notify(redraw(plan.id));
    return drawPlan(services, turn, await planUnder(services, turn, tx), false, tx);
  });
}

/** To a manager, how many plans wait for them. */
export async function teamAtHome({ db, crypto }: Services, { person, today }: Turn<Tx>): Promise<readonly Block[]> {
  if (!person.leads) return [];
  const plans = await plansUnder({ db, crypto }, person.id, today);
  const waiting = plans.filter((plan) => plan.state === "told" && isOpen(plan, today)).length;
  const t = text[person.locale];
  return waiting === 0 ? [] : [{ type: "buttons", label: t.home(waiting), buttons: [opens("team", t.offer)] }];
}

export const teamOffers = ({ locale, leads }: Person): readonly Offer[] =>
  leads ? [{ title: text[locale].offer, text: text[locale].offerText, button: opens("team", text[locale].offer) }] : [];
