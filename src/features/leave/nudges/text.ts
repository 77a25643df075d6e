const ja = {
  titles: {
    planned: "予定の日が近づいています",
    lapse: "休暇の予定を立ててみませんか",
    moment: "休暇の予定を立ててみませんか",
    pace: "休暇の予定を立ててみませんか",
  },
  planned: (days: string) => `${days}に休暇の予定があります。申請がまだのときは、庶務事務システムで申請してください。`,
  plannedNone: "近い日に、休暇の予定はありません。",
  lapse: "翌年に繰り越せない年休がありそうです。休みやすい日をご提案します。",
  moment: (name: string) =>
    `${name}が近づいてきました。続けて休むなら、いまのうちに予定を立てておくと調整しやすくなります。`,
  pace: "年の終わりに重ならないよう、いまから少しずつ予定を立てておきませんか。休みやすい日をご提案します。",
  and: "、",
  names: {
    planned: "予定した休暇が近づいたときのお知らせ",
    lapse: "繰り越せずに消える年休のお知らせ",
    moment: "長い休みの前のお知らせ",
    pace: "年休の予定を立てるきっかけのお知らせ",
  },
};
const en: typeof ja = {
  titles: {
    planned: "A planned day is near",
    lapse: "Time to plan some leave?",
    moment: "Time to plan some leave?",
    pace: "Time to plan some leave?",
  },
  planned: (days) =>
    `You plan leave on ${days}. If you have not applied yet, please do so in the general-affairs system.`,
  plannedNone: "No leave is planned in the next days.",
  lapse: "It seems that some leave could not be carried over. Here are days that would suit.",
  moment: (name) => `Before ${name}: to take some days in a row, it is easier to plan them now.`,
  pace: "So that it does not all come at the year's end: here are days that would suit.",
  and: ", ",
  names: {
    planned: "Planned leave that is near",
    lapse: "Annual leave that would be lost",
    moment: "Before long holidays",
    pace: "A prompt to plan annual leave",
  },
};
export const text = { ja, en };
