import type { Level } from "../../../people/person.ts";
import type { Rated, RaterRole, Stage, Words } from "./definition.ts";

export const stageWords: Readonly<Record<Stage, Words>> = {
  goals: { ja: "目標設定", en: "Setting goals" },
  "opening-interview": { ja: "期首面談", en: "Opening interview" },
  "middle-interview": { ja: "中間面談", en: "Mid-year interview" },
  "self-review": { ja: "自己評価", en: "Self-review" },
  "review-interview": { ja: "自己評価面談", en: "Interview on the self-review" },
  "first-rating": { ja: "一次評価", en: "First rating" },
  "second-rating": { ja: "二次評価", en: "Second rating" },
  adjusting: { ja: "調整", en: "Adjusting" },
  confirming: { ja: "確認", en: "Confirming" },
  disclosing: { ja: "開示", en: "Disclosing" },
  "feedback-interview": { ja: "開示面談", en: "Feedback interview" },
  complaints: { ja: "苦情申出期間", en: "Time for complaints" },
};

export const ratedWords: Readonly<Record<Rated, Words>> = {
  ability: { ja: "能力評価", en: "Ability" },
  performance: { ja: "業績評価", en: "Performance" },
};

/** Whoever stands in `raters.yaml`. */
export const namedWords = (role: RaterRole | "board"): Words =>
  role === "board" ? { ja: "苦情審査会の委員", en: "Review board" } : raterWords[role];

export const raterWords: Readonly<Record<RaterRole, Words>> = {
  first: { ja: "一次評価者", en: "First rater" },
  second: { ja: "二次評価者", en: "Second rater" },
  adjuster: { ja: "調整者", en: "Adjuster" },
  confirmer: { ja: "確認者", en: "Confirmer" },
};

export const levelWords: Readonly<Record<Level, Words>> = {
  manager: { ja: "管理職", en: "Managers" },
  leader: { ja: "中間指導職", en: "Section leaders" },
  staff: { ja: "一般職", en: "Staff" },
};
