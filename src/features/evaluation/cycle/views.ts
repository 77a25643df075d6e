import type { Block, Button, Card, Fact } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import { namedWords, stageWords } from "../definition/words.ts";
import { opens, presses, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { OpeningPlan } from "./open.ts";
import type { Openable } from "./openable.ts";
import type { CycleLine } from "./store.ts";
import { text } from "./text.ts";

const kicker = (locale: Locale) => shared[locale].kicker;

/** Those that run and those that ended, and what can be opened now. */
export function cyclesCard(cycles: readonly CycleLine[], can: readonly Openable[], locale: Locale): Card {
  const t = text[locale];
  const [running, closed] = [cycles.filter((each) => !each.closed), cycles.filter((each) => each.closed)];
  return {
    type: "card",
    kicker: kicker(locale),
    title: t.title(running.length),
    section: "agano#6-2-2-1",
    body: [
      cycles.length > 0 ? tableOf(cycles, locale) : { type: "text", text: t.none },
      ...(can.length > 0 ? openBlocks(can, locale) : []),
      { type: "text", text: t.probation, tone: "quiet" },
    ],
    buttons: [
      ...running.slice(0, 3).map((cycle) => progressButton(cycle, locale)),
      ...closed.slice(0, 3).map((cycle) => filedButton(cycle, locale)),
      ...(running.length > 0 ? [followButton(locale)] : []),
    ],
  };
}

function tableOf(cycles: readonly CycleLine[], locale: Locale): Block {
  const t = text[locale];
  const { name, period, people, state } = t.columns;
  return {
    type: "table",
    columns: [{ label: name }, { label: period }, { label: people, align: "end" }, { label: state }],
    rows: cycles.map((cycle) => [
      cycleName(cycle.frozen.kind, cycle.year)[locale],
      `${cycle.from} – ${cycle.to}`,
      t.people(cycle.people),
      cycle.closed ? t.closed : t.running,
    ]),
  };
}

const openBlocks = (can: readonly Openable[], locale: Locale): readonly Block[] => [
  { type: "buttons", label: text[locale].openable, buttons: can.map((each) => openButton(each, locale)) },
];

export const openButton = ({ kind, year }: Openable, locale: Locale): Button =>
  opens("cycle-open", { kind: kind.id, year: String(year) }, text[locale].open(cycleName(kind, year)[locale]));

const progressButton = ({ id, frozen, year }: CycleLine, locale: Locale): Button =>
  opens("progress", { c: id }, `${cycleName(frozen.kind, year)[locale]}：${text[locale].progress}`);

/** What was filed is reached from nowhere else. */
const filedButton = ({ id, frozen, year }: CycleLine, locale: Locale): Button =>
  opens("person", { c: id }, `${cycleName(frozen.kind, year)[locale]}：${text[locale].filed}`, "quiet");

const followWords = { ja: "名簿の変更を反映する", en: "Update from the roster" };
const followButton = (locale: Locale): Button => presses("follow", {}, followWords[locale], "quiet");

export const cyclesButton = (locale: Locale): Button => opens("cycles", {}, text[locale].cycles, "quiet");

/** Who is left out, by name where there are few. */
export type Left = { readonly unrated: LeftNames; readonly formless: LeftNames };
export type LeftNames = { readonly names: readonly string[]; readonly count: number };

/** What opening would do, before it is done. */
export function planCard(plan: OpeningPlan, left: Left, { kind, year }: Openable, locale: Locale): Card {
  const t = text[locale];
  const title = t.openTitle(cycleName(kind, year)[locale]);
  const exempt = plan.opened.filter((each) => each.exempt !== undefined).length;
  return {
    type: "card",
    kicker: kicker(locale),
    title,
    section: "agano#6-2-2-1",
    body: [
      { type: "text", text: t.planned(plan.opened.length, exempt) },
      { type: "facts", facts: [...formFacts(plan, locale), ...dateFacts(plan, locale)] },
      ...unknownBlocks(plan, locale),
      ...leftBlocks(left, locale),
      { type: "text", text: t.confirm, tone: "quiet" },
    ],
    buttons: [
      {
        ...{ kind: "presses", label: t.yes, style: "main" },
        target: target("cycle-open", { kind: kind.id, year: String(year) }),
        confirm: { title, text: t.confirm, yes: t.yes, no: t.no },
      },
    ],
  };
}

function formFacts({ opened }: OpeningPlan, locale: Locale): readonly Fact[] {
  const forms = [...new Set(opened.map(({ form }) => form))];
  return forms.map((form) => ({
    label: form.name[locale],
    value: text[locale].people(opened.filter((each) => each.form === form).length),
  }));
}

const dateFacts = ({ dates }: OpeningPlan, locale: Locale): readonly Fact[] => [
  { label: text[locale].period, value: `${dates.from} – ${dates.to}` },
  ...dates.stages.map(({ stage, opens: from, due }) => ({
    label: stageWords[stage][locale],
    value: `${from} – ${due}`,
  })),
];

function unknownBlocks({ unknown }: OpeningPlan, locale: Locale): readonly Block[] {
  if (unknown.length === 0) return [];
  const t = text[locale];
  const numbers = unknown.map(({ staffNumber, role }) => t.number(staffNumber, namedWords(role)[locale]));
  return [{ type: "text", text: t.unknown(numbers.join(locale === "ja" ? "、" : ", ")), tone: "strong" }];
}

function leftBlocks({ unrated, formless }: Left, locale: Locale): readonly Block[] {
  const t = text[locale];
  const line = (say: typeof t.unrated, { names, count }: LeftNames): readonly Block[] =>
    count > 0
      ? [{ type: "text", text: say(names.join(locale === "ja" ? "、" : ", "), count, count - names.length) }]
      : [];
  const lines = [...line(t.unrated, unrated), ...line(t.formless, formless)];
  return lines.length > 0
    ? [...lines, { type: "text", text: t.fix, tone: "quiet" }]
    : [{ type: "text", text: t.leftNone, tone: "quiet" }];
}

/** What was done, with the way back to how it goes. */
export const doneCard = (title: string, locale: Locale, words?: string, cycle?: string): Card => ({
  type: "card",
  kicker: kicker(locale),
  title,
  body: words === undefined ? [] : [{ type: "text", text: words }],
  buttons: [opens("progress", cycle ? { c: cycle } : {}, text[locale].progress)],
});
