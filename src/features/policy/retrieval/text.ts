import type { Reason } from "./judge.ts";
import type { ValueKind } from "./values.ts";

const valuesJa: Readonly<Record<ValueKind, string>> = {
  days: "日数",
  hours: "時間数",
  clock: "時刻",
  money: "金額",
  times: "回数",
  ratio: "倍率",
  percent: "割合",
  people: "人数",
  contact: "連絡先",
  age: "年齢",
  years: "年数",
  date: "時期や期限",
  months: "月数",
  weeks: "週数",
  grade: "点数や段階",
  places: "か所数",
  name: "氏名",
  place: "場所",
  count: "数",
};
const valuesEn: typeof valuesJa = {
  days: "a number of days",
  hours: "a number of hours",
  clock: "a time of day",
  money: "an amount of money",
  times: "how often",
  ratio: "a ratio",
  percent: "a percentage",
  people: "a number of people",
  contact: "contact details",
  age: "an age",
  years: "a number of years",
  date: "a date or deadline",
  months: "a number of months",
  weeks: "a number of weeks",
  grade: "points or grades",
  places: "a number of places",
  name: "a name",
  place: "a place",
  count: "a number",
};

const ja = {
  value: (kind: ValueKind) => `この方針には${valuesJa[kind]}の定めがありません。`,
  "out-of-scope": "この方針の範囲の外のご質問です。この方針に書かれていることについてお答えします。",
  "not-covered": "この方針には記載がありません。推測ではお答えしません。",
  instruction:
    "質問として読み取れませんでした。指示に従って動作を変えることはありません。知りたいことを質問の形でお書きください。",
  consult:
    "つらいお気持ちを書いてくださり、ありがとうございます。一人で抱え込まず、身近な方や相談窓口にお話しください。命に危険を感じるときは、ためらわず119番に電話してください。",
  nearest: "近い記述を下に示します。詳しくは人事担当課へお尋ねください。",
  noneNear: "詳しくは人事担当課へお尋ねください。",
  quote: (text: string, section: string) => `「${text}」（${section}）`,
  considering: (sentence: string) =>
    `方針は「${sentence}」と述べています。検討の段階であり、始まったとは記載がありません。`,
};
const en: typeof ja = {
  value: (kind) => `The policy does not state ${valuesEn[kind]}.`,
  "out-of-scope": "This is outside the policy. Questions about what the policy says can be answered here.",
  "not-covered": "The policy does not say, and nothing is guessed here.",
  instruction: "This does not read as a question. Instructions do not change how this works; please send a question.",
  consult:
    "Thank you for writing how hard it is. Please do not carry this alone: talk to someone near you or to a counsellor. If a life is in danger, call 119 at once.",
  nearest: "The nearest passages are shown below. Please ask the personnel section for details.",
  noneNear: "Please ask the personnel section for details.",
  quote: (text, section) => `The policy says: 「${text}」 (${section})`,
  considering: (sentence) => `The policy says only that this will be considered: 「${sentence}」.`,
};

export const text = { ja, en };

/** Why the texts do not answer, in the words for the one who asked. */
export function refusalWords(reason: Reason, value: ValueKind | undefined, english: boolean): string {
  const t = english ? en : ja;
  return reason === "value-missing" ? t.value(value ?? "count") : t[reason];
}
