import type { Feature } from "../../../src/bot/feature.ts";
import { readAnswers } from "../../../src/view/answers.ts";
import type { Block, Card } from "../../../src/view/card.ts";
import { form } from "../../../src/view/form.ts";

// A feature that says and asks one of everything, so that every part of the page can be tried.

const at = (name: string) => ({ feature: "rehearsal", name, about: {} });

const months = ["6月", "7月", "8月", "9月", "10月", "11月"];
export const everyBlock: readonly Block[] = [
  { type: "callout", tone: "considering", label: "検討", text: "方針は「検討を行います」と述べています。" },
  { type: "callout", tone: "good", label: "順調", text: "先週の提案どおりに休暇が入りました。" },
  {
    type: "chart",
    kind: "bar",
    title: "月ごとの時間外",
    unit: "時間",
    labels: months,
    series: [{ name: "市民生活課", values: [18, 21, 12.5, 30, 34.5, 52] }],
    reading: "11月は52時間で、月45時間の上限を超えています。",
  },
  {
    type: "chart",
    kind: "bar",
    title: "課ごとの時間外",
    unit: "時間",
    labels: ["市民生活課", "税務課", "健康推進課"],
    series: [
      { name: "昨年", values: [12, 18, 9] },
      { name: "今年", values: [15, 14, null] },
    ],
    reading: "市民生活課は昨年より3時間多く、税務課は4時間少なくなりました。",
  },
  {
    type: "chart",
    kind: "line",
    title: "1人あたりの平均",
    unit: "時間",
    labels: months,
    series: [
      { name: "今年", values: [11.2, 12, 9.6, 10.9, 11.5, 10.8] },
      { name: "昨年", values: [12.6, 13.1, 11.2, 11.8, 12.6, 12.1] },
    ],
    reading: "11月の平均は10.8時間で、昨年の12.1時間を下回っています。",
  },
  {
    type: "chart",
    kind: "donut",
    title: "年休の取得日数",
    unit: "人",
    labels: ["5日未満", "5〜9日", "10日以上"],
    series: [{ name: "人数", values: [11, 34, 75] }],
    reading: "10日以上取った人が75人で、5日未満の人が11人います。",
  },
  { type: "progress", label: "一次評価の提出", value: 47, max: 118, reading: "118人中47人" },
  {
    type: "table",
    columns: [{ label: "氏名" }, { label: "これまで", align: "end" }, { label: "次の休暇", align: "end" }],
    rows: [
      ["長谷川 陸", "52時間", "予定なし"],
      ["宮下 恵", "34.5時間", "12月11日"],
    ],
  },
  {
    type: "table",
    columns: [
      { label: "問い" },
      { label: "今回", align: "end" },
      { label: "前回", align: "end" },
      { label: "市全体", align: "end" },
    ],
    rows: [["上司や先輩と違う意見も、職場のだれにでも、遠慮をせずに口に出せる", "3.5", "3.4", "3.2"]],
  },
  {
    type: "facts",
    facts: [
      { label: "期限", value: "12月11日（金）　あと13開庁日" },
      { label: "読める人", value: "あなたと関根さん" },
    ],
  },
  {
    type: "buttons",
    label: "役に立ちましたか",
    buttons: [
      { kind: "presses", label: "はい", target: at("done") },
      { kind: "presses", label: "いいえ", target: at("done") },
    ],
  },
  {
    type: "buttons",
    label: "渡部 さくら　自己評価",
    buttons: [
      { kind: "presses", label: "続きを書く", target: at("done"), style: "main" },
      { kind: "presses", label: "下書きを捨てる", target: at("done"), style: "danger" },
    ],
  },
];

const card = (parts: Partial<Card>): Card => ({ type: "card", kicker: "稽古", body: [], ...parts });

const everything = card({
  title: "1人が上限を超え、1人が近づいています",
  section: "agano#6-3-2-1",
  body: everyBlock,
  buttons: [
    { kind: "opens", label: "自己評価を書く", target: at("evaluation"), style: "main" },
    {
      kind: "presses",
      label: "今週は見送る",
      target: at("done"),
      confirm: {
        title: "今週は見送りますか",
        text: "来週の月曜日に、もう一度お知らせします。",
        yes: "見送る",
        no: "戻る",
      },
    },
    { kind: "opens", label: "お知らせの設定", target: at("settings") },
    { kind: "saves", label: "記録を保存する", target: at("record") },
  ],
});

const grades = [
  { value: "S", label: "S　期待を大きく上回る" },
  { value: "A", label: "A　期待を上回る" },
  { value: "B", label: "B　期待どおり" },
  { value: "C", label: "C　期待を下回る" },
  { value: "D", label: "D　期待を大きく下回る" },
];
const titles = ["業績目標", "職務遂行能力"];
const readers = ["提出まではあなただけ", "提出後は一次評価者（早川課長）", "二次評価者（市民生活部長）", "人事係"];

const goals = form({
  title: "自己評価",
  target: at("goals"),
  readers,
  page: { at: 1, titles },
  intro: [{ type: "facts", facts: [{ label: "期間", value: "令和8年4月1日〜9月30日" }] }],
  fields: [
    {
      type: "text",
      id: "goal",
      label: "取り組んだこと",
      long: true,
      maxLength: 20,
      hint: "いつ、何をして、どうなったか。",
    },
    { type: "number", id: "hours", label: "かけた時間", unit: "時間", min: 1, max: 200 },
    { type: "date", id: "day", label: "終えた日" },
    { type: "person", id: "helper", label: "一緒に進めた人", optional: true },
    {
      type: "choices",
      id: "means",
      label: "使った方法",
      options: [
        { value: "ojt", label: "職場内研修" },
        { value: "course", label: "自主研修" },
        { value: "talk", label: "1on1" },
      ],
      optional: true,
    },
    {
      type: "choice",
      id: "unit",
      label: "進めた場所",
      optional: true,
      options: ["本庁舎", "支所", "保育園", "消防署", "水道局", "図書館"].map((label) => ({ value: label, label })),
    },
  ],
  submitLabel: "次へ進む",
  buttons: [{ name: "save", label: "下書きを保存して閉じる" }],
});

const abilities = form({
  title: "自己評価",
  target: at("abilities"),
  readers,
  page: { at: 2, titles },
  fields: [
    { type: "scale", id: "grade", label: "自己評価", steps: grades },
    { type: "text", id: "fact", label: "そう考えた事実", long: true },
    { type: "yes-no", id: "agreed", label: "課長と話しましたか", yes: "はい", no: "いいえ" },
  ],
  submitLabel: "提出する",
  buttons: [{ name: "back", label: "前のページ" }],
});

const thanks = card({ title: "自己評価を受け付けました", body: [{ type: "text", text: "課長に届きました。" }] });
const interview = card({
  kicker: "評価",
  title: "関根さんとの面談日を選んでください",
  section: "agano#6-2-2-1",
  body: [
    {
      type: "text",
      text: "関根さんの自己評価が11月20日に提出されました。一次評価は、面談を記録してから確定できます。",
    },
    everyBlock[8] as Block,
  ],
  buttons: [{ kind: "opens", label: "日時を入力する", target: at("evaluation"), style: "main" }],
});
const limit = card({
  kicker: "時間外",
  title: "長谷川さんが月45時間を超えました",
  section: "agano#6-3-2-1",
  body: [{ type: "text", text: "振り返りの期限は12月4日（金）です。" }],
});

export const rehearsal = <Tx>(
  people: (typed: string) => Promise<readonly { value: string; label: string }[]>,
): Feature<Tx> => ({
  name: "rehearsal",
  hears: { words: ["稽古"], who: "everyone", run: async () => everything },
  opens: {
    evaluation: { who: "everyone", run: async () => goals },
    settings: {
      who: "everyone",
      run: async () => card({ title: "お知らせの設定", body: [{ type: "text", text: "準備中です。" }] }),
    },
  },
  presses: {
    done: {
      who: "everyone",
      run: async () =>
        card({ title: "承りました", body: [{ type: "text", text: "来週の月曜日に、もう一度お知らせします。" }] }),
    },
  },
  submits: {
    goals: {
      who: "everyone",
      run: async ({ entries, person, via }) => {
        if (via === "save") return card({ title: "下書きを保存しました" });
        const read = readAnswers(goals, entries, person.locale);
        return "answers" in read ? { type: "next-page", form: abilities } : read;
      },
    },
    abilities: {
      who: "everyone",
      run: async ({ entries, person, via }) => {
        if (via === "back") return { type: "next-page", form: goals };
        const read = readAnswers(abilities, entries, person.locale);
        return "answers" in read ? thanks : read;
      },
    },
  },
  files: {
    record: {
      who: "everyone",
      run: async () => ({
        type: "file",
        name: "稽古の記録（令和8年度）.csv",
        mime: "text/csv; charset=utf-8",
        bytes: new TextEncoder().encode("氏名,時間\r\n長谷川 陸,52\r\n"),
      }),
    },
    broken: { who: "everyone", run: () => Promise.reject(new Error("no ink")) },
  },
  pages: ({ roles }) =>
    roles.includes("HR")
      ? [
          { name: "everything", title: "稽古の全体", target: at("everything") },
          { name: "limit", title: "月45時間を超えた職員の状況", target: at("limit") },
        ]
      : [],
  suggests: { helper: { who: "everyone", run: ({ typed }) => people(typed) } },
  shows: {
    interview: { who: "everyone", run: async () => interview },
    limit: { who: "everyone", run: async () => limit },
    everything: { who: "HR", run: async () => everything },
  },
});
