/** A question as it is kept: never who asked, never the hour. */
export type Question = {
  readonly id: string;
  readonly words: string;
  /** `answered`, or the reason of the refusal. */
  readonly outcome: string;
  /** The section that was shown first; null where none was. */
  readonly section: string | null;
  /** `YYYY-MM-DD` in Asia/Tokyo. */
  readonly askedOn: string;
  readonly helpful: boolean | null;
  /** Why the answer did not help; "" where nothing was said. */
  readonly comment: string;
};

/** Questions that read alike, as HR sees them. */
export type Group = {
  /** As it was asked last. */
  readonly words: string;
  readonly times: number;
  readonly refused: number;
  readonly helped: number;
  readonly unhelped: number;
  readonly comments: readonly string[];
  /** What was shown first the last time; null where nothing was. */
  readonly section: string | null;
};

export type Trend = {
  readonly total: number;
  /** Outcome → how often, most frequent first. */
  readonly outcomes: readonly (readonly [outcome: string, times: number])[];
  readonly mostAsked: readonly Group[];
  readonly mostRefused: readonly Group[];
  readonly worstRated: readonly Group[];
};

/** So many lines of each list: what a person can act on. */
const SHOWN = 10;

/**
 * What staff ask, from the newest question to the oldest. sameness: two questions with the same one are grouped.
 * A list holds only what belongs there: nothing that was never refused is among the most refused.
 */
export function trendOf(questions: readonly Question[], sameness: (words: string) => string): Trend {
  const groups = [...grouped(questions, sameness).values()].map(groupOf);
  const most = (value: (group: Group) => number) =>
    groups
      .filter((group) => value(group) > 0)
      .sort((a, b) => value(b) - value(a))
      .slice(0, SHOWN);
  return {
    total: questions.length,
    outcomes: [...counted(questions.map(({ outcome }) => outcome))].sort(([, a], [, b]) => b - a),
    mostAsked: most(({ times }) => times),
    mostRefused: most(({ refused }) => refused),
    worstRated: most(({ unhelped, helped }) => Math.max(0, unhelped - helped)),
  };
}

function grouped(questions: readonly Question[], sameness: (words: string) => string) {
  const groups = new Map<string, Question[]>();
  for (const question of questions) {
    const key = sameness(question.words);
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  return groups;
}

function groupOf(questions: readonly Question[]): Group {
  const [newest] = questions;
  const count = (test: (question: Question) => boolean) => questions.filter(test).length;
  return {
    words: newest?.words ?? "",
    times: questions.length,
    refused: count(({ outcome }) => outcome !== "answered"),
    helped: count(({ helpful }) => helpful === true),
    unhelped: count(({ helpful }) => helpful === false),
    comments: questions.map(({ comment }) => comment).filter((comment) => comment !== ""),
    section: newest?.section ?? null,
  };
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
