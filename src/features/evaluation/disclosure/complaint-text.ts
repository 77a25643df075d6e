import type { ComplaintState, Tier } from "./complaint.ts";

const jaTiers: Readonly<Record<Tier, string>> = { talk: "苦情相談（話をする）", review: "苦情処理（書面の申出）" };
const enTiers: typeof jaTiers = { talk: "Talk to the personnel section", review: "Complaint in writing" };

const jaStates: Readonly<Record<ComplaintState, string>> = {
  open: "回答を待っています",
  answered: "回答があります",
  withdrawn: "取り下げました",
};
const enStates: typeof jaStates = { open: "Waiting for an answer", answered: "Answered", withdrawn: "Withdrawn" };

const ja = {
  tiers: jaTiers,
  states: jaStates,
  complaints: {
    button: "結果について相談・申出をする",
    title: "評価の結果についての相談と申出",
    what: {
      talk: "結果に疑問や不満があるとき、話をすることができます。内容の記入は、しなくてもかまいません。",
      review: "書面で申し出ると、苦情審査会が調べて回答します。苦情相談をしていなくても申し出られます。",
    },
    readers: {
      talk: (names: string) => `読むのは、あなたの評価に関わっていない人事係の${names}です。評価者には伝わりません。`,
      review: (names: string) =>
        `読むのは、苦情審査会の${names}です。評価者と人事係は内容を読めません。やり直しが必要という結論だけが人事係に伝わります。`,
    },
    until: (day: string) => `受付は${day}までです。`,
    ended: (day: string) => `受付は${day}に終了しました。人事係へご連絡ください。`,
    endedKept: (day: string) => `受付は${day}に終了しました。入力内容は残しています。人事係へご連絡ください。`,
    nobody: {
      talk: "あなたの評価に関わっていない人事係の職員がいないため、ここでは受け付けられません。総務課へご連絡ください。",
      review: "苦情審査会の委員が登録されていないため、ここでは受け付けられません。人事係へご連絡ください。",
    },
    already: "回答を待っている申出があります。新しく申し出るときは、先に取り下げてください。",
    make: { talk: "相談を申し込む", review: "申出を書く" },
    number: (n: number) => `第${n}号`,
    made: "申出日",
    state: "状況",
    who: "申出をした人",
    unit: "所属",
    nothingMore: "（取り下げられたため、内容は表示しません。）",
    noWords: "（話を聞いてほしいとの申込みです。内容の記入はありません。）",
    answer: (by: string) => `${by}からの回答`,
    upheld: "評価をやり直す必要があるとの結論です。",
    withdraw: "取り下げる",
    withdrawTitle: "この申出を取り下げますか",
    withdrawText: "取り下げると、回答はされません。受付の期間内であれば、もう一度申し出られます。",
    withdrawYes: "取り下げる",
    withdrawNo: "やめる",
    withdrawn: (n: number) => `第${n}号を取り下げました`,
  },
  form: {
    title: { talk: "苦情相談を申し込む", review: "苦情の申出" },
    names: {
      talk: (name: string) => `総務課人事係 ${name}（あなたの評価に関わっていない職員）`,
      review: (name: string) => `苦情審査会 ${name}`,
    },
    others: {
      talk: (name: string) => `総務課人事係 ${name}（この評価に関わっていない職員）`,
      review: (name: string) => `苦情審査会 ${name}`,
    },
    words: { talk: "話したいこと（書かなくてもかまいません）", review: "申出の内容" },
    hint: {
      talk: "都合のよい日時や、連絡してほしい方法も書けます。",
      review: "どの評価に、なぜ納得できないか、どうしてほしいかを書いてください。分かる範囲でかまいません。",
    },
    submit: { talk: "申し込む", review: "申し出る" },
    done: {
      talk: (n: number) => `相談を受け付けました（第${n}号）`,
      review: (n: number) => `申出を受け付けました（第${n}号）`,
    },
    doneText: {
      talk: (names: string) => `${names}から連絡があります。`,
      review: (names: string) => `苦情審査会（${names}）が調べて、回答します。`,
    },
    see: "相談と申出を見る",
  },
  arrived: {
    talk: (n: number) => `苦情相談の申込みがあります（第${n}号）`,
    review: (n: number) => `苦情の申出があります（第${n}号）`,
    read: "内容を読む",
    record: "評価の内容を読む",
  },
  answering: {
    button: { talk: "相談の結果を書く", review: "回答を書く" },
    title: (n: number) => `第${n}号への回答`,
    words: { talk: "相談の結果（本人に伝わります）", review: "審査の結果と理由（本人に伝わります）" },
    upheld: "評価をやり直す必要がありますか",
    upheldHint: {
      talk: "「必要がある」とすると、人事係が再評価を始められるようになります。",
      review: "「必要がある」とすると、その結論だけが人事係に伝わります。申出と回答の内容は伝わりません。",
    },
    yes: "必要がある",
    no: "必要はない",
    member: (name: string) => `${name}さん（申出をした人）`,
    self: "あなた",
    submit: "回答する",
    done: (n: number) => `第${n}号に回答しました`,
    doneText: "本人に、回答が届いたことを知らせました。内容は、本人の画面でだけ読めます。",
    back: "評価の一覧へ",
    closed: "この申出は、すでに回答されたか、取り下げられています。入力内容は残していますが、送信できません。",
  },
};
const en: typeof ja = {
  tiers: enTiers,
  states: enStates,
  complaints: {
    button: "Bring something up about the result",
    title: "If you do not agree with the result",
    what: {
      talk: "If you doubt the result or are not content with it, you can talk about it. You need not write what it is about.",
      review:
        "If you write a complaint, the review board looks into it and answers. You need not have talked to anybody before.",
    },
    readers: {
      talk: (names) => `Read by ${names} of the personnel section, who did not rate you. The raters are not told.`,
      review: (names) =>
        `Read by ${names} of the review board. The raters and the personnel section cannot read it; the personnel section only learns if you are to be rated anew.`,
    },
    until: (day) => `Possible until ${day}.`,
    ended: (day) => `This ended on ${day}. Please contact the personnel section.`,
    endedKept: (day) => `This ended on ${day}. What you typed is kept here. Please contact the personnel section.`,
    nobody: {
      talk: "There is nobody in the personnel section who did not rate you, so this is not possible here. Please contact the general affairs division.",
      review:
        "No members of the review board are set, so this is not possible here. Please contact the personnel section.",
    },
    already: "One waits for its answer. Please withdraw it before you make another.",
    make: { talk: "Ask for a talk", review: "Write a complaint" },
    number: (n) => `No. ${n}`,
    made: "Made on",
    state: "State",
    who: "Made by",
    unit: "Unit",
    nothingMore: "(It was withdrawn, and what it said is no longer shown.)",
    noWords: "(They ask for a talk, and wrote nothing about it.)",
    answer: (by) => `Answer by ${by}`,
    upheld: "The conclusion is that it has to be rated anew.",
    withdraw: "Withdraw",
    withdrawTitle: "Withdraw this?",
    withdrawText: "It will not be answered then. You can make another while there is time.",
    withdrawYes: "Withdraw",
    withdrawNo: "Cancel",
    withdrawn: (n) => `No. ${n} is withdrawn`,
  },
  form: {
    title: { talk: "Ask for a talk", review: "Complaint in writing" },
    names: {
      talk: (name) => `${name} of the personnel section, who did not rate you`,
      review: (name) => `${name} of the review board`,
    },
    others: {
      talk: (name) => `${name} of the personnel section, who did not rate them`,
      review: (name) => `${name} of the review board`,
    },
    words: { talk: "What it is about (you may leave this empty)", review: "Your complaint" },
    hint: {
      talk: "You can also write when you have time, and how to reach you.",
      review: "Please write what you do not agree with, why, and what you wish for, as far as you can say.",
    },
    submit: { talk: "Ask for a talk", review: "Submit" },
    done: { talk: (n) => `You asked for a talk (No. ${n})`, review: (n) => `Your complaint was received (No. ${n})` },
    doneText: {
      talk: (names) => `You will hear from ${names}.`,
      review: (names) => `The review board (${names}) looks into it, and answers.`,
    },
    see: "See what you brought up",
  },
  arrived: {
    talk: (n) => `Somebody asks for a talk about their evaluation (No. ${n})`,
    review: (n) => `There is a complaint about an evaluation (No. ${n})`,
    read: "Read it",
    record: "Read the evaluation",
  },
  answering: {
    button: { talk: "Write what came of it", review: "Write the answer" },
    title: (n) => `Answer to No. ${n}`,
    words: {
      talk: "What came of the talk (the person reads it)",
      review: "The conclusion and why (the person reads it)",
    },
    upheld: "Does it have to be rated anew?",
    upheldHint: {
      talk: "With “Yes”, the personnel section can have it rated anew.",
      review: "With “Yes”, the personnel section learns that much, and nothing of the complaint or the answer.",
    },
    yes: "Yes",
    no: "No",
    member: (name) => `${name}, who made it`,
    self: "You",
    submit: "Answer",
    done: (n) => `No. ${n} is answered`,
    doneText: "The person is told that there is an answer, and reads it on their own screen.",
    back: "To the evaluations",
    closed: "It was answered or withdrawn meanwhile. What you typed is kept here, but cannot be sent.",
  },
};
/** What is said about 苦情相談 and 苦情処理. */
export const complaintText = { ja, en };
