import type { Cell, Sheet } from "../../../services/files/workbook.ts";
import type { Locale } from "../../../view/locale.ts";
import { text as shared } from "../text.ts";
import type { Review } from "./store.ts";
import { text } from "./text.ts";
import { type HoursOf, rulesText } from "./views.ts";

/** In half-width characters. */
const widths = { number: 10, name: 15, unit: 22, month: 12, hours: 11, rules: 20, due: 13, written: 13, causes: 34 };
const columns = { ...widths, words: 40, measures: 40, view: 30, standIn: 30 };
type Column = keyof typeof columns;
const order = Object.keys(columns) as readonly Column[];

/** Every review, a row each, for HR. What people typed stands in it as text. */
export function reviewSheet(reviews: readonly Review[], hoursOf: HoursOf, today: string, locale: Locale): Sheet {
  const [t, s] = [text[locale], shared[locale]];
  return {
    name: t.sheet,
    columns: order.map((column) => columns[column]),
    rows: [
      [{ text: t.sheetTitle, style: "heading", span: order.length }],
      [{ text: t.sheetNote(s.date(today)), style: "quiet", span: order.length }],
      order.map((column) => ({ text: t.head[column], style: "label", fill: "grey", wrap: true, border: true })),
      ...reviews.map((each) => {
        const cells = cellsOf(each, hoursOf, locale);
        return order.map((column) => ({ ...cells[column], border: true, wrap: true }));
      }),
    ],
    print: { orientation: "landscape", repeat: 3, header: t.sheetTitle, footer: t.footer },
  };
}

function cellsOf(review: Review, hoursOf: HoursOf, locale: Locale): Readonly<Record<Column, Cell>> {
  const [t, s] = [text[locale], shared[locale]];
  const { staffNumber, name, unit, month, due, writtenOn, body } = review;
  const minutes = hoursOf(review);
  const words = (value: string | undefined): Cell => ({ text: value ?? "" });
  return {
    ...{ number: words(staffNumber), name: words(name), unit: words(unit), month: words(s.monthOfYear(month)) },
    hours: words(minutes === undefined ? s.noData : s.clock(minutes)),
    ...{ rules: words(rulesText(review, locale)), due: { date: due } },
    written: writtenOn ? { date: writtenOn } : words(""),
    causes: words(body?.causes.map((each) => t.causes[each]).join(s.and)),
    ...{ words: words(body?.words), measures: words(body?.measures), view: words(body?.view) },
    standIn: words(body?.standIn),
  };
}
