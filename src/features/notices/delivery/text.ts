import { ENDED_DAYS, SENT_DAYS } from "./delivery.ts";

/** Why something did not go out, as the outbox and the chats name it. */
const jaReasons: Readonly<Record<string, string>> = {
  "no-account": "チャットのアカウントが見つからない",
  left: "在籍していない",
  "no-answer": "チャットから応答がない",
  fault: "はぐくみの中で処理できなかった",
  "too-late": "1日を過ぎたため見送った",
  muted: "受け取る人が止めている",
  "not-found": "受け取る人が読めなくなった",
  stale: "内容が古くなった",
  stranger: "アカウントと職員名簿の対応を確認できない",
  invalid_blocks: "チャットがカードの形を受け付けない",
  invalid_blocks_format: "チャットがカードの形を受け付けない",
  invalid_arguments: "チャットがカードの形を受け付けない",
  msg_blocks_too_long: "チャットが受け付ける長さを超えている",
  msg_too_long: "チャットが受け付ける長さを超えている",
  channel_not_found: "送り先の会話が見つからない",
  not_in_channel: "はぐくみが送り先の会話に入っていない",
  is_archived: "送り先の会話が閉じられている",
  cannot_dm_bot: "送り先がプログラムのアカウントである",
  user_not_found: "送り先のアカウントがない",
  user_disabled: "送り先のアカウントが止められている",
  messages_tab_disabled: "アプリのメッセージタブが使えない設定になっている",
  restricted_action: "チャットの設定で送信が制限されている",
};
const enReasons: typeof jaReasons = {
  "no-account": "no account in the chat",
  left: "not at work here",
  "no-answer": "no answer from the chat",
  fault: "a fault inside Hagukumi",
  "too-late": "more than a day late",
  muted: "stopped by its reader",
  "not-found": "no longer to be seen by its reader",
  stale: "out of date",
  stranger: "account not linked to the staff roster",
  invalid_blocks: "the chat did not take the card",
  invalid_blocks_format: "the chat did not take the card",
  invalid_arguments: "the chat did not take the card",
  msg_blocks_too_long: "longer than the chat takes",
  msg_too_long: "longer than the chat takes",
  channel_not_found: "conversation not found",
  not_in_channel: "Hagukumi is not in the conversation",
  is_archived: "conversation closed",
  cannot_dm_bot: "the account is a program",
  user_not_found: "no such account",
  user_disabled: "account switched off",
  messages_tab_disabled: "the app's messages tab is switched off",
  restricted_action: "the chat's settings do not allow it",
};

/** A reason that we have no words for is shown as the chat named it, where it is a name and nothing longer. */
const worded = (words: typeof jaReasons, other: string) => (reason: string) =>
  (Object.hasOwn(words, reason) ? words[reason] : undefined) ??
  (/^[\w.-]{1,40}$/.test(reason) ? `${other}（${reason}）` : other);

const ja = {
  kicker: "配信状況",
  title: (people: number) =>
    people > 0 ? `${people}人に、届けられていないお知らせがあります` : "届けられていない人はいません",
  emptyTitle: "配信の記録はまだありません",
  empty: "SlackやTeamsでお知らせを送るようになると、ここに状況を表示します。",
  privacy: "お知らせの種類と内容は、ここには表示しません。",
  state: "状況",
  count: "件数",
  of: (count: number) => `${count}件`,
  waiting: "配信待ち",
  sent: `配信済み（この${SENT_DAYS}日間）`,
  unknown: `配信結果不明（この${ENDED_DAYS}日間）`,
  failed: `届けられなかったもの（この${ENDED_DAYS}日間）`,
  dropped: `配信を見送ったもの（この${ENDED_DAYS}日間）`,
  incomingWaiting: "回答を待っている発言・操作",
  incomingFailed: "回答を返せなかった発言・操作",
  unknownText:
    "「配信結果不明」は、送る途中で通信が切れ、届いたかどうかを確かめられなかったお知らせです。二重に届かないように、もう一度は送りません。",
  pauseOf: (platform: string) => `${platform}への送信`,
  until: (time: string) => `${time}まで控えています。長く続くときは、接続の設定をお確かめください（hagukumi doctor）。`,
  time: (at: Date) => at.toLocaleString("ja-JP", { ...minutes, month: "long", day: "numeric" }),
  date: (at: Date) => at.toLocaleDateString("ja-JP", { timeZone: "Asia/Tokyo", month: "long", day: "numeric" }),
  reasons: "理由",
  reason: worded(jaReasons, "そのほか"),
  outcome: "結果",
  wasFailed: "届けられなかった",
  wasDropped: "見送った",
  noAccount:
    "「チャットのアカウントが見つからない」ときは、職員名簿とチャットに登録したメールアドレスが同じかどうかをお確かめください。",
  people: "お知らせを届けられていない人",
  peopleText: "お急ぎのときは、電話など別の方法でお伝えください。画面ですでに読まれた分は除いています。",
  accounts: "お知らせを届けられていない職員番号",
  accountsText: "原因がなくなりましたら「もう一度送る」を押してください。画面ですでに読まれた分は除いています。",
  name: "氏名",
  unit: "所属",
  staffNumber: "職員番号",
  newest: "最も新しい日",
  join: "、",
  more: (people: number) => `ほかに${people}人います。`,
  again: "もう一度送る",
  againTo: (who: string) => `${who}にもう一度送る`,
  person: (name: string) => `${name}さん`,
  againTitle: (who: string) => `${who}にもう一度送りますか`,
  againText:
    "届けられなかったお知らせを、あらためて送ります。対応を促すお知らせのうち、1日を過ぎたものと、届いたかもしれないものは送りません。",
  no: "やめる",
  done: (who: string, count: number) =>
    count > 0
      ? `${who}へのお知らせ${count}件を、もう一度送ります。しばらくしてから、この画面でお確かめください。`
      : `${who}へもう一度送るお知らせはありません。`,
  home: (people: number) => `お知らせを届けられていない人（${people}人）`,
  offer: "配信状況を見る",
  offerText: "チャットへのお知らせが届いているか、届けられていない人がいないかを確かめます。",
  words: "配信状況",
};
const minutes = { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" } as const;

const en: typeof ja = {
  kicker: "Delivery",
  title: (people) =>
    people > 0
      ? `${people === 1 ? "1 person has" : `${people} people have`} notices that did not arrive`
      : "Everybody was reached",
  emptyTitle: "Nothing was delivered yet",
  empty: "Once notices go out to Slack or Teams, this card shows how they stand.",
  privacy: "What kind of notice it was, and what about, is not shown here.",
  state: "State",
  count: "Count",
  of: (count) => String(count),
  waiting: "Waiting",
  sent: `Sent (last ${SENT_DAYS} days)`,
  unknown: `Outcome unknown (last ${ENDED_DAYS} days)`,
  failed: `Not delivered (last ${ENDED_DAYS} days)`,
  dropped: `Left unsent (last ${ENDED_DAYS} days)`,
  incomingWaiting: "Messages and presses waiting for an answer",
  incomingFailed: "Messages and presses that could not be answered",
  unknownText:
    "“Outcome unknown”: the line broke while it was sent, and nobody can tell whether it arrived. It is not sent again, so that it does not come twice.",
  pauseOf: (platform) => `To ${platform}`,
  until: (time) => `Sending waits until ${time}. If this goes on, please check the settings (hagukumi doctor).`,
  time: (at) => at.toLocaleString("en-GB", { ...minutes, month: "short", day: "numeric" }),
  date: (at) => at.toLocaleDateString("en-GB", { timeZone: "Asia/Tokyo", month: "short", day: "numeric" }),
  reasons: "Reason",
  reason: worded(enReasons, "other"),
  outcome: "Outcome",
  wasFailed: "not delivered",
  wasDropped: "left unsent",
  noAccount:
    "Where there is no account in the chat, please compare the e-mail in the staff roster with the one in the chat.",
  people: "People who could not be reached",
  peopleText: "If it is urgent, please tell them another way. What they have read on the page is not counted.",
  accounts: "Staff numbers that could not be reached",
  accountsText: "Once the cause is mended, press “Send again”. What was read on the page is not counted.",
  name: "Name",
  unit: "Unit",
  staffNumber: "Staff number",
  newest: "Newest",
  join: ", ",
  more: (people) => `And ${people} more.`,
  again: "Send again",
  againTo: (who) => `Send again to ${who}`,
  person: (name) => name,
  againTitle: (who) => `Send again to ${who}?`,
  againText: "What did not reach them is sent once more, except reminders that are a day old or may have arrived.",
  no: "Cancel",
  done: (who, count) =>
    count > 0
      ? `${count} notices to ${who} are sent once more. Please look here again in a moment.`
      : `There is nothing to send again to ${who}.`,
  home: (people) => `People who could not be reached: ${people}`,
  offer: "See how notices are delivered",
  offerText: "Whether notices reach the chat, and whom they do not reach.",
  words: "delivery",
};
export const text = { ja, en };
export type Text = typeof ja;
