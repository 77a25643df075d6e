import type { Form } from "../../src/view/form.ts";
import type { Locale } from "../../src/view/locale.ts";
import { names, target } from "./slack-picture-cards.ts";

// A page of a form as a city hall would see it, with every kind of field. All of it is invented.

const grades = (locale: Locale) =>
  ({
    ja: [
      "S　期待を大きく上回る。求められる水準をはるかに上回り、他の模範となった。",
      "A　期待を上回る。求められる水準を上回って発揮し、職場に良い影響を与えた。",
      "B　期待どおり。求められる水準で発揮し、業務に支障がなかった（標準）。",
      "C　期待を下回る。求められる水準に届かず、指導・助言を必要とした。",
      "D　期待を大きく下回る。繰り返し指導しても改善せず、業務に支障が生じた。そのことを示す事実を、次の欄に具体的に書いてください。",
    ],
    en: [
      "S – Far above what is expected, and a model for others.",
      "A – Above what is expected, and a good influence on the office.",
      "B – As expected; the work was never held up (standard).",
      "C – Below what is expected; guidance was needed.",
      "D – Far below what is expected, in spite of guidance given more than once; please describe the facts below.",
    ],
  })[locale].map((label) => ({ value: label.slice(0, 1), label }));

export const everyField = (locale: Locale): Form => {
  const s = (ja: string, en: string): string => ({ ja, en })[locale];
  const of = (...labels: readonly string[]) => labels.map((label, at) => ({ value: `${at}`, label }));
  return {
    type: "form",
    title: s("令和8年度 上期の自己評価を書く", "Self-evaluation, first half of fiscal 2026"),
    target,
    readers: s(
      "あなた|市民生活課長|市民生活部長|総務課人事係",
      "You|Head of Citizens' Affairs|Director|Personnel section",
    ).split("|"),
    page: { at: 2, titles: s("目標|能力|面談", "Goals|Skills|Meeting").split("|") },
    intro: [
      { type: "text", tone: "strong", text: s("期首に書いた目標", "The goal you wrote in April") },
      {
        type: "quote",
        text: s("窓口の待ち時間を短くする。", "Shorter waiting at the counter."),
        source: { section: "agano#5-2", path: s("第5章|求められる能力", "Chapter 5|Skills").split("|") },
      },
      {
        type: "table",
        columns: [
          { label: s("月", "Month") },
          { label: s("待ち時間", "Waiting"), align: "end" },
          { label: s("件数", "Cases"), align: "end" },
        ],
        rows: [
          [s("4月", "April"), s("12分", "12 min"), "340"],
          [s("5月", "May"), s("9分", "9 min"), "310"],
        ],
      },
      {
        type: "chart",
        kind: "line",
        title: s("待ち時間", "Waiting"),
        unit: s("分", "min"),
        labels: names[locale].slice(0, 3),
        series: [{ name: s("窓口", "Counter"), values: [12, 9, 8] }],
        reading: s("3か月で4分短くなりました。", "4 minutes less in three months."),
      },
    ],
    fields: [
      { id: "title", type: "text", label: s("題", "Title"), maxLength: 20, value: s("窓口の改善", "A better counter") },
      {
        id: "fact",
        type: "text",
        long: true,
        label: s("行動の事実", "What you did"),
        hint: s("いつ、何を、どのようにしたかを書いてください。", "Say when, what and how."),
        optional: true,
      },
      {
        id: "hours",
        type: "number",
        label: s("かかった時間", "Time spent"),
        unit: s("時間", "hours"),
        min: 0,
        max: 200,
        optional: true,
      },
      { id: "grade", type: "scale", label: s("対人折衝力", "Dealing with people"), steps: grades(locale) },
      {
        id: "place",
        type: "choice",
        label: s("場所", "Place"),
        options: of(s("会議室", "Meeting room"), s("自席", "Own desk"), s("オンライン", "Online")),
        optional: true,
      },
      {
        id: "month",
        type: "choice",
        label: s("面談の月", "Month of the meeting"),
        options: of(...Array.from({ length: 12 }, (_, at) => s(`${at + 1}月`, `Month ${at + 1}`))),
      },
      {
        id: "kinds",
        type: "choices",
        label: s("関係する業務", "Work concerned"),
        atMost: 2,
        options: of(s("窓口", "Counter"), s("電話", "Telephone"), s("会議", "Meetings")),
        value: ["0"],
      },
      {
        id: "shared",
        type: "yes-no",
        label: s("課長に面談を希望しますか", "Do you wish to meet your head?"),
        yes: s("希望する", "Yes"),
        no: s("希望しない", "No"),
      },
      {
        id: "on",
        type: "date",
        label: s("希望する日", "On"),
        earliest: "2026-10-01",
        latest: "2026-10-31",
        value: "2026-10-10",
      },
      {
        id: "who",
        type: "person",
        label: s("同席する人", "Together with"),
        optional: true,
        chosen: { value: "002002", label: s("五泉　次郎（市民生活課 係長）", "Jiro Gosen (Citizens' Affairs)") },
      },
    ],
    submitLabel: s("次のページへ進む", "Next page"),
    buttons: [
      { name: "back", label: s("前のページに戻る", "Back") },
      { name: "later", label: s("保存してあとで続ける", "Save for later") },
    ],
  };
};
