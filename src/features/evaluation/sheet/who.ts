import type { Row } from "../../../services/files/workbook.ts";
import type { Locale } from "../../../view/locale.ts";
import { raterWords } from "../definition/words.ts";
import { type Evaluation, whoRated } from "../record.ts";
import { text as shared } from "../text.ts";
import { type Columns, cell, label, tall } from "./rows.ts";
import { text } from "./text.ts";

type Fact = readonly [name: string, value: string];

/** Whom it is about, for which time, and who rates: two facts to a row. spans: of a name, its value, and the two again. */
export function whoRows(
  evaluation: Evaluation,
  on: {
    readonly columns: Columns;
    readonly spans: readonly number[];
    readonly today: string;
    readonly locale: Locale;
  },
): readonly Row[] {
  const looks = on.spans.map((span) => ({ span }));
  return pairs(factsOf(evaluation, on.today, on.locale)).flatMap(([one, other]) =>
    tall(
      [label(one[0], looks[0]), cell(one[1], looks[1]), label(other[0], looks[2]), cell(other[1], looks[3])],
      on.columns,
    ),
  );
}

function factsOf(evaluation: Evaluation, today: string, locale: Locale): readonly Fact[] {
  const t = text[locale];
  const { member, period, form, state } = evaluation;
  return [
    [t.name, member.name],
    [t.number, member.staffNumber],
    [t.unit, member.unit],
    [t.post, member.title],
    [t.period, t.range(shared[locale].date(period.from), shared[locale].date(period.to))],
    [t.form, form.name[locale]],
    ...form.raters.map((role): Fact => [raterWords[role][locale], whoRated(evaluation, role)?.name ?? t.vacant]),
    [t.state, shared[locale].states[state]],
    [t.made, shared[locale].date(today)],
  ];
}

const pairs = (facts: readonly Fact[]): readonly (readonly [Fact, Fact])[] =>
  facts.flatMap((fact, at) => (at % 2 === 0 ? [[fact, facts[at + 1] ?? ["", ""]] as const] : []));
