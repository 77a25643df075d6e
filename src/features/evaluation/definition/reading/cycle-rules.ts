import { type Fault, type Loose, list } from "../../../../services/content/written/rules.ts";
import { isMonthDay } from "../../../../services/content/written/shapes.ts";
import { type CycleKind, type Rated, rated, type Stage, stages, type When } from "../definition.ts";
import { compareDays } from "../fiscal-year.ts";
import { ratedWords, stageWords } from "../words.ts";

type Cycle = Loose<CycleKind>;
type Stages = Loose<CycleKind["stages"]>;

/** Each of them needs what the one before it brought forth, so that none is due earlier. */
const chain: readonly Stage[] = [
  "goals",
  "opening-interview",
  "middle-interview",
  "self-review",
  "review-interview",
  "first-rating",
  "second-rating",
  "adjusting",
  "confirming",
  "disclosing",
];
const needed: readonly Stage[] = ["first-rating", "disclosing"];

/** What a stage cannot do without: any one of these. why: in a sentence after the stage's name. */
const resting: readonly { readonly stage: Stage; readonly on: readonly Stage[]; readonly why: string }[] = [
  { stage: "goals", on: ["opening-interview"], why: "目標の合意の期限になります" },
  { stage: "opening-interview", on: ["goals", "self-review"], why: "その間に行います" },
  { stage: "middle-interview", on: ["self-review"], why: "自己評価を提出するまでの間に行います" },
];

const named = (stage: Stage) => `${stage}（${stageWords[stage].ja}）`;
const isStage = (read: unknown): read is Stage => stages.some((stage) => stage === read);

/** -1, 0 or 1 as the one comes before the other; 0 too where either is no day. */
function compare(one: unknown, other: unknown): number {
  if (isMonthDay(one) && isMonthDay(other)) return compareDays(one, other);
  const [first, second] = [monthsOf(one), monthsOf(other)];
  return first === undefined || second === undefined ? 0 : Math.sign(first - second);
}

function monthsOf(read: unknown): number | undefined {
  const months = (read as { months?: unknown } | undefined)?.months;
  return typeof months === "number" ? months : undefined;
}

const told = (when: unknown): string => (isMonthDay(when) ? when : `${monthsOf(when as When)}か月`);

export function* stagesFaults(read: Stages): Iterable<Fault> {
  const all = list(read).map((each, at) => ({ ...each, at }));
  for (const { at, opens, due } of all)
    if (compare(opens, due) > 0)
      yield [[at, "due"], `期限（due ${told(due)}）が、始まる日（opens ${told(opens)}）より前です。`];
  yield* orderFaults(all.map(({ stage }) => stage));
  yield* chainFaults(all);
  yield* restingFaults(all);
  for (const stage of needed)
    if (Array.isArray(read) && !all.some((each) => each.stage === stage))
      yield [[], `段階 ${named(stage)} がありません。この段階は消せません。`];
}

function* orderFaults(found: readonly unknown[]): Iterable<Fault> {
  for (const [at, stage] of found.entries()) {
    const before = found.slice(0, at).findLast(isStage);
    if (isStage(stage) && before && stages.indexOf(stage) < stages.indexOf(before))
      yield [[at], `${named(stage)} は、${named(before)} より前に書いてください。段階の順番は変えられません。`];
  }
}

function* chainFaults(all: readonly { at: number; stage?: unknown; due?: unknown }[]): Iterable<Fault> {
  const due = all.filter(({ stage }) => isStage(stage) && chain.includes(stage));
  for (const [place, { at, stage, due: day }] of due.entries()) {
    const before = due[place - 1];
    if (before && compare(before.due, day) > 0)
      yield [
        [at, "due"],
        `${named(stage as Stage)} の期限（${told(day)}）が、その前の ${named(before.stage as Stage)} の期限（${told(before.due)}）より前です。`,
      ];
  }
}

function* restingFaults(all: readonly { at: number; stage?: unknown }[]): Iterable<Fault> {
  for (const { stage, on, why } of resting) {
    const found = all.find((each) => each.stage === stage);
    if (found && !all.some((each) => on.some((one) => one === each.stage)))
      yield [
        [found.at],
        `${named(stage)} があるときは、${on.map(named).join("か ")} も要ります（${why}）。書き加えるか、${named(stage)} の行を消してください。`,
      ];
  }
}

/** What parts of one cycle say of each other. */
export function* cycleFaults(cycle: Cycle): Iterable<Fault> {
  yield* periodFaults(cycle);
  yield* goalsFaults(cycle);
  yield* noticeFaults(cycle);
  const short = list(cycle?.exempt).some((each) => each?.id === "short-service");
  if (typeof cycle?.least_service === "number" && cycle.least_service > 0 && Array.isArray(cycle.exempt) && !short)
    yield [["exempt"], "least_service を使うときは、exempt に id が short-service の行が要ります。"];
}

function* periodFaults(cycle: Cycle): Iterable<Fault> {
  for (const what of rated) {
    const period = cycle?.[what];
    if (compare(period?.from, period?.to) > 0)
      yield [
        [what, "to"],
        `${ratedWords[what].ja}の期間の終わり（${told(period?.to)}）が、始まり（${told(period?.from)}）より前です。期間は4月1日から3月31日までの間で書いてください。`,
      ];
  }
  if (cycle && typeof cycle === "object" && !cycle.probation && !cycle.ability && !cycle.performance)
    yield [[], "ability（能力評価）と performance（業績評価）の期間が、どちらもありません。どちらかを書いてください。"];
}

function* goalsFaults(cycle: Cycle): Iterable<Fault> {
  const { least, most } = cycle?.goals ?? {};
  if (typeof least !== "number" || typeof most !== "number") return;
  if (least > most) yield [["goals"], `目標の数の least（${least}）が、most（${most}）より大きくなっています。`];
  if (!Array.isArray(cycle?.stages)) return;
  const sets = cycle.stages.some(({ stage }) => stage === "goals");
  if (sets && most === 0)
    yield [["goals", "most"], "段階に goals（目標設定）があるときは、most を1以上にしてください。"];
  if (!sets && most > 0)
    yield [["goals"], "段階に goals（目標設定）がないときは、goals の least と most を 0 にしてください。"];
}

function* noticeFaults(cycle: Cycle): Iterable<Fault> {
  const notice = cycle?.notice_of_transfers;
  for (const [at, { stage, due }] of list(cycle?.stages)
    .map((each) => each ?? {})
    .entries())
    if (stage === "disclosing" && isMonthDay(notice) && compare(due, notice) >= 0)
      yield [
        ["stages", at, "due"],
        `開示の期限（${told(due)}）は、内示の日（notice_of_transfers ${notice}）より前の日にしてください。`,
      ];
}

/** Nobody is rated twice for the same time, and no newcomer twice. */
export function* cyclesFaults(cycles: Loose<readonly CycleKind[]>): Iterable<Fault> {
  const all = list(cycles).map((each, at) => ({ cycle: each, at }));
  const probations = all.filter(({ cycle }) => cycle?.probation);
  for (const { at } of probations.slice(1))
    yield [[at, "probation"], "条件付採用の特別評価（probation）が2つあります。1つにしてください。"];
  for (const { cycle, at } of all)
    for (const what of rated) {
      const before = all.slice(0, at).find((each) => overlap(each.cycle, cycle, what));
      if (before)
        yield [
          [at, what],
          `${ratedWords[what].ja}の期間が、前の「${before.cycle?.id}」の期間と重なっています。同じ期間を2回評価しないように、どちらかを直すか消してください。`,
        ];
    }
}

function overlap(one: Cycle, other: Cycle, what: Rated): boolean {
  const [first, second] = [one?.[what], other?.[what]];
  const days = [first?.from, first?.to, second?.from, second?.to];
  return days.every(isMonthDay) && compare(first?.from, second?.to) <= 0 && compare(second?.from, first?.to) <= 0;
}
