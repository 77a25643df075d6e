// What a ranking and a score are worth. Nothing here knows an engine.

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

export const mean = (numbers) => (numbers.length > 0 ? sum(numbers) / numbers.length : Number.NaN);

const gain = (grades) => sum(grades.map((grade, at) => grade / Math.log2(at + 2)));

/** The grades themselves as gains (as trec_eval does); 1 is the best order there can be. `grades`: id → grade. */
export function ndcg(ids, grades, most = 10) {
  const ideal = gain([...grades.values()].sort((a, b) => b - a).slice(0, most));
  return ideal > 0 ? gain(ids.slice(0, most).map((id) => grades.get(id) ?? 0)) / ideal : 0;
}

/** The share of the graded documents that is among the first. */
export const recall = (ids, grades, most = 10) =>
  ids.slice(0, most).filter((id) => grades.get(id) > 0).length / grades.size;

/** One over the place of the first graded document; 0 where there is none. */
export function reciprocalRank(ids, grades, most = 10) {
  const at = ids.slice(0, most).findIndex((id) => grades.get(id) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** How often a positive scores above a negative, a tie counting half: .5 is chance. */
export function auroc(positives, negatives) {
  const wins = positives.map((high) => sum(negatives.map((low) => (high > low ? 1 : high === low ? 0.5 : 0))));
  return sum(wins) / (positives.length * negatives.length);
}

/** The threshold with the best mean of both rates, chosen with the answers in sight: scores from it on are answered. */
export function bestThreshold(positives, negatives) {
  const at = (threshold) => {
    const answered = positives.filter((score) => score >= threshold).length;
    const refused = negatives.filter((score) => score < threshold).length;
    return { answered, refused, balanced: (answered / positives.length + refused / negatives.length) / 2 };
  };
  const thresholds = [...new Set([...positives, ...negatives, Number.POSITIVE_INFINITY])];
  return thresholds.map(at).reduce((best, each) => (each.balanced > best.balanced ? each : best));
}

/** By nearest rank: the smallest value that `share` of the values do not exceed. */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** So much of a passage counts, so that whole pages win nothing. */
const counted = 300;

/** As texts are compared: widths, cases and spaces do not matter. */
export const plain = (text) => text.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();

/** Whether a passage holds one of the quotes that answer. */
export function holdsGold(text, gold) {
  const passage = plain(text).slice(0, counted);
  return gold.some((quote) => passage.includes(plain(quote)));
}
