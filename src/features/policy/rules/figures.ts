const number = "[0-9〇一二三四五六七八九十百千]";
const figure = new RegExp(`${number}+(?:時間|日|分|週|月|年|円|回|割|%|歳|人)`, "u");
/** 第11条第2項, 昭和25年法律第261号: numbers that name a place, and state nothing. */
const places = new RegExp(`第${number}+(?:条|項|号|章|節)(?:の${number}+)*|${number}+年(?:法律|政令|条例|規則)`, "gu");

/** Whether a folded text states a figure: so many days, hours, yen. */
export const statesFigure = (folded: string): boolean => figure.test(folded.replace(places, ""));

/** Whether a folded text leaves what it is about to another rule: 「…は、規則で定める。」 without a figure of its own. */
export const leavesOpen = (folded: string): boolean =>
  /(?:[で別に]|別に)定める(?:ものとする)?。?$/u.test(folded.trim()) && !statesFigure(folded);
