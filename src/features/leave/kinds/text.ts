const ja = {
  title: "いろいろな休暇",
  intro: "年休のほかにも休暇や休業の制度があります。日数や条件は、規則の条文でご確認ください。",
  considering: "検討",
  ask: (name: string) => `${name}について聞く`,
};
const en: typeof ja = {
  title: "Kinds of leave",
  intro: "There are other kinds of leave beside annual leave. How many days, and for whom, stands in the rules.",
  considering: "Under consideration",
  ask: (name) => `Ask about ${name.toLowerCase()}`,
};
export const text = { ja, en };
