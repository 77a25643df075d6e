const ja = {
  title: (name: string) => `引継ぎのメモ（${name}さん）`,
  readers: (first: string | undefined, second: string | undefined) => [
    "あなた",
    `一次評価者（${first ?? "未定"}）`,
    ...(second === undefined ? [] : [`二次評価の段階から二次評価者（${second}）`]),
    "それぞれの段階から調整者・確認者",
    "人事係",
    "苦情審査会（書面の申出があったとき）",
  ],
  intro:
    "評価者の交代にあたり、あなたが見てきた期間の仕事ぶりを、事実で書いてください。保存すると、すぐに次の評価者が読めます。",
  words: "引継ぎのメモ",
  hint: "取り組んだこと、成果、気を付けてほしいこと。評語は書きません。",
  save: "次の評価者に渡す",
  saved: "引継ぎのメモを渡しました",
  savedText: (first: string | undefined) => `${first ?? "次の評価者"}さんが読めます。一次評価が終わるまで直せます。`,
  change: "メモを直す",
  desk: "評価の一覧に戻る",
};
const en: typeof ja = {
  title: (name) => `Note for the next rater (${name})`,
  readers: (first, second) => [
    "you",
    `first rater (${first ?? "not set"})`,
    ...(second === undefined ? [] : [`second rater (${second}), from the second rating on`]),
    "adjuster and confirmer, from their stages on",
    "personnel section",
    "review board (after a complaint in writing)",
  ],
  intro:
    "You no longer rate this person. Please write, by facts, how they worked while you did. The next rater can read it at once.",
  words: "Note",
  hint: "What they took on, what came of it, what to look out for. No grades.",
  save: "Hand over",
  saved: "Your note was handed over",
  savedText: (first) => `${first ?? "The next rater"} can read it. You can change it while the rating goes on.`,
  change: "Change the note",
  desk: "Back to evaluations",
};
export const text = { ja, en };
