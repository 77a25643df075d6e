const ja = {
  extend: "期限を延ばす",
  title: "期限を延ばす",
  unitTitle: (unit: string) => `期限を延ばす（${unit}）`,
  readers: ["人事係"],
  stage: "どの段階の期限を",
  member: "だれの（1人だけのとき）",
  memberHint: "空欄なら、まだその段階を終えていない全員の期限を延ばします。",
  due: "新しい期限",
  dueHint: "これより遅い期限の人は、そのままです。次の段階の期限は変わりません。",
  save: "延ばす",
  saved: (n: number, stage: string, day: string) => `${n}人の「${stage}」の期限を${day}まで延ばしました`,
  beforeNotice: (day: string) =>
    `開示は、異動の内示の日（${day}）より前にしてください。評価の結果を知る前に、異動が決まらないようにするためです。`,
  none: "延ばす対象者がいません。段階を終えているか、期限がすでにその日以降です。",
};
const en: typeof ja = {
  extend: "Put a deadline off",
  title: "Put a deadline off",
  unitTitle: (unit) => `Put a deadline off (${unit})`,
  readers: ["personnel section"],
  stage: "Of which stage",
  member: "Of one person only",
  memberHint: "Empty: of everybody who has not yet passed that stage.",
  due: "New deadline",
  dueHint: "Whoever has longer keeps it. The deadline of the next stage does not change.",
  save: "Put off",
  saved: (n, stage, day) => `“${stage}” of ${n} people is now due on ${day}`,
  beforeNotice: (day) =>
    `Disclosure comes before transfers are announced (${day}), so that nobody's transfer is settled before they know their result.`,
  none: "There is nobody for whom it could be put off: they are past that stage, or have longer already.",
};
export const text = { ja, en };
