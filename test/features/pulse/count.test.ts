import { describe, expect, it } from "vitest";
import { count } from "../../../src/features/pulse/closing/count.ts";
import { CITY, type Opened } from "../../../src/features/pulse/opened.ts";
import type { Question } from "../../../src/features/pulse/survey.ts";

// What is told of so many answers, by hand: scores from 5, strain, choices and comments from 10, whatever the product's
// own floors are. Everybody is asked in one unit of 12.

const words = (ja: string) => ({ ja, en: ja });
const question = (id: string, more: Partial<Question> = {}): Question => ({
  ...{ id, section: "agano#6-3-1-1", ask: words(id), strain: false, ...more },
});
const options = ["tools", "hours"].map((id) => ({ id, name: words(id) }));
const opened: Opened = {
  ...{ id: "s", opensOn: "2026-11-09", remindsOn: "2026-11-16", closesOn: "2026-11-19", state: "mixed" },
  content: {
    ...{ id: "rest", name: words("休み"), comment: words("ご意見") },
    questions: [question("score"), question("strain", { strain: true }), question("choice", { options })],
  },
  units: [
    { id: CITY, name: "" },
    { id: "u", name: "市民課", parent: CITY },
  ],
};
const invited = new Map([["u", Array.from({ length: 12 }, (_, at) => `p${at}`)]]);

/** With so many answers, of which so many come with a comment. */
function told(answers: number, commented = 0) {
  const ballots = Array.from({ length: answers }, (_, at) => ({
    ...{ unit: "u", comment: at < commented ? `言葉${at}` : "" },
    answers: { score: "3", strain: "3", choice: "tools" },
  }));
  const { results, comments } = count(opened, invited, ballots, []);
  const { means, rates, shares } = results;
  return {
    score: Object.keys(means.score?.shown ?? {}).length > 0,
    strain: Object.keys(means.strain?.shown ?? {}).length > 0,
    ...{ rate: Object.keys(rates).length > 0, choice: "choice" in shares, comments: comments.length },
  };
}

describe("What is told", () => {
  it("of four answers is nothing, and of five the scores", () => {
    expect(told(4, 4)).toEqual({ score: false, strain: false, rate: false, choice: false, comments: 0 });
    expect(told(5, 5)).toEqual({ score: true, strain: false, rate: true, choice: false, comments: 0 });
  });

  it("of strain and of choices is nothing before ten", () => {
    expect(told(9)).toMatchObject({ score: true, strain: false, choice: false });
    expect(told(10)).toMatchObject({ score: true, strain: true, choice: true });
  });

  it("of comments is nothing before there are ten, and the nine are dropped", () => {
    expect([told(12, 9).comments, told(12, 10).comments]).toEqual([0, 10]);
  });
});
