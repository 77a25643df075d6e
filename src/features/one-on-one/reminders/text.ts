const ja = {
  name: "1on1のお知らせ（前日、約束の期限、しばらく話していないとき）",
  title: "1on1のお知らせ",
  titleNext: (when: string) => `${when}から1on1があります`,
  titlePromises: "1on1の約束の期限が近い、または過ぎています",
  titleOverdue: "次の1on1の日時を決めませんか",
  talk: (when: string, name: string) => `${name}さんと、${when}から`,
  promises: (n: number) =>
    `期限が近い、または過ぎた約束が${n}件あります。済んでいたら、1on1の画面で「済んだ」を押してください。`,
  overdue: (name: string) => `${name}さんとは、しばらく話していません。都合のよい日時を提案してみませんか。`,
  nothing: "いまお知らせすることはありません。",
};
const en: typeof ja = {
  name: "1-on-1 reminders (the day before, promises due, not talked for a while)",
  title: "About your 1-on-1s",
  titleNext: (when) => `You have a 1-on-1 on ${when}`,
  titlePromises: "A promise of a 1-on-1 is due soon, or late",
  titleOverdue: "Time to settle the next 1-on-1?",
  talk: (when, name) => `With ${name}, ${when}`,
  promises: (n) =>
    n === 1
      ? "One promise is due soon, or late. If it is kept, press “Done” on the 1-on-1."
      : `${n} promises are due soon, or late. For those that are kept, press “Done” on the 1-on-1.`,
  overdue: (name) => `You have not talked to ${name} for a while. Why not propose a time?`,
  nothing: "There is nothing to remind you of now.",
};
export const text = { ja, en };
