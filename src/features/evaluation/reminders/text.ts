const ja = {
  title: "評価者研修（2分ほど）をお願いします",
  words:
    "今回、評価者（一次または二次）になっています。評価が片寄らないように、よくある評価誤差を7つの問いで確かめてください。受けると、評価を記入できるようになります。",
  begin: "評価者研修を受ける",
};
const en: typeof ja = {
  title: "Please take the rater training (about two minutes)",
  words:
    "You rate people, first or second, in this evaluation. Seven questions show the usual errors of rating. Once you have been through them, you can fill in your ratings.",
  begin: "Take the rater training",
};
export const text = { ja, en };
