import type { Told } from "./limit.ts";

/** month, hours and limit as words. */
type Lead = { readonly month: string; readonly hours: string; readonly limit: string };

const jaTitles: Readonly<Record<Told, (month: string) => string>> = {
  month: (month) => `${month}の時間外勤務が上限を超えた職員がいます`,
  longer: () => "時間外勤務が年や平均などの上限に達した職員がいます",
  likely: (month) => `${month}の時間外勤務が上限を超える見込みの職員がいます`,
};
const enTitles: typeof jaTitles = {
  month: (month) => `Somebody of your staff has passed an overtime limit in ${month}`,
  longer: () => "Somebody of your staff has reached an overtime limit of the year or an average",
  likely: (month) => `Somebody of your staff is likely to pass an overtime limit in ${month}`,
};
const jaLeads: Readonly<Record<Told, (lead: Lead) => string>> = {
  month: ({ month, hours, limit }) => `${month}の時間外勤務が${hours}となり、上限の${limit}を超えました。`,
  longer: () => "年、2〜6か月の平均、45時間を超える月数のいずれかの上限に達したか、超えました。",
  likely: ({ month, limit }) => `${month}は、このままでは月末に${limit}を超える見込みです。`,
};
const enLeads: typeof jaLeads = {
  month: ({ month, hours, limit }) => `The overtime in ${month} came to ${hours} and passed the limit of ${limit}.`,
  longer: () =>
    "A limit of the year, of two to six months' average or of the months above 45 hours was reached or passed.",
  likely: ({ month, limit }) => `At this pace ${month} is likely to end above ${limit}.`,
};

const ja = {
  kicker: "担当する職員の時間外勤務",
  button: "担当する職員の時間外勤務を見る",
  title: (month: string, over: number, likely: number): string => {
    if (over > 0) return `${month}は、上限を超えた職員が${over}人います`;
    return likely > 0
      ? `${month}は、上限を超える見込みの職員が${likely}人います`
      : `${month}に上限を超える見込みの職員はいません`;
  },
  nobody: "時間外勤務を記録している職員はいません",
  name: "職員",
  unit: "所属",
  month: (month: string) => `${month}（取込分まで）`,
  foreseen: "月末の見込み",
  year: "今年度の合計",
  unforeseen: "－",
  hours: "時間",
  series: "時間外勤務",
  chart: (month: string, limit: string | undefined) =>
    limit === undefined ? `${month}の時間外勤務` : `${month}の時間外勤務（目安 月${limit}）`,
  reading: (name: string, hours: string) => `いちばん多いのは${name}さんの${hours}です。`,
  more: (count: number) => `ほか${count}人は、時間の少ない順に省いています。`,
  see: "一人ずつ見る",
  choose: "職員を選んで見る",
  person: "職員",
  show: "見る",
  unknown: "この職員の時間外勤務は表示できません。担当する職員から選んでください。",
  limitTitles: jaTitles,
  limitLeads: jaLeads,
  limit: "お知らせ",
  talk: "1on1の日時を決める",
  limitText: "事務の分担や締切を見直せないか、早めに本人と話してみてください。",
  limitPrivacy: "だれのことかは、下のボタンから確かめられます。ほかの職員には表示しません。",
  see1: "内容を見る",
  readers: ["あなた（担当する職員の範囲）"],
};
const en: typeof ja = {
  kicker: "Your team's overtime",
  button: "See your team's overtime",
  title: (month, over, likely) => {
    if (over > 0) return `In ${month} ${over} of your staff passed a limit`;
    return likely > 0
      ? `In ${month} ${likely} of your staff are likely to pass a limit`
      : `Nobody is likely to pass a limit in ${month}`;
  },
  nobody: "No overtime is recorded for any of your staff",
  name: "Name",
  unit: "Unit",
  month: (month) => `${month} so far`,
  foreseen: "Likely month-end",
  year: "This fiscal year",
  unforeseen: "–",
  hours: "h",
  series: "Overtime",
  chart: (month, limit) =>
    limit === undefined ? `Overtime in ${month}` : `Overtime in ${month} (line ${limit} a month)`,
  reading: (name, hours) => `The highest is ${name} with ${hours}.`,
  more: (count) => `${count} more, with fewer hours, are left out.`,
  see: "One by one",
  choose: "Choose somebody",
  person: "Person",
  show: "See",
  unknown: "This person's overtime cannot be shown. Please choose one of your own staff.",
  limitTitles: enTitles,
  limitLeads: enLeads,
  limit: "Notice",
  talk: "Settle a 1-on-1",
  limitText: "Please talk with them early about sharing the work out anew or moving deadlines.",
  limitPrivacy: "The button below shows whom it is about; nobody else sees it.",
  see1: "See what it is about",
  readers: ["you, for those you lead"],
};
export const text = { ja, en };
export type Text = typeof ja;
