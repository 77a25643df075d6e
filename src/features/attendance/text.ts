// A file is read by HR and IT of a Japanese city: what is wrong with it is said in Japanese.

import { lineList } from "../../services/files/text.ts";

/** What is wrong with an attendance file, in words that say what would be right. */
export const text = {
  formula: (word: string) => `「${word}」は数式のように見えます。値だけになるよう、CSVで保存し直してください。`,
  negative: "マイナスの値は取り込めません。0以上の値にしてください。",
  badHours: (word: string) =>
    `「${word}」は時間として読み取れません。45:30、45.5、45時間30分、2730分 のように入力してください。`,
  ambiguous: (word: string) =>
    `「${word}」は、時間なのか分なのかを決められません。45:30、45時間30分、2730分 のように単位が分かる形にしてください。`,
  undeclared: (word: string) =>
    `「${word}」は、小数の時間（7.45は7時間27分）とも「時.分」（7.45は7時間45分）とも読めます。7:45 のような形で書き出すか、対応表に「hours: decimal」（小数）または「hours: hh:mm」（時.分）と書いてください。`,
  badMinutes: (word: string) => `「${word}」は「時.分」として読み取れません。分は2桁で、00から59までにしてください。`,
  tooMuch: (hours: number) =>
    hours <= 24
      ? `1日の時間が${hours}時間を超えています。値を確かめてください。`
      : `1か月の時間が${hours}時間を超えています。値を確かめてください。`,
  badClock: (word: string) =>
    `「${word}」は時刻として読み取れません。8:30 のように入力してください。翌日にまたがる終業は 25:30 のように24時を超えた形にします。`,
  startsNextDay: "始業は0:00から23:59までの時刻にしてください。",
  endsBefore: "終業が始業より後になっていません。翌日にまたがるときは 25:30 のように24時を超えた形にしてください。",
  tooLongDay: "始業から終業までが24時間を超えています。値を確かめてください。",
  badLeave: (word: string) =>
    `「${word}」は休暇の日数として読み取れません。20、12.5、12日3時間、12日3:00 のように入力してください。`,
  undeclaredDays: (word: string) =>
    `「${word}」は、日の小数なのか「日.時間」なのかを決められません。12日3時間 のような形で書き出すか、小数のときは対応表に「days: decimal」と書いてください。`,
  tooMuchLeave: (days: number) => `${days}日を超えています。値を確かめてください。`,
  badDay: (word: string) =>
    `「${word}」は日付として読み取れません。2026/04/01 や 令和8年4月1日 のように入力してください。`,
  badMonth: (word: string) =>
    `「${word}」は年月として読み取れません。2026/04、202604、令和8年4月 のように入力してください。`,
  badYear: (word: string) => `「${word}」は年として読み取れません。2026 や 令和8年 のように入力してください。`,
  future: (day: string) => `まだ来ていない期間です。今日（${day}）までのものを取り込んでください。`,
  unknown: (staffNumber: string) =>
    `職員番号 ${staffNumber} の職員が名簿にいません。番号を確かめるか、先に職員名簿を取り込んでください。`,
  left: (day: string) => `この職員は ${day} から在職していません。値を確かめるか、この行を除いてください。`,
  twice: (lines: readonly number[], count: number, what: "day" | "month" | "year") =>
    `${lineList(lines, count)}と同じ職員の同じ${{ day: "日", month: "月", year: "年" }[what]}です。1人につき1行にしてください。`,
  nothing: "データの行がありません。2行目から1行ずつ入れてください。",
  tooManyRows: (most: number) =>
    `1つのファイルで受け付けるのは${most.toLocaleString("ja")}行までです。期間で分けて取り込んでください。`,
  noPeriod:
    "日ごとの勤怠なら「年月日」、月ごとの勤怠なら「年月」の列が要ります。見出しを直すか、対応表で列を指定してください。",
} as const;
