import { FLOOR, floored, type Group } from "../../../people/floor.ts";
import { levels } from "../../../people/person.ts";
import type { Block, Button, Card, Chart } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Scale } from "../definition/definition.ts";
import { levelWords } from "../definition/words.ts";
import { distribution, finalOf, groupsBy, isFar, type Judged, spreadOf } from "./fairness.ts";
import { type Text, text } from "./text.ts";

type Shown = { readonly name: string; readonly scale: Scale; readonly buttons: readonly Button[] };

/** How ratings are spread over the city, for HR; nothing of fewer than the floor. */
export function fairnessCard(judged: readonly Judged[], { name, scale, buttons }: Shown, locale: Locale): Card {
  const t = text[locale];
  const rated = judged.filter((each) => finalOf(each) !== undefined);
  const drawn = { type: "card", kicker: name, section: "agano#6-2-2-1", buttons } as const;
  if (rated.length < FLOOR) return { ...drawn, title: t.page, body: [{ type: "text", text: t.few(FLOOR) }] };
  return {
    ...drawn,
    title: t.title(rated.length),
    body: [
      { type: "text", text: t.what },
      { type: "text", text: t.hidden(FLOOR), tone: "quiet" },
      chartOf(rated, scale, t),
      ...tableBy("unit", rated, scale, locale),
      ...tableBy("level", rated, scale, locale),
      ...raterTable(judged, scale, locale),
      ...gapTable("self", judged, scale, locale),
      ...gapTable("second", judged, scale, locale),
    ],
  };
}

function chartOf(rated: readonly Judged[], scale: Scale, t: Text): Chart {
  const counts = distribution(rated.map(finalOf), scale);
  const most = counts.indexOf(Math.max(...counts));
  return {
    ...{ type: "chart", kind: "bar", title: t.chart, unit: t.people, labels: scale.grades.map(({ code }) => code) },
    series: [{ name: t.people, values: counts }],
    reading: t.chartReading(scale.grades[most]?.code ?? "", counts[most] ?? 0, rated.length),
  };
}

const keys = {
  unit: ({ unit: { code, name } }: Judged) => ({ key: code, label: name }),
  level: ({ level }: Judged, locale: Locale) => ({
    key: String(levels.indexOf(level)),
    label: levelWords[level][locale],
  }),
};

function tableBy(by: "unit" | "level", rated: readonly Judged[], scale: Scale, locale: Locale): readonly Block[] {
  const t = text[locale];
  const groups = floored(
    groupsBy(rated, (each) => keys[by](each, locale)),
    t.merged[by],
  );
  return gradeTable(t.by[by], t.column[by], groups, { grade: finalOf, scale, spread: false, t });
}

const firstGrade = ({ first }: Judged) => first?.overall.grade;

/** In the order of the units whose people they rate. */
function raterTable(judged: readonly Judged[], scale: Scale, locale: Locale): readonly Block[] {
  const t = text[locale];
  const rated = judged.filter((each) => each.rater && firstGrade(each));
  const unitOf = new Map<string, string>();
  for (const { rater, unit } of rated) {
    const number = rater?.staffNumber ?? "";
    const before = unitOf.get(number);
    if (before === undefined || unit.code < before) unitOf.set(number, unit.code);
  }
  const groups = groupsBy(
    rated,
    ({ rater }) => rater && { key: `${unitOf.get(rater.staffNumber)} ${rater.staffNumber}`, label: rater.name },
  );
  const drawing = { grade: firstGrade, scale, spread: true, t };
  return gradeTable(t.by.rater, t.column.rater, floored(groups, t.merged.rater), drawing);
}

type Drawing = {
  readonly grade: (judged: Judged) => string | undefined;
  readonly scale: Scale;
  /** With the mean and the spread, where the scale has points. */
  readonly spread: boolean;
  readonly t: Text;
};

function gradeTable(title: string, column: string, groups: readonly Group<Judged>[], drawing: Drawing): Block[] {
  const { scale, t, grade } = drawing;
  const heading: Block = { type: "text", text: title, tone: "heading" };
  if (groups.length === 0) return [heading, { type: "text", text: t.fewIn, tone: "quiet" }];
  const all = { label: t.all, members: groups.flatMap(({ members }) => members) };
  const spread = drawing.spread && spreadOf(all.members.map(grade), scale) !== undefined;
  const ends = [t.count, ...scale.grades.map(({ code }) => code), ...(spread ? [t.mean, t.deviation] : [])];
  return [
    heading,
    {
      type: "table",
      columns: [{ label: column }, ...ends.map((label) => ({ label, align: "end" as const }))],
      rows: [all, ...groups].map((group) => rowOf(group, spread, drawing)),
    },
    ...(spread ? [{ type: "text", text: t.spread, tone: "quiet" } as const] : []),
  ];
}

function rowOf({ label, members }: Group<Judged>, spread: boolean, { grade, scale }: Drawing): readonly string[] {
  const grades = members.map(grade);
  const found = spread ? spreadOf(grades, scale) : undefined;
  const figures = found ? [found.mean.toFixed(2), found.deviation.toFixed(2)] : [];
  return [label, String(members.length), ...distribution(grades, scale).map(String), ...figures];
}

/** Counts of people by unit, never which item. */
function gapTable(of: "self" | "second", judged: readonly Judged[], scale: Scale, locale: Locale): readonly Block[] {
  const t = text[locale];
  const both = judged.flatMap((each) => {
    const [one, other] = [each.first, each[of]];
    return one && other ? [{ ...each, far: isFar(one, other, scale) }] : [];
  });
  const groups = floored(groupsBy(both, keys.unit), t.merged.unit);
  const heading: Block = { type: "text", text: t.gaps[of], tone: "heading" };
  if (groups.length === 0) return [heading, { type: "text", text: t.fewIn, tone: "quiet" }];
  const row = (label: string, members: typeof both) => [
    label,
    String(members.length),
    String(members.filter(({ far }) => far).length),
  ];
  return [
    heading,
    {
      type: "table",
      columns: [{ label: t.column.unit }, ...[t.count, t.far].map((label) => ({ label, align: "end" as const }))],
      rows: [row(t.all, both), ...groups.map(({ label, members }) => row(label, [...members]))],
    },
  ];
}
