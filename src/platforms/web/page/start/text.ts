// The first page, and the door outside the demo.

const ja = {
  start: {
    screen: "はじめに",
    headline: ["働くこと、育つことを、", "方針のことばで確かめる。"],
    lead: "人材育成・確保基本方針について、いつもの言葉で質問できます。答えには、必ず方針の節を示します。",
    who: "だれとして使いますか",
    whoNote: (city: string) =>
      `これはデモです。架空の「${city}」の、どの職員にもなれます。見えるものは立場によって変わります。`,
    search: "名前・所属・役割で探す",
    count: (total: number) => `${total}人`,
    more: (rest: number) => `ほか${rest}人は、探すと表示されます。`,
    moreFound: (rest: number) => `ほか${rest}人。言葉を足すと絞り込めます。`,
    none: "当てはまる人がいません。名前の一部、所属、役割のいずれかで探してください。",
    last: "前回の人",
    questions: "たとえば、こう質問できます",
    whoAsks: (question: string) => `「${question}」を質問します。だれとして質問しますか。`,
    dropQuestion: "質問を取り消す",
    promise: "安心して使うために",
    promises: [
      ["読める人を先に示します", "入力する前に、だれが読めるかを画面に書きます。"],
      ["記載のないことは答えません", "方針に記載がないときは、記載がないと伝えます。"],
      ["評価や判断はしません", "決めるのは人です。はぐくみは事実と手続きを示します。"],
    ],
  },
  door: {
    screen: "入口",
    title: "チャットから入ります",
    how: "チャットで「画面」と送信すると、入口のリンクが届きます。",
    why: "リンクは10分間、1回だけ使えます。パスワードはありません。",
    steps: "入り方",
    stepList: [
      "いつものチャットで、はぐくみとの会話を開きます。",
      "「画面」と送信します。",
      "届いたリンクを、この端末で開きます。",
    ],
    enterTitle: "はぐくみに入ります",
    enterNote: "このリンクは1回だけ使えます。ボタンを押すと、あなたの画面が開きます。",
    enter: "画面を開く",
  },
};
const en: typeof ja = {
  start: {
    screen: "Welcome",
    headline: ["Work and growth,", "in the policy’s own words."],
    lead: "Ask about the city’s staff development policy in your own words. Every answer names the section it comes from.",
    who: "Who would you like to be?",
    whoNote: (city) =>
      `This is a demo. You can be anyone on the staff of the invented city 「${city}」. What you see depends on who you are.`,
    search: "Search by name, unit or role",
    count: (total) => (total === 1 ? "1 person" : `${total} people`),
    more: (rest) => `${rest} more appear when you search.`,
    moreFound: (rest) => `${rest} more. Add a word to narrow the search.`,
    none: "Nobody matches. Search by part of a name, a unit or a role.",
    last: "Last time",
    questions: "Questions to begin with",
    whoAsks: (question) => `You are asking “${question}” Who is asking?`,
    dropQuestion: "Drop the question",
    promise: "What you can rely on",
    promises: [
      ["You know who reads it", "Before you type, the screen says who can read it."],
      ["No made-up answers", "Where the policy does not say, Hagukumi tells you so."],
      ["No verdicts", "People decide. Hagukumi shows facts and procedures."],
    ],
  },
  door: {
    screen: "Entrance",
    title: "Enter from your chat",
    how: "Send 「画面」 (page) in the chat, and a link to this page arrives.",
    why: "The link works once, within ten minutes. There is no password.",
    steps: "How to enter",
    stepList: [
      "Open your conversation with Hagukumi in the chat you always use.",
      "Send 「画面」 (or “page”).",
      "Open the link that arrives, on this device.",
    ],
    enterTitle: "You are entering Hagukumi",
    enterNote: "This link works once. The button opens your page.",
    enter: "Open my page",
  },
};
export const text = { ja, en };
