const ja = {
  notice: "はぐくみからのお知らせ",
  labelled: (label: string) => `${label}：`,
  readers: "読める人",
  between: "、",
  required: (label: string) => `${label}（必須）`,
  pageOf: (at: number, of: number) => `${at}／${of}`,
  pageHere: (title: string) => `【${title}】`,
  continued: (name: string, at: number, of: number) => `${name}（続き ${at}／${of}）`,
  continuedHere: (at: number, of: number) => `前のメッセージの続きです（${at}／${of}）。`,
  continuesBelow: (at: number, of: number) => `次のメッセージに続きます（${at}／${of}）。`,
  again: "（すでに届いている場合があります）",
  inDirect: "ほかの人に見えないよう、個人チャットでお答えしました。",
  answeredInChat: "回答を個人チャットにお送りします。",
  noDirect:
    "個人チャットにお送りできませんでした。Teamsの「アプリ」から「はぐくみ」を追加して、もう一度お試しください。",
  oneMoment: "受け付けました。まもなく結果をお知らせします。",
  unsaid: "いまTeamsに確認がとれないため、まだ何も行っていません。少し待って、もう一度お試しください。",
  unreadable: "入力の内容を読み取れませんでした。保存されていません。もう一度開いてお試しください。",
  unknownButton: "このボタンは使えません。新しいカードから、もう一度お試しください。",
  notSaved: "入力された内容（保存されていません）",
  tooLarge:
    "この入力画面は大きいため、Teamsでは表示できません。チャットで「画面」と送信し、届いたリンクから開いて入力してください。",
  readRest:
    "長いため、ここに表示できるのはここまでです。チャットで「画面」と送信し、届いたリンクから開くと、続きを読めます。",
  notShown:
    "大きいため、ここに表示できないものがあります。チャットで「画面」と送信し、届いたリンクから開くと、すべて読めます。",
};
const en: typeof ja = {
  notice: "News from Hagukumi",
  labelled: (label) => `${label}: `,
  readers: "Who can read this",
  between: "; ",
  required: (label) => `${label} (required)`,
  pageOf: (at, of) => `${at} of ${of}`,
  pageHere: (title) => `[${title}]`,
  continued: (name, at, of) => `${name} (continued, ${at} of ${of})`,
  continuedHere: (at, of) => `Continued from the message above (${at} of ${of}).`,
  continuesBelow: (at, of) => `Continued in the next message (${at} of ${of}).`,
  again: "(This may have reached you before.)",
  inDirect: "The answer is in your chat with me, where nobody else sees it.",
  answeredInChat: "The answer is on its way to your chat with me.",
  noDirect: "This could not be sent to your chat with me. Please add Hagukumi from Apps in Teams, and try again.",
  oneMoment: "Received. You will see the result in a moment.",
  unsaid: "Teams cannot be asked just now, so nothing has been done yet. Please try again in a moment.",
  unreadable: "This could not be read and was not saved. Please open it again.",
  unknownButton: "This button cannot be used. Please try again from a new card.",
  notSaved: "What you entered (it was not saved)",
  tooLarge:
    "This form is too large to be shown in Teams. Send 「画面」 in chat and fill it in at the link that arrives.",
  readRest:
    "This is too long to be shown here to the end. Send 「画面」 in chat and read the rest at the link that arrives.",
  notShown: "Some of it is too large to be shown here. Send 「画面」 in chat and read it all at the link that arrives.",
};
export const text = { ja, en };
export type Text = typeof ja;
