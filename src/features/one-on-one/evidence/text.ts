const ja = {
  button: "評価の記録に加える",
  title: "自分の評価の記録に加える",
  intro:
    "必要なところだけを残して書き直せます。加えたものは、あなたの「職務行動記録」に入り、自己評価を書くときに手元に表示されます。",
  readers: ["あなただけ（評価者、人事係には表示されません）"],
  day: "日付",
  words: "事実",
  save: "記録に加える",
  saved: "評価の記録に加えました",
  savedText: "自己評価を書くときに、手元に表示されます。",
  none: "いま記録を加えられる評価がありません。「評価」と送信すると、状況を確かめられます。",
};
const en: typeof ja = {
  button: "Add to my evaluation notes",
  title: "Add to your evaluation notes",
  intro:
    "Leave only what you need, in your own words. It goes to the facts you note for yourself, and is at hand when you write your self-review.",
  readers: ["only you (not the raters or the personnel section)"],
  day: "Day",
  words: "Fact",
  save: "Add it",
  saved: "It was added to your evaluation notes",
  savedText: "You will have it at hand when you write your self-review.",
  none: "There is no evaluation to which it could be added now. Send “evaluation” to see how things stand.",
};
export const text = { ja, en };
