const ja = {
  over: (count: number) => `時間外勤務が上限を超えた職員が${count}人います`,
  likely: (count: number) => `時間外勤務が月末に上限を超える見込みの職員が${count}人います`,
  uneven: "時間外勤務が一部の職員に偏っています",
  open: (count: number) => `上限を超えた月の検証が${count}件残っています`,
  share: "事務の分担を見直せないか、今週のうちに話してみませんか",
  shareWhy: "月末を過ぎる前なら、仕事を移したり締切を動かしたりできます。",
  move: "移せる仕事が一つないか、確かめてみませんか",
  moveWhy: "いちばん多い職員の時間が、チームの平均の2倍を超えています。",
  review: "上限を超えた月の検証を書きませんか",
  reviewWhy: (due: string) => `期限は${due}です。`,
  same: (now: number) => `上限を超える見込みの職員は、前回と同じ${now}人です`,
  fewer: (before: number, now: number) => `上限を超える見込みの職員は、前回の${before}人から${now}人になりました`,
};
const en: typeof ja = {
  over: (count) =>
    count === 1
      ? "One of your staff has passed an overtime limit"
      : `${count} of your staff have passed an overtime limit`,
  likely: (count) =>
    count === 1
      ? "One of your staff is likely to pass an overtime limit"
      : `${count} of your staff are likely to pass an overtime limit`,
  uneven: "Overtime is gathered on some of your staff",
  open: (count) =>
    count === 1
      ? "One review of a passed limit is to be written"
      : `${count} reviews of passed limits are to be written`,
  share: "Could you talk this week about sharing the work out anew?",
  shareWhy: "Before the month is over, work can still be passed on and deadlines moved.",
  move: "Is there a task that could pass to somebody else?",
  moveWhy: "The highest hours are more than twice the team's average.",
  review: "Would you write the review of the month in which a limit was passed?",
  reviewWhy: (due) => `It is due on ${due}.`,
  same: (now) => `Those likely to pass a limit: ${now}, as on the last card`,
  fewer: (before, now) => `Those likely to pass a limit went from ${before} to ${now} since the last card`,
};
export const text = { ja, en };
export type Text = typeof ja;
