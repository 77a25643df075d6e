const ja = {
  title: "評価者研修",
  readers: ["だれも読みません（答えは保存されません。研修を終えたことだけが残ります）"],
  example: "例",
  question: "選んだ答えの理由は、次に進む前に示します。答えは採点しません。",
  right: "そのとおりです",
  wrong: (why: string) => `${why} もう一度選んでください。`,
  next: "答えて次へ",
  finish: "答えて終える",
  done: "評価者研修を終えました",
  doneLine: (count: number) => `${count}つの誤りを思い出しながら、事実に基づいて評価してください。`,
  desk: "評価の一覧へ",
};
const en: typeof ja = {
  title: "Rater training",
  readers: ["nobody (answers are not kept; only that you have been through the training)"],
  example: "Example",
  question: "You are told why before you go on. Answers are not scored.",
  right: "That is right",
  wrong: (why) => `${why} Please choose again.`,
  next: "Answer and go on",
  finish: "Answer and finish",
  done: "You have been through the rater training",
  doneLine: (count) => `Please keep the ${count} errors in mind, and rate by facts.`,
  desk: "To the evaluations",
};
export const text = { ja, en };
