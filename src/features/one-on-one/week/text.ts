const ja = {
  overdue: (n: number) => `1on1をしばらくしていないメンバーが${n}人います`,
  promises: (n: number) => `あなたが1on1で約束したことが${n}件残っています`,
  since: (before: number, now: number) =>
    now === 0
      ? "しばらく話していないメンバーはいなくなりました"
      : `しばらく話していないメンバー：前回${before}人 → 今回${now}人`,
  propose: "しばらく話していない方に、1on1の日時を提案してみませんか。",
  proposeReason: "決めた頻度より間があいているためです。",
  keep: "1on1で約束したことを、一つ済ませませんか。",
  keepReason: "残っている約束があるためです。",
  heading: "1on1",
  line: (name: string, last: string) => `${name}さん（前回　${last}）`,
  never: "まだありません",
  open: "1on1を開く",
};
const en: typeof ja = {
  overdue: (n) =>
    n === 1
      ? "There is one of your team you have not had a 1-on-1 with for a while"
      : `There are ${n} of your team you have not had a 1-on-1 with for a while`,
  promises: (n) =>
    n === 1 ? "One thing you promised in a 1-on-1 is still open" : `${n} things you promised in 1-on-1s are still open`,
  since: (before, now) =>
    now === 0
      ? "You have talked with everybody of your team lately"
      : `Of your team not talked to for a while: ${before} last time, ${now} now`,
  propose: "How about proposing a time to those you have not talked to for a while?",
  proposeReason: "It has been longer than agreed.",
  keep: "Could you keep one of the promises you made in a 1-on-1?",
  keepReason: "Some are still open.",
  heading: "1-on-1s",
  line: (name, last) => `${name} (last: ${last})`,
  never: "not yet",
  open: "Open 1-on-1s",
};
export const text = { ja, en };
