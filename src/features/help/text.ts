const ja = {
  kicker: "ヘルプ",
  title: (name: string) => `${name}さんがここでできること`,
  intro: "用件を文章で送信するか、下のボタンを押してください。",
  askTitle: "言葉で呼び出す",
  askText: "「ヘルプ」と送信すると、いつでもこの一覧を表示します。",
  privacy: (days: number) =>
    `だれが質問したかは、上司にも人事係にも見えません。質問の文だけを、答えの改善のために${days}日間保存します。`,
  language: "English",
  welcomeKicker: "はじめに",
  welcome: "はぐくみを使い始めるには",
  welcomeText:
    "人材育成・確保基本方針について、いつもの言葉で質問できます。答えには必ず方針の節を示し、方針に記載がないことは「記載がありません」とお答えします。",
  welcomeFirst: "できることを見る",
  helpWords: "ヘルプ",
  switched: "表示を日本語にしました。",
  homeTitle: (name: string) => `${name}さんのホーム`,
  waits: "確認・対応が必要なこと",
  nothingWaits: "いま対応が必要なことはありません。",
  canDo: "できること",
};
const en: typeof ja = {
  kicker: "Help",
  title: (name) => `What you can do here, ${name}`,
  intro: "Write what you need in a sentence, or press a button below.",
  askTitle: "Words that work anywhere",
  askText: "Send “help” at any time to see this list.",
  privacy: (days) =>
    `Neither your manager nor the personnel section can see who asked what. Only the question itself is kept, for ${days} days, to mend the answers.`,
  language: "日本語",
  welcomeKicker: "Welcome",
  welcome: "Getting started with Hagukumi",
  welcomeText:
    "Ask about the staff development policy in your own words. Every answer names the section it comes from; what the policy does not say, Hagukumi does not make up.",
  welcomeFirst: "See what is possible",
  helpWords: "help",
  switched: "The display is now in English.",
  homeTitle: (name) => `Home of ${name}`,
  waits: "Waiting for you",
  nothingWaits: "Nothing is waiting for you.",
  canDo: "What you can do",
};
export const text = { ja, en };
export type Text = typeof ja;
