const ja = {
  kicker: "健康を守るために",
  tellTitle: "あなたの時間外勤務の時間についてお知らせします",
  tell: (month: string, hours: string, limit: string) =>
    `${month}の時間外勤務は${hours}でした。${limit}を超えると、希望により医師（産業医）の面接指導を受けられます。`,
  tellMethod:
    "市の時間外勤務は週38時間45分を超えた時間で、法律の数え方（週40時間を超えた時間）より月に5時間ほど多くなります。早めに、安全な側でお知らせしています。",
  interview: (month: string, hours: string, limit: string, average: boolean) =>
    average
      ? `${month}までの時間外勤務の平均が${hours}となり、${limit}を超えました。申出がなくても、産業医の面接指導を行います。`
      : `${month}の時間外勤務は${hours}で、${limit}以上になりました。申出がなくても、産業医の面接指導を行います。`,
  interviewNext: "日程は人事係からご連絡します。体調に不安があるときは、それを待たずにご相談ください。",
  physician: "面接指導をする人",
  private:
    "このお知らせと希望するかどうかは、あなたと人事係だけが見られます。所属長には表示しません。氏名と時間数は、法令に従って産業医に伝えます。",
  wish: "面接指導を希望する",
  notNow: "今は希望しない",
  wished: "面接指導の希望を人事係に伝えました",
  wishedText: "日程は人事係からご連絡します。",
  notNowDone: "今は希望しないことを記録しました",
  notNowText: "気持ちが変わったら、このカードからいつでも希望できます。",
  mine: "自分の月を見る",
  hrTitle: (count: number) => `健康確保の対象になった職員が${count}人います`,
  hrTitleNone: "健康確保の対象で、手続の残っている職員はいません",
  hrText: "本人には通知しました。産業医への情報提供と、面接指導の手配をお願いします。",
  wishedTitle: "面接指導の希望が届きました",
  wishedHr: "だれの希望かは、下のボタンから確かめられます。産業医と日程を調整してください。",
  see: "対象の職員を見る",
  record: "産業医へ情報提供した日を記録する",
  listTitle: "健康確保の対象になった職員",
  listNone: "この6か月に、健康確保の対象になった職員はいません。",
  listText: (months: number) => `${months}か月前までの分です。時間は、いま取り込まれている記録によります。`,
  columns: {
    ...{ name: "職員", unit: "所属", month: "月", hours: "時間外勤務", duty: "対応" },
    ...{ told: "本人への通知", wish: "面接指導の希望", physician: "産業医への情報提供" },
  },
  duties: { tell: "通知・申出の案内", interview: "面接指導（申出によらない）" },
  wishes: { yes: "希望する", no: "今は希望しない", none: "返事待ち", unasked: "－" },
  notYet: "まだ",
  formTitle: "産業医への情報提供",
  formReaders: ["人事係"],
  people: "情報提供した職員",
  day: "情報提供した日",
  save: "記録する",
  saved: (count: number) => `${count}人分の情報提供を記録しました`,
  nothing: "情報提供の記録が必要な職員はいません。",
  homeTitle: (count: number) => `産業医への情報提供がまだの職員：${count}人`,
  page: "健康確保",
};
const en: typeof ja = {
  kicker: "For your health",
  tellTitle: "About your overtime hours",
  tell: (month, hours, limit) =>
    `Your overtime in ${month} was ${hours}. Above ${limit} you may have an interview with a doctor (the occupational physician) if you wish.`,
  tellMethod:
    "The city counts hours beyond 38 h 45 min a week, about five hours a month more than the law (beyond 40 a week): you are told early, on the safe side.",
  interview: (month, hours, limit, average) =>
    average
      ? `The average of your overtime up to ${month} is ${hours}, above ${limit}. You will have an interview with the occupational physician without having to ask.`
      : `Your overtime in ${month} was ${hours}, ${limit} or more. You will have an interview with the occupational physician without having to ask.`,
  interviewNext:
    "The personnel section will contact you about the time. If you feel unwell, please do not wait for that.",
  physician: "Who holds the interview",
  private:
    "Only you and the personnel section see this notice and whether you want an interview; your managers do not. Your name and hours go to the occupational physician, as the law asks.",
  wish: "I want the interview",
  notNow: "Not for now",
  wished: "The personnel section has been told that you want the interview",
  wishedText: "They will contact you about the time.",
  notNowDone: "It is noted that you do not want one for now",
  notNowText: "If you change your mind, you can ask for it from this card at any time.",
  mine: "See my month",
  hrTitle: (count) =>
    count === 1 ? "The hours of 1 person ask for care" : `The hours of ${count} people ask for care`,
  hrTitleNone: "Nobody's hours ask for anything more",
  hrText: "They have been told. Please inform the occupational physician and arrange the interviews.",
  wishedTitle: "Somebody wants an interview with the physician",
  wishedHr: "The button below shows who. Please arrange a time with the physician.",
  see: "See whom it concerns",
  record: "Record the day the physician was informed",
  listTitle: "Whose hours ask for care",
  listNone: "Nobody's hours have asked for care in the last six months.",
  listText: (months) => `Of the last ${months} months. Hours as they are taken in now.`,
  columns: {
    ...{ name: "Name", unit: "Unit", month: "Month", hours: "Overtime", duty: "What is owed" },
    ...{ told: "Told on", wish: "Wants an interview", physician: "Physician informed" },
  },
  duties: { tell: "told, may ask for an interview", interview: "interview unasked" },
  wishes: { yes: "yes", no: "not for now", none: "no answer yet", unasked: "–" },
  notYet: "not yet",
  formTitle: "Informing the occupational physician",
  formReaders: ["the personnel section"],
  people: "Of whom the physician was informed",
  day: "Day",
  save: "Record",
  saved: (count) => `Recorded for ${count === 1 ? "1 person" : `${count} people`}`,
  nothing: "There is nobody to record this for.",
  homeTitle: (count) => `The physician has still to be informed of ${count === 1 ? "1 person" : `${count} people`}`,
  page: "Health",
};
export const text = { ja, en };
export type Text = typeof ja;
