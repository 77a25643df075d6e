import { dayInJapan } from "../../../services/clock.ts";
import type { Block, Button, Card, Fact } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Balance } from "../balance.ts";
import { LEAVE_DAY, type Plan } from "../plan.ts";
import type { Proposal } from "../proposals/propose.ts";
import { opens, presses } from "../targets.ts";
import { text as shared } from "../text.ts";
import { quarterOf } from "../year.ts";
import type { Standing } from "./standing.ts";
import { text } from "./text.ts";

/** Brings the card below. */
export const seeButton = (locale: Locale, style?: Button["style"]): Button => ({
  ...{ kind: "asks", label: text[locale].see, words: shared[locale].words },
  ...(style && { style }),
});

/** What was just done, above everything else, with what takes it back. */
export type News = { readonly text: string; readonly undo?: Button };

export type Drawn = {
  readonly today: string;
  readonly locale: Locale;
  /** Days to have been taken by the end of each quarter; none where the city set none. */
  readonly targets: readonly number[];
  readonly news?: News | undefined;
  readonly skip?: number | undefined;
};

/** 自分の休暇: what is left, what is planned and what would suit. */
export function leaveCard(standing: Standing, drawn: Drawn): Card {
  const { locale } = drawn;
  const t = text[locale];
  const { balance } = standing;
  const found = balance ? t.title(shared[locale].duration(balance.left)) : t.noData;
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: found,
    section: "agano#6-3-2-1",
    body: [
      ...newsBlocks(drawn.news),
      ...(balance ? balanceBlocks(standing, balance, drawn) : [{ type: "text", text: t.noDataText } as const]),
      ...planBlocks(standing.plans, drawn),
      { type: "text", text: t.proposals, tone: "heading" },
      ...daysBlocks(standing, locale),
    ],
    buttons: [
      ...(standing.more ? [othersButton(standing, drawn)] : []),
      opens("part", t.part),
      opens("kinds", t.kinds, {}, "quiet"),
    ],
  };
}

const othersButton = ({ proposals }: Standing, { skip = 0, locale }: Drawn) =>
  presses("others", text[locale].others, { skip: String(skip + proposals.length) });

function newsBlocks(news: News | undefined): readonly Block[] {
  if (!news) return [];
  const said: Block = { type: "text", text: news.text, tone: "strong" };
  return [said, ...(news.undo ? [{ type: "buttons", buttons: [news.undo] } as const] : []), { type: "divider" }];
}

function balanceBlocks(standing: Standing, balance: Balance, drawn: Drawn): readonly Block[] {
  const { locale } = drawn;
  const { year, planned, reach } = standing;
  const [t, { duration, fullDay }] = [text[locale], shared[locale]];
  const facts: readonly Fact[] = [
    { label: t.granted, value: duration(balance.granted) },
    { label: t.carried, value: duration(balance.carried) },
    { label: t.taken, value: duration(balance.taken) },
    { label: t.planned, value: duration(planned) },
    { label: t.left, value: duration(balance.left) },
    { label: t.yearEnds, value: fullDay(year.to) },
  ];
  const reached = reach ? [{ type: "text", text: t.reach(fullDay(dayInJapan(reach))), tone: "quiet" } as const] : [];
  return [
    ...lapsingBlocks(standing, balance, locale),
    { type: "facts", facts },
    chartOf(balance, planned, locale),
    ...targetBlocks(standing, balance, drawn),
    ...reached,
  ];
}

/** Less than a day is nothing to be warned of. */
function lapsingBlocks({ year, isFresh }: Standing, { lapsing }: Balance, locale: Locale): readonly Block[] {
  if (lapsing < LEAVE_DAY || !isFresh) return [];
  const [t, { duration, day }] = [text[locale], shared[locale]];
  const words = t.lapsingText(duration(lapsing), day(year.to));
  return [{ type: "callout", tone: "plain", label: t.lapsing, text: words }];
}

function chartOf({ taken, left }: Balance, planned: number, locale: Locale): Block {
  const [t, { duration }] = [text[locale], shared[locale]];
  const rest = Math.max(0, left - planned);
  return {
    type: "chart",
    kind: "donut",
    title: t.chart,
    unit: t.unit,
    labels: [t.taken, t.planned, t.rest],
    series: [{ name: t.chart, values: [taken, planned, rest].map(inDays) }],
    reading: t.reading(duration(taken), duration(planned), duration(rest)),
  };
}

/** With one decimal. */
export const inDays = (minutes: number): number => Math.round((minutes / LEAVE_DAY) * 10) / 10;

function targetBlocks({ year }: Standing, { taken }: Balance, { targets, today, locale }: Drawn): readonly Block[] {
  const quarter = quarterOf(year, today);
  const target = targets[quarter - 1];
  if (!target) return [];
  const [t, { duration }] = [text[locale], shared[locale]];
  const reading = t.targetReading(duration(taken), duration(target * LEAVE_DAY));
  return [{ type: "progress", label: t.target(quarter), value: taken, max: target * LEAVE_DAY, reading }];
}

function planBlocks(plans: readonly Plan[], { today, locale }: Drawn): readonly Block[] {
  const t = text[locale];
  const heading: Block = { type: "text", text: t.plans, tone: "heading" };
  if (plans.length === 0) return [heading, { type: "text", text: t.noPlans, tone: "quiet" }];
  return [heading, ...plans.map((plan) => planned(plan, today, locale)), applyNote(locale)];
}

const applyNote = (locale: Locale): Block => ({ type: "text", text: shared[locale].apply, tone: "quiet" });

function planned(plan: Plan, today: string, locale: Locale): Block {
  const words = shared[locale];
  const label = `${words.day(plan.day)}　${words.partOf(plan.part, plan.minutes)}　${words.states[plan.state]}`;
  return plan.day > today
    ? { type: "buttons", label, buttons: [withdrawButton(plan, locale)] }
    : { type: "text", text: `${label}（${words.today}）` };
}

function withdrawButton({ id }: Plan, locale: Locale): Button {
  const t = text[locale];
  const confirm = { title: t.withdrawTitle, text: t.withdrawText, yes: t.withdraw, no: t.keep };
  return { ...presses("withdraw", t.withdraw, { plan: id }, "quiet"), confirm };
}

/** Days that would suit, each with the tap that plans it; or why there is none. */
export function daysBlocks({ proposals, balance, planned }: Standing, locale: Locale): readonly Block[] {
  const t = text[locale];
  const noneLeft = balance && balance.left - planned < LEAVE_DAY;
  if (proposals.length === 0) return [{ type: "text", text: noneLeft ? t.noneLeft : t.noProposals, tone: "quiet" }];
  const intro: Block = { type: "text", text: t.proposalsText, tone: "quiet" };
  return [intro, ...proposals.map((each) => proposed(each, locale))];
}

const proposed = (proposal: Proposal, locale: Locale): Block => ({
  type: "buttons",
  label: `${shared[locale].day(proposal.day)}　${reasonOf(proposal, locale)}`,
  buttons: [
    presses("plan", text[locale].take, { day: proposal.day }),
    presses("decline", text[locale].decline, { day: proposal.day }, "quiet"),
  ],
});

export function reasonOf({ kind, day, run, light }: Proposal, locale: Locale): string {
  const t = text[locale];
  const words = { bridge: t.bridge(run), longer: t.longer(shared[locale].weekday(day), run), single: t.single }[kind];
  return light ? `${words}${t.light}` : words;
}
