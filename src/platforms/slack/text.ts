import { days } from "../../view/days.ts";

const ja = {
  notice: "はぐくみからのお知らせ",
  close: "閉じる",
  noData: "データなし",
  labelled: (label: string) => `${label}：`,
  inUnit: (name: string, unit: string) => `${name}（${unit}）`,
  callout: (label: string) => `【${label}】`,
  pageOf: (at: number, of: number) => `${at}／${of}`,
  pageHere: (title: string) => `【${title}】`,
  continued: (name: string, at: number, of: number) => `${name}（続き ${at}／${of}）`,
  continuedHere: (at: number, of: number) => `前のメッセージの続きです（${at}／${of}）。`,
  continuesBelow: (at: number, of: number) => `次のメッセージに続きます（${at}／${of}）。`,
  fullLabel: (label: string) => `ボタンの全文：${label}`,
  fullConfirm: (label: string, words: string) => `「${label}」の確認の全文：${words}`,
  sayThis: (label: string, words: string) => `「${label}」には、次の言葉を送信してください：${words}`,
  readers: "読める人",
  wrong: (count: number) => `${count}か所を確認してください。これまでの入力はすべて残っています。`,
  mend: (label: string) => `「${label}」を確認してください：`,
  numbersWithin: (least: string, most: string) => `${least}以上${most}以下で入力してください。`,
  daysWithin: (first: string, last: string) =>
    `${days.ja.date(first)}から${days.ja.date(last)}までの日付を入力してください。`,
  options: "選択肢の全文",
  none: "選択しない",
  noOptions: "選べるものがありません。",
  earlier: (words: string) => `前に入力された内容：${words}`,
  search: "名前で探す",
  tooLarge:
    "この入力画面は大きいため、Slackでは表示できません。チャットで「画面」と送信し、届いたリンクから開いて入力してください。",
  readRest:
    "長いため、ここに表示できるのはここまでです。チャットで「画面」と送信し、届いたリンクから開くと、続きを読めます。",
  notShown: (names: string) =>
    `ここに表示しきれないものがあります：${names}。チャットで「画面」と送信し、届いたリンクから開くと、すべて読めます。`,
  between: "、",
  apart: " ／ ",
  again: "（同じ内容をもう一度お送りしています）",
  inDirect: "ほかの人に見えないよう、ダイレクトメッセージでお答えしました。",
  unreadable: "入力の内容を読み取れませんでした。保存されていません。一度閉じて、もう一度開いてください。",
  oneMoment: "確認しています…",
};
const en: typeof ja = {
  notice: "News from Hagukumi",
  close: "Close",
  noData: "no data",
  labelled: (label) => `${label}: `,
  inUnit: (name, unit) => `${name} (${unit})`,
  callout: (label) => `${label}: `,
  pageOf: (at, of) => `${at} of ${of}`,
  pageHere: (title) => `[${title}]`,
  continued: (name, at, of) => `${name} (continued, ${at} of ${of})`,
  continuedHere: (at, of) => `Continued from the message above (${at} of ${of}).`,
  continuesBelow: (at, of) => `Continued in the next message (${at} of ${of}).`,
  fullLabel: (label) => `The button in full: ${label}`,
  fullConfirm: (label, words) => `What “${label}” asks you to confirm, in full: ${words}`,
  sayThis: (label, words) => `For “${label}”, please send these words: ${words}`,
  readers: "Who can read this",
  wrong: (count) =>
    `Please look at ${count === 1 ? "one entry" : `${count} entries`} again. Everything you entered is still here.`,
  mend: (label) => `Please check “${label}”: `,
  numbersWithin: (least, most) => `Please enter a number from ${least} to ${most}.`,
  daysWithin: (first, last) => `Please enter a date from ${days.en.date(first)} to ${days.en.date(last)}.`,
  options: "The choices in full",
  none: "None of these",
  noOptions: "There is nothing to choose from.",
  earlier: (words) => `What was entered before: ${words}`,
  search: "Search by name",
  tooLarge:
    "This form is too large to be shown in Slack. Send 「画面」 in chat and fill it in at the link that arrives.",
  readRest:
    "This is too long to be shown here to the end. Send 「画面」 in chat and read the rest at the link that arrives.",
  notShown: (names) =>
    `Not all of it can be shown here: ${names}. Send 「画面」 in chat and read it at the link that arrives.`,
  between: "; ",
  apart: " / ",
  again: "(This may have reached you before.)",
  inDirect: "The answer is in your direct messages, where nobody else sees it.",
  unreadable: "This could not be read and was not saved. Please close the form and open it again.",
  oneMoment: "One moment…",
};
export const text = { ja, en };
export type Text = typeof ja;
