import type { Level } from "../../../people/person.ts";
import type { Words } from "../../../services/content/written/shapes.ts";

export type { Words };

/** All that a city decides about its evaluation. */
export type Definition = {
  readonly cycles: readonly CycleKind[];
  readonly scale: Scale;
  readonly difficulties: readonly Difficulty[];
  readonly forms: readonly SheetForm[];
  readonly raters: RaterRules;
  readonly training: readonly RatingError[];
  /** SHA-256 of all the above, so that what was opened under it can be told from what was edited since. */
  readonly hash: string;
};

/** 目標設定, 期首面談, 中間面談, 自己評価, 自己評価面談, 一次評価, 二次評価, 調整, 確認, 開示, 開示面談, 苦情申出期間: always in this order. */
export const stages = [
  "goals",
  "opening-interview",
  "middle-interview",
  "self-review",
  "review-interview",
  "first-rating",
  "second-rating",
  "adjusting",
  "confirming",
  "disclosing",
  "feedback-interview",
  "complaints",
] as const;
export type Stage = (typeof stages)[number];

/** `MM-DD` of the fiscal year that begins in April of the cycle's year: `01-31` lies in the calendar year after. */
export type MonthDay = string;

/** A day of the fiscal year; in a probation's cycle, so many months after the day of hire. */
export type When = MonthDay | { readonly months: number };

export type Period = { readonly from: MonthDay; readonly to: MonthDay };

/** What of an evaluation its person may read: all, the grade of each item, or the grade of the whole. */
export const disclosures = ["everything", "grades", "overall"] as const;
export type Disclosure = (typeof disclosures)[number];

/** What a city evaluates how often: the year, a half of it, or a newcomer's probation. */
export type CycleKind = {
  readonly id: string;
  /** `{year}` in it stands for the fiscal year; `cycleName` fills it in. */
  readonly name: Words;
  /** The special evaluation of 条件付採用, opened for each newcomer; it has neither of the two periods. */
  readonly probation?: { readonly months: number };
  readonly ability?: Period;
  readonly performance?: Period;
  /** In the order of `stages`; what is left out does not take place. */
  readonly stages: readonly { readonly stage: Stage; readonly opens: When; readonly due: When }[];
  readonly disclosure: Disclosure;
  /** 内示: disclosure is due before it. */
  readonly notice_of_transfers?: MonthDay;
  /** Both counted from the day after disclosure: 苦情相談 (spoken) and 苦情処理 (written). */
  readonly complaints: { readonly talk_within_days: number; readonly review_within_days: number };
  /** Both 0 where the stage `goals` is left out. */
  readonly goals: { readonly least: number; readonly most: number };
  readonly exempt: readonly { readonly id: string; readonly name: Words }[];
  /** Who serves a smaller part of the period is exempt as `short-service`; 0 exempts nobody for that. */
  readonly least_service: number;
};

/** fact: whoever gives this grade has to write a concrete fact. */
export type Grade = {
  readonly code: string;
  readonly name: Words;
  readonly anchor: Words;
  /** All grades of a scale have points, falling from the first on, or none has. */
  readonly points?: number;
  readonly fact: boolean;
};

/** The grades, best first. */
export type Scale = { readonly id: string; readonly grades: readonly Grade[] };

export const difficultyMarks = ["hard", "usual", "easy"] as const;
export type Difficulty = {
  readonly mark: (typeof difficultyMarks)[number];
  /** ◎, 無印 or △. */
  readonly sign: string;
  readonly name: Words;
};

/** Those who rate, in the order in which they do: 一次評価者, 二次評価者, 調整者, 確認者. */
export const raterRoles = ["first", "second", "adjuster", "confirmer"] as const;
export type RaterRole = (typeof raterRoles)[number];

export const rated = ["ability", "performance"] as const;
export type Rated = (typeof rated)[number];

/** A competence: what to look at, and the sections of the policy (`agano#6-2-1-1`) that ask for it. */
export type Item = {
  readonly id: string;
  readonly name: Words;
  readonly behaviours: readonly Words[];
  readonly sections: readonly string[];
};

/** The weights of a form's groups sum to 100. */
export type ItemGroup = { readonly name: Words; readonly weight: number; readonly items: readonly Item[] };

export type SheetForm = {
  readonly id: string;
  readonly name: Words;
  /** titles: for whoever's 職名 contains one of them, whatever their level. */
  readonly for: { readonly levels: readonly Level[] } | { readonly titles: readonly string[] };
  readonly rates: readonly Rated[];
  readonly raters: readonly RaterRole[];
  readonly management_goal: boolean;
  readonly groups: readonly ItemGroup[];
};

/** Who rates, by 職員番号, where it is not the line manager (first) and theirs (second). */
export type RaterRules = {
  readonly adjuster?: string;
  readonly confirmer?: string;
  /** 苦情審査会. */
  readonly board: readonly string[];
  /** Several of one unit follow one another by `from` (`YYYY-MM-DD`). */
  readonly units: readonly UnitRaters[];
};
export type UnitRaters = { readonly code: string; readonly from: string } & { readonly [role in RaterRole]?: string };

/** One of the errors that raters learn about before they rate; exactly one answer is right. */
export type RatingError = {
  readonly id: string;
  readonly name: Words;
  readonly explains: Words;
  readonly example: Words;
  readonly question: Words;
  readonly answers: readonly { readonly text: Words; readonly right: boolean; readonly why: Words }[];
};
