import type { NudgeKind } from "../targets.ts";

/** The first of these that is due is told; the others wait for another week, or longer. */
const kinds: readonly {
  readonly kind: NudgeKind;
  readonly when: string;
  readonly facts: Readonly<Record<string, string>>;
}[] = [
  {
    kind: "planned",
    when: "予定に入れた休暇の3開庁日前（設定による）に、本人に",
    facts: { day: "予定の日", minutes: "予定の時間" },
  },
  {
    kind: "lapse",
    when: "繰り越せずに消える見込みの年休が1日以上あり、休暇の年の終わりの90日前・45日前（設定による）を過ぎたとき、本人に",
    facts: { lapsing: "消える見込みの時間", ends: "休暇の年の終わり", step: "何日前のお知らせか" },
  },
  {
    kind: "moment",
    when: "大型連休・お盆・年末年始の前（設定による）に、取得と予定の合計が年の進み具合の目安に届かず、その頃の予定がまだない本人に",
    facts: {
      ...{ moment: "休みの名前", from: "その始まりの日" },
      ...{ taken: "取得した時間", planned: "予定の時間", wanted: "目安の時間" },
    },
  },
  {
    kind: "pace",
    when: "休暇の年の半ばで3日、4分の3で5日（設定による）に、取得と予定の合計が届かない本人に",
    facts: { taken: "取得した時間", planned: "予定の時間", wanted: "目安の時間" },
  },
];

/** The kinds as `hagukumi nudge --help` lists them. */
export const leaveKinds = kinds.map((each) => ({ ...each, kind: `leave.${each.kind}` }));

/** 0 is told before all others. */
export const urgency = (kind: NudgeKind): number => kinds.findIndex((each) => each.kind === kind);
