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
  readonly overtime: Report;
  readonly leave: Report;
  readonly taken: { readonly begun: Reception; readonly waiting: Reception };
};

/** What a trial has shown so far, how sure that is, and what HR may do next. */
export function reportCard({ trial, name, overtime, leave, taken }: Reported, locale: Locale): Card {
  const t = text[locale];
  const state = stateOf(trial);
  // What the kind is about comes first, and is what the card is called by.
  const isLeave = trial.feature === "leave";
  const parts = [
    partOf(overtime, { t, words: t.overtime, least: trial.detectable, isFirst: !isLeave }),
    partOf(leave, { t, words: t.leave, least: trial.leaveDetectable, isFirst: isLeave }),
  ];
  return {
    type: "card",
    kicker: `${t.kicker}：${name}`,
    title: verdictOf(isLeave ? leave : overtime, isLeave ? t.leave : t.overtime),
    section,
    body: [
      ...(state === "suspended" ? suspendedBlocks(t) : []),
      ...(isLeave ? parts.toReversed() : parts).flat(),
      { type: "text", text: t.two, tone: "quiet" },
      { type: "text", text: t.reception, tone: "heading" },
      receptionTable(taken, t),
      ...orderBlocks(trial, t),
    ],
    buttons: acts(trial, state, t),
  };
}

type Part = {
  readonly t: Text;
  readonly words: Text["overtime"];
  /** As it was told beforehand. */
  readonly least: number | undefined;
  /** The card's title says what came of it. */
  readonly isFirst: boolean;
};

const verdictOf = ({ verdict, estimate }: Report, { verdicts }: Text["overtime"]): string =>
  verdicts[verdict](estimate?.difference ?? 0);

/** What was found of one figure. */
function partOf(report: Report, { t, words, least, isFirst }: Part): readonly Block[] {
  const { verdict, estimate, lines, until } = report;
  return [
    { type: "text", text: words.heading, tone: "heading" },
    ...(isFirst ? [] : [{ type: "text", text: verdictOf(report, words), tone: "strong" } as const]),
    ...(estimate ? sureness(estimate, verdict === "unsure", words, t) : []),
    { type: "text", text: least === undefined ? t.beforeUnknown : words.before(least) },
    ...(lines.length > 0 ? figures(report, words, t) : []),
    ...(until && (isFirst || lines.length > 0) ? [{ type: "text", text: t.meanwhile(until) } as const] : []),
    ...(words.note ? [{ type: "text", text: words.note, tone: "quiet" } as const] : []),
  ];
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

function sureness(
  { difference, low, high }: Estimate,
  unsure: boolean,
  words: Text["overtime"],
  t: Text,
): readonly Block[] {
  const known = Number.isFinite(low) && Number.isFinite(high);
  return [
    ...(unsure ? [{ type: "text", text: words.unsureText(difference) } as const] : []),
    { type: "text", text: known ? words.interval(low, high) : t.noInterval, tone: "strong" },
  ];
}

function figures({ lines, people, units, lastKnown }: Report, words: Text["overtime"], t: Text): readonly Block[] {
  const last = lines.findLast(({ begun, waiting }) => begun !== undefined && waiting !== undefined) ?? lines.at(-1);
  const value = (minutes: number | undefined) => (minutes === undefined ? null : words.value(minutes));
  return [
    {
      ...{ type: "chart", kind: "line", title: words.chart, unit: words.unit },
      labels: lines.map(({ month }) => month.slice(0, 7).replace("-", "/")),
      // Those who wait come first: a chart that skips what has no data takes the months as they first come.
      series: [
        { name: t.waiting, values: lines.map(({ waiting }) => value(waiting)) },
        { name: t.begun, values: lines.map(({ begun }) => value(begun)) },
      ],
      reading: t.reading(words.average(last?.begun), words.average(last?.waiting), last?.month ?? ""),
    },
    { type: "text", text: words.basis(people, units, lastKnown ?? ""), tone: "quiet" },
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
