import type { Kind } from "../nudges/kinds.ts";

/** month, hours and limit as words. */
type Lead = { readonly month: string; readonly hours: string; readonly limit: string };
type OwnKind = Exclude<Kind, "hr.health" | "manager.limit" | "health80" | "health100" | "review">;

const share = "事務の分担を見直せるよう、早めに上司に相談しませんか。";
const jaLeads: Readonly<Record<OwnKind, (lead: Lead) => string>> = {
  early: ({ month, hours }) => `${month}の時間外勤務が${hours}になりました。${share}`,
  near45: ({ month, hours, limit }) => `${month}の時間外勤務が${hours}となり、上限の${limit}に近づいています。${share}`,
  likely45: ({ month, limit }) => `${month}は、このままでは月末に${limit}を超える見込みです。${share}`,
  month45: ({ month, hours, limit }) =>
    `${month}の時間外勤務が${hours}となり、上限の${limit}を超えました。仕事の配分を見直すため、上司にもお知らせしています。`,
  average: ({ limit }) => `2〜6か月の平均が、上限の${limit}に近づいたか、超えました。休む日を先に決めておきませんか。`,
  year288: () => `今年度の時間外勤務の合計が、年の上限に近づいています。${share}`,
  year360: () => "今年度の時間外勤務の合計が、年の上限に達しました。今後の仕事の進め方を、上司と相談してください。",
  "sixth-month": () =>
    "45時間を超えた月が、1年に認められる月数に近づいたか、超える見込みです。今後の仕事の進め方を、上司と相談してください。",
};
const shareEn = "Shall we tell your manager early, so that the work can be shared out anew?";
const enLeads: typeof jaLeads = {
  early: ({ month, hours }) => `Your overtime in ${month} has come to ${hours}. ${shareEn}`,
  near45: ({ month, hours, limit }) =>
    `Your overtime in ${month} is ${hours}, close to the limit of ${limit}. ${shareEn}`,
  likely45: ({ month, limit }) => `At this pace ${month} is likely to end above ${limit}. ${shareEn}`,
  month45: ({ month, hours, limit }) =>
    `Your overtime in ${month} came to ${hours} and passed the limit of ${limit}. Your manager has been told too, so that the work can be shared out anew.`,
  average: ({ limit }) =>
    `The average of two to six months is close to the limit of ${limit}, or has passed it. Shall we settle a day off ahead?`,
  year288: () => `Your overtime this fiscal year is close to the year's limit. ${shareEn}`,
  year360: () =>
    "Your overtime this fiscal year has reached the year's limit. Please talk with your manager about how to go on.",
  "sixth-month": () =>
    "The months above 45 hours are close to as many as a year allows, or likely to pass them. Please talk with your manager about how to go on.",
};

const ja = {
  leads: jaLeads,
  lead: "お知らせ",
  /** Without the hours, which a notification would show to whoever sees the screen. */
  nudgeTitle: "あなたの時間外勤務についてお知らせします",
  title: (month: string, hours: string, until: string | undefined) =>
    until === undefined ? `${month}の時間外勤務は${hours}です` : `${month}の時間外勤務は、${until}までで${hours}です`,
  titleOf: (name: string, month: string, hours: string) => `${name}さんの${month}の時間外勤務は${hours}です`,
  none: "今月の時間外勤務の記録は、まだ取り込まれていません",
  noneOf: (name: string) => `${name}さんの今月の時間外勤務の記録は、まだ取り込まれていません`,
  noneText: "0時間という意味ではありません。記録は、勤怠・庶務事務システムから人事係が取り込みます。",
  foresight: (range: string) => `このままの見込み：${range}`,
  foresightNote: "これまでの動きからの見込みです。5回に4回は、かっこの中の時間に収まります。",
  unforeseen: {
    stale: "取り込まれた記録が7日以上前までのため、月末の見込みは示していません。",
    "too-little": "これまでの記録が少ないため、月末の見込みは示していません。",
    "no-days": "日ごとの記録が取り込まれていないため、月末の見込みは示していません。",
  },
  chart: (limit: string | undefined) =>
    limit === undefined ? "月ごとの時間外の時間" : `月ごとの時間外勤務（上限 月${limit}）`,
  unit: "時間",
  series: "時間外勤務",
  reading: (most: string, hours: string, over: string) => `いちばん多い月は${most}の${hours}です。${over}`,
  over: (limit: string, count: number) =>
    count === 0 ? `${limit}を超えた月はありません。` : `${limit}を超えた月は${count}か月です。`,
  under: (limit: string) => `${limit}未満`,
  facts: {
    month: "月の上限",
    last: "先月",
    year: "今年度の合計",
    over: (limit: string) => `${limit}を超えた月`,
    average: "今年度の月平均（先月まで）",
    missing: "記録のない月",
    kind: "上限の区分",
  },
  kinds: {
    standard: "原則の部署（他律的業務の比重が高い部署以外）",
    external: "他律的業務の比重が高い部署",
    agreement36: "36協定による職場",
  },
  yearTotal: (total: string, limit: string | undefined) => (limit === undefined ? total : `${total}（上限${limit}）`),
  months: (count: number, most: number | undefined) =>
    most === undefined ? `${count}か月` : `${count}か月（1年に${most}か月まで）`,
  manager: "管理職には時間外勤務の上限はありませんが、健康を守るために時間を把握しています。",
  exempt: "特例業務の時間を含みます。特例業務は上限の対象外ですが、健康を守るための時間には数えます。",
  reach: (until: string) => `${until}取込分まで`,
  reachMonth: (month: string) => `${month}分まで取込み`,
  reachNone: "時間外勤務の記録は、まだ一度も取り込まれていません。",
  leave: "休む日を考える",
  mine: "自分の時間外勤務を見る",
  offer: "時間外勤務を見る",
  offerText: "今月の時間と月末の見込み、今年度の合計を確かめ、仕事が多いときは上司に相談します。",
};
const en: typeof ja = {
  leads: enLeads,
  lead: "Notice",
  nudgeTitle: "About your overtime",
  title: (month, hours, until) =>
    until === undefined
      ? `Your overtime in ${month} is ${hours}`
      : `Your overtime in ${month} is ${hours} as of ${until}`,
  titleOf: (name, month, hours) => `${name}'s overtime in ${month} is ${hours}`,
  none: "There is no record of this month's overtime yet",
  noneOf: (name) => `There is no record of ${name}'s overtime this month yet`,
  noneText: "This does not mean zero hours. The personnel section takes the records in from the attendance system.",
  foresight: (range) => `At this pace: ${range}`,
  foresightNote: "An estimate from the past; four times in five the month ends within the range.",
  unforeseen: {
    stale: "The records end more than seven days ago, so no month-end is foreseen.",
    "too-little": "There are too few records so far to foresee the month-end.",
    "no-days": "No day-by-day records were taken in, so no month-end is foreseen.",
  },
  chart: (limit) =>
    limit === undefined ? "Hours beyond, month by month" : `Overtime by month (limit ${limit} a month)`,
  unit: "h",
  series: "Overtime",
  reading: (most, hours, over) => `The highest month is ${most} with ${hours}. ${over}`,
  over: (limit, count) => {
    if (count === 0) return `No month passed ${limit}.`;
    return count === 1 ? `One month passed ${limit}.` : `${count} months passed ${limit}.`;
  },
  under: (limit) => `under ${limit}`,
  facts: {
    month: "Limit of a month",
    last: "Last month",
    year: "This fiscal year",
    over: (limit) => `Months above ${limit}`,
    average: "Monthly average (to last month)",
    missing: "Months without a record",
    kind: "Kind of limit",
  },
  kinds: {
    standard: "the general rule",
    external: "a unit whose workload is set from outside",
    agreement36: "a workplace under an Article 36 agreement",
  },
  yearTotal: (total, limit) => (limit === undefined ? total : `${total} (limit ${limit})`),
  months: (count, most) => (most === undefined ? String(count) : `${count} (at most ${most} a year)`),
  manager: "Managers have no overtime limit; the hours are looked at for the sake of health.",
  exempt: "This includes exempt emergency work, which is outside the limits but counts for health.",
  reach: (until) => `As taken in to ${until}`,
  reachMonth: (month) => `Taken in to the end of ${month}`,
  reachNone: "No overtime has been taken in so far.",
  leave: "Think about a day off",
  mine: "See my overtime",
  offer: "See my overtime",
  offerText: "This month's hours and how it may end, the year so far; and tell your manager when it is too much.",
};
export const text = { ja, en };
export type Text = typeof ja;
export type { OwnKind };
