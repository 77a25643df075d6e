const ja = {
  title: (n: number) => (n === 0 ? "進行中の評価はありません" : `進行中の評価が${n}件あります`),
  none: "評価を始めると、対象者全員にお知らせが届き、進み具合をここから確かめられます。",
  running: "進行中",
  closed: "終了",
  people: (n: number) => `${n}人`,
  columns: { name: "評価", period: "期間", people: "人数", state: "状態" },
  probation: "条件付採用の特別評価は、新しく採用された人が名簿に載ると、翌朝、自動で始まります。",
  openable: "これから始められる評価",
  progress: "進み具合を見る",
  filed: "ひとりの評価を開く",
  cycles: "評価の開始と一覧",
  open: (name: string) => `${name}を始める`,
  openTitle: (name: string) => `${name}を始めますか`,
  planned: (people: number, exempt: number) =>
    `対象は${people}人です（うち、勤務した期間が短いため対象外とする人が${exempt}人）。`,
  unrated: (names: string, n: number, more: number) =>
    `一次評価者が決まらないため、次の${n}人は含めません：${names}${more > 0 ? `、ほか${more}人` : ""}`,
  formless: (names: string, n: number, more: number) =>
    `職層・職名に合う様式がないため、次の${n}人は含めません：${names}${more > 0 ? `、ほか${more}人` : ""}`,
  number: (staffNumber: string, role: string) => `${staffNumber}（${role}）`,
  unknown: (numbers: string) =>
    `content/evaluation/raters.yaml の次の職員番号は、名簿にありません：${numbers}。このまま始めると、その段階の評価者がいません。直してから始めてください。`,
  leftNone: "含まれない人はいません。",
  fix: "名簿の上司、または content/evaluation の設定を直すと、始めたあとでも名簿の反映で加わります。",
  period: "評価の期間",
  confirm: "始めると、対象者全員にお知らせが届きます。様式と日程は、いまの設定で固定されます。",
  yes: "始める",
  no: "やめる",
  opened: (n: number) => `${n}人の評価を始めました`,
  openedBefore: "この評価は、すでに始まっています。何も変えていません。",
};
const en: typeof ja = {
  title: (n) => (n === 0 ? "No evaluation is going on" : `${n} ${n === 1 ? "evaluation goes" : "evaluations go"} on`),
  none: "Once you open one, everybody in it is told, and you can see here how it goes.",
  running: "Running",
  closed: "Closed",
  people: (n) => String(n),
  columns: { name: "Evaluation", period: "Period", people: "People", state: "State" },
  probation: "The special evaluation of a newcomer opens by itself, the morning after they are on the roster.",
  openable: "Can be opened",
  progress: "See how it goes",
  filed: "open one person's",
  cycles: "Open and list evaluations",
  open: (name) => `Open ${name}`,
  openTitle: (name) => `Open ${name}?`,
  planned: (people, exempt) => `${people} people, of whom ${exempt} are exempt for short service.`,
  unrated: (names, n, more) =>
    `${n} are left out, as nobody could rate them first: ${names}${more > 0 ? `, and ${more} more` : ""}`,
  formless: (names, n, more) =>
    `${n} are left out, as no form is for their level or title: ${names}${more > 0 ? `, and ${more} more` : ""}`,
  number: (staffNumber, role) => `${staffNumber} (${role})`,
  unknown: (numbers) =>
    `These staff numbers in content/evaluation/raters.yaml are not on the roster: ${numbers}. Their stages would have no rater; please put them right before you open it.`,
  leftNone: "Nobody is left out.",
  fix: "Once the manager on the roster or content/evaluation is put right, they join with the next update from the roster.",
  period: "Period",
  confirm: "Everybody in it is told. Forms and dates stay as they are set now.",
  yes: "Open",
  no: "Cancel",
  opened: (n) => `${n} evaluations were opened`,
  openedBefore: "It was opened before. Nothing was changed.",
};
export const text = { ja, en };
