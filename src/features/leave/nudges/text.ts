const ja = {
  titles: {
    planned: "休暇の予定の日が近づいています",
    lapse: "休暇の予定を立ててみませんか",
    moment: "休暇の予定を立ててみませんか",
    pace: "休暇の予定を立ててみませんか",
  },
  planned: (days: string) => `${days}に休暇の予定があります。申請がまだのときは、庶務事務システムで申請してください。`,
  plannedNone: "近い日に、休暇の予定はありません。",
  lapse: (lapsing: string, ends: string) =>
    `このままでは、${ends}に、年休のうち${lapsing}が使えなくなる見込みです。休みやすい日をご提案します。`,
  moment: (name: string) =>
    `${name}が近づいてきました。続けて休むなら、いまのうちに予定を立てておくと調整しやすくなります。`,
  pace: "年の終わりに重ならないよう、いまから少しずつ予定を立てておきませんか。休みやすい日をご提案します。",
  left: "年休の残り",
  plannedFact: "うち、予定に入れた分",
  lapsing: "うち、繰り越せない見込み",
  reach: (day: string) => `${day}取込分まで`,
  otherDay: "ほかの日や時間を選ぶ",
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
    planned: "A day of leave that you planned is near",
    lapse: "Time to plan some leave?",
    moment: "Time to plan some leave?",
    pace: "Time to plan some leave?",
  },
  planned: (days) =>
    `You plan leave on ${days}. If you have not applied yet, please do so in the general-affairs system.`,
  plannedNone: "No leave is planned in the next days.",
  lapse: (lapsing, ends) =>
    `As it stands, ${lapsing} of your annual leave would be lost on ${ends}. Here are days that would suit.`,
  moment: (name) => `Before ${name}: to take some days in a row, it is easier to plan them now.`,
  pace: "So that it does not all come at the year's end: here are days that would suit.",
  left: "Annual leave left",
  plannedFact: "of it planned",
  lapsing: "of it to be lost",
  reach: (day) => `Data up to ${day}`,
  otherDay: "Choose another day or hours",
  and: ", ",
  names: {
    planned: "Planned leave that is near",
    lapse: "Annual leave that would be lost",
    moment: "Before long holidays",
    pace: "A prompt to plan annual leave",
  },
};
export const text = { ja, en };
