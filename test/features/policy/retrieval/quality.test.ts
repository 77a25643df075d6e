import { join } from "node:path";
import { expect, it } from "vitest";
import { ask, type Engine } from "../../../../src/features/policy/retrieval/index.ts";
import { content, engineOf, questionsIn, type TestQuestion } from "./engine.ts";

// What a change may not lose, on two texts. The lexicon knows these questions by now:
// a good figure here is no proof for questions it has not met.

const plain = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();

function measured(engine: Engine, questions: readonly TestQuestion[]) {
  const asked = questions.map((question) => {
    const { refused, passages } = ask(engine, question.q, 3);
    const hits = passages.map(({ text }) => question.gold.some((gold) => plain(text).includes(plain(gold))));
    return { ...question, refused, hits };
  });
  const share = (list: typeof asked, holds: (each: (typeof asked)[number]) => boolean) =>
    list.filter(holds).length / list.length;
  const [answerable, not] = [asked.filter((each) => each.answerable), asked.filter((each) => !each.answerable)];
  return {
    first: share(answerable, ({ hits }) => hits[0] === true),
    amongThree: share(answerable, ({ hits }) => hits.includes(true)),
    answered: share(answerable, ({ refused }) => !refused),
    refused: share(not, ({ refused }) => refused),
  };
}

it.each([
  ["the policy, written before the lexicon", join(content, "policies"), "questions.jsonl"],
  ["the policy, written after it", join(content, "policies"), "later.jsonl"],
  ["the policy, as it is asked in chat", join(content, "policies"), "third.jsonl"],
  ["rules of another city", join(import.meta.dirname, "wakaba"), "wakaba.jsonl"],
])("answers and refuses questions about %s", async (_, folder, file) => {
  const { first, amongThree, answered, refused } = measured(await engineOf(folder), questionsIn(file));
  expect(first).toBeGreaterThanOrEqual(0.75);
  expect(amongThree).toBeGreaterThanOrEqual(0.9);
  expect(answered).toBeGreaterThanOrEqual(0.9);
  expect(refused).toBeGreaterThanOrEqual(0.85);
});

// Rules hold many figures and conditions, and so many chances to answer what nobody asked. The judgement was mended
// with the first list in sight, the later one hardly.
it.each(["rules-beside.jsonl", "rules-beside-later.jsonl"])(
  "answers what the rules beside the policy say, and refuses what neither says (%s)",
  async (file) => {
    const both = await engineOf(join(content, "policies"), join(content, "demo", "rules"));
    const { first, amongThree, answered, refused } = measured(both, questionsIn(file));
    expect(first).toBeGreaterThanOrEqual(0.8);
    expect(amongThree).toBeGreaterThanOrEqual(0.95);
    expect(answered).toBeGreaterThanOrEqual(0.95);
    expect(refused).toBeGreaterThanOrEqual(0.85);
  },
);
