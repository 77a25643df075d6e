import type { Locale } from "../../../view/locale.ts";

/** The gravest first: of those due to one reader on one day, only the first is sent. */
const kinds = [
  {
    kind: "health100",
    when: "月の時間外勤務が100時間以上、または2〜6か月の平均が80時間を超えた職員本人に（面接指導。止められません）",
    facts: { month: "対象の月", by: "month（月の時間）か average（平均）", minutes: "時間", limit: "目安の時間" },
  },
  {
    kind: "health80",
    when: "月の時間外勤務が80時間を超えた職員本人に（時間の通知と面接指導の申出の案内。止められません）",
    facts: { month: "対象の月", by: "month（月の時間）", minutes: "時間", limit: "目安の時間" },
  },
  {
    kind: "hr.health",
    when: "上の2つの対象になった職員がいるとき、人事の担当に（産業医への情報提供と面接指導の手配。止められません）",
    facts: { month: "対象の月", people: "新しく対象になった人数", interviews: "うち申出によらない面接指導の人数" },
  },
  {
    kind: "manager.limit",
    when: "担当する職員が、月・年・平均・月数の上限を超えたか、月の上限を超える見込みのとき、所属長に",
    facts: { month: "対象の月", of: "超えたもの（本人へのお知らせの種類、または月100時間の month100）" },
  },
  {
    kind: "review",
    when: "上限を超えた月が終わり、要因の整理・分析・検証が必要になったとき、期限の30日前、期限の翌日に、所属長に",
    facts: { open: "まだ提出していない件数", due: "いちばん早い期限" },
  },
  {
    kind: "month45",
    when: "月の上限（原則45時間）を超えたとき、本人に",
    facts: { month: "対象の月", minutes: "時間", limit: "上限" },
  },
  {
    kind: "average",
    when: "2〜6か月の平均が上限（80時間）に近づいたか超えたとき、本人に",
    facts: { month: "対象の月", minutes: "平均の時間", limit: "上限", months: "平均した月数" },
  },
  {
    kind: "year360",
    when: "年の上限（原則360時間）に達したか超えたとき、本人に",
    facts: { month: "対象の月", rule: "year（1年）か after-external（異動後の期間）", minutes: "時間", limit: "上限" },
  },
  {
    kind: "sixth-month",
    when: "45時間を超える月が上限の月数（年6か月）まであと1か月以下になったか、超える見込みのとき、本人に",
    facts: { month: "対象の月", count: "45時間を超えた月数", allowed: "上限の月数" },
  },
  {
    kind: "likely45",
    when: "月末に月の上限（原則45時間）を超える見込みのとき、本人に",
    facts: {
      ...{ month: "対象の月", minutes: "これまでの時間", limit: "上限", chance: "超える見込み（％）" },
      ...{ likely: "月末の見込み", low: "見込みの幅の下", high: "見込みの幅の上" },
    },
  },
  {
    kind: "year288",
    when: "年の上限の8割（原則360時間に対して288時間）に達したとき、本人に",
    facts: { month: "対象の月", rule: "year（1年）か after-external（異動後の期間）", minutes: "時間", limit: "上限" },
  },
  {
    kind: "near45",
    when: "月の上限の8割（原則45時間に対して36時間）に達したとき、本人に",
    facts: { month: "対象の月", minutes: "時間", limit: "上限" },
  },
  {
    kind: "early",
    when: "市が決めた早めの時間（既定はなし）に達したとき、本人に",
    facts: { month: "対象の月", minutes: "時間", limit: "上限" },
  },
] as const;

export type Kind = (typeof kinds)[number]["kind"];

/** The kinds as `hagukumi nudge --help` lists them. */
export const overtimeKinds: readonly {
  readonly kind: string;
  readonly when: string;
  readonly facts: Readonly<Record<string, string>>;
}[] = kinds.map((each) => ({ ...each, kind: `overtime.${each.kind}` }));

/** 0 is the gravest. */
export const gravity = (kind: Kind): number => kinds.findIndex((each) => each.kind === kind);

/** What the law asks to be told: never muted, never held back for another. */
export const isHealth = (kind: Kind): boolean => kind === "health80" || kind === "health100" || kind === "hr.health";

type Mutable = Exclude<Kind, "health80" | "health100" | "hr.health">;

const jaNames: Readonly<Record<Mutable, string>> = {
  "manager.limit": "担当する職員の時間外勤務が上限を超えた・超える見込み",
  review: "上限を超えた場合の検証の期限",
  month45: "時間外勤務が月の上限を超えた",
  average: "時間外勤務の2〜6か月の平均",
  year360: "時間外勤務が年の上限に達した",
  "sixth-month": "45時間を超えた月の数",
  likely45: "時間外勤務が月の上限を超える見込み",
  year288: "時間外勤務が年の上限に近づいた",
  near45: "時間外勤務が月の上限に近づいた",
  early: "時間外勤務の早めのお知らせ",
};
const enNames: typeof jaNames = {
  "manager.limit": "Overtime limits of your team",
  review: "Reviews of passed limits",
  month45: "Overtime above the month's limit",
  average: "Overtime averages of two to six months",
  year360: "Overtime at the year's limit",
  "sixth-month": "Months above 45 hours",
  likely45: "Overtime likely to pass the month's limit",
  year288: "Overtime near the year's limit",
  near45: "Overtime near the month's limit",
  early: "Overtime, early on",
};
const names = { ja: jaNames, en: enNames };

/** Those that their readers may put off or turn off, by name: not what the law asks of health. */
export const mutable: Readonly<Record<Mutable, (locale: Locale) => string>> = Object.fromEntries(
  (Object.keys(jaNames) as Mutable[]).map((kind) => [kind, (locale: Locale) => names[locale][kind]]),
) as Record<Mutable, (locale: Locale) => string>;
