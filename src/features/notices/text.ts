import { days } from "../../view/days.ts";
import type { Span } from "./nudge.ts";

const ja = {
  kicker: "お知らせの設定",
  putOff: "このお知らせを止める・あとで",
  later: "止める・あとで",
  change: "変更する",
  resume: "再開する",
  day: days.ja.weekday,

  title: "届くお知らせを選ぶ",
  intro: "お知らせの種類ごとに、届けるかどうかを選べます。設定は、ほかの人には見えません。",
  always: "ここにないお知らせ（質問への回答や、法令に基づくものなど）は止められません。",
  inbox: "止めている間の分も、画面の「お知らせ」で読めます。「画面」と送信すると、画面を開けます。",
  none: "いまのところ、あなたに届くお知らせに、止められるものはありません。",
  line: (name: string, state: string) => `${name}：${state}`,
  on: "届けています",
  off: "止めています",
  until: (day: string) => `${day}から再び届けます`,

  formTitle: "お知らせを止める・あとで",
  readers: ["あなたのみ"],
  which: "お知らせの種類",
  now: "いまの設定",
  formIntro: "止めている間、このお知らせはチャットに届きません。画面の「お知らせ」には残ります。",
  span: "いつまで止めますか",
  spans: { tomorrow: "明日まで", week: "来週まで", month: "1か月", off: "再開するまで止める" } satisfies Record<
    Span,
    string
  >,
  nextWorkingDay: "次の開庁日まで",
  spanOf: (span: string, day: string) => `${span}（${day}から再び届けます）`,
  submit: "設定する",

  stopped: (name: string) => `「${name}」のお知らせを止めました`,
  stoppedUntil: (name: string, day: string) => `「${name}」のお知らせを、${day}から再び届けます`,
  stoppedText: "それまでの間はチャットに届けません。その分は、画面の「お知らせ」で読めます。",
  offText: "再開するまで、チャットには届けません。その間の分は、画面の「お知らせ」で読めます。",
  resumed: (name: string) => `「${name}」のお知らせを再開しました。`,
  all: "お知らせの設定を見る",

  offer: "届くお知らせを選ぶ",
  offerText: "しばらく止めたいお知らせや、要らないお知らせを選びます。",
  words: "お知らせ",
};
const en: typeof ja = {
  kicker: "Notices",
  putOff: "Stop or postpone this notice",
  later: "Stop or postpone",
  change: "Change",
  resume: "Resume",
  day: days.en.weekday,

  title: "Choose what you are told",
  intro: "For each kind of notice you can choose whether it comes to you. Nobody else sees what you chose.",
  always: "Notices that are not listed here, such as answers to your questions or what the law asks for, always come.",
  inbox: "What comes while a notice is stopped can be read in the inbox of the page. Send “page” to open it.",
  none: "There is no notice for you that could be stopped.",
  line: (name, state) => `${name}: ${state}`,
  on: "comes to you",
  off: "stopped",
  until: (day) => `comes again from ${day}`,

  formTitle: "Stop or postpone a notice",
  readers: ["Only you"],
  which: "Kind of notice",
  now: "As it is now",
  formIntro: "While it is stopped, this notice does not come to your chat. It stays in the inbox of the page.",
  span: "Stop it until when?",
  spans: { tomorrow: "Until tomorrow", week: "Until next week", month: "For a month", off: "Until I resume it" },
  nextWorkingDay: "Until the next working day",
  spanOf: (span, day) => `${span} (comes again from ${day})`,
  submit: "Save",

  stopped: (name) => `“${name}” is stopped`,
  stoppedUntil: (name, day) => `“${name}” comes again from ${day}`,
  stoppedText: "Until then it does not come to your chat. It can be read in the inbox of the page.",
  offText: "It does not come to your chat until you resume it. It can be read in the inbox of the page.",
  resumed: (name) => `“${name}” comes to you again.`,
  all: "See all notices",

  offer: "Choose what you are told",
  offerText: "Stop notices for a while, or those that you do not need.",
  words: "notices",
};
export const text = { ja, en };
export type Text = typeof ja;
