// From results to tables: { title, notes, columns, rows }, every cell a string.

const names = {
  ours: "Hagukumi",
  "ours-bare": "Hagukumi, empty lexicon",
  minisearch: "MiniSearch + Intl.Segmenter",
  orama: "Orama, Japanese tokenizer",
  flexsearch: "FlexSearch, CJK + context",
};

export function tablesOf(result) {
  const quality = { policy: policyTables, benchmark: benchmarkTables, scale: () => [] };
  return [...quality[result.kind](result), speedTable(result)];
}

function policyTables({ name, english, own, engines }) {
  const notes = [
    "Peers give no verdict: theirs is the threshold on their own best score that suits these very questions best, which flatters them.",
    `Only Hagukumi has content/lexicon.yaml (synonyms and English words); the row with an empty lexicon shows what the engine does alone. ${english} of the questions are in English, which no peer can match to a Japanese text.`,
  ];
  const warning = own
    ? [
        "content/lexicon.yaml was mended with these questions in sight, so they flatter it: measure with your own (`--questions FILE`).",
      ]
    : [];
  return [policyTable(name, [...notes, ...warning], engines)];
}

function policyTable(title, notes, engines) {
  const columns = ["engine", "right first", "among three", "answered", "refused rightly", "AUROC of score"];
  const rows = engines.map(({ name, stopped, quality }) => {
    if (!quality) return [names[name], stopped];
    const { answerable, unanswerable, first, amongThree, answered, refused, auroc } = quality;
    const counts = [count(first, answerable), count(amongThree, answerable), count(answered, answerable)];
    return [names[name], ...counts, count(refused, unanswerable), fixed(auroc, 3)];
  });
  return { title, notes, columns, rows };
}

function benchmarkTables({ name: title, engines }) {
  const columns = ["engine", "nDCG@10", "recall@10", "MRR@10", "first is right"];
  const rows = engines.map(({ name, stopped, quality }) => {
    if (!quality) return [names[name], stopped];
    const { ndcg, recall, mrr, first, queries } = quality;
    return [names[name], fixed(ndcg, 4), fixed(recall, 4), fixed(mrr, 4), count(first, queries)];
  });
  return [{ title, notes: [], columns, rows }];
}

function speedTable({ kind, name: set, questions, rounds, top, engines }) {
  const columns = ["engine", "build ms", "RSS MB", "peak MB", "p50 ms", "p99 ms", "× ours"];
  const rows = engines.map(({ name, stopped, buildMs, rss, peak, p50, p99, ratio }) => {
    const cells = [fixed(buildMs, 0), fixed(rss / 1e6, 0), fixed(peak / 1e6, 0), fixed(p50, 2), fixed(p99, 2)];
    // What was measured before it was stopped stands; why there is no more stands in the first empty cell.
    const measured = [names[name], ...cells, fixed(ratio, 2)];
    return stopped ? measured.with(measured.indexOf("–"), stopped) : measured;
  });
  const skips =
    "; in so large a corpus it skips words that stand in more than a third of the texts, which the peers look up";
  const notes = [
    `Memory above an empty Node.js process, after the questions and a collection; peak: the most it ever was. Each of ${questions} questions ${rounds} times after a first round that is not counted, asked for ${top} passages; Hagukumi's times include the verdict and the quotes${kind === "scale" ? skips : ""}.`,
  ];
  return { title: `Speed and memory. ${set}`, notes, columns, rows };
}

const count = (found, of) =>
  found === undefined || of === 0 ? "–" : `${found}/${of} (${((100 * found) / of).toFixed(1)} %)`;

const fixed = (number, digits) => (Number.isFinite(number) ? number.toFixed(digits) : "–");
