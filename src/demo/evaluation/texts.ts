import type { Grade, SheetForm } from "../../features/evaluation/definition/definition.ts";
import type { Goal, Rated, Rating } from "../../features/evaluation/parts/part.ts";

// Invented goals and ratings of the demo city; nothing here is about anybody.

type Aim = Pick<Goal, "what" | "level" | "how" | "section">;

const aims: readonly Aim[] = [
  {
    what: "窓口の案内表示と記入例を見直し、はじめての方にも分かりやすくする",
    level: "見直した案内を10月までに全窓口で使い始め、再記入の件数を月20件減らす",
    how: "よくある間違いを月ごとに数え、記入例を直してから窓口で試す",
    section: "agano#6-2-3-1",
  },
  {
    what: "担当業務の手引を作り、休みのときも係で対応できるようにする",
    level: "主な業務8つの手引を完成し、係の全員が一度ずつ試す",
    how: "毎週1時間を手引づくりに充て、できたものから係で読み合わせる",
    section: "agano#6-3-2-1",
  },
  {
    what: "定型の通知をデータから作る仕組みに変え、手作業の転記をなくす",
    level: "通知3種類の転記をなくし、誤りによる差替えを年0件にする",
    how: "情報政策係と様式をそろえ、6月に試行、9月に切り替える",
    section: "agano#6-2-3-1",
  },
  {
    what: "後輩の職員への引継ぎを計画的に行い、一人で担当できるようにする",
    level: "2月までに、年間の業務12項目のうち10項目を後輩が主担当として実施する",
    how: "月初めに実施する項目を決め、終わった日に振り返りの時間をとる",
    section: "agano#6-2-1-1",
  },
];

const managing: Aim = {
  what: "事務分担を四半期ごとに見直し、特定の職員に負担が集まらないようにする",
  level: "四半期ごとに分担表を見直して公開し、全員が夏季休暇と連続休暇を取得する",
  how: "毎月の係長会議で業務量と休暇の予定を確かめ、応援の組合せを決める",
  section: "agano#6-3-2-1",
};

const unitGoal = "市民に分かりやすく、誤りのない窓口と事務を続ける";

/** due: the end of the period. pick: numbers from 0 up to 1. agreed: whether the difficulty stands. */
export function goalsOf(form: SheetForm, due: string, pick: () => number, agreed: boolean): readonly Goal[] {
  const first = Math.floor(pick() * aims.length);
  const own = [0, 1, 2].map((nth) => aims[(first + nth) % aims.length] ?? managing);
  const all = form.management_goal ? [...own, managing] : own;
  return all.map((aim, at) => ({
    ...aim,
    ...{ id: aim === managing ? "management" : `g${at + 1}`, unitGoal, due, management: aim === managing },
    difficulty: agreed ? (at === 0 && pick() < 0.3 ? "hard" : "usual") : undefined,
  }));
}

const strong = [
  "6月の繁忙期に受付の順番を組み替え、待ち時間を短くした。",
  "9月の制度改正で、想定問答を先に作り、係で共有した。",
  "10月の研修の内容を、係の打合せで紹介し、様式に生かした。",
  "7月の窓口の混雑で、応援の手順を示し、係の全員が交代で対応できた。",
];
const weak = [
  "5月の問合せで確認が遅れ、回答が翌日になった。手順を見直している。",
  "8月の通知で宛先の誤りがあり、差し替えた。二人での確認を始めた。",
];
const steady = [
  "予定した件数をほぼ計画どおりに終えた。残りは次の月に引き継いだ。",
  "手引を見直しながら進め、期限までに終えた。",
];
/** What could have been seen of work of that grade; at: its place among so many, from the best. */
const factOf = (at: number, of: number, nth: number): string => {
  const middle = Math.floor(of / 2);
  const facts = at < middle ? strong : at > middle ? weak : steady;
  return facts[nth % facts.length] ?? "";
};
const remarks =
  "一年を通して落ち着いて業務に当たり、周囲への目配りがあった。次の年は、後輩への引継ぎの場を増やしてほしい。";
const lookingBack = "繁忙期の段取りは手応えがありました。業務の手引がまだ途中なので、来年度も続けます。";

/** What somebody's work is worth, by item and goal, as a place in the scale: raters differ little about it. */
export type Worth = ReadonlyMap<string, number>;

export function worthOf(form: SheetForm, goals: readonly Goal[], grades: readonly Grade[], pick: () => number): Worth {
  const ids = [...form.groups.flatMap(({ items }) => items), ...goals].map(({ id }) => id);
  const place = () => Math.floor(grades.length / 2) + Math.round((pick() - 0.55) * 2);
  return new Map([...ids, "overall"].map((id) => [id, place()]));
}

/** apart: how often, from 0 up to 1, a grade is one step off what the work is worth. */
export type Judging = { readonly apart: number; readonly overall: boolean; readonly pick: () => number };

export function ratingOf(worth: Worth, goals: readonly Goal[], grades: readonly Grade[], judging: Judging): Rating {
  const { apart, overall, pick } = judging;
  const of = goals.map(({ id }) => id);
  const rated = (id: string, nth: number): Rated => {
    const off = pick() < apart ? (pick() < 0.6 ? -1 : 1) : 0;
    const at = Math.min(grades.length - 1, Math.max(0, (worth.get(id) ?? 0) + off));
    const { code = "", fact = false } = grades[at] ?? {};
    return { grade: code, words: fact || of.includes(id) ? factOf(at, grades.length, nth) : "" };
  };
  const items = [...worth.keys()].filter((id) => id !== "overall" && !of.includes(id));
  return {
    items: Object.fromEntries(items.map((id, nth) => [id, rated(id, nth)])),
    goals: Object.fromEntries(of.map((id, nth) => [id, rated(id, nth)])),
    overall: overall ? { grade: rated("overall", 0).grade, words: remarks } : { grade: "", words: lookingBack },
  };
}

export const talkRecord =
  "目標の達成の見込みと、来年度に伸ばしたいことを話し合った。手引づくりの時間を毎週確保することを申し合わせた。";
