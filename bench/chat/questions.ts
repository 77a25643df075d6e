// What staff ask the bot; each is kept, and answered from the policy.
const questions = [
  "年休を取りやすくする取組はある？",
  "人事交流の目的は？",
  "自主研修に補助は出ますか",
  "1on1はどのくらいの頻度でやるの？",
  "育児休業を取った男性職員の割合は？",
  "昇任試験について教えてください",
  "時間外勤務を減らすために何をしていますか",
  "新しく入った職員の研修は何がありますか",
  "メンター制度について知りたい",
  "在宅勤務はできますか",
];
let asked = 0;

export function nextQuestion(): string {
  asked += 1;
  return questions[asked % questions.length] ?? "";
}
