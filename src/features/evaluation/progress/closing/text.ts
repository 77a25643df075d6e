const ja = {
  close: (n: number) => (n > 0 ? `${n}人の評価を終了する` : "この評価全体を終了する"),
  title: (n: number) => (n > 0 ? `${n}人の評価を終了しますか` : "この評価全体を終了しますか"),
  text: "苦情の申出期間が過ぎ、対応の残る申出がなく、開示面談も済んだ（または期限を過ぎた）評価を終了します。全員が終了し、評価の期間も過ぎると、評価全体が終了します。取り消せません。",
  no: "やめる",
  closed: (n: number) => `${n}人の評価を終了しました`,
  cycle: "全員が終了したので、この評価全体を終了しました。",
  none: "終了できる評価はありません",
};
const en: typeof ja = {
  close: (n) => (n > 0 ? `Close ${n}` : "Close all of it"),
  title: (n) =>
    n > 0
      ? `Close ${n === 1 ? "the evaluation of one person" : `the evaluations of ${n} people`}?`
      : "Close the whole evaluation?",
  text: "Those whose time for complaints is over, with none that still asks for something, and whose interview after disclosure is settled or past its deadline, are closed. Once all are and the period is past, the whole evaluation is. It cannot be undone.",
  no: "Cancel",
  closed: (n) => `${n} were closed`,
  cycle: "As all are closed, the whole evaluation is closed too.",
  none: "Nothing can be closed",
};
export const text = { ja, en };
