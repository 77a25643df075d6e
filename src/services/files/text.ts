// What is wrong with a file, in words that say what would be right. Files come from a Japanese city: Japanese only.

/** Where else something stands; count: how many lines there are in all. */
export const lineList = (lines: readonly number[], count: number) =>
  `${lines.join("、")}行目${count > lines.length ? `ほか${count - lines.length}行` : ""}`;

export const text = {
  unopened: "ファイルを読み取れません。ファイルの場所と読み取りの許可を確かめてください。",
  empty: "ファイルが空です。1行目に見出し、2行目からデータを入れてください。",
  noHeader: "1行目に見出しがありません。空の行を除き、見出しを1行目に置いてください。",
  tabs: "カンマで区切られていません（タブ区切りのようです）。カンマ区切りのCSVで保存し直してください。",
  uneven: (expected: number, found: number) =>
    `見出しは${expected}列ですが、この行は${found}列です。列の数をそろえてください。`,
  longRow: '1行が長すぎます。この行から先で、引用符（"）が閉じているか確かめてください。',
  openQuote: 'この行から先で、引用符（"）が閉じていません。ファイルが途中で切れていないかも確かめてください。',
  strayQuote:
    '引用符（"）の使い方に誤りがあり、この行から先を読み取れません。値に引用符を含むときは、値全体を引用符で囲み、中の引用符を2つ重ねてください。',
  twice: (column: string) => `「${column}」の列が2つ以上あります。1つにしてください。`,
  missing: (column: string, heading: string) =>
    `「${column}」の列がありません。見出しを「${heading}」にするか、対応表で列を指定してください。`,
  missingValue: "入力がありません。",
  tooLong: (most: number) => `${most}字以内にしてください。`,
  hidden: "目に見えない文字（制御文字など）が含まれています。入力し直してください。",
  badNumber: "職員番号は英数字20字以内にしてください。",
  tooMany: (count: number) =>
    `ほかに${count.toLocaleString("ja")}件の問題があります。上の問題を直してから、もう一度お試しください。`,
} as const;
