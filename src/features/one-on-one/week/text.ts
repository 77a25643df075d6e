const ja = {
  overdue: (n: number) => `1on1をしばらくしていない相手が${n}人います。`,
  promises: (n: number) => `あなたが1on1で約束したことが${n}件残っています。`,
  fine: "1on1は決めた頻度で進んでいます。",
  propose: "しばらく話していない方に、1on1の日時を提案してください。",
  proposeReason: "決めた頻度より間があいているためです。",
  keep: "1on1で約束したことを、一つ済ませてください。",
  keepReason: "残っている約束があるためです。",
  heading: "1on1",
  line: (name: string, last: string) => `${name}さん（前回　${last}）`,
  never: "まだありません",
  open: "1on1を開く",
};
const en: typeof ja = {
  overdue: (n) =>
    n === 1
      ? "There is one person you have not had a 1-on-1 with for a while."
      : `There are ${n} people you have not had a 1-on-1 with for a while.`,
  promises: (n) =>
    n === 1
      ? "One thing you promised in a 1-on-1 is still open."
      : `${n} things you promised in 1-on-1s are still open.`,
  fine: "Your 1-on-1s keep to their rhythm.",
  propose: "Propose a time for a 1-on-1 to whom you have not talked for a while.",
  proposeReason: "It has been longer than agreed.",
  keep: "Keep one of the promises you made in a 1-on-1.",
  keepReason: "Some are still open.",
  heading: "1-on-1s",
  line: (name, last) => `${name} (last: ${last})`,
  never: "not yet",
  open: "Open 1-on-1s",
};
export const text = { ja, en };
