import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { isOpen, isWhole, type Plan } from "../plan.ts";
import { opens, presses } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { Member } from "./store.ts";
import { text } from "./text.ts";

export type Drawn = { readonly today: string; readonly locale: Locale };

/** One plan to a manager: who, when, how long; never why. Its title, which a chat shows in a preview, names nobody. */
export function planCard(plan: Plan, sameDay: number, { today, locale }: Drawn, changed = false): Card {
  const [t, words] = [text[locale], shared[locale]];
  const facts = [
    { label: t.person, value: [plan.name, plan.unit].filter((word) => word !== "").join("　") },
    { label: t.day, value: words.day(plan.day) },
    { label: t.time, value: words.partOf(plan.part, plan.minutes) },
    { label: t.state, value: t.states[plan.state] },
  ];
  return {
    type: "card",
    kicker: words.kicker,
    title: plan.state === "withdrawn" ? t.takenBack : t.arrived,
    section: "agano#6-3-2-1",
    body: [
      ...(changed ? [{ type: "text", text: t.changed, tone: "strong" } as const] : []),
      { type: "facts", facts },
      ...(sameDay > 0 ? [{ type: "text", text: t.sameDay(sameDay) } as const] : []),
      { type: "text", text: t.plan, tone: "quiet" },
    ],
    buttons: [...answers(plan, { today, locale }, "main"), opens("team", t.offer, {}, "quiet")],
  };
}

function answers(plan: Plan, { today, locale }: Drawn, style?: Button["style"]): readonly Button[] {
  if (!isOpen(plan, today)) return [];
  const [t, about] = [text[locale], { plan: plan.id, v: String(plan.version) }];
  const note = presses("note", t.note, about, style);
  const talk = opens("talk", t.talk, about);
  return { told: [note, talk], noted: [talk], talk: [note], withdrawn: [] }[plan.state];
}

/** All plans of those who report to the reader, and who has none. */
export function teamCard(plans: readonly Plan[], members: readonly Member[], drawn: Drawn): Card {
  const { locale } = drawn;
  const t = text[locale];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.teamTitle,
    section: "agano#6-3-2-1",
    body: members.length === 0 ? [{ type: "text", text: t.teamNone }] : teamBlocks(plans, members, drawn),
    buttons: [opens("obstacle", t.obstacle)],
  };
}

function teamBlocks(plans: readonly Plan[], members: readonly Member[], drawn: Drawn): readonly Block[] {
  const t = text[drawn.locale];
  const waiting = plans.filter((plan) => plan.state === "told" && isOpen(plan, drawn.today));
  const others = plans.filter((plan) => !waiting.includes(plan));
  const heading = (words: string): Block => ({ type: "text", text: words, tone: "heading" });
  return [
    ...(waiting.length > 0 ? [heading(t.waiting), ...waiting.map((plan) => lineOf(plan, drawn))] : []),
    heading(t.coming),
    ...(others.length > 0
      ? others.map((plan) => lineOf(plan, drawn))
      : [{ type: "text", text: t.nothing, tone: "quiet" } as const]),
    ...withoutBlocks(withoutPlan(members, plans), drawn.locale),
  ];
}

function lineOf(plan: Plan, drawn: Drawn): Block {
  const state = plan.state === "told" ? "" : `　${text[drawn.locale].states[plan.state]}`;
  const label = `${planLine(plan, drawn.locale)}${state}`;
  const buttons = answers(plan, drawn);
  return buttons.length > 0 ? { type: "buttons", label, buttons } : { type: "text", text: label };
}

export const planLine = ({ day, name, part, minutes }: Plan, locale: Locale): string =>
  [shared[locale].day(day), name, isWhole({ minutes }) ? "" : shared[locale].partOf(part, minutes)]
    .filter((word) => word !== "")
    .join("　");

export const withoutPlan = (members: readonly Member[], plans: readonly Plan[]): readonly Member[] =>
  members.filter(({ id }) => !plans.some(({ personId }) => personId === id));

export function withoutBlocks(without: readonly Member[], locale: Locale): readonly Block[] {
  const t = text[locale];
  const heading: Block = { type: "text", text: t.without, tone: "heading" };
  if (without.length === 0) return [heading, { type: "text", text: t.withoutNone, tone: "quiet" }];
  const names = without.map(({ name }) => name).join(t.and);
  return [heading, { type: "text", text: names }, { type: "text", text: t.withoutHint, tone: "quiet" }];
}
