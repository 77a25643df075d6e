import type { Offer } from "../../../bot/feature.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Heard, Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Card } from "../../../view/card.ts";
import { kindsCard } from "../kinds/index.ts";
import type { Plan } from "../plan.ts";
import type { Services } from "../services.ts";
import { planFor } from "../store.ts";
import { opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import { seeButton } from "./card.ts";
import { openPart, submitPart } from "./choosing.ts";
import { allowDay, drawn, plan, refuseDay, withdraw } from "./planning.ts";
import { text } from "./text.ts";

const everyone = "everyone" as const;

/** One's own leave. */
export const own = (services: Services) => ({
  hears: {
    words: ["休暇", "年休", "有休", "有給", "休暇・年休・有休", "年次休暇", "有給休暇", "leave", "my leave"],
    who: everyone,
    run: (turn: Heard<Tx>) => drawn(services, turn),
  },
  opens: {
    part: { who: everyone, run: (turn: Turn<Tx>) => openPart(services, turn) },
    message: { who: everyone, run: (turn: Turn<Tx>) => message(services, turn) },
    kinds: { who: everyone, run: async ({ person }: Turn<Tx>) => kindsCard(services, person.locale) },
  },
  presses: {
    plan: { who: everyone, run: (turn: Turn<Tx>) => plan(services, turn) },
    withdraw: { who: everyone, run: (turn: Turn<Tx>) => withdraw(services, turn) },
    decline: { who: everyone, run: (turn: Turn<Tx>) => refuseDay(services, turn) },
    undecline: { who: everyone, run: (turn: Turn<Tx>) => allowDay(services, turn) },
    others: { who: everyone, run: (turn: Turn<Tx>) => drawn(services, turn) },
  },
  submits: { part: { who: everyone, run: (turn: Parameters<typeof submitPart>[1]) => submitPart(services, turn) } },
  shows: { answered: { who: everyone, run: (turn: Turn<Tx>) => answered(services, turn) } },
});

/** One's own plan. */
async function ownPlan({ db, crypto }: Services, { about, person, today }: Turn<Tx>): Promise<Plan> {
  const found = await planFor({ db, crypto }, about.plan ?? "", person.id, today);
  if (found?.personId !== person.id) throw new Refusal("not-found");
  return found;
}

/** That a manager has answered. What they wrote is read in a dialog, since a chat keeps this card. */
async function answered(services: Services, turn: Turn<Tx>): Promise<Card> {
  const plan = await ownPlan(services, turn);
  const { locale } = turn.person;
  const [t, words] = [text[locale], shared[locale]];
  const next = plan.state === "talk" ? t.talkText : words.apply;
  const message = plan.note ? [opens("message", t.message, { plan: plan.id })] : [];
  return {
    type: "card",
    kicker: words.kicker,
    title: t.answered,
    section: "agano#6-3-2-1",
    body: [
      { type: "facts", facts: [{ label: words.day(plan.day), value: words.states[plan.state] }] },
      { type: "text", text: next },
    ],
    buttons: [...message, seeButton(turn.person.locale)],
  };
}

async function message(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { day, note, answeredBy = "" } = await ownPlan(services, turn);
  const { locale } = turn.person;
  if (!note) throw new Refusal("stale");
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: shared[locale].day(day),
    body: [{ type: "callout", tone: "plain", label: text[locale].talkNote(answeredBy), text: note }],
  };
}

export const offerFor = ({ locale }: Person): Offer => ({
  title: text[locale].offer,
  text: text[locale].offerText,
  button: { kind: "asks", label: text[locale].offer, words: shared[locale].words },
});
