const ja = {
  due: (steps: number, people: number, day: string) =>
    `人事評価で、${people}人があなたの手続を待っています（${steps}件、いちばん早い期限は${day}）。`,
  late: (late: number, people: number) =>
    `人事評価で、${people}人があなたの手続を待っています（うち${late}件は期限を過ぎています）。`,
  propose: "待っている方の評価の手続を、期限の早いものから一つ進めませんか。",
  reason: (day: string) => `${day}が期限のためです。`,
  lateReason: "期限を過ぎると、次の段階の方も進められないためです。",
  open: "人事評価を開く",
  heading: "人事評価",
  line: (name: string, what: string, day: string) => `${name}さん　${what}（期限 ${day}）`,
  more: (n: number) => `ほかに${n}件あります。`,
};
const en: typeof ja = {
  due: (steps, people, day) =>
    `In the evaluation, ${people} ${people === 1 ? "person waits" : "people wait"} for you (${steps} to do, the first due ${day}).`,
  late: (late, people) =>
    `In the evaluation, ${people} ${people === 1 ? "person waits" : "people wait"} for you (${late} overdue).`,
  propose: "Go on with one of them, beginning with what is due first.",
  reason: (day) => `It is due ${day}.`,
  lateReason: "Until then nobody after you can go on either.",
  open: "Open the evaluation",
  heading: "Evaluation",
  line: (name, what, day) => `${name}: ${what} (due ${day})`,
  more: (n) => `${n} more.`,
};
export const text = { ja, en };
