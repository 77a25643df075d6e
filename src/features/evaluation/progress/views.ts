import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { OpeningPlan } from "../cycle/open.ts";
import { type State, states } from "../evaluation.ts";
import { opens, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { Count } from "./store.ts";
import { text } from "./text.ts";

const confirmed: readonly State[] = ["disclosing", "disclosed", "closed"];
const sum = (counts: readonly Count[], of: (count: Count) => number) =>
  counts.reduce((total, each) => total + of(each), 0);
const isDone = ({ state }: Count) => confirmed.includes(state);

/** By unit and stage; whoever is exempt is not counted. */
export function progressCard(name: string, counts: readonly Count[], buttons: readonly Button[], locale: Locale): Card {
  const t = text[locale];
  const rated = counts.filter(({ state }) => state !== "exempt");
  const all = sum(rated, ({ count }) => count);
  const done = sum(rated.filter(isDone), ({ count }) => count);
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
      ...(all > 0 ? [chartOf(rated, locale), tableOf(rated, locale)] : []),
    ],
    ...(buttons.length > 0 && { buttons }),
  };
}

function chartOf(counts: readonly Count[], locale: Locale): Block {
  const t = text[locale];
  const found = states.map((state) => ({
    label: t.short[state],
    name: shared[locale].states[state],
    count: sum(
      counts.filter((each) => each.state === state),
      ({ count }) => count,
    ),
  }));
  const most = found.reduce(
    (one, other) => (other.count > one.count ? other : one),
    found[0] ?? { label: "", name: "", count: 0 },
  );
  return {
    type: "chart",
    kind: "bar",
    title: t.chart,
    unit: t.people,
    labels: found.map(({ label }) => label),
    series: [{ name: t.people, values: found.map(({ count }) => count) }],
    reading: t.chartReading(most.name, most.count),
  };
}

function tableOf(counts: readonly Count[], locale: Locale): Block {
  const t = text[locale];
  const units = [...new Set(counts.map(({ unit }) => unit))];
  const row = (name: string, of: readonly Count[]) => [
    name,
    String(sum(of, ({ count }) => count)),
    String(sum(of.filter(isDone), ({ count }) => count)),
    String(sum(of, ({ late }) => late)),
  ];
  return {
    type: "table",
    columns: [{ label: t.unit }, ...[t.all, t.done, t.late].map((label) => ({ label, align: "end" as const }))],
    rows: [
      ...units.map((unit) =>
        row(
          unit,
          counts.filter((each) => each.unit === unit),
        ),
      ),
      row(t.all, counts),
    ],
  };
}

export const noCycleCard = (buttons: readonly Button[], locale: Locale): Card => ({
  type: "card",
  kicker: shared[locale].kicker,
  title: text[locale].noCycle,
  body: [{ type: "text", text: text[locale].noCycleText }],
  ...(buttons.length > 0 && { buttons }),
});

export const openButton = (kind: string, year: number, name: string, locale: Locale): Button =>
  opens("cycle-open", { kind, year: String(year) }, text[locale].open(name));

/** What opening would do, before it is done. */
export function planCard(
  { dates, opened, left }: OpeningPlan,
  cycle: { readonly kind: string; readonly year: number; readonly name: string },
  locale: Locale,
): Card {
  const t = text[locale];
  const forms = [...new Set(opened.map(({ form }) => form))];
  const exempt = opened.filter((each) => each.exempt !== undefined).length;
  const names = left.map(({ staffNumber }) => staffNumber).join("、");
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.openTitle(cycle.name),
    body: [
      { type: "text", text: t.planned(opened.length, exempt) },
      {
        type: "facts",
        facts: [
          { label: t.period, value: `${dates.from} – ${dates.to}` },
          ...forms.map((form) => ({
            label: form.name[locale],
            value: String(opened.filter((each) => each.form === form).length),
          })),
        ],
      },
      { type: "text", text: left.length > 0 ? t.left(names, left.length) : t.leftNone, tone: "quiet" },
      { type: "text", text: t.confirm, tone: "quiet" },
    ],
    buttons: [
      {
        ...{ kind: "presses", label: t.yes, style: "main" },
        target: target("cycle-open", { kind: cycle.kind, year: String(cycle.year) }),
        confirm: { title: t.openTitle(cycle.name), text: t.confirm, yes: t.yes, no: t.no },
      },
    ],
  };
}

export const discloseButton = (cycle: string, count: number, locale: Locale): Button => {
  const t = text[locale];
  return {
    ...{ kind: "presses", label: t.disclose(count), style: "main" },
    target: target("disclose", { c: cycle }),
    confirm: { title: t.discloseTitle(count), text: t.discloseText, yes: t.disclose(count), no: t.no },
  };
};

export const doneCard = (title: string, locale: Locale): Card => ({
  type: "card",
  kicker: shared[locale].kicker,
  title,
  body: [],
  buttons: [opens("progress", {}, text[locale].offer)],
});
