import type { Offer } from "../../bot/feature.ts";
import type { Block, Button, Card } from "../../view/card.ts";
import { say } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import { leavings, type Plan, replies } from "./departure.ts";
import type { Asked } from "./store.ts";
import { text } from "./text.ts";

export type Presses = "plan" | "reply" | "start" | "stop";
export type Shows = "ask" | "list" | "reply";

const section = "agano#6-3-2-1";
const press = (name: Presses, about: Target["about"], label: string): Button => ({
  ...{ kind: "presses", label, target: { feature: "departure", name, about } },
});

/** One question with four answers, or the answer that was given and what the manager said to it. */
export function askCard(plan: Plan | undefined, day: string, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: plan ? t.planned(t.leavings[plan.leaving]) : t.ask,
    section,
    body: [
      ...(plan?.reply ? [{ type: "text", text: t.replied[plan.reply], tone: "strong" } as const] : []),
      { type: "text", text: plan ? t.plannedText : t.askText, tone: "quiet" },
    ],
    buttons: leavings
      .filter((leaving) => leaving !== plan?.leaving)
      .map((leaving) => press("plan", { day, leaving }, t.leavings[leaving])),
  };
}

/** The team's plans, as they come in: who would stay late, with what a manager can say to it at once. */
export function listCard(
  people: readonly Asked[],
  plans: ReadonlyMap<string, Plan>,
  day: string,
  locale: Locale,
  note?: string,
): Card {
  const t = text[locale];
  const planned = people.flatMap((person) => {
    const plan = plans.get(person.id);
    return plan ? [{ person, plan }] : [];
  });
  const late = planned.filter(({ plan }) => plan.leaving !== "regular");
  const onTime = planned.filter(({ plan }) => plan.leaving === "regular").map(({ person }) => person.name);
  const waiting = people.length - planned.length;
  return {
    type: "card",
    kicker: t.kicker,
    title: planned.length > 0 ? t.list(late.length, waiting) : t.asking,
    section,
    body: [
      ...(note ? [{ type: "text", text: note, tone: "strong" } as const] : []),
      ...late.flatMap(({ person, plan }) => lineBlocks(person, plan, day, locale)),
      ...(onTime.length > 0 ? [{ type: "text", text: t.onTime(onTime.join("、")) } as const] : []),
      ...(waiting > 0 ? [{ type: "text", text: t.waiting(waiting), tone: "quiet" } as const] : []),
      { type: "text", text: t.listText, tone: "quiet" },
    ],
  };
}

function lineBlocks({ id, name }: Asked, { leaving, reply }: Plan, day: string, locale: Locale): readonly Block[] {
  const t = text[locale];
  const label = t.line(name, t.leavings[leaving]);
  if (reply) return [{ type: "text", text: `${label}　${t.answered(t.replies[reply])}` }];
  const buttons = replies.map((each) => press("reply", { day, person: id, leaving, reply: each }, t.replies[each]));
  return [{ type: "buttons", label, buttons }];
}

/** Whether a unit is asked, and how to begin or end it. */
export function settingCard(unit: string, on: boolean, locale: Locale): Card {
  const t = text[locale];
  const stop = { title: t.stopTitle, text: t.stopText, yes: t.stop, no: t.no };
  return {
    type: "card",
    kicker: t.kicker,
    title: t.setting(unit, on),
    section,
    body: [{ type: "text", text: t.settingText }],
    buttons: on
      ? [{ ...press("stop", {}, t.stop), confirm: stop } as Button]
      : [{ ...press("start", {}, t.start), style: "main" }],
  };
}

export const overCard = (locale: Locale): Card => say(text[locale].over);
export const notAskedCard = (locale: Locale): Card => say(text[locale].notAsked);

export const offer = (locale: Locale): Offer => ({
  title: text[locale].offer,
  text: text[locale].offerText,
  button: { kind: "asks", label: text[locale].offer, words: "退庁予定" },
});
