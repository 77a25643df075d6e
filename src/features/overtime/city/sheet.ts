import type { Cell, Sheet } from "../../../services/files/workbook.ts";
import { monthsFrom, yearOf } from "../limits/month.ts";
import type { Seen } from "../members/seen.ts";
import { type Drawing, inHours, reachText } from "../month/views.ts";
import { text as shared } from "../text.ts";
import { cityMonth, counting } from "./city.ts";
import { text } from "./text.ts";
import { flooredUnits } from "./views.ts";

/** The year of counting so far: the average by unit, no group smaller than the floor; and everybody's months. */
export function hourSheets(people: readonly Seen[], month: string, drawing: Drawing): readonly Sheet[] {
  const months = monthsFrom(yearOf(month, drawing.settings.rules.yearStart), month);
  return [unitSheet(people, months, drawing), personSheet(people, months, drawing)];
}

function unitSheet(people: readonly Seen[], months: readonly string[], drawing: Drawing): Sheet {
  const [t, s] = [text[drawing.locale], shared[drawing.locale]];
  const groups = flooredUnits(
    people.filter(({ kind }) => kind !== "none"),
    drawing,
  );
  const rows = groups.map(({ label, members }) => [
    words(label),
    ...months.map((month) => {
      const counted = counting(members, month);
      const isShown = counted.length >= drawing.settings.floor;
      return isShown ? hours(cityMonth(counted, month, drawing.settings).average) : words("");
    }),
  ]);
  return sheetOf(t.unitSheet, [30, ...months.map(() => 9)], [t.columns.unit, ...months.map(s.month)], rows, drawing);
}

function personSheet(people: readonly Seen[], months: readonly string[], drawing: Drawing): Sheet {
  const [t, s] = [text[drawing.locale], shared[drawing.locale]];
  const rows = people.map(({ member, worked }) => {
    const known = months.flatMap((month) => worked.get(month) ?? []);
    return [
      ...[member.staffNumber, member.name, member.unit.name].map(words),
      ...months.map((month) => orBlank(worked.get(month))),
      known.length > 0 ? hours(known.reduce((sum, each) => sum + each, 0)) : words(""),
    ];
  });
  const head = [t.number, t.name, t.columns.unit, ...months.map(s.month), t.total];
  return sheetOf(t.personSheet, [10, 16, 26, ...months.map(() => 9), 10], head, rows, drawing);
}

const words = (value: string): Cell => ({ text: value, border: true });
const hours = (minutes: number): Cell => ({ number: inHours(minutes), border: true });
const orBlank = (minutes: number | undefined): Cell => (minutes === undefined ? words("") : hours(minutes));

function sheetOf(
  name: string,
  columns: readonly number[],
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  { reach, locale }: Drawing,
): Sheet {
  const t = text[locale];
  return {
    ...{ name, columns },
    rows: [
      [{ text: name, style: "heading", span: columns.length }],
      [{ text: t.note(reachText(reach, locale)), style: "quiet", span: columns.length }],
      head.map((label) => ({ text: label, style: "label", fill: "grey", border: true })),
      ...rows,
    ],
    print: { orientation: "landscape", repeat: 3, header: name, footer: t.footer },
  };
}
