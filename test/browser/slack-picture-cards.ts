import type { Card } from "../../src/view/card.ts";
import type { Locale } from "../../src/view/locale.ts";

// A card as a city hall would see it, with every kind of block. All of it is invented.

export const target = { feature: "example", name: "example", about: { id: "1" } };
const months = ["4月", "5月", "6月", "7月", "8月", "9月"];
export const names = { ja: months, en: ["Apr", "May", "Jun", "Jul", "Aug", "Sep"] };

export const everyBlock = (locale: Locale): Card => {
  const s = (ja: string, en: string): string => ({ ja, en })[locale];
  const labels = names[locale];
  return {
    type: "card",
    kicker: s("今週の係", "Your team this week"),
    title: s("1人が上限を超え、1人が近づいています", "One person is over the limit, and one is near it"),
    section: "agano#6-3-2-1",
    body: [
      {
        type: "text",
        text: s(
          "9月の時間外勤務をまとめました。\n9月26日取込分までの記録です。",
          "Overtime in September, from the records up to 26 September.",
        ),
      },
      {
        type: "callout",
        tone: "considering",
        label: s("検討", "Considered"),
        text: s(
          "方針では「検討します」とされています。始まったとは書かれていません。",
          "The policy says that this will be considered. It does not say that it has begun.",
        ),
      },
      {
        type: "callout",
        tone: "bad",
        label: s("上限超過", "Over the limit"),
        text: s("阿賀太郎さんが月45時間を超えました。", "Taro Aga has passed 45 hours this month."),
      },
      {
        type: "facts",
        facts: [
          { label: s("期限", "Due"), value: s("10月3日（金）", "Friday 3 October") },
          { label: s("対象", "For"), value: s("市民生活課　窓口サービス係", "Citizens' Affairs, Counter Services") },
          { label: s("状態", "State"), value: s("受付済み", "Taken") },
        ],
      },
      { type: "text", tone: "heading", text: s("ひとりずつ", "One by one") },
      {
        type: "table",
        columns: [
          { label: s("職員", "Staff") },
          { label: s("9月", "September"), align: "end" },
          { label: s("年休", "Leave"), align: "end" },
          { label: s("次の年休", "Next leave") },
        ],
        rows: [
          [
            s("阿賀　太郎", "Taro Aga"),
            s("47時間10分", "47 h 10 min"),
            s("3日", "3 days"),
            s("10月10日（金）", "10 October"),
          ],
          [
            s("水原　花子", "Hanako Suibara"),
            s("41時間", "41 h"),
            s("8日と3時間", "8 days 3 h"),
            s("予定なし", "None"),
          ],
        ],
      },
      {
        type: "chart",
        kind: "bar",
        title: s("今年度の時間外", "Overtime this year"),
        unit: s("時間", "hours"),
        labels,
        series: [
          { name: s("今年度", "This year"), values: [31, 28, 35, 38, 41, 47] },
          { name: s("昨年度", "Last year"), values: [30, 33, 36, 30, 29, 40] },
        ],
        reading: s(
          "9月は47時間で、上限の45時間を2時間超えました。",
          "September had 47 hours, 2 above the limit of 45.",
        ),
      },
      {
        type: "chart",
        kind: "line",
        title: s("年休の取得", "Leave taken"),
        unit: s("日", "days"),
        labels,
        series: [{ name: s("取得", "Taken"), values: [1, 0, 2, null, 3, 1] }],
        reading: s("7月のデータはまだありません。", "There are no data for July yet."),
      },
      {
        type: "chart",
        kind: "donut",
        title: s("回答の内訳", "Answers"),
        unit: s("件", "questions"),
        labels: [s("回答", "Answered"), s("記載なし", "Not covered")],
        series: [{ name: s("件数", "Count"), values: [42, 7] }],
        reading: s("49件のうち42件に回答しました。", "42 of 49 were answered."),
      },
      {
        type: "quote",
        text: s(
          "年次有給休暇の計画的な取得を促進するため、各所属において年間の取得計画を作成し、職員が休暇を取りやすい職場環境づくりに努めます。",
          "Each office draws up a yearly plan for leave, so that staff find it easy to take.",
        ),
        source: {
          section: "agano#6-3-2-1",
          path: s(
            "第6章 人材育成の取組|視点3 働きやすい職場環境|休暇取得の促進",
            "Chapter 6|View 3: a good place to work|Taking leave",
          ).split("|"),
        },
      },
      {
        type: "quote",
        title: s("自主研修への支援", "Support for own studies"),
        text: s(
          "資格取得等の自主研修に対する支援制度の創設に向けた検討を行います。",
          "A scheme to support own studies will be considered.",
        ),
        source: { section: "agano#6-2-1-4", path: s("第6章|視点2", "Chapter 6|View 2").split("|") },
        button: { kind: "opens", label: s("この節の全文を読む", "Read the whole section"), target },
      },
      {
        type: "progress",
        label: s("記入", "Filled in"),
        value: 3,
        max: 5,
        reading: s("5項目のうち3項目", "3 of 5 items"),
      },
      { type: "divider" },
      { type: "text", tone: "strong", text: s("休暇の取り方を質問する", "Ask about leave") },
      {
        type: "text",
        tone: "quiet",
        text: s(
          "方針の言葉でお答えします。だれが質問したかは保存しません。",
          "The answer comes from the policy. Who asked is not stored.",
        ),
      },
      {
        type: "buttons",
        label: s("役に立ちましたか", "Was this helpful?"),
        buttons: [
          { kind: "presses", label: s("はい", "Yes"), target, style: "quiet" },
          { kind: "presses", label: s("いいえ", "No"), target, style: "quiet" },
        ],
      },
      {
        type: "buttons",
        label: s("今週の確認は済みましたか", "Have you looked at this week?"),
        buttons: [
          {
            kind: "presses",
            label: s("確認する", "I have"),
            target,
            confirm: {
              title: s("確認済みにしますか", "Mark as read?"),
              text: s("人事係に「確認済み」と伝わります。", "The personnel section will see it."),
              yes: s("確認済みにする", "Mark as read"),
              no: s("やめる", "Not yet"),
            },
          },
        ],
      },
    ],
    buttons: [
      { kind: "opens", label: s("時間外の内訳を見る", "See the hours"), target, style: "main" },
      {
        kind: "asks",
        label: s(
          "会計年度任用職員の年次有給休暇の繰越しについて質問する",
          "Ask how many days of leave can be carried over",
        ),
        words: "年休",
      },
      { kind: "presses", label: s("今週は見送る", "Skip this week"), target, style: "danger" },
      { kind: "links", label: s("画面で開く", "Open the page"), url: "https://hagukumi.example/" },
    ],
  };
};
