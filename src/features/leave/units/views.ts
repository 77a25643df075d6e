import { FLOOR } from "../../../people/floor.ts";
import { dayInJapan } from "../../../services/clock.ts";
import type { Block, Button, Card, Chart } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { inDays } from "../own/card.ts";
import { target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { quarterOf } from "../year.ts";
import type { Row, Summary } from "./summary.ts";
import { text } from "./text.ts";

export type Drawn = {
  readonly today: string;
  readonly locale: Locale;
  readonly targets: readonly number[];
};

/** 休暇の取得状況: averages alone, of groups above the floor. */
export function unitsCard(summary: Summary, drawn: Drawn): Card {
  const { locale } = drawn;
  const t = text[locale];
  const page = { type: "card", kicker: shared[locale].kicker, section: "agano#6-3-2-1" } as const;
  if (!summary.reach) return { ...page, title: t.noData, body: [{ type: "text", text: t.noDataText }] };
  if (!summary.all) return { ...page, title: t.tooFew, body: [{ type: "text", text: t.tooFewText(FLOOR) }] };
  const save: Button = { kind: "saves", label: t.save, target: target("units") };
  return {
    ...page,
    title: t.title(t.days(inDays(summary.all.taken))),
    body: [
      ...(summary.months.length > 1 ? [trendOf(summary, drawn)] : []),
      tableOf(summary, drawn),
      { type: "text", text: t.floor(FLOOR), tone: "quiet" },
      { type: "text", text: t.reach(shared[locale].fullDay(dayInJapan(summary.reach))), tone: "quiet" },
    ],
    buttons: [save],
  };
}

/** What should have been taken by the end of the quarter of a day; undefined where the city set nothing. */
export const targetOn = ({ year }: Pick<Summary, "year">, targets: readonly number[], day: string) =>
  targets[quarterOf(year, day) - 1];

function tableOf(summary: Summary, { today, locale, targets }: Drawn): Block {
  const t = text[locale];
  const wanted = targetOn(summary, targets, today);
  const end = { align: "end" } as const;
  const cells = ({ label, people, taken, planned }: Row) => [
    ...[label, String(people), t.days(inDays(taken)), t.days(inDays(planned))],
    ...(wanted === undefined ? [] : [t.days(wanted)]),
  ];
  const rows = [...summary.rows, ...(summary.all ? [summary.all] : [])];
  return {
    type: "table",
    columns: [
      { label: t.unit },
      ...[t.people, t.taken, t.planned, ...(wanted === undefined ? [] : [t.target])].map((label) => ({
        label,
        ...end,
      })),
    ],
    rows: rows.map(cells),
  };
}

function trendOf(summary: Summary, { locale, targets }: Drawn): Chart {
  const t = text[locale];
  const { months } = summary;
  const mean = months.map(({ taken, people }) => inDays(taken / people));
  const wanted = months.map(({ month }) => targetOn(summary, targets, month) ?? null);
  const hasTarget = wanted.some((days) => days !== null);
  const last = months.at(-1)?.month ?? "";
  const reading = t.reading(last, mean.at(-1) ?? 0);
  return {
    ...{ type: "chart", kind: "line", title: t.chart, unit: t.days_ },
    labels: months.map(({ month }) => t.month(month)),
    series: [{ name: t.average, values: mean }, ...(hasTarget ? [{ name: t.target, values: wanted }] : [])],
    reading: hasTarget ? `${reading}${t.readingTarget(wanted.at(-1) ?? 0)}` : reading,
  };
}
