const jaKinds = {
  "too-few": "人手が足りない",
  season: "忙しい時期が重なる",
  "one-person": "一人しかできない仕事がある",
  counter: "窓口や当番を空けられない",
  deadline: "期限のある仕事が続く",
  mood: "取りにくい雰囲気がある",
  other: "その他",
};
export type ObstacleKind = keyof typeof jaKinds;
const enKinds: typeof jaKinds = {
  "too-few": "Too few people",
  season: "Busy seasons overlap",
  "one-person": "Work that only one person can do",
  counter: "Counters or duties that must be staffed",
  deadline: "One deadline after another",
  mood: "An air in which leave is hard to take",
  other: "Something else",
};

const ja = {
  title: "休暇の取りにくさを人事係に伝える",
  intro:
    "課や係の仕事の進め方や体制で、休暇を取りにくくしているものを教えてください。個人の事情や名前は書かないでください。職員に、取らない理由を尋ねる必要はありません。",
  readers: ["総務課人事係"],
  kinds: "取りにくくしているもの",
  kindNames: jaKinds,
  words: "くわしく（任意）",
  wordsHint: "あれば助かること（応援、期限の見直しなど）も書けます。",
  send: "人事係に伝える",
  sent: "人事係に伝えました",
  sentText: "体制や業務の見直しに役立てます。ありがとうございました。",
  page: "休暇の取りにくさ",
  pageTitle: (count: number) =>
    count === 0 ? "伝えられた取りにくさはありません" : `所属長から${count}件が伝えられています`,
  pageText: "過去1年に所属長が伝えたものです。個人についての内容ではありません。",
  times: "件数",
  count: (count: number) => `${count}件`,
};
const en: typeof ja = {
  title: "Tell HR what stands in the way of leave",
  intro:
    "What in your unit's work or staffing makes leave hard to take? Please write nothing about single people and no names. There is no need to ask staff why they took none.",
  readers: ["Personnel section (総務課人事係)"],
  kinds: "What stands in the way",
  kindNames: enKinds,
  words: "More (optional)",
  wordsHint: "What would help, too: a hand from another unit, a later deadline.",
  send: "Tell HR",
  sent: "The personnel section has been told",
  sentText: "It helps to mend staffing and work. Thank you.",
  page: "What stands in the way of leave",
  pageTitle: (count) => (count === 0 ? "Nothing was told" : `Managers told ${count} times what stands in the way`),
  pageText: "Told by managers within the last year. Nothing of it is about single people.",
  times: "Times",
  count: (count) => String(count),
};
export const text = { ja, en };
