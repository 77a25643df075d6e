import { days } from "../../view/days.ts";
import type { Need, Role, State } from "./evaluation.ts";

const jaNeeds: Readonly<Record<Need, string>> = {
  trained: "先に評価者研修（2分ほど）を受けてください。「評価」と送信すると、研修のボタンがあります。",
  opened: "まだ受付の期間になっていません。下書きの保存はできます。",
  interview:
    "自己評価面談の記録がまだありません。面談を記録するか、行わなかった理由を記入してください。下書きは保存されています。",
  "talk-in-time": "苦情相談の受付は終了しました。入力内容は保存されていません。人事係へご連絡ください。",
  "review-in-time": "苦情の申出の受付は終了しました。入力内容は保存されていません。人事係へご連絡ください。",
};
const enNeeds: typeof jaNeeds = {
  trained: "Please take the rater training first (about two minutes). Send “evaluation”: the button is there.",
  opened: "The time for this has not come yet. A draft can be saved.",
  interview:
    "The interview on the self-review is not recorded yet. Please record it, or say why it was not held. The draft is saved.",
  "talk-in-time":
    "The time for a complaint by word of mouth is over. Nothing was saved. Please contact the personnel section.",
  "review-in-time": "The time for a complaint is over. Nothing was saved. Please contact the personnel section.",
};

const jaStates: Readonly<Record<State, string>> = {
  goals: "目標の作成",
  agreement: "目標の合意待ち",
  self: "自己評価",
  first: "一次評価",
  second: "二次評価",
  adjusting: "調整",
  confirming: "確認",
  disclosing: "開示待ち",
  disclosed: "開示済み",
  closed: "終了",
  exempt: "対象外",
};
const enStates: typeof jaStates = {
  goals: "Setting goals",
  agreement: "Goals to be agreed",
  self: "Self-review",
  first: "First rating",
  second: "Second rating",
  adjusting: "Adjusting",
  confirming: "Confirming",
  disclosing: "To be disclosed",
  disclosed: "Disclosed",
  closed: "Closed",
  exempt: "Exempt",
};

const jaRoles: Readonly<Record<Role, string>> = {
  member: "本人",
  first: "一次評価者",
  second: "二次評価者",
  adjuster: "調整者",
  confirmer: "確認者",
  former: "前の評価者",
  hr: "人事係",
  listener: "人事係",
  board: "苦情審査会",
};
const enRoles: typeof jaRoles = {
  member: "the person",
  first: "first rater",
  second: "second rater",
  adjuster: "adjuster",
  confirmer: "confirmer",
  former: "former rater",
  hr: "personnel section",
  listener: "personnel section",
  board: "review board",
};

const ja = {
  kicker: "人事評価",
  needs: jaNeeds,
  states: jaStates,
  roles: jaRoles,
  day: days.ja.day,
  date: days.ja.date,
  span: (from: string, to: string) => `${from}から${to}まで`,
  notBegun: (from: string) =>
    `評価の期間は${from}からです。まだ始まっていないため、記録できません。始まってから、もう一度開いてください。`,
  later: "あとで続ける",
  back: "前のページへ",
  next: "保存して次へ",
  meanwhile: (saved: string) =>
    `別の画面で保存された内容：「${saved === "" ? "（空欄）" : saved}」 今の入力のままでよければ、もう一度保存してください。`,
  outdated:
    "この画面を開いた後に、内容が変わりました。上の内容をもう一度お読みください。今の入力のままでよければ、もう一度押してください。",
};
const en: typeof ja = {
  kicker: "Evaluation",
  needs: enNeeds,
  states: enStates,
  roles: enRoles,
  day: days.en.day,
  date: days.en.date,
  span: (from, to) => `${from} to ${to}`,
  notBegun: (from) => `The period begins on ${from}. Nothing can be recorded before it; please open this again then.`,
  later: "Continue later",
  back: "Back",
  next: "Save and go on",
  meanwhile: (saved) =>
    `Saved elsewhere meanwhile: “${saved === "" ? "(empty)" : saved}”. To keep what you typed here, save once more.`,
  outdated:
    "This has changed since you opened it. Please read it once more above. To keep what you entered, press once more.",
};
/** What all parts of the feature say; each part has words of its own beside it. */
export const text = { ja, en };
