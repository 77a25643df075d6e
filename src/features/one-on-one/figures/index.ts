import type { Page } from "../../../bot/feature.ts";
import type { Turn } from "../../../bot/turn.ts";
import { FLOOR } from "../../../people/floor.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Card, Chart } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { SECTION } from "../notices.ts";
import type { Services } from "../services.ts";
import { target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { lastQuarter, type Met, metBy, monthOf, quarterOf, type Satisfied, satisfiedBy } from "./figures.ts";
import { answeredIn, countedPairs, tallies } from "./store.ts";
import { text } from "./text.ts";

export type Shows = "figures";

/** What HR learns of 1-on-1s: that they happen. */
export const figures = (services: Services) => ({
  shows: { figures: { who: "HR" as const, run: (turn: Turn<Tx>) => figuresCard(services, turn) } },
});

export const pagesFor = ({ locale, roles }: Person): readonly Page<Shows>[] =>
  roles.includes("HR")
    ? [{ name: "figures", title: text[locale].page, target: { ...target("figures", {}), name: "figures" } }]
    : [];

async function figuresCard({ db, crypto }: Services, { person, today }: Turn<Tx>): Promise<Card> {
  const t = text[person.locale];
  const rows = await countedPairs(db, { today, month: monthOf(today), quarter: quarterOf(today) });
  const pairs = rows.map(({ code, name, ...counts }) => ({ unit: { code, name }, ...counts }));
  const met = metBy(pairs, t.all, t.small);
  const span = lastQuarter(today);
  const answered = await answeredIn(db, span);
  const satisfied =
    answered.length < FLOOR ? [] : satisfiedBy(answered, await tallies(db, crypto, span), t.all, t.small);
  const [city] = met;
  return {
    type: "card",
    kicker: shared[person.locale].kicker,
    title: city ? t.title(city.month, city.pairs) : t.page,
    section: SECTION,
    body: [
      { type: "text", text: t.what },
      ...(city ? metBlocks(met, person.locale) : [{ type: "text", text: t.few(FLOOR), tone: "quiet" } as const]),
      ...satisfiedBlocks(satisfied, span.from, person.locale),
    ],
  };
}

const percent = (part: number, all: number): number => Math.round((part / all) * 100);

function metBlocks(met: readonly Met[], locale: Locale): readonly Block[] {
  const t = text[locale];
  return [
    { type: "text", text: t.hidden(FLOOR), tone: "quiet" },
    chartOf(met, locale),
    { type: "text", text: t.met, tone: "heading" },
    {
      type: "table",
      columns: [
        { label: t.unit },
        ...[t.pairs, t.month, t.quarter, t.talks].map((label) => ({ label, align: "end" as const })),
      ],
      rows: met.map(({ label, pairs, month, quarter, talks }) => [
        ...[label, String(pairs), t.of(month, pairs), t.of(quarter, pairs), String(talks)],
      ]),
    },
  ];
}

function chartOf(met: readonly Met[], locale: Locale): Chart {
  const t = text[locale];
  const values = met.map(({ quarter, pairs }) => percent(quarter, pairs));
  return {
    ...{ type: "chart", kind: "bar", title: t.chart, unit: t.percent, labels: met.map(({ label }) => label) },
    series: [{ name: t.quarter, values }],
    reading: t.reading(values[0] ?? 0),
  };
}

function satisfiedBlocks(satisfied: readonly Satisfied[], from: string, locale: Locale): readonly Block[] {
  const t = text[locale];
  const heading: Block = { type: "text", text: t.satisfaction(shared[locale].date(from)), tone: "heading" };
  if (satisfied.length === 0) return [heading, { type: "text", text: t.satisfactionFew(FLOOR), tone: "quiet" }];
  return [
    heading,
    { type: "text", text: t.satisfactionWhat(FLOOR), tone: "quiet" },
    {
      type: "table",
      columns: [{ label: t.unit }, { label: t.people, align: "end" }, { label: t.mean, align: "end" }],
      rows: satisfied.map(({ label, people, mean }) => [label, String(people), t.told(mean)]),
    },
  ];
}
