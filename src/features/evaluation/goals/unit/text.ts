const ja = {
  button: (unit: string, written: boolean) => `${unit}の組織目標を${written ? "見直す" : "書く"}`,
  title: (unit: string) => `${unit}の組織目標`,
  readers: (unit: string) => [`${unit}の職員`, "その評価者", "人事係"],
  intro:
    "所属の全員が目標を立てるとき、この内容が表示されます。年度の途中でも直せます。個人についてのことは書かないでください。",
  last: (name: string, day: string) => `前回は${day}に${name}さんが書きました。`,
  words: "組織目標",
  hint: "今年度に所属として目指すことを、1人ひとりの目標につながる言葉で書きます。",
  save: "登録する",
  saved: (unit: string) => `${unit}の組織目標を登録しました`,
  savedText: "所属の職員が目標を立てる画面に、いまから表示されます。",
  change: "書き直す",
  desk: "評価の一覧",
};
const en: typeof ja = {
  button: (unit, written) => `${written ? "Change" : "Write"} the goals of ${unit}`,
  title: (unit) => `Goals of ${unit}`,
  readers: (unit) => [`everybody of ${unit}`, "their raters", "personnel section"],
  intro:
    "Everybody of the unit sees this when they set their own goals. It can be changed during the year. Please write nothing about a person.",
  last: (name, day) => `Last written by ${name} on ${day}.`,
  words: "Goals of the unit",
  hint: "What the unit aims at this year, so that everybody can tie their own goals to it.",
  save: "Save",
  saved: (unit) => `The goals of ${unit} are saved`,
  savedText: "From now on they appear where its people set their goals.",
  change: "Change them",
  desk: "All evaluations",
};
export const text = { ja, en };
