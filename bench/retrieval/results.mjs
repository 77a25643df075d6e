// From what the engines reported to numbers: counts, rates, milliseconds, bytes. Undefined: not measured.
import { auroc, bestThreshold, holdsGold, mean, ndcg, percentile, recall, reciprocalRank } from "./measures.mjs";

export function resultsOf({ set, runs }) {
  const { kind, name, questions, own, rounds, top, passages } = set;
  const asked = { questions: questions.length, english: questions.filter(isEnglish).length, rounds, top };
  const engines = runs.map((run) => resultOf(set, run));
  const median = engines.find((each) => each.name === "ours")?.p50;
  const withRatio = engines.map((each) => ({ ...each, ratio: median && each.p50 && each.p50 / median }));
  return { kind, name, own, passages: passages.length, ...asked, engines: withRatio };
}

const isEnglish = ({ q }) => !/[\u3041-\u9fff]/u.test(q);

function resultOf(set, { name, stopped, buildMs, rss, peak, times, answers }) {
  const speed = times && { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
  return { name, stopped, buildMs, rss, peak, ...speed, ...(answers && qualityOf(set, answers)) };
}

function qualityOf({ kind, questions }, answers) {
  const asked = questions.map((question, at) => ({ ...question, ...answers[at] }));
  if (kind === "benchmark") return { quality: benchmarkQuality(asked) };
  if (kind !== "policy") return {};
  return { quality: policyQuality(asked) };
}

function policyQuality(asked) {
  const hits = ({ gold, found }) => found.map(({ text }) => holdsGold(text, gold));
  const [can, cannot] = [asked.filter((each) => each.answerable), asked.filter((each) => !each.answerable)];
  return {
    answerable: can.length,
    unanswerable: cannot.length,
    first: can.filter((each) => hits(each)[0]).length,
    amongThree: can.filter((each) => hits(each).includes(true)).length,
    ...verdicts(can, cannot),
  };
}

/** An engine's own verdicts, else those of the threshold that suits it best; none where it gives no scores. */
function verdicts(can, cannot) {
  const [positives, negatives] = [can, cannot].map((list) => list.map(topScore));
  if (positives.length === 0 || negatives.length === 0 || [...positives, ...negatives].includes(undefined)) return {};
  const area = auroc(positives, negatives);
  if (can[0].refused === undefined) {
    const { answered, refused } = bestThreshold(positives, negatives);
    return { answered, refused, auroc: area };
  }
  const [answered, refused] = [can.filter((each) => !each.refused), cannot.filter((each) => each.refused)];
  return { answered: answered.length, refused: refused.length, auroc: area };
}

/** Where nothing is found, below everything. */
const topScore = ({ found: [first] }) => (first ? first.score : Number.NEGATIVE_INFINITY);

function benchmarkQuality(asked) {
  const rankings = asked.map(({ grades, found }) => ({ grades, ids: found.map(({ id }) => id) }));
  const over = (measure) => mean(rankings.map(({ ids, grades }) => measure(ids, grades)));
  const first = rankings.filter(({ ids, grades }) => grades.has(ids[0])).length;
  return { queries: asked.length, ndcg: over(ndcg), recall: over(recall), mrr: over(reciprocalRank), first };
}
