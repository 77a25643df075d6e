import type { Goal } from "../parts/part.ts";

/** What could make a goal clearer. It is said, and blocks nothing. */
export type Hint = "no-measure" | "no-deadline" | "slogan" | "no-way";

/** A figure, or something that others can see done. */
const measurable =
  /[0-9０-９〇一二三四五六七八九十百千]|完了|作成|策定|実施|開始|公開|導入|完成|移行|廃止|締結|開催|提出|配布|finish|publish|launch|complete/iu;
const SHORT = 12;

/** Looks at a goal without any model, as a colleague would. An empty goal has none. */
export function hintsFor({ what, level, due, how }: Goal): readonly Hint[] {
  if (what === "") return [];
  const found: readonly (readonly [Hint, boolean])[] = [
    ["slogan", [...what].length < SHORT],
    ["no-measure", !measurable.test(level)],
    ["no-deadline", due === ""],
    ["no-way", how === ""],
  ];
  return found.filter(([, applies]) => applies).map(([hint]) => hint);
}

const hours = /時間外|残業|超過勤務|超勤|overtime/iu;
const amount =
  /[0-9０-９〇一二三四五六七八九十百千]+\s*(?:時間|h\b|hours?|％|%|割|パーセント)|ゼロ|半減|以内|以下|zero|less than/iu;

/** 「残業を減らす」 with a number as its level. */
const lessen =
  /(?:時間外|残業|超過勤務|超勤)[^。]{0,12}(?:減|削|短縮|縮減)|(?:reduce|cut|less|fewer)[^.]{0,20}overtime/iu;

/**
 * Whether a goal would be reached by fewer hours of overtime. Those are never rated: it breeds hidden hours. A goal about
 * how the work is done, or about a system that counts hours, is none of it.
 */
export const ratesOvertime = ({ what, level }: Pick<Goal, "what" | "level">): boolean =>
  [what, level].some((words) => hours.test(words) && amount.test(words)) || (lessen.test(what) && amount.test(level));
