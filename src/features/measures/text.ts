import type { Status } from "./measure.ts";

const jaStatus: Readonly<Record<Status, string>> = {
  doing: "実施",
  preparing: "準備",
  considering: "検討",
  done: "完了",
};
const enStatus: Readonly<Record<Status, string>> = {
  doing: "Under way",
  preparing: "In preparation",
  considering: "Considered",
  done: "Done",
};

const ja = {
  kicker: "取組の状況",
  title: (all: number, doing: number) => `${all}件の取組のうち、${doing}件が実施中です`,
  none: "取組の一覧がまだありません。総務課人事係が content/measures に登録すると、ここに表示します。",
  status: jaStatus,
  count: (n: number) => `${n}件`,
  measure: "取組",
  unit: "担当",
  state: "状況",
  next: "次の点検",
  month: (yearMonth: string) => `${Number(yearMonth.slice(0, 4))}年${Number(yearMonth.slice(5))}月`,
  invented: "担当・状況・点検月は、デモのための架空の内容です。",
  ofSection: (status: string, unit: string, next: string) =>
    `この取組の状況：${status}（担当 ${unit}、次の点検 ${next}）`,
  offer: "取組の状況を見る",
  offerText: "方針に掲げた取組の状況を一覧で示します。",
  words: "取組の状況",
};
const en: typeof ja = {
  kicker: "Progress",
  title: (all, doing) => `${doing} of ${all} measures are under way`,
  none: "There is no list of measures yet. It appears here once HR enters it in content/measures.",
  status: enStatus,
  count: (n) => String(n),
  measure: "Measure",
  unit: "In charge",
  state: "State",
  next: "Next check",
  month: (yearMonth) => yearMonth,
  invented: "Units, states and months are invented for the demo.",
  ofSection: (status, unit, next) => `State of this measure: ${status} (in charge: ${unit}, next check ${next})`,
  offer: "See the progress of the measures",
  offerText: "A list of what the policy sets out and where each measure stands.",
  words: "progress",
};
export const text = { ja, en };
