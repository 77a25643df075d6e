import type { Offer } from "../../../bot/feature.ts";
import type { Block, Button, Card, Chart, Table } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { rate, why } from "../targets.ts";
import { text as policyText } from "../text.ts";
import type { Group, Trend } from "./question.ts";
import { type Text, text } from "./text.ts";

/** 「役に立ちましたか」 with two taps. */
export function feedback(question: string, locale: Locale): readonly Block[] {
  const t = text[locale];
  const tap = (label: string, helpful: "yes" | "no"): Button => ({
    kind: "presses",
    label,
    style: "quiet",
    target: rate(question, helpful),
  });
  return [{ type: "buttons", label: t.helpful, buttons: [tap(t.yes, "yes"), tap(t.no, "no")] }];
}

/** What stands there after the tap; whoever said no may say why. */
export function thanks(question: string, helpful: boolean, locale: Locale): readonly Block[] {
  const t = text[locale];
  const said: Block = { type: "text", text: helpful ? t.thanksYes : t.thanksNo, tone: "quiet" };
  const sayWhy: Button = { kind: "opens", label: t.why, target: why(question), style: "quiet" };
  return helpful ? [said] : [said, { type: "buttons", buttons: [sayWhy] }];
}

export const whyForm = (question: string, locale: Locale) => {
  const t = text[locale];
  return form({
    title: t.whyTitle,
    target: why(question),
    readers: [t.whyReaders],
    fields: [{ id: "comment", type: "text", long: true, maxLength: 500, label: t.whyLabel, hint: t.whyHint }],
    submitLabel: t.whySubmit,
  });
};

export const whyUnkept = (people: readonly Block[], locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].helpful,
  body: [{ type: "text", text: text[locale].whyUnkept }, ...people],
});

export const whyTaken = (locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].helpful,
  body: [{ type: "text", text: text[locale].thanksWhy }],
});

/** place: where a section stands, as people say it. */
type Told = { readonly keepDays: number; readonly place: (section: string) => string };

/** What staff ask, for HR: from here the lexicon and the curated answers grow. */
export function trendCard(trend: Trend, { keepDays, place }: Told, locale: Locale): Card {
  const t = text[locale];
  const list = listed(place, t);
  if (trend.total === 0)
    return { type: "card", kicker: t.trendKicker, body: [{ type: "text", text: t.trendNone }, privacy(keepDays, t)] };
  return {
    type: "card",
    kicker: t.trendKicker,
    title: t.trendTitle(trend.total, keepDays),
    body: [
      outcomes(trend, locale),
      ...list(t.trendRefused, trend.mostRefused, [t.trendColumns.refused, ({ refused }) => refused]),
      ...list(t.trendAsked, trend.mostAsked, [t.trendColumns.times, ({ times }) => times]),
      ...list(t.trendRated, trend.worstRated, [t.trendColumns.no, ({ unhelped }) => unhelped]),
      ...comments(trend.worstRated, t),
      privacy(keepDays, t),
    ],
  };
}

const privacy = (keepDays: number, t: Text): Block => ({ type: "text", text: t.trendPrivacy(keepDays), tone: "quiet" });

function outcomes({ outcomes, total }: Trend, locale: Locale): Chart {
  const t = text[locale];
  const words: Readonly<Record<string, string>> = policyText[locale].outcomes;
  const answered = outcomes.find(([outcome]) => outcome === "answered")?.[1] ?? 0;
  return {
    type: "chart",
    kind: "bar",
    title: t.trendChart,
    unit: t.trendUnit,
    labels: outcomes.map(([outcome]) => words[outcome] ?? outcome),
    series: [{ name: t.trendColumns.times, values: outcomes.map(([, times]) => times) }],
    reading: t.trendReading(answered, total),
  };
}

type Column = readonly [label: string, value: (group: Group) => number];

const listed =
  (place: Told["place"], t: Text) =>
  (title: string, groups: readonly Group[], [label, value]: Column): readonly Block[] => {
    const heading: Block = { type: "text", text: title, tone: "heading" };
    if (groups.length === 0) return [heading, { type: "text", text: t.trendEmpty, tone: "quiet" }];
    const table: Table = {
      type: "table",
      columns: [{ label: t.trendColumns.words }, { label, align: "end" }, { label: t.trendColumns.section }],
      rows: groups.map((group) => [group.words, String(value(group)), group.section ? place(group.section) : "—"]),
    };
    return [heading, table];
  };

function comments(groups: readonly Group[], t: Text): readonly Block[] {
  const said = groups.flatMap((group) => group.comments.map((comment) => `${group.words}：${comment}`));
  if (said.length === 0) return [];
  return [
    { type: "text", text: t.trendComments, tone: "heading" },
    ...said.map((line): Block => ({ type: "text", text: line })),
  ];
}

export function trendOffer(locale: Locale): Offer {
  const t = text[locale];
  return {
    title: t.trendOffer,
    text: t.trendOfferText,
    button: { kind: "asks", label: t.trendOffer, words: t.trendWords },
  };
}
