import type { Verdict } from "./report.ts";

const jaHours = (minutes: number) => {
  const whole = Math.round(Math.abs(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest}分`;
  return rest === 0 ? `${hours}時間` : `${hours}時間${rest}分`;
};
const enHours = (minutes: number) => {
  const whole = Math.round(Math.abs(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(" ");
};
const jaMonth = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`;
const enMonth = (day: string) => day.slice(0, 7);
const jaSide = (minutes: number) => `${jaHours(minutes)}${minutes < 0 ? "少ない" : "多い"}`;
const enSide = (minutes: number) => `${enHours(minutes)} ${minutes < 0 ? "less" : "more"}`;
const jaVerdicts: Readonly<Record<Verdict, (minutes: number) => string>> = {
  waiting: () => "まだ言えません（始めたあとの月の記録を待っています）",
  unsure: () => "まだ言えません",
  less: (minutes) => `始めた課では、時間外勤務が1人1か月あたり${jaHours(minutes)}少なくなっています`,
  more: (minutes) => `始めた課では、時間外勤務が1人1か月あたり${jaHours(minutes)}多くなっています`,
};
const enVerdicts: typeof jaVerdicts = {
  waiting: () => "Too early to say (no month after the first start is in yet)",
  unsure: () => "Too early to say",
  less: (minutes) => `Where it has begun, overtime is ${enHours(minutes)} less a person and month`,
  more: (minutes) => `Where it has begun, overtime is ${enHours(minutes)} more a person and month`,
};
const jaStates = {
  running: "試しています",
  suspended: "次の課では始めていません",
  kept: "終了（送り続けています）",
  dropped: "終了（送るのをやめました）",
};
const enStates: typeof jaStates = {
  running: "Running",
  suspended: "No further starts for now",
  kept: "Ended (still sent)",
  dropped: "Ended (no longer sent)",
};

const ja = {
  kicker: "お知らせの効果",
  offer: "お知らせの効果を確かめる",
  offerText: "お知らせの種類を一つ選び、課ごとに抽選の順で始めて、時間外勤務への効果を確かめます。",
  words: "お知らせの効果",
  month: jaMonth,
  unknownKind: "いまはない種類",
  list: (running: number) =>
    running === 0 ? "効果を確かめているお知らせはありません" : `${running}種類のお知らせの効果を確かめています`,
  listText:
    "課ごとに抽選の順で始めると、始めた課とまだの課を公平に比べられます。健康を守るためのお知らせなど、本人が止められない種類は、だれにも遅らせないため、対象になりません。",
  states: jaStates,
  open: "結果を見る",
  new: "新しく確かめる",
  formTitle: "お知らせの効果を確かめる",
  readers: ["総務課人事係"],
  kind: "お知らせの種類",
  kindHint: "健康を守るためのお知らせなど、本人が止められない種類は選べません。",
  units: "対象の課",
  unitsHint: "管理職を除いて5人以上の課です。多いほど、小さな差まで分かります。",
  people: (name: string, people: number) => `${name}（${people}人）`,
  first: "最初の課で始める月",
  steps: "何回に分けて始めるか",
  gap: "何か月おきに始めるか",
  months: "か月",
  times: "回",
  next: "判別できる差を確かめる",
  tooFew: "抽選の順の数が少なく、偶然と区別できません。課を増やすか、回数を変えてください。",
  tooMany: "選んだ課が多すぎます。40課以内にしてください。",
  already: "この種類は、いま効果を確かめています。終えてから始めてください。",
  none: "5人以上の課が足りないか、対象にできるお知らせがないため、確かめられません。名簿の取込みを確かめてください。",
  detectable: (minutes: number) => `この規模では、1人1か月あたり${jaHours(minutes)}未満の差は判別できません`,
  notDetectable: "この規模でどれだけの差を判別できるか、まだ計算できません",
  detectableText: (month: string) =>
    `${jaMonth(month)}分までの、選んだ課の時間外勤務のばらつきから計算しました。差がこれより大きいとき、5回に4回は判別できます（効果がないのにあると言う誤りは20回に1回）。`,
  notDetectableText: (months: number) =>
    `取り込んだ時間外勤務の記録が、続けて${months}か月分必要です。記録がそろう前でも始められますが、結果が分かるとは限りません。`,
  unitsFact: (names: string) => names,
  plan: "始め方",
  planOf: (first: string, steps: number, gap: number) => `${jaMonth(first)}から、${gap}か月おきに${steps}回に分けて`,
  drawText:
    "どの課がいつ始めるかは、「この内容で始める」を押したときに抽選で決め、そのあと表示します。順番が来るまで、選んだ課の職員にはこの種類のお知らせを送りません。選んでいない課は変わりません。",
  start: "この内容で始める",
  startTitle: "抽選をして始めますか",
  startText: "いま送っている場合も、順番が来ていない課には今日から送らなくなります。抽選のやり直しはできません。",
  no: "戻る",
  again: "条件を選び直す",
  verdicts: jaVerdicts,
  interval: (low: number, high: number) => `95%の幅は「${jaSide(low)}」から「${jaSide(high)}」です。`,
  unsureText: (difference: number) =>
    `いまの差は1人1か月あたり${jaSide(difference)}ですが、幅が「差がない」を含むため、お知らせの効果とも偶然とも言えません。`,
  before: (minutes: number) => `始める前の計算では、${jaHours(minutes)}未満の差は判別できない規模です。`,
  beforeUnknown: "始める前には、どれだけの差を判別できるか計算できませんでした。",
  noInterval: "始めた課と、まだの課の組合せが少なく、幅を示せません。",
  basis: (people: number, units: number, month: string) =>
    `${units}課・${people}人（管理職を除く）、${jaMonth(month)}分までの記録によります。上の差は、課ごと・月ごとの違いを除いたもので、グラフは除く前の平均です。`,
  meanwhile: (month: string) =>
    `途中の結果です。途中で見て決めると偶然を効果と取り違えやすいため、判断は${jaMonth(month)}分までそろってからにしてください。`,
  chart: "1人1か月あたりの時間外勤務",
  hours: "時間",
  begun: "始めた課",
  waiting: "まだの課",
  reading: (begun: string, waiting: string, month: string) =>
    `${jaMonth(month)}は、始めた課が${begun}、まだの課が${waiting}です。`,
  average: (minutes: number | undefined) => (minutes === undefined ? "記録なし" : `平均${jaHours(minutes)}`),
  leave: "年休は、年の合計だけを取り込んでいるため、月ごとに比べられません。取得日数への効果は示しません。",
  reception: "お知らせの受け止め",
  counted: {
    people: "人数（管理職を含む）",
    muted: "この種類を止めた人",
    blocked: "チャットで届かなくなった人",
  },
  count: (people: number) => `${people}人`,
  few: "5人未満",
  order: "始める順（抽選の結果）",
  startsOn: "始める月",
  unit: "課",
  waits: (month: string) => `${jaMonth(month)}（止めています）`,
  seed: (seed: number) => `抽選の番号：${seed}（同じ番号から同じ順を引けます。監査記録にも残しています）`,
  paused: "停止中",
  suspended: "この種類を止める人が目安を超えたため、次の課では始めていません",
  suspendedText: "再開すると、残りの課は来月から同じ順で始めます。終えることもできます。",
  resume: "次の課での開始を再開する",
  keep: "確かめるのを終え、全員に送る",
  keepTitle: "終えて、全員に送りますか",
  keepText: "まだの課にも送り始めるため、このあとの月は比べられなくなります。",
  drop: "確かめるのを終え、送るのをやめる",
  dropTitle: "終えて、この種類を送るのをやめますか",
  dropText: "全職員に、この種類のお知らせを送らなくなります。あとからまた送ることもできます。",
  restore: "この種類をまた送る",
  restoreTitle: "この種類をまた送りますか",
  restoreText: "全職員に、この種類のお知らせを送ります（本人が止めている場合を除きます）。",
  back: "一覧に戻る",
};
const en: typeof ja = {
  kicker: "Effect of nudges",
  offer: "See whether a nudge works",
  offerText: "Begin one kind of nudge unit by unit in an order drawn by lot, and see what it does to overtime.",
  words: "お知らせの効果",
  month: enMonth,
  unknownKind: "A kind that is no more",
  list: (running) => (running === 0 ? "No nudge is being tried" : `${running} being tried`),
  listText:
    "Units that have begun can be compared with those that have not. What protects health, or cannot be turned off, is never delayed for anybody and cannot be tried.",
  states: enStates,
  open: "See the result",
  new: "Try another",
  formTitle: "See whether a nudge works",
  readers: ["Personnel section (総務課人事係)"],
  kind: "Kind of nudge",
  kindHint: "What protects health, or cannot be turned off, is not offered.",
  units: "Units",
  unitsHint: "Those with five people or more, managers aside. The more, the smaller a difference can be told.",
  people: (name, people) => `${name} (${people})`,
  first: "Month in which the first begin",
  steps: "In how many steps",
  gap: "Months between steps",
  months: "months",
  times: "steps",
  next: "See which difference could be told",
  tooFew: "There are too few orders to draw from to tell it from chance. Please take more units, or other steps.",
  tooMany: "These are too many units. Please take 40 at most.",
  already: "This kind is being tried now. Please end that first.",
  none: "There are too few units of five people, or no nudge to try. Please check the roster.",
  detectable: (minutes) => `With these units, no difference below ${enHours(minutes)} a person and month can be told`,
  notDetectable: "Which difference could be told cannot be worked out yet",
  detectableText: (month) =>
    `Worked out from how these units' overtime varied up to ${enMonth(month)}. A larger difference is told four times out of five (where there is none, one is claimed once in twenty).`,
  notDetectableText: (months) =>
    `It takes overtime figures of ${months} months in a row. You can begin before, but may learn nothing.`,
  unitsFact: (names) => names,
  plan: "Plan",
  planOf: (first, steps, gap) => `From ${enMonth(first)}, in ${steps} steps ${gap} month(s) apart`,
  drawText:
    "Which unit begins when is drawn by lot as you begin, and shown then. Until its turn comes, a chosen unit is not sent this kind. Other units are not touched.",
  start: "Begin like this",
  startTitle: "Draw and begin?",
  startText:
    "Units whose turn has not come are not sent it from today on, even if they were. It cannot be drawn again.",
  no: "Back",
  again: "Choose again",
  verdicts: enVerdicts,
  interval: (low, high) => `With 95 %, it lies between ${enSide(low)} and ${enSide(high)}.`,
  unsureText: (difference) =>
    `The difference is ${enSide(difference)} a person and month by now, but no difference is possible too: it may be the nudge or chance.`,
  before: (minutes) => `As worked out beforehand, no difference below ${enHours(minutes)} could be told.`,
  beforeUnknown: "Beforehand, it could not be worked out which difference could be told.",
  noInterval: "There are too few combinations of units that have begun and have not to say how sure this is.",
  basis: (people, units, month) =>
    `Rests on ${units} units and ${people} people (managers aside), figures up to ${enMonth(month)}. What is usual for each unit and month is off the difference above; the chart shows plain averages.`,
  meanwhile: (month) =>
    `This is not the end: who decides on the way takes chance for an effect more easily. Please wait for the figures up to ${enMonth(month)}.`,
  chart: "Overtime a person and month",
  hours: "h",
  begun: "Begun",
  waiting: "Not yet",
  reading: (begun, waiting, month) => `${enMonth(month)}: begun ${begun}, not yet ${waiting}.`,
  average: (minutes) => (minutes === undefined ? "no figures" : `${enHours(minutes)} on average`),
  leave: "Of leave only the year's total is taken in, so months cannot be compared. No effect on leave is shown.",
  reception: "How it was taken",
  counted: {
    people: "People (managers too)",
    muted: "Turned this kind off",
    blocked: "No longer reached in the chat",
  },
  count: (people) => String(people),
  few: "below 5",
  order: "Order of starts, as drawn",
  startsOn: "Begins",
  unit: "Unit",
  waits: (month) => `${enMonth(month)} (waits)`,
  seed: (seed) => `Number of the draw: ${seed} (it gives the same order again, and is in the audit trail)`,
  paused: "Paused",
  suspended: "More people turn this kind off than was set, so no further unit begins",
  suspendedText: "If you go on, the other units begin next month in the same order. You can also end it.",
  resume: "Go on with further units",
  keep: "End it and send to all",
  keepTitle: "End it and send to all?",
  keepText: "The other units begin too, so that later months cannot be compared.",
  drop: "End it and stop sending",
  dropTitle: "End it and stop sending this kind?",
  dropText: "Nobody is sent this kind any more. You can have it sent again later.",
  restore: "Send this kind again",
  restoreTitle: "Send this kind again?",
  restoreText: "All staff are sent it (but for those who turned it off).",
  back: "Back to the list",
};
export const text = { ja, en };
export type Text = typeof ja;
