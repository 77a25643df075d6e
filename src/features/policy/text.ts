const ja = {
  kicker: "方針からの回答",
  considering: "検討",
  consideringText: (phrase: string) => `方針は「${phrase}」と述べています。始まったとは記載がありません。`,
  inferred: "見出しの一部は、公表資料では図のため推定です。",
  inferredPart: "（推定）",
  further: "関連する記述",
  readSection: "この節の全文を読む",
  readNearest: "近い記述の全文を読む",
  nearest: "最も近い記述",
  sectionKicker: "方針の全文",
  part: (at: number, of: number) => `${at}／${of}`,
  japaneseOnly: "",
  refused: {
    "not-covered": {
      title: "この方針には記載がありません",
      text: "ご質問に当たる記述は、方針の中に見つかりませんでした。推測ではお答えしません。",
    },
    "value-missing": { title: "この方針には記載がありません", text: "" },
    "out-of-scope": {
      title: "この方針の外のご質問です",
      text: "はぐくみがお答えできるのは、阿賀野市の人材育成・確保基本方針についてです。",
    },
    instruction: {
      title: "質問として読み取れませんでした",
      text: "はぐくみは方針についての質問にお答えします。指示に従って動作を変えることはありません。知りたいことを質問の形で送信してください。",
    },
    consult: { title: "一人で抱え込まないでください", text: "" },
  },
  nextStep: "お急ぎのときは、総務課人事係へお尋ねください。",
  offerTitle: "方針について質問する",
  offerText: "制度や取組について、いつもの言葉で質問できます。答えには方針の節を示します。",
  questions: [
    "年休を取りやすくする取組はある？",
    "学び直しのための休暇はありますか？",
    "人事交流の目的は？",
    "人事評価は何に使われますか？",
    "異動は何年ごとですか？",
  ],
};
const en: typeof ja = {
  kicker: "From the policy",
  considering: "Under consideration",
  consideringText: (phrase) =>
    `The policy says 「${phrase}」 (it will be considered). It does not say that this has begun.`,
  inferred: "Some headings were pictures in the published policy and are inferred.",
  inferredPart: " (inferred)",
  further: "Related passages",
  readSection: "Read the whole section",
  readNearest: "Read the nearest section",
  nearest: "Nearest passage",
  sectionKicker: "The policy in full",
  part: (at, of) => `${at} of ${of}`,
  japaneseOnly: "The policy is in Japanese and is quoted as it stands.",
  refused: {
    "not-covered": {
      title: "The policy does not say",
      text: "No passage of the policy answers this question, and Hagukumi does not guess.",
    },
    "value-missing": { title: "The policy does not say", text: "" },
    "out-of-scope": {
      title: "This is outside the policy",
      text: "Hagukumi answers questions about the city of Agano’s policy for developing and keeping its staff.",
    },
    instruction: {
      title: "This does not read as a question",
      text: "Hagukumi answers questions about the policy and does not change how it works when told to. Please send what you would like to know as a question.",
    },
    consult: { title: "Please do not carry this alone", text: "" },
  },
  nextStep: "If this is urgent, please ask the personnel section (総務課人事係).",
  offerTitle: "Ask about the policy",
  offerText: "Ask in your own words. Every answer names the section it comes from.",
  questions: [
    "What makes annual leave easier to take?",
    "Is there leave for retraining?",
    "What is the purpose of staff exchange?",
    "What are evaluations used for?",
    "How often are staff transferred?",
  ],
};
export const text = { ja, en };
export type Text = typeof ja;
