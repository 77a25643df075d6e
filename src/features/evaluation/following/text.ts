import type { Outcome } from "./follow.ts";

const ja = {
  follow: "名簿の変更を反映する",
  none: "名簿と評価は、すでにそろっています",
  noneText: "前に反映したあと、名簿に変更はありません。",
  done: "名簿の変更を反映しました",
  said: ({ joined, left, changed, moved }: Outcome) =>
    [
      ...(joined > 0 ? [`新しく対象になった人：${joined}人`] : []),
      ...(left > 0 ? [`退職により対象外になった人：${left}人`] : []),
      ...(moved > 0 ? [`所属が変わった人：${moved}人`] : []),
      ...(changed > 0 ? [`評価者の交代：${changed}件`] : []),
    ].join("\n"),
  told: (n: number) => (n > 0 ? `新しい評価者と、引継ぎをお願いする人など${n}人にお知らせしました。` : ""),
};
const en: typeof ja = {
  follow: "Update from the roster",
  none: "The evaluations agree with the roster",
  noneText: "Nothing has changed on the roster since the last update.",
  done: "The changes of the roster were taken over",
  said: ({ joined, left, changed, moved }) =>
    [
      ...(joined > 0 ? [`Joined: ${joined}`] : []),
      ...(left > 0 ? [`Exempt, as they left: ${left}`] : []),
      ...(moved > 0 ? [`Moved to another unit: ${moved}`] : []),
      ...(changed > 0 ? [`Raters changed: ${changed}`] : []),
    ].join("\n"),
  told: (n) => (n > 0 ? `${n} people were told: new raters, and those asked for a hand-over note.` : ""),
};
export const text = { ja, en };
