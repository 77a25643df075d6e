import { days } from "../../view/days.ts";
import type { Wish } from "./one-on-one.ts";

const jaWishes: Readonly<Record<Wish, string>> = {
  listen: "聞いてほしい",
  think: "一緒に考えてほしい",
  advise: "助言がほしい",
  decide: "判断してほしい",
};
const enWishes: typeof jaWishes = {
  listen: "Just listen",
  think: "Think with me",
  advise: "Give me advice",
  decide: "Decide for me",
};

const ja = {
  kicker: "1on1",
  san: (name: string) => `${name}さん`,
  you: "あなた",
  /** Said on every form before anything is typed. */
  privacy: (names: string) =>
    `この記録を見られるのは、あなたと${names}だけです。人事課には実施日と回数だけが伝わります。法令に基づく開示請求等の対象になることがあります。`,
  and: "と",
  own: "この記録を見られるのは、あなただけです。法令に基づく開示請求等の対象になることがあります。",
  ownReaders: ["あなただけ（相手にも、人事課にも表示されません）"],
  wishes: jaWishes,
  day: days.ja.weekday,
  date: days.ja.weekdate,
  when: days.ja.when,
  months: (n: number) => (n === 1 ? "毎月" : `${n}か月ごと`),
  minutes: (n: number) => `${n}分`,
  open: "1on1を開く",
  list: "1on1の一覧",
  save: "保存する",
  meanwhile: (saved: string) =>
    `別の画面で保存された内容：「${saved === "" ? "（空欄）" : saved}」 今の入力のままでよければ、もう一度保存してください。`,
};
const en: typeof ja = {
  kicker: "1-on-1",
  san: (name) => name,
  you: "you",
  privacy: (names) =>
    `Only you and ${names} can see this record. The personnel section is told only on which days and how often you talked. It can be subject to a request for disclosure under the law.`,
  and: " and ",
  own: "Only you can see this. It can be subject to a request for disclosure under the law.",
  ownReaders: ["only you (neither the other nor the personnel section)"],
  wishes: enWishes,
  day: days.en.weekday,
  date: days.en.weekdate,
  when: days.en.when,
  months: (n) => (n === 1 ? "every month" : `every ${n} months`),
  minutes: (n) => `${n} minutes`,
  open: "Open the 1-on-1",
  list: "Your 1-on-1s",
  save: "Save",
  meanwhile: (saved) =>
    `Saved elsewhere meanwhile: “${saved === "" ? "(empty)" : saved}”. To keep what you typed here, save once more.`,
};
/** What all parts of the feature say; each part has words of its own beside it. */
export const text = { ja, en };
export type Text = typeof ja;
