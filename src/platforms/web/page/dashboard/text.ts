const ja = {
  dashboard: "人事の画面",
  pages: {
    choose: "一覧から選ぶと、ここに今の状況を表示します。",
    drawn: (day: string, time: string) => `${day} ${time} 現在`,
    refresh: "最新にする",
    notTheirs: "ここは、人事の担当者が使う画面です。担当になると、ここに業務の状況を表示します。",
    toTalk: "質問する画面へ移る",
  },
};
const en: typeof ja = {
  dashboard: "HR pages",
  pages: {
    choose: "Choose a page to see here how things stand now.",
    drawn: (day, time) => `As of ${day}, ${time}`,
    refresh: "Refresh",
    notTheirs: "These pages are for those who work in HR. Once you do, how that work stands is shown here.",
    toTalk: "Go to where you can ask",
  },
};
export const text = { ja, en };
