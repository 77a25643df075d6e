import { days } from "./days.ts";
import type { Field } from "./form.ts";
import type { Locale } from "./locale.ts";

/** What can be wrong with one entry of a form. */
export type Problem =
  | { readonly kind: "missing" | "not-chosen" | "not-offered" | "not-a-number" | "not-whole" | "not-a-date" }
  | { readonly kind: "too-long" | "too-many"; readonly most: number }
  | { readonly kind: "too-small"; readonly least: string }
  | { readonly kind: "too-large"; readonly most: string }
  | { readonly kind: "too-early" | "too-late"; readonly day: string };

const ja = {
  missing: (label: string) => `「${label}」を入力してください。`,
  notChosen: (label: string) => `「${label}」を選んでください。`,
  notOffered: "選択肢から選んでください。",
  notANumber: "数字で入力してください。",
  notWhole: "整数で入力してください。",
  notADate: "日付を入力してください。",
  tooLong: (most: number) => `${most}字以内で入力してください。`,
  tooMany: (most: number) => `${most}つまで選べます。`,
  tooSmall: (least: string) => `${least}以上で入力してください。`,
  tooLarge: (most: string) => `${most}以下で入力してください。`,
  tooEarly: (day: string) => `${days.ja.date(day)}以降の日付を入力してください。`,
  tooLate: (day: string) => `${days.ja.date(day)}以前の日付を入力してください。`,
};
const en: typeof ja = {
  missing: (label) => `Please fill in “${label}”.`,
  notChosen: (label) => `Please choose for “${label}”.`,
  notOffered: "Please pick one of the choices.",
  notANumber: "Please enter a number.",
  notWhole: "Please enter a whole number.",
  notADate: "Please enter a date.",
  tooLong: (most) => `Please keep this within ${most} characters.`,
  tooMany: (most) => `Please pick ${most} at most.`,
  tooSmall: (least) => `Please enter ${least} or more.`,
  tooLarge: (most) => `Please enter ${most} or less.`,
  tooEarly: (day) => `Please enter a date from ${days.en.date(day)} on.`,
  tooLate: (day) => `Please enter a date up to ${days.en.date(day)}.`,
};

/** Of a field that was left empty and must not be. */
export const unfilled = ({ type }: Pick<Field, "type">): Problem => ({
  kind: ["choice", "choices", "scale", "yes-no"].includes(type) ? "not-chosen" : "missing",
});

/** The problem as the person reads it under the field. */
export function problemText(locale: Locale, label: string, problem: Problem): string {
  const text = { ja, en }[locale];
  switch (problem.kind) {
    case "missing":
      return text.missing(label);
    case "not-chosen":
      return text.notChosen(label);
    case "not-offered":
      return text.notOffered;
    case "not-a-number":
      return text.notANumber;
    case "not-whole":
      return text.notWhole;
    case "not-a-date":
      return text.notADate;
    case "too-long":
      return text.tooLong(problem.most);
    case "too-many":
      return text.tooMany(problem.most);
    case "too-small":
      return text.tooSmall(problem.least);
    case "too-large":
      return text.tooLarge(problem.most);
    case "too-early":
      return text.tooEarly(problem.day);
    case "too-late":
      return text.tooLate(problem.day);
  }
}
