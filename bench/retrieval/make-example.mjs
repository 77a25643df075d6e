// node bench/retrieval/make-example.mjs: writes example/, a benchmark folder made of the repository's own texts and
// questions: every section a document, and graded 1 for a question when it holds one of the quotes that answer it.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { ownQuestions, ownTexts, policySources, readQuestions } from "./corpus.mjs";
import { plain } from "./measures.mjs";

const folder = path.join(import.meta.dirname, "example");
const files = [ownQuestions, [path.join(ownTexts[1], "../wakaba.jsonl")]];
const [documents, queries, grades] = [[], [], []];
for (const [at, text] of ownTexts.entries()) {
  const sources = await policySources(text);
  for (const { section, heading, text } of sources) documents.push({ id: section, title: heading, text });
  for (const { id, q, gold } of files[at].flatMap(readQuestions)) {
    const holding = sources.filter(({ text }) => gold.some((quote) => plain(text).includes(plain(quote))));
    if (holding.length === 0) continue;
    queries.push({ id, text: q });
    for (const { section } of holding) grades.push(`${id}\t${section}\t1`);
  }
}
const lines = (list) => `${list.join("\n")}\n`;
writeFileSync(path.join(folder, "corpus.jsonl"), lines(documents.map((each) => JSON.stringify(each))));
writeFileSync(path.join(folder, "queries.jsonl"), lines(queries.map((each) => JSON.stringify(each))));
writeFileSync(path.join(folder, "qrels.tsv"), lines(["query\tdocument\tgrade", ...grades]));
console.log(`${documents.length} documents, ${queries.length} queries, ${grades.length} grades`);
