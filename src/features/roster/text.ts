// A roster is read by HR and IT of a Japanese city: its messages are in Japanese.

/** What is wrong with a roster, in words that say what would be right. */
export const text = {
  missing: "入力がありません。",
  tooLong: (most: number) => `${most}字以内にしてください。`,
  badNumber: "職員番号は半角の英数字20字以内にしてください。",
  badEmail: "メールアドレスの形ではありません。",
  badLevel: (word: string) =>
    `「${word}」は職層として読み取れません。管理職・中間指導職・一般職のいずれかにしてください。`,
  badDay: (word: string) =>
    `「${word}」は日付として読み取れません。2026/04/01 や 令和8年4月1日 のように入力してください。`,
  badRole: (word: string) => `「${word}」は役割として読み取れません。HR・OFFICER・ADMIN のいずれかにしてください。`,
  badActive: (word: string) => `「${word}」は読み取れません。1（有効）または 0（無効）にしてください。`,
  twiceNumber: (line: number) => `${line}行目と同じ職員番号です。1人1行にしてください。`,
  twiceEmail: (line: number) => `${line}行目と同じメールアドレスです。`,
  takenEmail: (staffNumber: string) => `職員番号 ${staffNumber} の職員が使っているメールアドレスです。`,
  twoNames: (code: string, name: string, line: number) =>
    `所属コード ${code} の名前が、${line}行目では「${name}」です。どちらかにそろえてください。`,
  ownManager: "自分自身が上司になっています。",
  unknownManager: (staffNumber: string) =>
    `上司の職員番号 ${staffNumber} が、この名簿にも在職中の職員にも見つかりません。`,
  leavingManager: (staffNumber: string) => `上司の職員番号 ${staffNumber} は、この名簿で無効になる職員です。`,
  circle: (people: readonly string[]) => `上司のたどり方が輪になっています（${people.join(" → ")}）。`,
  laterPost: (day: string) =>
    `この職員には ${day} からの発令がすでに入っています。それより前の日付では取り込めません。`,
  nobody: "職員の行がありません。2行目から1人1行で入れてください。",
  tooManyRows: (most: number) => `職員名簿として受け付けるのは${most.toLocaleString("ja")}行までです。`,
  tooMany: (count: number) => `ほかに${count}件の問題があります。上の問題を直してから、もう一度お試しください。`,
};
