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
    when: "上の2つの対象になった職員がいるとき、人事の担当に（産業医への連絡と面接指導の手配。止められません）",
    facts: {
      ...{ month: "対象の月", duty: "tell（通知と案内）か interview（申出によらない面接指導）" },
      ...{ by: "month（月の時間）か average（平均）", minutes: "時間", limit: "目安の時間" },
    },
  },
  {
    kind: "manager.limit",
    when: "担当する職員が、月・年・平均・月数の上限を超えたか、月の上限を超える見込みのとき、所属長に",
    facts: { month: "対象の月", of: "超えたもの（本人へのお知らせの種類、または月100時間の month100）" },
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
