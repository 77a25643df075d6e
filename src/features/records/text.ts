import type { ToldAction } from "../../services/audit/told.ts";

const date = (day: string) => {
  const [year, month, of] = day.split("-").map(Number);
  return `${year}年${month}月${of}日`;
};

const jaActions: Readonly<Record<ToldAction, string>> = {
  "evaluation.read": "人事評価",
  "one-on-one.read": "1on1の記録",
};
const enActions: Readonly<Record<ToldAction, string>> = {
  "evaluation.read": "Evaluation",
  "one-on-one.read": "1-on-1 notes",
};
/** By the part that retention's rules name (features/retention/tables.ts). */
const jaParts: Readonly<Record<string, string>> = {
  asker: "質問した人として",
  handler: "対応した人として",
  held: "対象の人として",
  setter: "設定した人として",
  self: "本人として",
  manager: "上司として",
  rated: "評価を受ける人として",
  rater: "評価者として",
  talker: "話す人として",
  listener: "聞く人として",
  replier: "返事をした人として",
  doer: "あなたがしたこと",
  subject: "あなたの記録の閲覧",
};
const enParts: typeof jaParts = {
  asker: "as the one who asked",
  handler: "as the one who dealt with it",
  held: "on your records",
  setter: "set by you",
  self: "of yourself",
  manager: "as a manager",
  rated: "as the one rated",
  rater: "as a rater",
  talker: "as the member",
  listener: "as the counterpart",
  replier: "as the one who replied",
  doer: "done by you",
  subject: "reading of your records",
};

const ja = {
  kicker: "わたしの記録",
  date,
  title: (kinds: number, count: number) => `あなたの名前が入った記録は、${kinds}種類・${count}件あります`,
  intro:
    "はぐくみのデータベースにある、あなたについての記録と、あなたの名前が入った記録のすべてです。この一覧は、あなただけに表示しています。",
  held: "削除を停止中",
  heldText: "あなたに関わる記録は、期間を過ぎても、いまは消しません。停止は人事係が設定します。",
  readers: "だれが閲覧したか",
  readersNone: "これまでに閲覧した人はいません",
  readersNoneText:
    "ほかの人があなたの人事評価などを開くと、開いた人の名前と所属、日付、何を開いたかを、ここに表示します。",
  readersAll: "閲覧した人をすべて見る",
  readersTitle: "あなたの記録を閲覧した人",
  readersOlder: "これより前の閲覧を見る",
  readersEnd: "これより前の閲覧はありません。",
  day: "日付",
  reader: "閲覧した人",
  what: "記録",
  timesOf: (what: string, times: number) => (times === 1 ? what : `${what}（${times}回）`),
  readerOf: (name: string, unit: string) => (unit === "" ? name : `${name}（${unit}）`),
  job: "自動処理",
  gone: "名簿から消えた人",
  actions: jaActions,
  otherAction: "記録の閲覧",
  holdings: "どんな記録があるか",
  count: "件数",
  counts: (count: number) => `${count}件`,
  countsSince: (count: number, day: string) => `${count}件（${date(day)}から）`,
  parts: jaParts,
  partOf: (part: string, count: number) => `${part}${count}件`,
  and: "、",
  within: (whole: string, parts: string) => `${whole}　${parts}`,
  goesAndKept: (goes: string, kept: string) => `${goes}。保存期間は${kept}`,
  mayRead: (readers: string) => `閲覧できる人：${readers}`,
  goesLine: (goes: string) => `消える日：${goes}`,
  goes: "消える日",
  goesOn: (day: string, one: boolean) => `${date(day)}${one ? "" : "から順に"}`,
  overdue: "期間を過ぎたものは次の朝に消えます。ほかの記録に要る間は残ります",
  notYet: "未定（期間はまだ始まっていません）",
  stopped: "いまは消えません（削除を停止中）",
  official: "回答や公開した文は公文書なので、消す前に暗号化して書き出し、市が別に保管します。",
  inner: "仕組みのための控え",
  innerNote: "はぐくみが動くためだけのものです。画面やチャットで読める人はいません。",
  unasked:
    "方針などへの質問は、だれの質問か分からない形で残しているため、この一覧にはありません。調査や手続のための操作の記録も、ここには表示しません。",
  offer: "わたしの記録を見る",
  offerText: "自分についてどんな記録があり、だれが閲覧し、いつ消えるかを確かめます。",
  words: "わたしの記録",
};
const en: typeof ja = {
  kicker: "My records",
  date: (day) => day,
  title: (kinds, count) => `${count} records of ${kinds} ${kinds === 1 ? "kind" : "kinds"} name you`,
  intro:
    "This is everything about you, and everything that names you, in Hagukumi's database. Nobody but you is shown this list.",
  held: "Deletion stopped",
  heldText: "For now, nothing that concerns you is deleted, whatever its period. The personnel section sets this.",
  readers: "Who has read them",
  readersNone: "Nobody has read them so far",
  readersNoneText:
    "When somebody else opens your evaluation, or the like, their name and unit, the day and what they opened appear here.",
  readersAll: "See everyone who has read them",
  readersTitle: "Who has read your records",
  readersOlder: "See what was read before",
  readersEnd: "Nothing was read before.",
  day: "Day",
  reader: "Reader",
  what: "Record",
  timesOf: (what, times) => (times === 1 ? what : `${what} (${times} times)`),
  readerOf: (name, unit) => (unit === "" ? name : `${name} (${unit})`),
  job: "Automatic",
  gone: "No longer on the roster",
  actions: enActions,
  otherAction: "Reading of a record",
  holdings: "What there is",
  count: "How many",
  counts: (count) => String(count),
  countsSince: (count, day) => `${count} (since ${day})`,
  parts: enParts,
  partOf: (part, count) => `${count} ${part}`,
  and: ", ",
  within: (whole, parts) => `${whole}, ${parts}`,
  goesAndKept: (goes, kept) => `${goes}; kept for ${kept}`,
  mayRead: (readers) => `Who can read it: ${readers}`,
  goesLine: (goes) => `Deleted: ${goes}`,
  goes: "Deleted",
  goesOn: (day, one) => (one ? `on ${day}` : `from ${day} on`),
  overdue: "what is past its period goes the next morning, unless another record still needs it",
  notYet: "not known yet (the period has not begun)",
  stopped: "not for now (deletion stopped)",
  official:
    "Answers and what was published are official records: before they go they are written out, encrypted, and kept by the city elsewhere.",
  inner: "Kept for Hagukumi to work",
  innerNote: "Nobody can read these on the page or in a chat.",
  unasked:
    "Questions about the policy are kept without who asked, so they are not in this list. Nor is what was noted down for inquiries and procedures.",
  offer: "See my records",
  offerText: "What is held about you, who has read it and when it is deleted.",
  words: "my records",
};
export const text = { ja, en };
export type Text = typeof ja;
