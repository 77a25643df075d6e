const ja = {
  stranger: "職員名簿でこのアカウントを確認できませんでした。総務課人事係へご連絡ください。",
  tooLong: (most: number) =>
    `一度に送信できるのは${most}字までです。内容は受け付けていません。短く分けて送信してください。`,
  unheard: "内容を読み取れませんでした。「ヘルプ」と送信すると、できることを一覧で表示します。",
  fault: (reference: string) =>
    `処理を完了できませんでした。変更は保存されていません。少し待ってもう一度お試しください。続くときは、受付番号を総務課人事係へお伝えください。受付番号：${reference}`,
  faultDoing: (reference: string) =>
    `処理を完了できず、保存されたかどうかを確認できませんでした。同じボタンをもう一度押しても、二重には保存されません。続くときは、受付番号を総務課人事係へお伝えください。受付番号：${reference}`,
};
const en: typeof ja = {
  stranger: "We could not find this account on the staff roster. Please contact the personnel section (総務課人事係).",
  tooLong: (most) =>
    `One message may have up to ${most} characters. Nothing was taken. Please send it in shorter parts.`,
  unheard: "We could not read this. Send “help” to see what is possible here.",
  fault: (reference) =>
    `This could not be completed and nothing was saved. Please try again in a moment. If it happens again, give the personnel section this reference: ${reference}`,
  faultDoing: (reference) =>
    `This could not be completed, and we cannot tell whether it was saved. Pressing the same button again will not save it twice. If it happens again, give the personnel section this reference: ${reference}`,
};
export const text = { ja, en };

const jaRefusals = {
  "not-found": "この内容は表示できません。",
  stale: "この画面は古くなっています。変更は保存されていません。もう一度開いてください。",
  "not-yours":
    "この画面を開いた後に、担当が代わりました。入力内容は保存されていません。必要なところは控えてから閉じてください。引き継ぎたいことや、心当たりのないことがあるときは、総務課人事係へご連絡ください。",
};
const enRefusals: typeof jaRefusals = {
  "not-found": "This cannot be shown.",
  stale: "This screen is out of date. Nothing was saved. Please open it again.",
  "not-yours":
    "Since you opened this, somebody else has taken it over. Nothing of what you entered was saved. Please keep a copy of what matters before you close it. If there is something to hand over, or you did not expect this, please contact the personnel section (総務課人事係).",
};
/** What an expected no says, by its reason. */
export const refusals = { ja: jaRefusals, en: enRefusals };
