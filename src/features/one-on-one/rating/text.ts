const ja = {
  title: "今日の面談はどうでしたか",
  of: (name: string, day: string) => `${name}さんとの1on1（${day}）`,
  what: (floor: number) =>
    `あなたの答えは、相手にも、上司にも、人事課にも、だれにも表示されません。所属の平均に入るのは、四半期が終わり、${floor}人以上の答えがそろったときだけです。答えられるのは一度だけで、あとから変えられません。`,
  scale: "1（よくなかった）から5（とてもよかった）まで",
  thanks: "ありがとうございました",
  thanksText: "答えを受け取りました。どの答えかは、だれにも表示されません。",
};
const en: typeof ja = {
  title: "How was the talk today?",
  of: (name, day) => `1-on-1 with ${name} (${day})`,
  what: (floor) =>
    `Nobody is shown your answer: not the other, no manager, not the personnel section. It enters the average of your unit only after the quarter has ended, and only when ${floor} people or more have answered. You can answer once, and not change it later.`,
  scale: "From 1 (not good) to 5 (very good)",
  thanks: "Thank you",
  thanksText: "Your answer was taken. Nobody is shown which one it was.",
};
export const text = { ja, en };
