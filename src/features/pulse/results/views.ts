import type { Block, Callout, Chart } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { CITY, type Counted, nearestTold, type OpenedUnit, within } from "../opened.ts";
import { isScale, type Question, steps } from "../survey.ts";
import { target } from "../targets.ts";
import { type Text, text } from "../text.ts";

/** A survey's figures as one reads them: of one unit, or of the least group above it that is told. */
export type Reading = { readonly counted: Counted; readonly unit: string; readonly locale: Locale };

const meanOf = (counted: Counted, question: string, unit: string) => counted.results.means[question]?.shown[unit];

export const unitName = ({ units }: Pick<Counted, "units">, id: string, t: Text): string =>
  id === CITY ? t.city : (units.find((each) => each.id === id)?.name ?? t.city);

export function rateBlock({ counted, unit, locale }: Reading): Block {
  const t = text[locale];
  const rate = counted.results.rates[unit];
  return { type: "text", text: rate === undefined ? t.fewRates : t.rateLine(t.rate(rate)) };
}

/** Each question with this time, the time before and the whole city; a figure that is not told looks the same for any reason. */
export function meansTable({ counted, unit, locale }: Reading, before: Counted | undefined): readonly Block[] {
  const t = text[locale];
  const told = (of: Counted | undefined, question: string, at: string) => {
    const value = of && meanOf(of, question, at);
    return value === undefined ? t.dash : t.score(value);
  };
  const scales = counted.content.questions.filter(isScale);
  const city = unit !== CITY;
  return [
    {
      type: "table",
      columns: [
        { label: t.question },
        ...[t.now, t.before, ...(city ? [t.city] : [])].map((label) => ({ label, align: "end" as const })),
      ],
      rows: scales.map(({ id, ask }, at) => [
        t.numbered(at + 1, ask[locale]),
        meanOf(counted, id, unit) === undefined ? t.hidden : told(counted, id, unit),
        told(before, id, unit),
        ...(city ? [told(counted, id, CITY)] : []),
      ]),
    },
    { type: "text", text: t.read, tone: "quiet" },
  ];
}

/** How the first question that was asked before has moved, for the unit and for the city. */
export function trendOf({ counted, unit, locale }: Reading, all: readonly Counted[]): readonly Block[] {
  const t = text[locale];
  const past = all
    .filter(({ opensOn }) => opensOn <= counted.opensOn)
    .toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
  const question = counted.content.questions.find(
    ({ id }) => past.filter((each) => meanOf(each, id, unit) !== undefined).length > 1,
  );
  if (!question) return [];
  const asked = past.filter(({ results }) => results.means[question.id]).slice(-12);
  const values = (at: string) => asked.map((each) => meanOf(each, question.id, at) ?? null);
  const of = unitName(counted, unit, t);
  const [now, before] = values(unit)
    .flatMap((value) => (value === null ? [] : [value]))
    .reverse();
  const chart: Chart = {
    ...{ type: "chart", kind: "line", title: t.trend(question.ask[locale]) },
    scale: { from: 1, to: steps.length },
    labels: asked.map(({ closesOn }) => t.day(closesOn)),
    series: [{ name: of, values: values(unit) }, ...(unit === CITY ? [] : [{ name: t.city, values: values(CITY) }])],
    reading: t.trendReading(t.score(before ?? 0), t.score(now ?? 0), of),
  };
  return [chart];
}

/** By the section that a question comes from; several of one section are one. */
export function sectionsTable(
  { counted, unit, locale }: Reading,
  heading: (section: string) => string | undefined,
): readonly Block[] {
  const t = text[locale];
  const scales = counted.content.questions.filter(isScale);
  const sections = [...new Set(scales.map(({ section }) => section))];
  const rows = sections.map((section) => {
    const values = scales.flatMap((each) => (each.section === section ? (meanOf(counted, each.id, unit) ?? []) : []));
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    return [
      `${heading(section) ?? section}（${section}）`,
      values.length > 0 ? t.score(Number(mean.toFixed(1))) : t.hidden,
    ];
  });
  return [
    { type: "text", text: t.sections, tone: "heading" },
    { type: "table", columns: [{ label: t.section }, { label: t.mean, align: "end" }], rows },
  ];
}

/** Choices, of the whole city only. */
export function sharesOf({ counted, locale }: Reading): readonly Block[] {
  const t = text[locale];
  return counted.content.questions.flatMap(({ id, ask, options = [] }): readonly Block[] => {
    const shares = counted.results.shares[id];
    if (options.length === 0) return [];
    if (!shares) return [{ type: "text", text: t.unanswered(ask[locale]), tone: "quiet" }];
    const values = options.map((option) => shares[option.id] ?? 0.1);
    const most = values.indexOf(Math.max(...values));
    return [
      {
        ...{ type: "chart", kind: "bar", title: ask[locale], unit: t.shareUnit },
        labels: options.map(({ name }) => name[locale]),
        series: [{ name: t.share, values: values.map((value) => Math.round(value * 10)) }],
        reading: t.choiceReading(options[most]?.name[locale] ?? "", t.rate(values[most] ?? 0)),
      },
    ];
  });
}

/** What might be tried where the answers are lowest. */
export function suggestion({ counted, unit, locale }: Reading): readonly Callout[] {
  const lowest = counted.content.questions
    .filter((each): each is Question & { readonly try: { ja: string; en: string } } => each.try !== undefined)
    .flatMap((each) => {
      const value = meanOf(counted, each.id, unit);
      return value === undefined ? [] : [{ each, value }];
    })
    .toSorted((a, b) => a.value - b.value)[0];
  if (!lowest) return [];
  return [{ type: "callout", tone: "plain", label: text[locale].suggestion, text: lowest.each.try[locale] }];
}

/** The group that is told in place of one that is not. */
export function insteadOf({ counted, unit }: Reading): string {
  const [first] = counted.content.questions.filter(isScale);
  return (first && nearestTold(counted, first.id, unit)) ?? CITY;
}

/** The units below one of which anything is told. */
export const toldBelow = ({ units, results }: Counted, above: string): readonly OpenedUnit[] =>
  units.filter(
    ({ id }) =>
      id !== above &&
      within(units, above).has(id) &&
      [results.rates, ...Object.values(results.means).map(({ shown }) => shown)].some((each) => each[id] !== undefined),
  );

/** Which of some units is to be seen. */
export function unitsForm(counted: Counted, above: string, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.unitsTitle,
    target: target("units", { s: counted.id, u: above }),
    readers: [t.you],
    fields: [
      {
        id: "unit",
        type: "choice",
        label: t.unitColumn,
        options: toldBelow(counted, above).map(({ id }) => ({ value: id, label: unitName(counted, id, t) })),
      },
    ],
    submitLabel: t.unitsShow,
  });
}

/** Every unit that is told anything, with its rate and its means; the others look the same for whatever reason. */
export function unitsTable({ counted, locale }: Reading, units: readonly OpenedUnit[]): readonly Block[] {
  const t = text[locale];
  const scales = counted.content.questions.filter(isScale);
  const rows = units.flatMap(({ id }) => {
    const rate = counted.results.rates[id];
    const means = scales.map((question) => meanOf(counted, question.id, id));
    if ([rate, ...means].every((value) => value === undefined)) return [];
    const told = means.map((value) => (value === undefined ? t.dash : t.score(value)));
    return [[unitName(counted, id, t), rate === undefined ? t.dash : t.rateCell(rate), ...told]];
  });
  const ends = [t.rateColumn, ...scales.map((_, at) => t.number(at + 1))];
  const columns = [{ label: t.unitColumn }, ...ends.map((label) => ({ label, align: "end" as const }))];
  return [
    { type: "text", text: t.parts, tone: "heading" },
    ...(rows.length > 0 ? [{ type: "table", columns, rows } as const] : []),
    { type: "text", text: rows.length < units.length ? t.others : "", tone: "quiet" } as const,
  ].filter((block) => block.type !== "text" || block.text !== "") as readonly Block[];
}
