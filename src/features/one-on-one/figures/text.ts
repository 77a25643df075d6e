import { ends } from "./figures.ts";

const ja = {
  page: "1on1の実施状況",
  title: (met: number, pairs: number) => `今月は、${pairs}組のうち${met}組が1on1をしました`,
  few: (floor: number) => `1on1のペアが${floor}組より少ないため、まだ表示しません。`,
  what: "ペアの数と、話した回数だけです。だれが何を話したかは、人事課からは見られません。",
  hidden: (floor: number) => `${floor}組（人）に満たない所属は、「ほかの所属」にまとめて表示しています。`,
  all: "市全体",
  small: "ほかの所属",
  met: "所属ごとの実施",
  unit: "所属",
  pairs: "ペア",
  month: "今月話した",
  quarter: "この四半期に話した",
  talks: "回数（四半期）",
  of: (n: number, all: number) => `${n}組（${Math.round((n / all) * 100)}%）`,
  chart: "この四半期に話したペアの割合",
  percent: "%",
  reading: (share: number) => `市全体では、この四半期に${share}%のペアが話しました。`,
  satisfaction: (from: string) => `面談の感想の平均（${from}からの四半期）`,
  satisfactionWhat: (floor: number) =>
    `終わった四半期だけを、${floor}人以上の答えがそろった所属について示します。1（よくなかった）から5（とてもよかった）です。`,
  satisfactionFew: (floor: number) => `この四半期の答えは${floor}人分より少ないため、表示しません。`,
  people: "人数",
  mean: "平均",
  told: (mean: number) =>
    mean >= ends.most ? `${ends.most}以上` : mean <= ends.least ? `${ends.least}以下` : mean.toFixed(1),
  offer: "1on1の実施状況を見る",
};
const en: typeof ja = {
  page: "1-on-1s",
  title: (met, pairs) => `${met} of ${pairs} pairs have talked this month`,
  few: (floor) => `There are fewer than ${floor} pairs, so nothing is shown yet.`,
  what: "These are pairs and how often they talked. What was said cannot be seen by the personnel section.",
  hidden: (floor) => `Units with fewer than ${floor} are shown together as “Other units”.`,
  all: "The whole city",
  small: "Other units",
  met: "Talks by unit",
  unit: "Unit",
  pairs: "Pairs",
  month: "This month",
  quarter: "This quarter",
  talks: "Talks (quarter)",
  of: (n, all) => `${n} (${Math.round((n / all) * 100)}%)`,
  chart: "Share of pairs that talked this quarter",
  percent: "%",
  reading: (share) => `In the whole city, ${share}% of pairs have talked this quarter.`,
  satisfaction: (from) => `How talks were (the quarter from ${from})`,
  satisfactionWhat: (floor) =>
    `Only quarters that have ended, and units in which ${floor} people or more answered. From 1 (not good) to 5 (very good).`,
  satisfactionFew: (floor) => `Fewer than ${floor} people answered in that quarter, so nothing is shown.`,
  people: "People",
  mean: "Average",
  told: (mean) =>
    mean >= ends.most ? `${ends.most} or more` : mean <= ends.least ? `${ends.least} or less` : mean.toFixed(1),
  offer: "See how 1-on-1s go",
};
export const text = { ja, en };
