import { floored, type Group } from "../../../people/floor.ts";
import type { Block, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { exemptionsButton } from "../exemption/views.ts";
import type { Seen } from "../members/seen.ts";
import { type Drawing, inHours, reachText, section } from "../month/views.ts";
import { opens, saves, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { breachCounts, type CityMonth, cityMonth, counting, trendOf, unitsOf } from "./city.ts";
import { text } from "./text.ts";

export type Opens = "look";
export type Submits = "look";
export type Shows = "hours";
export type Files = "hours";

const quiet = (line: string): Block => ({ type: "text", text: line, tone: "quiet" });
const heading = (line: string): Block => ({ type: "text", text: line, tone: "heading" });

/** The city's overtime, for HR: by unit, in its course, and who passed which limit as counts. */
export function cityCard(people: readonly Seen[], month: string, drawing: Drawing): Card {
  const { settings, reach, locale } = drawing;
  const [t, s] = [text[locale], shared[locale]];
  const trend = trendOf(people, month, settings);
  const known = trend.flatMap(({ city }) => city ?? []);
  const last = known.at(-1);
  const buttons = [
    opens("look" satisfies Opens, {}, t.look, "main"),
    exemptionsButton(locale),
    saves("hours" satisfies Files, t.save),
  ];
  const card = { type: "card", kicker: t.page, section } as const;
  if (!last)
    return { ...card, title: t.none, body: [{ type: "text", text: t.noneText }], buttons: [exemptionsButton(locale)] };
  return {
    ...{ ...card, buttons, title: t.title(s.monthOfYear(last.month), s.hours(last.average)) },
    body: [
      quiet(reachText(reach, locale)),
      ...charts(trend, known, locale),
      heading(t.byUnit(s.monthOfYear(last.month))),
      ...unitTable(counting(people, last.month), last.month, drawing),
      heading(t.breaches),
      breachTable(people, month, drawing),
    ],
  };
}

type Trend = ReturnType<typeof trendOf>;

function charts(trend: Trend, known: readonly CityMonth[], locale: Locale): readonly Block[] {
  const [t, s] = [text[locale], shared[locale]];
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const labels = trend.map(({ month }) => s.yearLabel(month));
  const of = (value: (city: CityMonth) => number) => trend.map(({ city }) => (city ? value(city) : null));
  return [
    {
      ...{ type: "chart", kind: "line", title: t.trend, unit: t.unit, labels },
      series: [{ name: t.average, values: of(({ average }) => inHours(average)) }],
      reading: t.trendReading(
        s.monthOfYear(first.month),
        s.hours(first.average),
        s.monthOfYear(last.month),
        s.hours(last.average),
      ),
    },
    {
      ...{ type: "chart", kind: "bar", title: t.over, unit: t.people, labels },
      series: [{ name: t.people, values: of(({ over }) => over) }],
      reading: t.overReading(s.monthOfYear(last.month), last.over),
    },
  ];
}

/** No smaller group than the floor stands alone, and none can be taken off the total. */
export const flooredUnits = (people: readonly Seen[], { settings, locale }: Drawing): readonly Group<Seen>[] =>
  floored(unitsOf(people), text[locale].merged, settings.floor);

function unitTable(people: readonly Seen[], month: string, drawing: Drawing): readonly Block[] {
  const { settings, locale } = drawing;
  const [t, s] = [text[locale], shared[locale]];
  const groups = flooredUnits(people, drawing);
  if (groups.length === 0) return [quiet(t.few)];
  const row = ({ label, members }: Group<Seen>) => {
    const { people: count, average, over } = cityMonth(members, month, settings);
    return [label, String(count), s.hours(average), String(over)];
  };
  const { unit, ...figures } = t.columns;
  return [
    {
      type: "table",
      columns: [{ label: unit }, ...Object.values(figures).map((label) => ({ label, align: "end" as const }))],
      rows: [{ label: t.all, members: people }, ...groups].map(row),
    },
    quiet(t.floor(settings.floor)),
  ];
}

function breachTable(people: readonly Seen[], month: string, { settings, locale }: Drawing): Block {
  const [t, s] = [text[locale], shared[locale]];
  const { rules, exempt } = breachCounts(people, month, settings);
  return {
    type: "table",
    columns: [{ label: t.limit }, { label: t.columns.people, align: "end" }],
    rows: [...rules.map(({ rule, count }) => [t.rules[rule], s.people(count)]), [t.exempt, s.people(exempt)]],
  };
}

export const lookForm = (locale: Locale) =>
  form({
    title: text[locale].lookTitle,
    target: target("look" satisfies Submits),
    readers: text[locale].lookReaders,
    fields: [{ id: "staff", type: "person", label: text[locale].staff }],
    submitLabel: text[locale].show,
  });
