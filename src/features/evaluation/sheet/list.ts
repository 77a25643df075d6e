import type { Cell, Row, Sheet } from "../../../services/files/workbook.ts";
import type { Locale } from "../../../view/locale.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import { levelWords } from "../definition/words.ts";
import { states } from "../evaluation.ts";
import { text as progress } from "../progress/text.ts";
import type { Cycle } from "../record.ts";
import { text as shared } from "../text.ts";
import type { Listed } from "./store.ts";
import { type Text, text } from "./text.ts";

type Column = keyof Text["list"]["columns"];

/** In half-width characters, in the order in which they stand. */
const widths: Readonly<Record<Column, number>> = {
  ...{ number: 10, name: 15, unit: 31, level: 13, form: 14, state: 11, exempt: 13 },
  ...{ first: 15, second: 15, adjuster: 15, confirmer: 15 },
  ...{ gradeFirst: 7, gradeSecond: 7, gradeAdjusted: 7, gradeFinal: 7 },
  ...{ handedFirst: 13, handedSecond: 13, disclosed: 13, declined: 9 },
};
const order = Object.keys(widths) as readonly Column[];

/** The whole cycle, a row for each person. */
export function listSheet(
  cycle: Cycle,
  listed: readonly Listed[],
  { today, locale }: { readonly today: string; readonly locale: Locale },
): Sheet {
  const t = text[locale];
  const name = cycleName(cycle.kind, cycle.year)[locale];
  const head = order.map(
    (column): Cell => ({
      ...{ text: t.list.columns[column], style: "label", fill: "grey" },
      ...{ align: "center", wrap: true, border: true },
    }),
  );
  return {
    name: t.list.sheet,
    columns: order.map((column) => widths[column]),
    rows: [
      [{ text: name, style: "heading", span: order.length }],
      [{ text: t.list.note(shared[locale].date(today)), style: "quiet", span: order.length }],
      head,
      ...listed.map((each) => rowOf(each, cycle, locale)),
    ],
    print: { orientation: "landscape", repeat: 3, header: name, footer: t.footer },
  };
}

function rowOf(listed: Listed, cycle: Cycle, locale: Locale): Row {
  const words = wordsOf(listed, cycle, locale);
  return order.map((column) => {
    const value = words[column];
    const isDay = /^\d{4}-\d\d-\d\d$/u.test(value) && days.has(column);
    if (isDay) return { date: value, border: true, wrap: true, align: "center" };
    return { text: value, border: true, wrap: true, ...(grades.has(column) && { align: "center" as const }) };
  });
}

const days: ReadonlySet<Column> = new Set<Column>(["handedFirst", "handedSecond", "disclosed"]);
const grades: ReadonlySet<Column> = new Set<Column>([
  "gradeFirst",
  "gradeSecond",
  "gradeAdjusted",
  "gradeFinal",
  "level",
]);

function wordsOf(listed: Listed, cycle: Cycle, locale: Locale): Readonly<Record<Column, string>> {
  const { form, state, exempt, declined } = listed;
  const { first, second, adjusting } = listed.grades;
  const named = cycle.kind.exempt.find(({ id }) => id === exempt)?.name[locale];
  const reason = exempt === "left" ? progress[locale].left : named;
  return {
    ...{ number: listed.staffNumber, name: listed.name, unit: listed.unit, level: levelWords[listed.level][locale] },
    form: cycle.forms.find(({ id }) => id === form)?.name[locale] ?? form,
    state: shared[locale].states[state],
    exempt: state === "exempt" ? (reason ?? exempt ?? "") : "",
    ...{ first: listed.first ?? "", second: listed.second ?? "" },
    ...{ adjuster: listed.adjuster ?? "", confirmer: listed.confirmer ?? "" },
    ...{ gradeFirst: first?.grade ?? "", gradeSecond: second?.grade ?? "", gradeAdjusted: adjusting?.grade ?? "" },
    gradeFinal: finalOf(listed),
    ...{ handedFirst: first?.day ?? "", handedSecond: second?.day ?? "" },
    ...{ disclosed: listed.disclosedOn ?? "", declined: declined ? text[locale].list.yes : "" },
  };
}

/** What stands for the whole, once it is confirmed. */
function finalOf({ state, grades: { first, second, adjusting } }: Listed): string {
  const isConfirmed = states.indexOf(state as (typeof states)[number]) >= states.indexOf("disclosing");
  return isConfirmed ? adjusting?.grade || second?.grade || first?.grade || "" : "";
}
