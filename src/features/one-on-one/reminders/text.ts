const ja = {
  name: "1on1のお知らせ（前日、約束の期限、しばらく話していないとき）",
  title: "1on1のお知らせ",
  titleNext: (when: string, name: string) => `${when}に、${name}さんとの1on1があります`,
  promises: (n: number) => `期限が近い、または過ぎた約束が${n}件あります。済んでいたら「済んだ」を押してください。`,
  overdue: (name: string) => `${name}さんとは、しばらく話していません。都合のよい日時を提案してみてください。`,
  nothing: "いまお知らせすることはありません。",
};
const en: typeof ja = {
  name: "1-on-1 reminders (the day before, promises due, not talked for a while)",
  title: "About your 1-on-1s",
  titleNext: (when, name) => `You have a 1-on-1 with ${name} on ${when}`,
  promises: (n) =>
    n === 1
      ? "One promise is due soon, or late. If it is kept, press “Done”."
      : `${n} promises are due soon, or late. For those that are kept, press “Done”.`,
  overdue: (name) => `You have not talked to ${name} for a while. Why not propose a time?`,
  nothing: "There is nothing to remind you of now.",
};
export const text = { ja, en };
