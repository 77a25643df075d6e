import { days } from "../../view/days.ts";
import type { Outcome } from "./store.ts";

const jaOutcomes: Readonly<Record<Outcome, string>> = {
  done: "この提案には「対応した」と記録しました。",
  skipped: "この提案は、今回は見送りとしました。",
};
const enOutcomes: typeof jaOutcomes = {
  done: "You noted this suggestion as done.",
  skipped: "You let this suggestion pass this time.",
};
const jaBefore: Readonly<Record<Outcome, string>> = {
  done: "前回の提案：対応済み",
  skipped: "前回の提案：見送り",
};
const enBefore: typeof jaBefore = {
  done: "Last suggestion: done",
  skipped: "Last suggestion: let pass",
};

const ja = {
  kicker: (day: string) => `今週のチーム（${days.ja.day(day)}の週）`,
  none: "今週、特にお知らせすることはありません",
  noneText: "時間外勤務や休暇、面談などで気をつけたいことがあると、ここに表示されます。",
  noTeam: "あなたが担当するチームの職員が、名簿に見つかりませんでした。",
  suggestion: "今週の提案",
  details: "くわしく",
  detailsTitle: "チームのくわしい状況",
  about: "この提案について",
  done: "対応しました",
  skip: "今回は見送る",
  outcomes: jaOutcomes,
  before: jaBefore,
  since: "前回から",
  time: "受け取る曜日と時刻を変える",
  timeTitle: "今週のチームを受け取る曜日と時刻",
  timeHint: "閉庁日やお休みの日に当たるときは、その週の次の開庁日に届きます。",
  timeReaders: ["あなた"],
  weekday: "曜日",
  hour: "時刻",
  save: "保存する",
  saved: (weekday: string, hour: string) => `毎週${weekday}の${hour}に届けます。`,
  weekdays: ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日"],
  offer: "今週のチームを見る",
  offerText: "時間外勤務、休暇、面談など、チームの今週の状況と提案を一枚で見られます。",
  nudge: "今週のチーム",
  readers: "このカードはあなただけに表示されます。",
};
const en: typeof ja = {
  kicker: (day) => `Your team this week (from ${days.en.day(day)})`,
  none: "Nothing to tell this week.",
  noneText: "What deserves your care about overtime, leave or talks appears here.",
  noTeam: "The roster lists nobody in a team of yours.",
  suggestion: "This week's suggestion",
  details: "Details",
  detailsTitle: "Your team in detail",
  about: "About this suggestion",
  done: "Done",
  skip: "Not this time",
  outcomes: enOutcomes,
  before: enBefore,
  since: "Since then",
  time: "Change the day and hour",
  timeTitle: "When your team's week reaches you",
  timeHint: "On a closed day, or while you are away, it comes on the next working day of that week.",
  timeReaders: ["you"],
  weekday: "Day",
  hour: "Hour",
  save: "Save",
  saved: (weekday, hour) => `It will come each ${weekday} at ${hour}.`,
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
  offer: "See your team's week",
  offerText: "Overtime, leave and talks of your team this week, with one suggestion, on one card.",
  nudge: "Your team this week",
  readers: "Only you see this card.",
};
export const text = { ja, en };
