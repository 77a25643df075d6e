const jaDay = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
const enDay = (day: string) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(day));

const ja = {
  late: (steps: number) => `人事評価で、期限を過ぎた手続が${steps}件あります`,
  soon: (steps: number, due: string) =>
    `人事評価で、まもなく期限の手続が${steps}件あります（いちばん早い期限は${jaDay(due)}）`,
  ask: "人事評価の手続を、今週のうちに進めませんか",
  lateWhy: "期限を過ぎると、次の評価者と本人を待たせることになります。",
  soonWhy: "期限までに2週間ありません。",
  heading: "人事評価",
  line: (stage: string, steps: number, due: string) => `${stage}：${steps}件（期限 ${jaDay(due)}）`,
  lateLine: (stage: string, steps: number, late: number) => `${stage}：${steps}件（うち期限切れ${late}件）`,
  open: "評価を開く",
  same: (now: number) => `人事評価で期限を過ぎた手続は、前回と同じ${now}件です`,
  fewer: (before: number, now: number) => `人事評価で期限を過ぎた手続は、前回の${before}件から${now}件になりました`,
};
const en: typeof ja = {
  late: (steps) => (steps === 1 ? "One step of an evaluation is overdue" : `${steps} steps of evaluations are overdue`),
  soon: (steps, due) =>
    steps === 1
      ? `One step of an evaluation is due by ${enDay(due)}`
      : `${steps} steps of evaluations are due soon, the first by ${enDay(due)}`,
  ask: "Would you get on with the evaluations this week?",
  lateWhy: "The next rater and the person rated wait for what is overdue.",
  soonWhy: "They are due in less than two weeks.",
  heading: "Evaluation",
  line: (stage, steps, due) => `${stage}: ${steps} (due ${enDay(due)})`,
  lateLine: (stage, steps, late) => `${stage}: ${steps} (${late} overdue)`,
  open: "Open evaluations",
  same: (now) => `Overdue steps of evaluations: ${now}, as on the last card`,
  fewer: (before, now) => `Overdue steps of evaluations went from ${before} to ${now} since the last card`,
};
export const text = { ja, en };
