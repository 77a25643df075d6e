import type { Points } from "../../features/one-on-one/one-on-one.ts";

/** One talk of the cast: so many working days ago, what was noted, and what each promised. */
export type PastTalk = {
  readonly daysAgo: number;
  readonly talked: string;
  readonly points?: Points;
  /** Of the member, and of the counterpart. kept: in the next talk. */
  readonly member?: { readonly words: string; readonly kept?: true };
  readonly counterpart?: { readonly words: string; readonly kept?: true };
};

/** A member of 市民生活課 and where they stand with their 課長. */
export type CastTalks = {
  readonly staffNumber: string;
  readonly past: readonly PastTalk[];
  readonly next: "tomorrow" | "proposed" | "none" | "to-note" | "asked";
  readonly points?: Points;
};

export const castTalks: readonly CastTalks[] = [
  {
    staffNumber: "002002",
    next: "tomorrow",
    points: { theme: "team", wish: "think", words: "・窓口の応援の順番\n・新人の相談相手をどう決めるか" },
    past: [
      {
        daysAgo: 41,
        talked: "係内の分担の見直しについて。繁忙期前に、証明発行の手順を一枚にまとめることにした。",
        member: { words: "手順書の案を作る", kept: true },
      },
      {
        daysAgo: 20,
        talked: "手順書の案を一緒に確認した。若手に説明の機会を渡すと育成にもなる、という話になった。",
        member: { words: "係の打合せで手順書を説明する" },
        counterpart: { words: "他課の応援体制を総務課に聞く" },
      },
    ],
  },
  {
    staffNumber: "002003",
    next: "proposed",
    points: { theme: "balance", wish: "advise", words: "年度内に続けて休める週をつくりたい。" },
    past: [
      {
        daysAgo: 22,
        talked: "休みが取りにくい理由を聞いた。担当を二人にすると休めそうな事務が三つある。",
        points: { theme: "balance", wish: "listen", words: "休みを言い出しにくい" },
        member: { words: "二人体制にしたい事務を書き出す" },
        counterpart: { words: "二人体制の案を係長と相談する" },
      },
    ],
  },
  {
    staffNumber: "002004",
    next: "none",
    past: [
      {
        daysAgo: 40,
        talked: "残業の多い月の仕事の山を一緒に確認した。月末の集計を早めに始めることにした。",
        points: { theme: "work", wish: "decide", words: "やめてよい集計があるか決めてほしい" },
        member: { words: "集計表の元データを整理する" },
      },
    ],
  },
  {
    staffNumber: "002005",
    next: "to-note",
    points: { theme: "health", wish: "listen", words: "" },
    past: [
      {
        daysAgo: 22,
        talked: "短時間勤務の中での分担について。朝の窓口は係全体で見ることにした。",
        counterpart: { words: "朝の窓口の当番表を変える", kept: true },
      },
    ],
  },
  { staffNumber: "002006", next: "asked", past: [] },
];

/** What is noted of the other pairs of the city. */
export const plainNotes = [
  "最近の仕事の進み具合と、手間取っていることを聞いた。",
  "休みの予定と、その間の分担を確認した。",
  "受けてみたい研修について話した。",
  "職場で気になっていることを聞いた。次回も続けて話す。",
];
