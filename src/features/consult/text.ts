const ja = {
  kicker: "相談窓口",
  title: "相談できる窓口をご案内します",
  intro: "どの窓口にも、上司や人事係を通さずに直接ご連絡いただけます。この画面をだれが見たかは記録していません。",
  below: "相談できる窓口があります",
  belowText:
    "相談したことで不利益な取扱いを受けることはありません。このご質問は、はぐくみには残していません（チャットで送ったものは、チャットの履歴に残ります）。",
  crisisTitle: "一人で抱え込まないでください",
  crisis:
    "つらいお気持ちを書いてくださり、ありがとうございます。いま話せる相手がいます。命に危険を感じるときは、ためらわず119番に電話してください。この言葉は、はぐくみには残していません（チャットで送ったものは、チャットの履歴に残ります）。",
  invented: "市の窓口と内線は、デモのための架空の内容です。",
  none: "相談窓口がまだ登録されていません。総務課人事係が content/settings/contacts.yaml に登録し、システムを起動し直すと、ここに表示します。",
  offer: "相談窓口を見る",
  offerText: "ハラスメントや心身の不調について、秘密を守って相談をお受けする窓口をご案内します。",
  words: "相談",
};
const en: typeof ja = {
  kicker: "Someone to talk to",
  title: "There are people you can talk to",
  intro:
    "You can reach each of them directly, without your manager or the personnel section. Hagukumi does not record who looked at this.",
  below: "There are people you can talk to",
  belowText:
    "Nobody may treat you worse for having asked. Hagukumi has not kept this question (what you send in a chat stays in the chat’s own history).",
  crisisTitle: "Please do not carry this alone",
  crisis:
    "Thank you for writing how hard it is. There are people you can talk to now. If a life is in danger, call 119 at once. Hagukumi has not kept what you wrote (what you send in a chat stays in the chat’s own history).",
  invented: "The city's own contacts are invented for the demo.",
  none: "No contacts are entered yet. They appear here once HR enters them in content/settings/contacts.yaml and the product is started again.",
  offer: "See who you can talk to",
  offerText: "People who listen in confidence, about harassment or about how you are.",
  words: "consult",
};
export const text = { ja, en };
export type Text = typeof ja;
