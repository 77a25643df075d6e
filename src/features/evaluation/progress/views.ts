import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { type State, states } from "../evaluation.ts";
import { text as shared } from "../text.ts";
import type { Count } from "./store.ts";
import { text } from "./text.ts";

const confirmed: readonly State[] = ["disclosing", "disclosed", "closed"];
const sum = (counts: readonly Count[], of: (count: Count) => number) =>
  counts.reduce((total, each) => total + of(each), 0);
const countOf = ({ count }: Count) => count;
const isIn = (wanted: readonly State[]) => (each: Count) => wanted.includes(each.state);

/** How far all are, by unit and stage; whoever is exempt counts in no total. */
export function progressCard(
  name: string,
  counts: readonly Count[],
  { buttons, groups }: { readonly buttons: readonly Button[]; readonly groups: readonly Block[] },
  locale: Locale,
): Card {
  const t = text[locale];
  const rated = counts.filter(({ state }) => state !== "exempt");
  const all = sum(rated, countOf);
  const done = sum(rated.filter(isIn(confirmed)), countOf);
  const late = sum(rated, (each) => each.late);
  return {
    type: "card",
    kicker: name,
    title: t.title(done, all),
    section: "agano#6-2-2-1",
    body: [
      ...(all > 0
        ? [{ type: "progress", label: t.progress, value: done, max: all, reading: t.reading(done, all) } as const]
        : []),
      { type: "text", text: late === 0 ? t.lateNone : t.lateSome(late), tone: late === 0 ? "quiet" : "strong" },
      ...(all > 0 ? [chartOf(rated, locale)] : []),
      ...(counts.length > 0 ? tableOf(counts, locale) : []),
      ...groups,
    ],
    ...(buttons.length > 0 && { buttons }),
  };
}

function chartOf(counts: readonly Count[], locale: Locale): Block {
  const t = text[locale];
  const found = states.map((state) => ({ state, count: sum(counts.filter(isIn([state])), countOf) }));
  const most = found.reduce((one, other) => (other.count > one.count ? other : one));
  return {
    type: "chart",
    kind: "bar",
    title: t.chart,
    unit: t.people,
    labels: found.map(({ state }) => t.short[state]),
    series: [{ name: t.people, values: found.map(({ count }) => count) }],
    reading: t.chartReading(shared[locale].states[most.state], most.count),
  };
}

type Column = { readonly label: string; readonly of: (counts: readonly Count[]) => number };

function columnsIn(locale: Locale): readonly Column[] {
  const t = text[locale];
  const column = (label: string, ...wanted: readonly State[]): Column => ({
    label,
    of: (counts) => sum(counts.filter(isIn(wanted)), countOf),
  });
  const single = (["goals", "agreement", "self", "first", "second"] as const).map((s) => column(t.short[s], s));
  return [
    ...single,
    column(t.adjusted, "adjusting", "confirming"),
    column(t.short.disclosing, "disclosing"),
    column(t.shown, "disclosed", "closed"),
    column(t.short.exempt, "exempt"),
    { label: t.late, of: (counts) => sum(counts, ({ late }) => late) },
  ];
}

/** Rows that every platform draws; the total is always among them. */
const ROWS = 98;

function tableOf(counts: readonly Count[], locale: Locale): readonly Block[] {
  const t = text[locale];
  const columns = columnsIn(locale);
  const row = (name: string, of: readonly Count[]) => [name, ...columns.map((column) => String(column.of(of)))];
  const byUnit = groupedByUnit(counts);
  const rest = byUnit.length - ROWS;
  return [
    {
      type: "table",
      columns: [{ label: t.unit }, ...columns.map(({ label }) => ({ label, align: "end" as const }))],
      rows: [row(t.all, counts), ...byUnit.slice(0, ROWS).map((of) => row(of[0]?.unit ?? "", of))],
    },
    ...(rest > 0 ? [{ type: "text", text: t.moreUnits(rest), tone: "quiet" } as const] : []),
  ];
}

/** In the order in which they came. */
export function groupedByUnit(counts: readonly Count[]): readonly (readonly Count[])[] {
  const units = new Map<string, Count[]>();
  for (const count of counts) units.set(count.unitId, [...(units.get(count.unitId) ?? []), count]);
  return [...units.values()];
}

export const noCycleCard = (buttons: readonly Button[], locale: Locale): Card => ({
  type: "card",
  kicker: shared[locale].kicker,
  title: text[locale].noCycle,
  body: [{ type: "text", text: text[locale].noCycleText }],
  ...(buttons.length > 0 && { buttons }),
});
