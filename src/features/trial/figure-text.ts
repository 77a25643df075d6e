import { days } from "../../view/days.ts";
import type { Verdict } from "./report.ts";

export const jaHours = (minutes: number) => {
  const whole = Math.round(Math.abs(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest}分`;
  return rest === 0 ? `${hours}時間` : `${hours}時間${rest}分`;
};
export const enHours = (minutes: number) => {
  const whole = Math.round(Math.abs(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(" ");
};
export const jaMonth = days.ja.monthOfYear;
export const enMonth = days.en.monthOfYear;
const jaSide = (minutes: number) => `${jaHours(minutes)}${minutes < 0 ? "少ない" : "多い"}`;
const enSide = (minutes: number) => `${enHours(minutes)} ${minutes < 0 ? "less" : "more"}`;
/** To a hundredth of a day; a day of leave is 465 minutes. */
const inDays = (minutes: number) => Math.round((minutes / 465) * 100) / 100;
/** What cannot be told is never less than a hundredth. */
export const daysUp = (minutes: number) => Math.max(1, Math.ceil((minutes / 465) * 100)) / 100;
const jaDays = (minutes: number) => `${Math.abs(inDays(minutes))}日`;
const enDays = (minutes: number) => `${Math.abs(inDays(minutes))} days`;
const jaDaySide = (minutes: number) => `${jaDays(minutes)}${minutes < 0 ? "少ない" : "多い"}`;
const enDaySide = (minutes: number) => `${enDays(minutes)} ${minutes < 0 ? "less" : "more"}`;

const jaVerdicts: Readonly<Record<Verdict, (minutes: number) => string>> = {
  waiting: () => "まだ言えません（始めたあとの月の記録を待っています）",
  unsure: () => "まだ言えません",
  less: (minutes) => `始めた課では、時間外勤務が1人1か月あたり${jaHours(minutes)}少なくなっています`,
  more: (minutes) => `始めた課では、時間外勤務が1人1か月あたり${jaHours(minutes)}多くなっています`,
};
const enVerdicts: typeof jaVerdicts = {
  waiting: () => "Too early to say (no month after the first start is in yet)",
  unsure: () => "Too early to say",
  less: (minutes) => `Where it has begun, overtime is ${enHours(minutes)} less a person and month`,
  more: (minutes) => `Where it has begun, overtime is ${enHours(minutes)} more a person and month`,
};

/** What is said of one figure that a trial may change. */
export const jaOvertime = {
  heading: "時間外勤務",
  verdicts: jaVerdicts,
  interval: (low: number, high: number) => `95%の幅は「${jaSide(low)}」から「${jaSide(high)}」です。`,
  unsureText: (difference: number) =>
    `いまの差は1人1か月あたり${jaSide(difference)}ですが、幅が「差がない」を含むため、お知らせの効果とも偶然とも言えません。`,
  before: (minutes: number) => `始める前の計算では、${jaHours(minutes)}未満の差は判別できない規模です。`,
  basis: (people: number, units: number, month: string) =>
    `${units}課・${people}人（管理職を除く）、${jaMonth(month)}分までの記録によります。上の差は、課ごと・月ごとの違いを除いたもので、グラフは除く前の平均です。`,
  chart: "1人1か月あたりの時間外勤務",
  unit: "時間",
  /** Of minutes, as the chart draws it. */
  value: (minutes: number) => Math.round(minutes / 6) / 10,
  average: (minutes: number | undefined) => (minutes === undefined ? "記録なし" : `平均${jaHours(minutes)}`),
  note: "",
};
export const enOvertime: typeof jaOvertime = {
  heading: "Overtime",
  verdicts: enVerdicts,
  interval: (low, high) => `With 95 %, it lies between ${enSide(low)} and ${enSide(high)}.`,
  unsureText: (difference) =>
    `The difference is ${enSide(difference)} a person and month by now, but no difference is possible too: it may be the nudge or chance.`,
  before: (minutes) => `As worked out beforehand, no difference below ${enHours(minutes)} could be told.`,
  basis: (people, units, month) =>
    `Rests on ${units} units and ${people} people (managers aside), figures up to ${enMonth(month)}. What is usual for each unit and month is off the difference above; the chart shows plain averages.`,
  chart: "Overtime a person and month",
  unit: "h",
  value: jaOvertime.value,
  average: (minutes) => (minutes === undefined ? "no figures" : `${enHours(minutes)} on average`),
  note: "",
};
export const jaLeave: typeof jaOvertime = {
  heading: "年休の取得日数",
  verdicts: {
    waiting: () => "まだ言えません（始めたあとの月の、年休の記録を待っています）",
    unsure: () => "まだ言えません",
    less: (minutes) => `始めた課では、年休の取得が1人1か月あたり${jaDays(minutes)}少なくなっています`,
    more: (minutes) => `始めた課では、年休の取得が1人1か月あたり${jaDays(minutes)}多くなっています`,
  },
  interval: (low, high) => `95%の幅は「${jaDaySide(low)}」から「${jaDaySide(high)}」です。`,
  unsureText: (difference) =>
    `いまの差は1人1か月あたり${jaDaySide(difference)}ですが、幅が「差がない」を含むため、お知らせの効果とも偶然とも言えません。`,
  before: (minutes) => `始める前の計算では、${daysUp(minutes)}日未満の差は判別できない規模です。`,
  basis: (people, units, month) =>
    `${units}課・${people}人（管理職を含む）、${jaMonth(month)}までの記録によります。上の差は、課ごと・月ごとの違いを除いたもので、グラフは除く前の平均です。`,
  chart: "1人1か月あたりの年休の取得",
  unit: "日",
  value: inDays,
  average: (minutes) =>
    minutes === undefined ? "記録なし" : `平均${Math.sign(minutes) < 0 ? "−" : ""}${jaDays(minutes)}`,
  note: "月の取得日数は、取り込んだ年の合計が、前の月の末からどれだけ増えたかで求めます。休暇のファイルを取り込まなかった月は使いません。異動した職員の分だけ、偶然のばらつきが大きくなります。",
};
export const enLeave: typeof jaOvertime = {
  heading: "Days of annual leave taken",
  verdicts: {
    waiting: () => "Too early to say (no month of leave after the first start is in yet)",
    unsure: () => "Too early to say",
    less: (minutes) => `Where it has begun, ${enDays(minutes)} less of leave are taken a person and month`,
    more: (minutes) => `Where it has begun, ${enDays(minutes)} more of leave are taken a person and month`,
  },
  interval: (low, high) => `With 95 %, it lies between ${enDaySide(low)} and ${enDaySide(high)}.`,
  unsureText: (difference) =>
    `The difference is ${enDaySide(difference)} a person and month by now, but no difference is possible too: it may be the nudge or chance.`,
  before: (minutes) => `As worked out beforehand, no difference below ${daysUp(minutes)} days could be told.`,
  basis: (people, units, month) =>
    `Rests on ${units} units and ${people} people (managers too), figures up to ${enMonth(month)}. What is usual for each unit and month is off the difference above; the chart shows plain averages.`,
  chart: "Annual leave taken a person and month",
  unit: "days",
  value: inDays,
  average: (minutes) =>
    minutes === undefined ? "no figures" : `${Math.sign(minutes) < 0 ? "−" : ""}${enDays(minutes)} on average`,
  note: "A month's leave is by how much the year's total that was taken in has grown since the end of the month before. Months in which no leave file came in are not used. Whoever moves adds to chance.",
};
