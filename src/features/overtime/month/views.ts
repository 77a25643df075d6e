import type { Block, Button, Card, Chart, Fact } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { addMonths, lastDayOf } from "../limits/month.ts";
import type { Seen } from "../members/seen.ts";
import type { Reach } from "../services.ts";
import type { OvertimeSettings } from "../settings.ts";
import { text as shared } from "../text.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { type OwnKind, text } from "./text.ts";

export type Drawing = {
  readonly settings: OvertimeSettings;
  readonly reach: Reach;
  readonly locale: Locale;
};

export const section = "agano#6-3-2-1";

/**
 * A person's month against their limits. own: it is the viewer's. lead: what a chat posts it for, so that its title says
 * no figure. note: what it is opened for. Names nobody but whom it is of.
 */
export function monthCard(
  seen: Seen,
  drawing: Drawing,
  more: { readonly own: boolean; readonly lead?: Block; readonly note?: Block; readonly buttons: readonly Button[] },
): Card {
  const { locale, settings } = drawing;
  const figures = figuresOf(seen, settings.rules);
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: more.lead ? text[locale].nudgeTitle : titleOf(seen, drawing, more.own),
    section,
    body: [
      ...(more.lead
        ? [more.lead, { type: "text", text: titleOf(seen, drawing, more.own), tone: "strong" } as const]
        : []),
      ...(more.note ? [more.note] : []),
      ...(seen.worked.has(seen.month) ? [] : [quiet(text[locale].noneText)]),
      ...foresightBlocks(seen, drawing),
      ...chartOf(figures, locale),
      { type: "facts", facts: factsOf(seen, figures, locale) },
      ...notes(seen, locale),
      quiet(reachText(drawing.reach, locale)),
    ],
    buttons: more.buttons,
  };
}

const quiet = (line: string): Block => ({ type: "text", text: line, tone: "quiet" });

function titleOf({ worked, month, member }: Seen, { reach, locale }: Drawing, own: boolean): string {
  const [t, s] = [text[locale], shared[locale]];
  const minutes = worked.get(month);
  if (minutes === undefined) return own ? t.none : t.noneOf(member.name);
  if (!own) return t.titleOf(member.name, s.month(month), s.hours(minutes));
  return t.title(s.month(month), s.hours(minutes), reach.daily && s.day(reach.daily));
}

/** How the month may end, in whole hours, or why that is not said. */
export function foresightBlocks({ foresight, worked, month }: Seen, { reach, locale }: Drawing): readonly Block[] {
  const [t, s] = [text[locale], shared[locale]];
  if (!worked.has(month)) return [];
  if ("unforeseen" in foresight)
    return [quiet(reach.daily ? t.unforeseen[foresight.unforeseen] : t.unforeseen["no-days"])];
  const { likely, low, high } = foresight;
  return [{ type: "text", text: t.foresight(s.range(likely, low, high)), tone: "strong" }, quiet(t.foresightNote)];
}

/** None where no month has a record. */
function chartOf({ months, limits }: Figures, locale: Locale): readonly Chart[] {
  const [t, s] = [text[locale], shared[locale]];
  const most = months.toSorted((a, b) => (b.minutes ?? -1) - (a.minutes ?? -1))[0];
  if (most?.minutes === undefined) return [];
  const limit = limits && s.hours(limits.line);
  const over = limits && limit ? t.over(limit, limits.over45) : "";
  const labels = months.map(({ month }) => s.monthLabel(month));
  const values = months.map(({ minutes }) => (minutes === undefined ? null : inHours(minutes)));
  return [
    {
      ...{ type: "chart", kind: "bar", title: t.chart(limit), unit: t.unit, labels },
      series: [{ name: t.series, values }],
      reading: t.reading(s.month(most.month), s.hours(most.minutes), over),
    },
  ];
}

/** To a tenth, for charts. */
export const inHours = (minutes: number): number => Math.round(minutes / 6) / 10;

function factsOf(
  { kind, worked, month }: Seen,
  { total, average, limits, missing, months }: Figures,
  locale: Locale,
): readonly Fact[] {
  const [t, s] = [text[locale], shared[locale]];
  const hasAny = months.some(({ minutes }) => minutes !== undefined);
  const line = limits ? s.hours(limits.line) : "";
  const year = limits && s.hours(limits.year);
  const last = worked.get(addMonths(month, -1));
  return [
    ...(limits && kind && kind !== "none"
      ? [
          { label: t.facts.kind, value: t.kinds[kind] },
          { label: t.facts.month, value: limits.month.under ? t.under(s.hours(limits.month.minutes)) : line },
        ]
      : []),
    { label: t.facts.last, value: last === undefined ? s.noData : s.hours(last) },
    { label: t.facts.year, value: hasAny ? t.yearTotal(s.hours(total), year) : s.noData },
    ...(limits && hasAny ? [{ label: t.facts.over(line), value: t.months(limits.over45, limits.over?.months) }] : []),
    { label: t.facts.average, value: average === undefined ? s.noData : s.hours(average) },
    ...(missing.length > 0 ? [{ label: t.facts.missing, value: missing.map(s.month).join(s.and) }] : []),
  ];
}

function notes({ kind, exempt }: Seen, locale: Locale): readonly Block[] {
  const t = text[locale];
  return [...(kind === "none" ? [quiet(t.manager)] : []), ...(exempt.size > 0 ? [quiet(t.exempt)] : [])];
}

/** 「○月○日取込分まで」. */
export function reachText({ daily, monthly }: Reach, locale: Locale): string {
  const [t, s] = [text[locale], shared[locale]];
  const month = monthly?.slice(0, 7);
  if (daily && (!month || daily > lastDayOf(month))) return t.reach(s.day(daily));
  return month ? t.reachMonth(s.monthOfYear(month)) : t.reachNone;
}

/** What a nudge says above the month it is about. */
export function leadOf(kind: OwnKind, month: string, seen: Seen, drawing: Drawing): Block {
  const { locale } = drawing;
  const t = text[locale];
  const words = leadWords(month, seen, drawing);
  const average = seen.findings.find((each) => each.rule === "average" && each.state !== "unknown");
  const isAverage = kind === "average" && average && "limit" in average;
  const limit = isAverage ? shared[locale].hours(average.limit) : words.limit;
  return { type: "callout", tone: "plain", label: t.lead, text: t.leads[kind]({ ...words, limit }) };
}

/** A month's hours and its limit, in words. */
export function leadWords(month: string, { worked, kind }: Seen, { settings, locale }: Drawing) {
  const s = shared[locale];
  const limits = kind && kind !== "none" ? settings.rules.limits[kind] : undefined;
  const minutes = worked.get(month);
  return {
    month: s.month(month),
    hours: minutes === undefined ? s.noData : s.hours(minutes),
    limit: s.hours(limits?.over?.minutes ?? limits?.month.minutes ?? 0),
  };
}
