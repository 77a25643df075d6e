import type {
  CycleKind,
  Definition,
  ItemGroup,
  RaterRules,
  Scale,
  SheetForm,
  When,
} from "../../features/evaluation/definition/definition.ts";
import { cycleName, dayIn } from "../../features/evaluation/definition/fiscal-year.ts";
import { levelWords, ratedWords, raterWords, stageWords } from "../../features/evaluation/definition/words.ts";

const count = ({ groups }: SheetForm) => groups.reduce((all, { items }) => all + items.length, 0);

/** One line of JSON, with the fields that `evaluation check --help` names. */
export function summary({ hash, forms, cycles, scale, training }: Definition, year: number): string {
  const said = {
    accepted: true,
    hash,
    forms: forms.map((form) => ({
      id: form.id,
      name: form.name.ja,
      items: count(form),
      weights: Object.fromEntries(form.groups.map(({ name, weight }) => [name.ja, weight])),
    })),
    cycles: cycles.map((cycle) => ({
      id: cycle.id,
      name: cycleName(cycle, year).ja,
      stages: cycle.stages.map(({ stage, opens, due }) => ({ stage, opens: day(opens, year), due: day(due, year) })),
    })),
    scale: { id: scale.id, grades: scale.grades.map(({ code }) => code) },
    training: training.length,
  };
  return `${JSON.stringify(said)}\n`;
}

const day = (when: When, year: number) => (typeof when === "string" ? dayIn(year, when) : when);

/** What was read, for a person to compare with what they meant. */
export function readable({ forms, cycles, scale, difficulties, raters, training }: Definition, year: number): string {
  return `${[
    "人事評価の内容を読み取りました。誤りはありません。",
    "",
    `様式（${forms.length}件）`,
    ...forms.flatMap(formLines),
    "",
    `期間と日程（${cycles.length}件。日付は${year}年度のもの）`,
    ...cycles.flatMap((cycle) => cycleLines(cycle, year)),
    "",
    ...scaleLines(scale),
    `困難度：${difficulties.map(({ sign }) => sign).join("・")}`,
    `評価者：${ratersLine(raters)}`,
    `評価者研修：${training.length}問`,
  ].join("\n")}\n`;
}

function formLines(form: SheetForm): readonly string[] {
  const { id, name, rates, raters, groups } = form;
  return [
    `  ${name.ja}（${id}）　${count(form)}項目　${whom(form)}　${rates.map((each) => ratedWords[each].ja).join("・")}`,
    `    重み　${groups.map(weightOf).join(" / ")}`,
    `    評価　${raters.map((role) => raterWords[role].ja).join(" → ")}`,
  ];
}

const weightOf = ({ name, weight, items }: ItemGroup) => `${name.ja} ${weight}（${items.length}項目）`;

const whom = ({ for: target }: SheetForm) =>
  "levels" in target
    ? `職層：${target.levels.map((level) => levelWords[level].ja).join("・")}`
    : `職名：${target.titles.join("・")}`;

function cycleLines(cycle: CycleKind, year: number): readonly string[] {
  return [
    `  ${cycleName(cycle, year).ja}（${cycle.id}）　${periods(cycle, year)}`,
    ...cycle.stages.map(
      ({ stage, opens, due }) =>
        `    ${stageWords[stage].ja.padEnd(7, "　")}${told(opens, year)} ～ ${told(due, year)}`,
    ),
    ...(cycle.notice_of_transfers ? [`    内示　　　　　${dayIn(year, cycle.notice_of_transfers)}`] : []),
  ];
}

function periods({ probation, ability, performance }: CycleKind, year: number): string {
  if (probation) return `採用から${probation.months}か月`;
  return Object.entries({ ability, performance })
    .flatMap(([what, period]) =>
      period ? [`${ratedWords[what as "ability"].ja} ${dayIn(year, period.from)} ～ ${dayIn(year, period.to)}`] : [],
    )
    .join("、");
}

const told = (when: When, year: number) =>
  typeof when === "string" ? dayIn(year, when) : `採用から${when.months}か月`;

function scaleLines({ id, grades }: Scale): readonly string[] {
  const facts = grades.filter(({ fact }) => fact).map(({ code }) => code);
  return [
    `評語：${id}　${grades.map(({ code, points }) => (points === undefined ? code : `${code} ${points}点`)).join("・")}`,
    `  具体的な事実が要る評語：${facts.length > 0 ? facts.join("・") : "なし"}`,
  ];
}

const ratersLine = ({ adjuster, confirmer, board, units }: RaterRules) =>
  [
    `調整者 ${adjuster ?? "未定"}`,
    `確認者 ${confirmer ?? "未定"}`,
    `苦情審査会 ${board.length}人`,
    `部署ごとの評価者 ${units.length}件`,
  ].join("、");
