import type { News } from "../notices.ts";

type Worded = Readonly<Record<News, (name: string) => string>>;
const jaNews: Worded = {
  asked: (name) => `${name}さんから1on1の確認の依頼が届きました`,
  agreed: (name) => `${name}さんが1on1を確認しました`,
  proposed: (name) => `${name}さんから1on1の日時の案が届きました`,
  chosen: (name) => `${name}さんとの1on1の日時が決まりました`,
  postponed: (name) => `${name}さんとの1on1が延期になりました`,
  noted: (name) => `${name}さんが1on1の記録を書きました`,
  ended: (name) => `${name}さんとの1on1が終わりました`,
  declined: (name) => `${name}さんは、今回は1on1を見送りました`,
  "taken-back": (name) => `${name}さんが1on1の依頼を取り下げました`,
  begun: (name) => `${name}さんとの1on1が始まりました`,
  handover: (name) => `${name}さんが1on1の引継ぎの内容を選びました`,
  handed: (name) => `${name}さんが1on1の引継ぎに同意しました`,
};
const enNews: Worded = {
  asked: (name) => `${name} asks you to agree to a 1-on-1`,
  agreed: (name) => `${name} agreed to the 1-on-1`,
  proposed: (name) => `${name} proposed times for the 1-on-1`,
  chosen: (name) => `The 1-on-1 with ${name} is set`,
  postponed: (name) => `The 1-on-1 with ${name} is postponed`,
  noted: (name) => `${name} wrote the note of the 1-on-1`,
  ended: (name) => `The 1-on-1s with ${name} have ended`,
  declined: (name) => `${name} says no to 1-on-1s this time`,
  "taken-back": (name) => `${name} took the 1-on-1 request back`,
  begun: (name) => `Your 1-on-1s with ${name} begin`,
  handover: (name) => `${name} chose what is handed over`,
  handed: (name) => `${name} agreed to the hand-over`,
};
const jaLines: Readonly<Partial<Record<News, string>>> = {
  postponed: "準備した内容と約束は、そのまま残っています。日時を提案してください。",
  ended: "これまでの記録は、引き続き二人だけが読めます。次の相手に引き継ぐものは、二人が同意したものだけです。",
  declined: "あとから、どちらからでも始められます。",
  "taken-back": "あとから、どちらからでも始められます。",
  begun: "上司が変わったため、新しい相手との1on1が始まります。前の記録は、自動では引き継がれません。",
};
const enLines: typeof jaLines = {
  postponed: "What was prepared and promised is still there. Please propose a time.",
  ended: "What was noted can still be read by the two of you alone. Only what both agree to passes to whoever follows.",
  declined: "Either of you can begin later.",
  "taken-back": "Either of you can begin later.",
  begun: "There is a new manager, so new 1-on-1s begin. Nothing noted before passes on by itself.",
};
const jaRead = "記録を読む";
const enRead = "Read the note";
export const text = {
  ja: { news: jaNews, lines: jaLines, read: jaRead },
  en: { news: enNews, lines: enLines, read: enRead },
};
