// npm run bench -- retrieval [--policy DIR] QUESTIONS.jsonl…   answers and refusals, in counts
// npm run bench -- retrieval --corpus DIR                      nDCG@10 on corpus.jsonl, queries.jsonl and qrels.tsv
//
// A line of QUESTIONS is {"q", "answerable", "gold": ["…"], "kind"}: a quote that answers holds one of the gold strings.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const ROOT = path.join(import.meta.dirname, "..");
const fromDist = (file) => import(`../dist/features/policy/${file}.js`);
const { readCorpus, readLexicon, readPolicies, sourcesOf } = await fromDist("corpus");
const { ask, buildEngine } = await fromDist("retrieval/index");

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { policy: { type: "string", default: path.join(ROOT, "content/policies") }, corpus: { type: "string" } },
});
if (!options.corpus && files.length === 0) {
  console.error("usage: npm run bench -- retrieval [--policy DIR] QUESTIONS.jsonl… | --corpus DIR");
  process.exit(2);
}

const lexicon = await readLexicon(path.join(ROOT, "content/lexicon.yaml"));
const sources = options.corpus
  ? await readCorpus(options.corpus)
  : sourcesOf((await readPolicies(options.policy)).sections);
const engine = built(sources, options.corpus ? "whole" : "passages");
if (options.corpus) benchmark(options.corpus);
for (const file of files) questions(file);

function built(texts, cut) {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const made = buildEngine(texts, lexicon, cut);
  const took = Math.round(performance.now() - began);
  const megabytes = Math.round((process.memoryUsage().rss - before) / 1e6);
  console.log(`${made.units.length} passages  built in ${took} ms  RSS +${megabytes} MB`);
  return made;
}

function questions(file) {
  const asked = timed(lines(file), ({ q }) => ask(engine, q, 3)).map(([question, { refused, passages }]) => {
    const holds = ({ text }) => question.gold.some((gold) => plain(text).includes(plain(gold)));
    return { ...question, refused, hits: passages.map(holds) };
  });
  console.log(file);
  const answerable = asked.filter((each) => each.answerable);
  count("right passage first", answerable, ({ hits }) => hits[0]);
  count("right passage among three", answerable, ({ hits }) => hits.includes(true));
  count("answerable answered", answerable, ({ refused }) => !refused);
  const not = asked.filter((each) => !each.answerable);
  count("unanswerable refused", not, ({ refused }) => refused);
}

function count(name, list, holds) {
  const found = list.filter(holds).length;
  const rate = list.length > 0 ? ((100 * found) / list.length).toFixed(1) : "–";
  console.log(`  ${name.padEnd(28)}${found}/${list.length}  ${rate} %`);
}

/** Mean nDCG@10 over the queries that have a graded document, the grades as gains. */
function benchmark(folder) {
  const grades = new Map();
  for (const line of readFileSync(path.join(folder, "qrels.tsv"), "utf8").split("\n")) {
    const [query, document, grade] = line.split("\t");
    if (!(Number(grade) > 0)) continue;
    if (!grades.has(query)) grades.set(query, new Map());
    grades.get(query).set(document, Number(grade));
  }
  const queries = lines(path.join(folder, "queries.jsonl")).filter(({ id }) => grades.has(String(id)));
  const scores = timed(queries, ({ text }) => ask(engine, text, 10)).map(([{ id }, { passages }]) => {
    const graded = grades.get(String(id));
    const ideal = gain([...graded.values()].sort((a, b) => b - a).slice(0, 10));
    return gain(passages.map(({ section }) => graded.get(section) ?? 0)) / ideal;
  });
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  console.log(`  nDCG@10  ${mean.toFixed(4)}  over ${scores.length} queries`);
}

function gain(list) {
  return list.reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
}

/** Asks everything once to warm up, then once more by the clock. */
function timed(list, run) {
  for (const each of list) run(each);
  const times = [];
  const results = list.map((each) => {
    const began = performance.now();
    const result = run(each);
    times.push(performance.now() - began);
    return [each, result];
  });
  times.sort((a, b) => a - b);
  const at = (share) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2);
  console.log(`  ${list.length} questions  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms`);
  return results;
}

function lines(file) {
  if (!existsSync(file)) {
    console.error(`${file}: no such file`);
    process.exit(2);
  }
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}

function plain(text) {
  return text.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
}
