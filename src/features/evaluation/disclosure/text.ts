import { complaintText } from "./complaint-text.ts";

const ja = {
  ...complaintText.ja,
  result: {
    button: "評価の結果を見る",
    beforeButton: "開示について",
    title: (grade: string) => `全体評語は「${grade}」です`,
    noGrade: "評価の結果",
    on: "開示日",
    adjusted: "調整後の全体評語",
    reason: "調整の理由",
    read: "開示面談では、結果について質問したり、これからのことを話し合ったりできます。",
    notYet: "評価の結果は、まだ開示されていません",
    due: (day: string) => `開示は${day}からの予定です。開示されると、お知らせが届きます。`,
    later: "確認が済んでから開示されます。開示されると、お知らせが届きます。",
    mayDecline: "開示を希望しないときは、開示の前まで、ここから伝えられます。評価は、これまでどおり行われます。",
    declined: "開示を希望しないと受け付けています",
    declinedText: "あとから取り消せます。開示の前に取り消すと、開示の日に結果を見られます。",
    declinedAfter:
      "開示を希望しないと受け付けていたため、結果は表示していません。この評価が終了するまでは、ここで取り消せます。取り消すと、きょう開示されたことになり、苦情の申出の日数は、あすから数えます。",
    declinedClosed:
      "開示を希望しないと受け付けたまま、この評価は終了しました。ここでは取り消せません。人事係が保管している記録の開示については、人事係にご相談ください。",
    exempt: "今回の評価は対象外のため、結果はありません",
    interview: "開示面談の日程・記録を見る",
  },
  decline: {
    label: "開示を希望しない",
    title: "開示を希望しませんか",
    text: "開示の日になっても、結果を表示しません。この評価が終了するまでは、取り消せます。",
    yes: "希望しない",
    no: "やめる",
    undo: "希望しないことを取り消す",
  },
  anew: {
    upheld: "評価のやり直しが必要との結論があります",
    upheldText: "苦情の申出への回答で、再評価が必要とされました。一次評価からやり直せます。",
    waiting: "ほかに回答を待っている申出があるため、再評価はその後に始められます。",
    button: "一次評価からやり直す",
    title: (name: string) => `${name}さんの評価をやり直しますか`,
    text: "一次評価から確認までの提出を取り消し、それぞれの評価者の下書きに戻します。開示も取り消され、本人と一次評価者に知らせます。申出の内容は、評価者に伝わりません。",
    yes: "やり直す",
    no: "やめる",
    done: (name: string) => `${name}さんの評価を、一次評価に戻しました`,
    doneText: "期限が過ぎている段階は、期限を延ばしてください。",
    begun: "この再評価は、すでに始まっているか、始められない状態です",
    news: "あなたの評価を、一次評価からやり直すことになりました",
    newsText: "申出への回答に沿って、評価をやり直します。終わると、もう一度開示されます。",
  },
  and: "さん、",
  san: "さん",
};
const en: typeof ja = {
  ...complaintText.en,
  result: {
    button: "See the result",
    beforeButton: "About the disclosure",
    title: (grade) => `The overall grade is “${grade}”`,
    noGrade: "The result",
    on: "Disclosed on",
    adjusted: "Overall grade after adjusting",
    reason: "Reason for adjusting",
    read: "In the interview after disclosure you can ask about the result, and talk about what comes next.",
    notYet: "The result is not disclosed yet",
    due: (day) => `It is to be disclosed from ${day} on. You are told when it is.`,
    later: "It is disclosed once it is confirmed. You are told when it is.",
    mayDecline:
      "If you do not wish to have it disclosed, you can say so here until then. You are evaluated all the same.",
    declined: "You do not wish to have it disclosed",
    declinedText: "You can take this back later. Until the disclosure, you then see the result from that day on.",
    declinedAfter:
      "The result is not shown, as you did not wish it. Until this evaluation is closed, you can take that back here: it is then disclosed to you today, and the days for a complaint count from tomorrow.",
    declinedClosed:
      "This evaluation was closed without being disclosed to you, as you did not wish it. That cannot be taken back here; please ask the personnel section about the record that it keeps.",
    exempt: "You are exempt from this evaluation, so there is no result",
    interview: "See the interview after disclosure",
  },
  decline: {
    label: "I do not wish to have it disclosed",
    title: "Not to be disclosed?",
    text: "The result is not shown to you on the day of disclosure. You can take this back until this evaluation is closed.",
    yes: "Do not disclose",
    no: "Cancel",
    undo: "Take this back",
  },
  anew: {
    upheld: "An evaluation has to be done again",
    upheldText: "This is the conclusion of the answer to a complaint. It can be rated again, from the first rating on.",
    waiting: "Another complaint waits for its answer; it can be rated anew after that.",
    button: "Have it rated anew",
    title: (name) => `Have ${name} rated anew?`,
    text: "From the first rating to the confirmation, all that was handed in becomes a draft of its author's again, and the disclosure is undone. The person and the first rater are told. The raters learn nothing of the complaint.",
    yes: "Rate anew",
    no: "Cancel",
    done: (name) => `The evaluation of ${name} is back at the first rating`,
    doneText: "Please put off the deadlines that are past.",
    begun: "This has begun before, or cannot be done now",
    news: "You are to be rated anew, from the first rating on",
    newsText: "This follows from the answer to what you brought up. It is disclosed again when it is done.",
  },
  and: ", ",
  san: "",
};
export const text = { ja, en };
export type Text = typeof ja;

/** Several names in one line. */
export const namesIn = (people: readonly { readonly name: string }[], { and, san }: Text): string =>
  `${people.map(({ name }) => name).join(and)}${san}`;
