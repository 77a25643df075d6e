import type { Leaving, Reply } from "./departure.ts";

const jaLeavings: Readonly<Record<Leaving, string>> = {
  regular: "定時",
  six: "18時",
  seven: "19時",
  later: "それ以降",
};
const enLeavings: typeof jaLeavings = { regular: "On time", six: "18:00", seven: "19:00", later: "Later" };
const jaReplies: Readonly<Record<Reply, string>> = { tomorrow: "明日でよい", help: "手伝いを頼む" };
const enReplies: typeof jaReplies = { tomorrow: "It can wait", help: "Ask others to help" };
const jaReplied: Readonly<Record<Reply, string>> = {
  tomorrow: "上司から：明日でよいとのことです。残りは明日に回してください。",
  help: "上司から：ほかの人に手伝いを頼むとのことです。声がかかるまで少しお待ちください。",
};
const enReplied: typeof jaReplied = {
  tomorrow: "Your manager says that it can wait until tomorrow.",
  help: "Your manager is asking others to help you.",
};

const ja = {
  kicker: "今日の退庁予定",
  leavings: jaLeavings,
  replies: jaReplies,
  replied: jaReplied,
  ask: "今日は、何時ごろに退庁する予定ですか",
  askText: "予定は、あなたと上司だけに表示されます。勤務時間の記録ではありません。あとから変えられます。",
  planned: (time: string) => `今日の退庁予定：${time}`,
  plannedText: "変わったときは、下のボタンで選び直してください。勤務時間の記録ではありません。",
  over: "この日の退庁予定は終わりました。",
  notAsked: "あなたの所属では、退庁予定を尋ねていません。",
  asking: "チームに、今日の退庁予定を尋ねています",
  list: (late: number, waiting: number) => {
    if (late > 0) return `${late}人が定時より遅い予定です`;
    return waiting > 0 ? "いまのところ、定時より遅い予定の人はいません" : "定時より遅い予定の人はいません";
  },
  listText: "明日でよい仕事、ほかの人に頼める仕事があれば、いま伝えられます。勤務時間の記録ではありません。",
  onTime: (names: string) => `定時：${names}`,
  waiting: (count: number) => `${count}人はまだ選んでいません。`,
  line: (name: string, time: string) => `${name}　${time}`,
  answered: (reply: string) => `返事：${reply}`,
  changed: "予定がその間に変わったため、返事は送っていません。いまの予定は次のとおりです。",
  setting: (unit: string, on: boolean) =>
    on ? `${unit}では、15時に退庁予定を尋ねています` : `${unit}で、15時に退庁予定を尋ねますか`,
  settingText:
    "開庁日の15時に、所属の職員（管理職を除く）へ一問だけ尋ねます。遅くなる予定を早く知り、明日に回す、手伝いを頼むなど、その日のうちに手が打てます。予定は本人と上司だけに表示し、30日で消します。勤務時間の記録には使いません。",
  start: "このチームで始める",
  stop: "やめる",
  stopTitle: "退庁予定を尋ねるのをやめますか",
  stopText: "明日から尋ねません。もう一度始めることもできます。",
  no: "戻る",
  today: "今日の予定を見る",
  nudges: { ask: "今日の退庁予定", list: "チームの退庁予定", reply: "退庁予定への返事" },
  offer: "退庁予定を尋ねる",
  offerText: "15時に、チームの今日の退庁予定を尋ね、遅くなる前に手を打てます。",
};
const en: typeof ja = {
  kicker: "Going home today",
  leavings: enLeavings,
  replies: enReplies,
  replied: enReplied,
  ask: "When do you expect to go home today?",
  askText: "Only you and your manager see it. It is no record of working time, and you can change it.",
  planned: (time) => `Going home today: ${time}`,
  plannedText: "Choose again if it changes. It is no record of working time.",
  over: "That day is over.",
  notAsked: "Your unit is not asked about going home.",
  asking: "Your team is asked when they go home today",
  list: (late, waiting) => {
    if (late > 0) return late === 1 ? "1 person expects to stay late" : `${late} people expect to stay late`;
    return waiting > 0 ? "So far nobody expects to stay late" : "Nobody expects to stay late";
  },
  listText: "If something can wait or others can help, say so now. It is no record of working time.",
  onTime: (names) => `On time: ${names}`,
  waiting: (count) => (count === 1 ? "1 person has not chosen yet." : `${count} people have not chosen yet.`),
  line: (name, time) => `${name}: ${time}`,
  answered: (reply) => `Your reply: ${reply}`,
  changed: "The plan changed meanwhile, so your reply was not sent. This is how it stands.",
  setting: (unit, on) => (on ? `${unit} is asked at 15:00` : `Ask ${unit} at 15:00 when they go home?`),
  settingText:
    "On working days at 15:00 your staff, but for managers, are asked one question. You learn early who would stay late, and can put work off or ask others to help. Only the person and the manager see it; it is deleted after 30 days and is no record of working time.",
  start: "Begin with this team",
  stop: "Stop asking",
  stopTitle: "Stop asking?",
  stopText: "Nobody is asked from tomorrow on. You can begin again.",
  no: "Back",
  today: "See today's plans",
  nudges: { ask: "Going home today", list: "Your team's plans to go home", reply: "Replies to your plan" },
  offer: "Ask when people go home",
  offerText: "At 15:00 your team says when they expect to go home, while you can still help.",
};
export const text = { ja, en };
