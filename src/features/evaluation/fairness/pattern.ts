import { FLOOR } from "../../../people/floor.ts";
import type { Block, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Scale } from "../definition/definition.ts";
import { distribution, isUniform } from "./fairness.ts";
import type { Given } from "./store.ts";
import { text } from "./text.ts";

/** A rater's own grades beside what others gave, for nobody but them; it says what stands out, and never what to give. */
export function patternCard(
  given: readonly Given[],
  { name, scale }: { name: string; scale: Scale },
  locale: Locale,
): Card {
  const t = text[locale].pattern;
  const kinds = (["first", "second"] as const).filter((kind) =>
    given.some((each) => each.own && each.kind === kind && isBegun(each)),
  );
  const blocks = kinds.flatMap((kind) =>
    kindBlocks(
      kind,
      given.filter((each) => each.kind === kind),
      scale,
      locale,
    ),
  );
  return {
    ...{ type: "card", kicker: name, title: t.title },
    body:
      kinds.length === 0
        ? [{ type: "text", text: t.none }]
        : [{ type: "text", text: t.what }, ...blocks, { type: "text", text: t.usual, tone: "quiet" }],
  };
}

const gradeOf = ({ rating }: Given) => rating.overall.grade;
const isBegun = (given: Given) =>
  gradeOf(given) !== "" || Object.values(given.rating.items).some(({ grade }) => grade !== "");

function kindBlocks(kind: Given["kind"], given: readonly Given[], scale: Scale, locale: Locale): readonly Block[] {
  const t = text[locale].pattern;
  const own = given.filter((each) => each.own);
  const others = given.filter((each) => !each.own && gradeOf(each) !== "");
  const known = others.length >= FLOOR;
  return [
    { type: "text", text: t[kind], tone: "heading" },
    {
      type: "table",
      columns: [
        { label: t.grade },
        ...[t.you, ...(known ? [t.others] : [])].map((label) => ({ label, align: "end" as const })),
      ],
      rows: rowsOf(own, known ? others : undefined, scale, locale),
    },
    ...(known ? [] : [{ type: "text", text: t.fewOthers(FLOOR), tone: "quiet" } as const]),
    ...remarksOn(own, locale).map((remark) => ({ type: "text", text: remark }) as const),
  ];
}

function rowsOf(own: readonly Given[], others: readonly Given[] | undefined, { grades }: Scale, locale: Locale) {
  const { cell } = text[locale].pattern;
  const rated = own.filter((each) => gradeOf(each) !== "");
  const [mine, theirs] = [rated, others ?? []].map((each) => distribution(each.map(gradeOf), { id: "", grades }));
  return grades.map(({ code, name }, at) => [
    `${code}　${name[locale]}`,
    cell(mine?.[at] ?? 0, rated.length),
    ...(others ? [cell(theirs?.[at] ?? 0, others.length)] : []),
  ]);
}

/** What a rater may have overlooked, as it is. */
function remarksOn(own: readonly Given[], locale: Locale): readonly string[] {
  const t = text[locale].pattern;
  const uniform = own.filter(({ rating }) => isUniform(rating)).map(({ name }) => name);
  const grades = own.map(gradeOf).filter((grade) => grade !== "");
  const [grade = ""] = grades;
  return [
    ...(uniform.length > 0 ? [t.uniform(`${uniform.join(t.and)}${t.san}`)] : []),
    ...(grades.length >= 3 && new Set(grades).size === 1 ? [t.sameOverall(grades.length, grade)] : []),
  ];
}
