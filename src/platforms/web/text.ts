import type { Reader } from "./wire.ts";

const jaReaders: readonly Reader[] = [
  { text: "あなた", may: true },
  { text: "上司には見えません", may: false },
  { text: "人事係には、だれの質問か見えません", may: false },
];
const enReaders: readonly Reader[] = [
  { text: "You", may: true },
  { text: "Not your manager", may: false },
  { text: "The personnel section cannot see who asks", may: false },
];

const ja = {
  readers: jaReaders,
  notSignedIn:
    "入室の期限が過ぎたか、まだ入室していません。入力内容は送信されていません。チャットで「画面」と送信し、届いたリンクから開いてください。",
  demoStranger: "デモの職員が選ばれていません。最初の画面で、だれとして使うかを選んでください。",
  linkSpent:
    "このリンクは使用済みか、期限（10分）が過ぎています。チャットで「画面」と送信し、新しいリンクから開いてください。",
  tooLarge: "一度に送信できる量を超えています。内容は受け付けていません。短く分けて送信してください。",
  fileTooLarge: "ファイルが大きすぎます（200MBまで）。何も取り込んでいません。期間で分けてお試しください。",
  unreadable: "送信された内容を読み取れませんでした。何も保存していません。画面を開き直してください。",
  tooMany: "短い間に多くの送信がありました。内容は受け付けていません。1分ほど待ってから送信してください。",
  foreign:
    "この画面以外からの送信は受け付けていません。何も保存していません。はぐくみの画面を開き直して操作してください。",
  elsewhere: "デモは、動かしているパソコンの中（http://localhost）からだけ使えます。何も保存していません。",
  notHere: "この内容は表示できません。何も変更していません。最初の画面から開き直してください。",
  faultLooking: (reference: string) =>
    `画面に表示する内容を用意できませんでした。何も変更していません。少し待って開き直してください。続くときは、受付番号を総務課人事係へお伝えください。受付番号：${reference}`,
  faultDoing: (reference: string) =>
    `処理の途中で問題が起きました。保存されたかどうかを確認できていません。画面を開き直して確かめてください。続くときは、受付番号を総務課人事係へお伝えください。受付番号：${reference}`,
};
const en: typeof ja = {
  readers: enReaders,
  notSignedIn:
    "You are not signed in, or your session has ended. Nothing was sent. Send 「画面」 in chat and open the link that arrives.",
  demoStranger: "Nobody of the demo city is chosen. Choose who you are on the first screen.",
  linkSpent: "This link was used already or is older than 10 minutes. Send 「画面」 in chat for a new one.",
  tooLarge: "This is more than can be sent at once. Nothing was taken. Please send it in shorter parts.",
  fileTooLarge: "This file is too large (at most 200 MB). Nothing was taken in. Please split it by period.",
  unreadable: "What was sent could not be read. Nothing was saved. Please open the page again.",
  tooMany: "Too much was sent in a short time. Nothing was taken. Please wait a minute.",
  foreign: "Only Hagukumi's own page may send here. Nothing was saved. Please open the page again.",
  elsewhere: "The demo can be used only on the machine it runs on (http://localhost). Nothing was saved.",
  notHere: "This cannot be shown. Nothing was changed. Please start again from the first page.",
  faultLooking: (reference) =>
    `What was to be shown could not be prepared. Nothing was changed. Please try again in a moment. If it happens again, give the personnel section this reference: ${reference}`,
  faultDoing: (reference) =>
    `Something went wrong on the way, and we cannot tell whether it was saved. Please open the page again and check. If it happens again, give the personnel section this reference: ${reference}`,
};
export const text = { ja, en };
export type Text = typeof ja;
