import type { Card } from "../../src/view/card.ts";
import { form } from "../../src/view/form.ts";
import type { About } from "../../src/view/target.ts";

export const about = (ids: About): About => ids;
const target = (name: string, ids: About = {}) => ({ feature: "diary", name, about: ids });
const grades = ["S", "A", "B"].map((value) => ({ value, label: `${value}　評語` }));
const tags = ["窓口", "会議", "その他, など"].map((value) => ({ value, label: value }));

export const everyBlock: Card = {
  type: "card",
  kicker: "日誌",
  title: "今日の日誌を書けます",
  section: "agano#6-3-2-1",
  body: [
    { type: "text", text: "[ここ](http://evil.example)は**文字**のまま" },
    { type: "callout", tone: "considering", label: "検討", text: "始まったとは書かれていません。" },
    { type: "facts", facts: [{ label: "期限", value: "4月3日（金）" }] },
    { type: "table", columns: [{ label: "日" }, { label: "時間", align: "end" }], rows: [["1日", "2時間"]] },
    {
      type: "chart",
      kind: "bar",
      title: "今月の時間外",
      unit: "時間",
      labels: ["1週", "2週"],
      series: [{ name: "実績", values: [3, null] }],
      reading: "1週は3時間です。",
    },
    {
      type: "quote",
      text: "休暇取得の促進を目指します。",
      source: { section: "agano#6-3-2-1", path: ["6-3", "視点2"] },
    },
    {
      type: "quote",
      title: "自主研修",
      text: "創設に向けた検討を行います。",
      source: { section: "agano#6-2-1-4", path: ["6-2"] },
      button: { kind: "opens", label: "全文を読む", target: target("read", { section: "agano#6-2-1-4" }) },
    },
    { type: "progress", label: "記入", value: 1, max: 4, reading: "4日のうち1日" },
    { type: "divider" },
    {
      type: "buttons",
      label: "読みましたか",
      buttons: [
        {
          kind: "presses",
          label: "確認する",
          target: target("ack"),
          confirm: { title: "確認", text: "確認済みにします。", yes: "はい", no: "いいえ" },
        },
        { kind: "presses", label: "締め切る", target: target("late"), style: "danger" },
      ],
    },
  ],
  buttons: [
    { kind: "opens", label: "書く", target: target("write"), style: "main" },
    { kind: "opens", label: "人事の記録", target: target("secret") },
    { kind: "asks", label: "もう一度", words: "日誌", style: "quiet" },
  ],
};

const readers = ["あなた", "課長"];
const page = (at: number) => ({ at, titles: ["内容", "時間"] });

export const pageOne = form({
  title: "日誌",
  target: target("one"),
  readers,
  page: page(1),
  intro: [{ type: "text", text: "昨日の続き" }],
  fields: [
    { id: "topic", type: "text", label: "題", maxLength: 20 },
    { id: "detail", type: "text", label: "内容", long: true, optional: true },
    { id: "mood", type: "scale", label: "手ごたえ", steps: grades },
    { id: "tags", type: "choices", label: "種類", options: tags, optional: true },
  ],
  submitLabel: "次へ",
  buttons: [{ name: "later", label: "あとで続ける" }],
});

export const pageTwo = form({
  title: "日誌",
  target: target("two"),
  readers,
  page: page(2),
  fields: [
    { id: "on", type: "date", label: "日付", latest: "2026-04-01" },
    { id: "hours", type: "number", label: "時間", max: 24, optional: true },
    { id: "agreed", type: "yes-no", label: "共有", yes: "する", no: "しない" },
    { id: "place", type: "choice", label: "場所", options: tags, optional: true },
    { id: "who", type: "person", label: "相手", optional: true },
  ],
  submitLabel: "保存する",
  buttons: [{ name: "back", label: "戻る" }],
});
