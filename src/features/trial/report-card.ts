import type { Block, Button, Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Estimate } from "./estimate.ts";
import type { Report } from "./report.ts";
import { opens, type Presses, section, target } from "./targets.ts";
import { type Text, text } from "./text.ts";
import { FLOOR, hasBegun, type Trial } from "./trial.ts";
import { stateOf } from "./views.ts";
import type { Reception } from "./watch.ts";

type Reported = {
  readonly trial: Trial;
  readonly name: string;
  readonly report: Report;
  readonly taken: { readonly begun: Reception; readonly waiting: Reception };
};

/** What a trial has shown so far, how sure that is, and what HR may do next. */
export function reportCard({ trial, name, report, taken }: Reported, locale: Locale): Card {
  const t = text[locale];
  const { verdict, estimate } = report;
  const state = stateOf(trial);
  return {
    type: "card",
    kicker: `${t.kicker}：${name}`,
    title: t.verdicts[verdict](estimate?.difference ?? 0),
    section,
    body: [
      ...(state === "suspended" ? suspendedBlocks(t) : []),
      ...(estimate ? sureness(estimate, verdict === "unsure", t) : []),
      { type: "text", text: trial.detectable === undefined ? t.beforeUnknown : t.before(trial.detectable) },
      ...(report.lines.length > 0 ? figures(report, t) : []),
      ...(report.until ? [{ type: "text", text: t.meanwhile(report.until) } as const] : []),
      { type: "text", text: t.leave, tone: "quiet" },
      { type: "text", text: t.reception, tone: "heading" },
      receptionTable(taken, t),
      ...orderBlocks(trial, t),
    ],
    buttons: acts(trial, state, t),
  };
}

/** How a trial stands, and in which order it goes on. */
export function standingCard(trial: Trial, name: string, locale: Locale): Card {
  const t = text[locale];
  const title = t.states[stateOf(trial)];
  const buttons = [opens("report", { trial: trial.id }, t.open)];
  return { type: "card", kicker: `${t.kicker}：${name}`, title, section, body: orderBlocks(trial, t), buttons };
}

const suspendedBlocks = (t: Text): readonly Block[] => [
  { type: "callout", tone: "bad", label: t.paused, text: `${t.suspended}。${t.suspendedText}` },
];

function sureness({ difference, low, high }: Estimate, unsure: boolean, t: Text): readonly Block[] {
  const known = Number.isFinite(low) && Number.isFinite(high);
  return [
    ...(unsure ? [{ type: "text", text: t.unsureText(difference) } as const] : []),
    { type: "text", text: known ? t.interval(low, high) : t.noInterval, tone: "strong" },
  ];
}

function figures({ lines, people, units, lastKnown }: Report, t: Text): readonly Block[] {
  const last = lines.findLast(({ begun, waiting }) => begun !== undefined && waiting !== undefined) ?? lines.at(-1);
  const hours = (minutes: number | undefined) => (minutes === undefined ? null : Math.round(minutes / 6) / 10);
  return [
    {
      ...{ type: "chart", kind: "line", title: t.chart, unit: t.hours },
      labels: lines.map(({ month }) => month.slice(0, 7).replace("-", "/")),
      // Those who wait come first: a chart that skips what has no data takes the months as they first come.
      series: [
        { name: t.waiting, values: lines.map(({ waiting }) => hours(waiting)) },
        { name: t.begun, values: lines.map(({ begun }) => hours(begun)) },
      ],
      reading: t.reading(t.average(last?.begun), t.average(last?.waiting), last?.month ?? ""),
    },
    { type: "text", text: t.basis(people, units, lastKnown ?? ""), tone: "quiet" },
  ];
}

const receptionTable = ({ begun, waiting }: Reported["taken"], t: Text): Block => ({
  type: "table",
  columns: [{ label: "" }, { label: t.begun, align: "end" }, { label: t.waiting, align: "end" }],
  rows: (["people", "muted", "blocked"] as const).map((count) => [
    t.counted[count],
    counted(begun[count], t),
    counted(waiting[count], t),
  ]),
});

const counted = (count: number, t: Text) => (count === 0 || count >= FLOOR ? t.count(count) : t.few);

const orderBlocks = (trial: Trial, t: Text): readonly Block[] => [
  { type: "text", text: t.order, tone: "heading" },
  {
    type: "table",
    columns: [{ label: t.unit }, { label: t.startsOn }],
    rows: trial.units.map((unit) => [
      unit.name,
      hasBegun(unit, trial, unit.startsOn) ? t.month(unit.startsOn) : t.waits(unit.startsOn),
    ]),
  },
  { type: "text", text: t.seed(trial.seed), tone: "quiet" },
];

function acts({ id }: Trial, state: keyof Text["states"], t: Text): readonly Button[] {
  const press = (name: Presses, label: string): Extract<Button, { kind: "presses" }> => ({
    ...{ kind: "presses", label, target: target(name, { trial: id }) },
  });
  const keep = { title: t.keepTitle, text: t.keepText, yes: t.keep, no: t.no };
  const drop = { title: t.dropTitle, text: t.dropText, yes: t.drop, no: t.no };
  const ends = [
    { ...press("keep", t.keep), confirm: keep },
    { ...press("drop", t.drop), confirm: drop },
  ];
  if (state === "running") return ends;
  if (state === "suspended") return [{ ...press("resume", t.resume), style: "main" }, ...ends];
  const restore = { title: t.restoreTitle, text: t.restoreText, yes: t.restore, no: t.no };
  return state === "dropped" ? [{ ...press("restore", t.restore), confirm: restore }] : [opens("plan", {}, t.new)];
}
