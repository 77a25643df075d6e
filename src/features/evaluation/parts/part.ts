import type { Difficulty } from "../definition/definition.ts";

/** 業績目標: what somebody means to reach. Texts are empty while it is a draft. */
export type Goal = {
  readonly id: string;
  /** 組織目標とのつながり. */
  readonly unitGoal: string;
  /** The policy section it serves; "" where none was chosen. */
  readonly section: string;
  readonly what: string;
  /** 達成水準: how far. */
  readonly level: string;
  /** `YYYY-MM-DD`; "" in a draft. */
  readonly due: string;
  readonly how: string;
  /** By agreement with the first rater; undefined before. */
  readonly difficulty: Difficulty["mark"] | undefined;
  /** マネジメント目標, which only managers have. */
  readonly management: boolean;
};
export type Goals = { readonly goals: readonly Goal[] };

/** One grade with what it rests on; both empty while it is a draft. */
export type Rated = { readonly grade: string; readonly words: string };

/** A self-review or a rating. Items and goals by id. */
export type Rating = {
  readonly items: Readonly<Record<string, Rated>>;
  readonly goals: Readonly<Record<string, Rated>>;
  /** 全体評語 and 所見; a self-review has words only. */
  readonly overall: Rated;
};

/** What the 調整者 or the 確認者 says; the adjuster may set another overall grade, and says why. */
export type Verdict = { readonly grade: string; readonly words: string };

export type Handover = { readonly words: string };

/** What each kind of part holds. */
export type Bodies = {
  readonly goals: Goals;
  readonly self: Rating;
  readonly first: Rating;
  readonly second: Rating;
  readonly adjusting: Verdict;
  readonly confirming: Verdict;
  readonly handover: Handover;
};

export const noRating: Rating = { items: {}, goals: {}, overall: { grade: "", words: "" } };
export const unrated: Rated = { grade: "", words: "" };
