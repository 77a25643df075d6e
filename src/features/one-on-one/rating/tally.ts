/** How many gave each of the five answers, 1 to 5 in this order. */
export type Tally = readonly [number, number, number, number, number];
export const noAnswers: Tally = [0, 0, 0, 0, 0];

export const answers = ["1", "2", "3", "4", "5"] as const;
export type Answer = (typeof answers)[number];
export const isAnswer = (said: string | undefined): said is Answer => answers.some((each) => each === said);

export const counted = (tally: Tally, answer: Answer): Tally =>
  tally.map((count, at) => (String(at + 1) === answer ? count + 1 : count)) as unknown as Tally;

export const sum = (one: Tally, other: Tally): Tally =>
  one.map((count, at) => count + (other[at] ?? 0)) as unknown as Tally;

export const total = (tally: Tally): number => tally.reduce((all, count) => all + count, 0);

/** From 1 to 5; undefined where nobody answered. */
export const mean = (tally: Tally): number | undefined =>
  total(tally) === 0 ? undefined : tally.reduce((all, count, at) => all + count * (at + 1), 0) / total(tally);
