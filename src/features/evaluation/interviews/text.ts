import { days } from "../../../view/days.ts";
import type { Wrong } from "../../../view/proposed-times.ts";
import type { InterviewKind } from "../evaluation.ts";
import type { Act } from "./interview.ts";

const jaKinds: Readonly<Record<InterviewKind, string>> = {
  opening: "期首面談",
  middle: "中間面談",
  review: "自己評価面談",
  feedback: "開示面談",
};
const enKinds: typeof jaKinds = {
  opening: "Opening interview",
  middle: "Mid-year interview",
  review: "Interview on the self-review",
  feedback: "Interview after disclosure",
};

const jaActs: Readonly<Record<Act, string>> = {
  propose: "日時の案を送る",
  prepare: "準備シートを書く",
  record: "面談を記録する",
  sign: "補足を添えて確認する",
  omit: "行わない理由を書く",
};
const enActs: typeof jaActs = {
  propose: "Propose times",
  prepare: "Write your preparation sheet",
  record: "Record the interview",
  sign: "Confirm with a remark",
  omit: "Say why it is not held",
};

const jaWrong: Readonly<Record<Wrong, string>> = {
  "no-day": "日付を選択してください。",
  "no-time": "開始時刻を選択してください。",
  closed: "閉庁日です。開庁日を選択してください。",
  past: "過ぎた時刻です。これからの時刻を選択してください。",
  twice: "同じ日時が、ほかの案にもあります。",
};
const enWrong: typeof jaWrong = {
  "no-day": "Please choose a day.",
  "no-time": "Please choose when it begins.",
  closed: "The city hall is closed on that day. Please choose a working day.",
  past: "That time is past. Please choose one to come.",
  twice: "The same time is proposed twice.",
};

const ja = {
  kinds: jaKinds,
  acts: jaActs,
  wrong: jaWrong,
  of: (kind: string, name: string) => `${kind}（${name}さん）`,
  when: days.ja.when,
  status: "状況",
  meets: "日時",
  period: "期間",
  with: "相手",
  vacant: "未定",
  from: (opens: string, due: string) => `${opens}から${due}まで`,
  statuses: {
    open: "日時は決まっていません",
    proposed: (name: string) => `${name}さんの案から選ぶのを待っています`,
    arranged: "日時が決まりました",
    held: "記録しました（本人の確認待ち）",
    signed: "記録し、本人が確認しました",
    omitted: "行いませんでした",
  },
  proposals: (name: string) => `${name}さんの日時の案`,
  ownProposals: "あなたの日時の案",
  chooseLabel: "都合のよい日時を選んでください",
  allPast: "案の日時はすべて過ぎました。新しい案を送ってください。",
  sheets: { member: (name: string) => `${name}さんの準備シート`, own: "あなたの準備シート" },
  back: "振り返り",
  backHint: "できたこと、難しかったことを書きます。",
  next: "次の目標",
  nextHint: "これから取り組みたいことを書きます。",
  ask: "聞きたいこと",
  askHint: "面談で聞きたいこと、相談したいことを書きます。",
  record: "面談の記録",
  heldOn: (day: string) => `面談を行った日：${day}`,
  signedLine: (day: string) => `本人が${day}に内容を確認しました。`,
  remark: "本人の補足",
  omitted: "行わなかった理由",
  signNow: "内容を確認しました",
  open: "面談の画面を開く",
  desk: "評価の一覧に戻る",
  addRecord: "記録に追記する",
  changeRecord: "記録を直す",

  proposeIntro: "3つまで案を送れます。相手が1つを選ぶと決まります。前に送った案は、新しい案に置き換わります。",
  meetsNow: (when: string) => `いま決まっている日時（${when}）は、新しい案を送ると取り消されます。`,
  day: (n: number) => `案${n}の日付`,
  time: (n: number) => `案${n}の開始時刻`,
  send: "案を送る",
  sent: "日時の案を送りました",
  sentText: (name: string) => `${name}さんが1つを選ぶと、日時が決まります。`,
  chosen: (when: string) => `${when}に決まりました`,
  chosenText: (name: string) => `${name}さんにも知らせました。よければ、面談までに準備シートを書いておいてください。`,
  gone: "その案は選べなくなりました",
  goneText: "日時の案が変わったか、時刻が過ぎています。面談の画面で確かめてください。",

  readersBoth: (own: boolean, member: string, first: string) =>
    own
      ? ["あなた", `一次評価者（${first}。交代したときは次の一次評価者）`]
      : ["あなた（交代したときは次の一次評価者）", `${member}さん`],
  readersTimes: (name: string) => ["あなた", `${name}さん`],
  readersRecord: (member: string) => ["あなた（交代したときは次の一次評価者）", `${member}さん`, "人事係"],
  readersRemark: (first: string) => ["あなた", `一次評価者（${first}。交代したときは次の一次評価者）`, "人事係"],
  prepareIntro: "面談で話したいことを、書ける範囲で書いてください。書いた内容は、面談の二人だけが読めます。",
  save: "保存する",
  saved: "準備シートを保存しました",
  savedText: (name: string) => `${name}さんも読めます。面談まで、何度でも直せます。`,

  heldDay: "面談を行った日",
  recordHint: "話し合ったことと、決めたことを短く書きます。",
  more: "追記",
  moreHint: "本人が確認した記録は変えられません。追記すると、本人があらためて確認します。",
  added: (day: string, words: string) => `【${day} 追記】\n${words}`,
  wasSigned: (day: string) => `【${day} 本人確認済み】`,
  wasRemark: (remark: string) => `本人の補足：${remark}`,
  submitRecord: "記録する",
  recorded: "面談を記録しました",
  recordedText: (name: string) => `${name}さんに、内容の確認をお願いしました。`,
  changedMeanwhile:
    "入力の間に、記録が確認または追記されました。入力した内容はここに残しています。上の記録を読み、追記として記録するときは、もう一度押してください。",

  signIntro: "記録の内容に間違いがないか、確かめてください。補足があれば書けます。",
  signLabel: "確認する",
  signed: "面談の記録を確認しました",
  signedText: "記録は、あなたと一次評価者、人事係が読めます。",
  recordChanged: "入力の間に、記録が変わりました。上の記録を読み直してから、もう一度押してください。",
  changed: "面談の記録が変わりました",
  changedText: "面談の画面で新しい記録を読んでから、確認してください。",

  omitReason: "行わなかった理由",
  omitHint: "休業などで面談ができないときに書きます。あとから面談を記録したときは、記録が優先されます。",
  omitLabel: "理由を記録する",
  omittedDone: "行わなかった理由を記録しました",
  omittedText: "あとで面談を行ったときは、いつでも記録できます。",
  heldMeanwhile:
    "面談の記録が保存されているため、行わなかった理由は保存していません。この画面を閉じて、面談の記録を確かめてください。",
};
const en: typeof ja = {
  kinds: enKinds,
  acts: enActs,
  wrong: enWrong,
  of: (kind, name) => `${kind} (${name})`,
  when: days.en.when,
  status: "Status",
  meets: "Time",
  period: "Period",
  with: "With",
  vacant: "not set",
  from: (opens, due) => `${opens} to ${due}`,
  statuses: {
    open: "No time is set",
    proposed: (name) => `A time is to be chosen from those that ${name} proposed`,
    arranged: "The time is set",
    held: "Recorded, to be confirmed by the person",
    signed: "Recorded, and confirmed by the person",
    omitted: "Not held",
  },
  proposals: (name) => `Times that ${name} proposes`,
  ownProposals: "Times that you proposed",
  chooseLabel: "Please choose the one that suits you",
  allPast: "All the times proposed are past. Please propose new ones.",
  sheets: { member: (name) => `Preparation sheet of ${name}`, own: "Your preparation sheet" },
  back: "Looking back",
  backHint: "What went well, and what was difficult.",
  next: "Next goals",
  nextHint: "What you would like to take on.",
  ask: "What I want to ask",
  askHint: "What you want to ask or talk over.",
  record: "Record of the interview",
  heldOn: (day) => `Held on ${day}`,
  signedLine: (day) => `The person confirmed it on ${day}.`,
  remark: "The person's remark",
  omitted: "Why it was not held",
  signNow: "I have read and confirm it",
  open: "Open the interview",
  desk: "Back to evaluations",
  addRecord: "Add to the record",
  changeRecord: "Change the record",

  proposeIntro:
    "You can propose up to three times. It is set once the other chooses one. What you proposed before is replaced.",
  meetsNow: (when) => `The time that is set now (${when}) is given up once you propose new ones.`,
  day: (n) => `Day of proposal ${n}`,
  time: (n) => `Proposal ${n} begins at`,
  send: "Send",
  sent: "Your proposals were sent",
  sentText: (name) => `The time is set once ${name} chooses one.`,
  chosen: (when) => `The interview is set for ${when}`,
  chosenText: (name) => `${name} was told too. If you like, write your preparation sheet before you meet.`,
  gone: "That time can no longer be chosen",
  goneText: "The proposals have changed, or the time is past. Please look at the interview.",

  readersBoth: (own, member, first) =>
    own
      ? ["you", `the first rater (${first}, or whoever follows them)`]
      : ["you (or the first rater who follows you)", member],
  readersTimes: (name) => ["you", name],
  readersRecord: (member) => ["you (or the first rater who follows you)", member, "personnel section"],
  readersRemark: (first) => ["you", `the first rater (${first}, or whoever follows them)`, "personnel section"],
  prepareIntro: "Write what you want to talk about, as far as you like. Only the two who meet can read it.",
  save: "Save",
  saved: "Your preparation sheet was saved",
  savedText: (name) => `${name} can read it too. You can change it until you meet.`,

  heldDay: "Held on",
  recordHint: "Briefly, what you talked about and agreed on.",
  more: "Addition",
  moreHint: "What the person confirmed cannot be changed. After an addition they confirm it anew.",
  added: (day, words) => `[Added on ${day}]\n${words}`,
  wasSigned: (day) => `[Confirmed by the person on ${day}]`,
  wasRemark: (remark) => `Remark of the person: ${remark}`,
  submitRecord: "Record",
  recorded: "The interview was recorded",
  recordedText: (name) => `${name} was asked to confirm it.`,
  changedMeanwhile:
    "The record was confirmed or added to while you were writing. What you typed is kept here. Read the record above, and press once more to add this to it.",

  signIntro: "Please check that the record is right. You can add a remark.",
  signLabel: "Confirm",
  signed: "You confirmed the record",
  signedText: "You, the first rater and the personnel section can read it.",
  recordChanged: "The record has changed while you were writing. Please read it again above, then press once more.",
  changed: "The record has changed",
  changedText: "Please open the interview and read the new record before you confirm it.",

  omitReason: "Why it was not held",
  omitHint: "For when it cannot be held, such as during leave. If it is held after all, the record counts.",
  omitLabel: "Record the reason",
  omittedDone: "The reason was recorded",
  omittedText: "If you hold the interview later, you can record it at any time.",
  heldMeanwhile:
    "The interview has been recorded, so this reason was not saved. Please close this form and look at the record.",
};
export const text = { ja, en };
export type Text = typeof ja;
