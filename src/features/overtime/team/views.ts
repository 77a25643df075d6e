import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Seen } from "../members/seen.ts";
import { figuresOf } from "../month/figures.ts";
import { type Drawing, inHours, leadWords, reachText, section } from "../month/views.ts";
import { chanceOver, lineOf } from "../nudges/line.ts";
import type { OvertimeSettings } from "../settings.ts";
import { opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import { toldOf } from "./limit.ts";
import { text } from "./text.ts";

export const teamButton = (locale: Locale): Button => opens("team", {}, text[locale].button);

/** Rows of the table, and buttons below it. */
const MOST_ROWS = 40;
const MOST_BUTTONS = 8;
const MOST_BARS = 12;

/** Who has passed the line of this month, and who is likely to. */
export const isOver = (seen: Seen, settings: OvertimeSettings): boolean => {
  const line = lineOf(seen, settings);
  return !!line && (seen.worked.get(seen.month) ?? 0) > line.minutes;
};

export function isLikely(seen: Seen, settings: OvertimeSettings): boolean {
  const line = lineOf(seen, settings);
  const chance = line && chanceOver({ ...seen, exempt: seen.exempt.has(seen.month) }, line);
  return chance !== undefined && chance >= settings.nudges.likelyPercent;
}

/** Those whom the viewer leads, most hours first. For a dialog: it names people. */
export function teamCard(people: readonly Seen[], drawing: Drawing): Card {
  const { settings, reach, locale } = drawing;
  const [t, s] = [text[locale], shared[locale]];
  const card = { type: "card", kicker: t.kicker, section } as const;
  const [first] = people;
  if (!first) return { ...card, title: t.nobody, body: [] };
  const over = people.filter((each) => isOver(each, settings));
  const likely = people.filter((each) => !over.includes(each) && isLikely(each, settings));
  const sorted = people.toSorted((a, b) => minutesOf(b) - minutesOf(a));
  return {
    ...card,
    title: t.title(s.month(first.month), over.length, likely.length),
    body: [
      ...teamBlocks(sorted, drawing),
      { type: "buttons", label: t.see, buttons: sorted.slice(0, MOST_BUTTONS).map(personButton) },
      quiet(reachText(reach, locale)),
    ],
    buttons: sorted.length > MOST_BUTTONS ? [opens("choose", {}, t.choose)] : [],
  };
}

/** A chart of the hours against the line, and the table of them; it names people. */
export function teamBlocks(people: readonly Seen[], drawing: Drawing): readonly Block[] {
  const t = text[drawing.locale];
  const sorted = people.toSorted((a, b) => minutesOf(b) - minutesOf(a));
  if (sorted.length === 0) return [];
  return [
    ...chartOf(sorted.slice(0, MOST_BARS), drawing),
    tableOf(sorted.slice(0, MOST_ROWS), drawing),
    ...(sorted.length > MOST_ROWS ? [quiet(t.more(sorted.length - MOST_ROWS))] : []),
  ];
}

function chartOf(people: readonly Seen[], { settings, locale }: Drawing): readonly Block[] {
  const [t, s] = [text[locale], shared[locale]];
  const [first] = people;
  const minutes = first?.worked.get(first.month);
  if (!first || minutes === undefined) return [];
  const line = lineOf(first, settings);
  return [
    {
      ...{ type: "chart", kind: "bar", unit: t.hours, labels: people.map(({ member }) => member.name) },
      title: t.chart(s.month(first.month), line && s.hours(line.minutes)),
      series: [{ name: t.series, values: people.map(({ worked, month }) => hoursIn(worked.get(month))) }],
      reading: t.reading(first.member.name, s.hours(minutes)),
    },
  ];
}

const hoursIn = (minutes: number | undefined) => (minutes === undefined ? null : inHours(minutes));

const quiet = (line: string): Block => ({ type: "text", text: line, tone: "quiet" });

const personButton = ({ member }: Seen): Button => opens("person", { p: member.id }, member.name);

const minutesOf = ({ worked, month }: Seen): number => worked.get(month) ?? -1;

function tableOf(people: readonly Seen[], drawing: Drawing): Block {
  const { settings, locale } = drawing;
  const [t, s] = [text[locale], shared[locale]];
  const units = new Set(people.map(({ member }) => member.unit.id)).size > 1;
  const month = people[0]?.month ?? "";
  return {
    type: "table",
    columns: [
      { label: t.name },
      ...(units ? [{ label: t.unit }] : []),
      { label: t.month(s.month(month)), align: "end" },
      { label: t.foreseen, align: "end" },
      { label: t.year, align: "end" },
    ],
    rows: people.map((each) => [
      each.member.name,
      ...(units ? [each.member.unit.name] : []),
      hoursOr(each.worked.get(month), locale),
      foreseen(each, locale),
      yearOf(each, settings, locale),
    ]),
  };
}

const hoursOr = (minutes: number | undefined, locale: Locale) =>
  minutes === undefined ? shared[locale].noData : shared[locale].hours(minutes);

function foreseen({ foresight, worked, month }: Seen, locale: Locale): string {
  const [t, s] = [text[locale], shared[locale]];
  if ("unforeseen" in foresight || !worked.has(month)) return t.unforeseen;
  return s.range(foresight.likely, foresight.low, foresight.high);
}

function yearOf(seen: Seen, { rules }: OvertimeSettings, locale: Locale): string {
  const { months, total } = figuresOf(seen, rules);
  return months.every(({ minutes }) => minutes === undefined) ? shared[locale].noData : shared[locale].hours(total);
}

/** To a manager: what there is, naming nobody. month: the one that it is about. */
export function limitCard({ member, ...seen }: Seen, month: string, locale: Locale): Card {
  const t = text[locale];
  return {
    ...{ type: "card", kicker: t.kicker, section },
    title: t.limitTitles[toldOf(seen, month)](shared[locale].month(month)),
    body: [{ type: "text", text: t.limitText }, quiet(t.limitPrivacy)],
    buttons: [opens("person", { p: member.id, m: month }, t.see1, "main"), teamButton(locale)],
  };
}

/** Why a manager looks at somebody's month. */
export const limitNote = (seen: Seen, month: string, drawing: Drawing): Block => ({
  ...{ type: "callout", tone: "plain", label: text[drawing.locale].limit },
  text: text[drawing.locale].limitLeads[toldOf(seen, month)](leadWords(month, seen, drawing)),
});
