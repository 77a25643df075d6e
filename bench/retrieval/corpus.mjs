// What is asked of what: a policy with its questions, or a benchmark folder.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.join(import.meta.dirname, "../..");

/** Wrong usage: one sentence. */
export class Misuse extends Error {}

if (!existsSync(path.join(ROOT, "dist/features/policy/corpus.js"))) {
  console.error("The product is not compiled yet: run `npm run build` first.");
  process.exit(2);
}
const { readCorpus, readLexicon, readPolicies, sourcesOf } = await import("../../dist/features/policy/corpus.js");
const { passagesOf } = await import("../../dist/features/policy/retrieval/index.js");

export const lexicon = await readLexicon(path.join(ROOT, "content/lexicon.yaml"));

const tests = path.join(ROOT, "test/features/policy/retrieval");
export const ownQuestions = ["questions.jsonl", "later.jsonl"].map((file) => path.join(tests, file));
export const ownTexts = [path.join(ROOT, "content/policies"), path.join(tests, "wakaba")];

export const policySources = async (folder) => sourcesOf((await readPolicies(folder)).sections);

/** A policy and questions: `gold` are quotes of which a passage that answers holds one. `own`: this repository's questions. */
export async function policyOf(folder, files = ownQuestions) {
  const sources = await policySources(folder);
  const questions = files.flatMap(readQuestions);
  const passages = sources.flatMap(({ section, heading, text }) =>
    passagesOf(text).map(({ from, to }) => ({ id: section, title: heading, text: text.slice(from, to) })),
  );
  const answerable = questions.filter((each) => each.answerable).length;
  const name = `The policy: ${sources.length} sections, ${passages.length} passages; ${answerable} questions that it answers, ${questions.length - answerable} that it does not`;
  return {
    kind: "policy",
    name,
    sources,
    cut: "passages",
    passages,
    questions,
    own: files === ownQuestions,
    top: 3,
    rounds: 5,
  };
}

export const readQuestions = (file) =>
  jsonLines(file, ({ q, answerable, gold }) => typeof q === "string" && typeof answerable === "boolean" && gold);

/** Documents, queries and grades, as public benchmarks for retrieval come. */
export async function benchmarkOf(folder) {
  for (const file of ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
    if (!existsSync(path.join(folder, file)))
      throw new Misuse(
        `${path.join(folder, file)} is not there: a folder needs corpus.jsonl, queries.jsonl, qrels.tsv.`,
      );
  const sources = await readCorpus(folder);
  const grades = readGrades(path.join(folder, "qrels.tsv"));
  const queries = jsonLines(
    path.join(folder, "queries.jsonl"),
    ({ id, text }) => id != null && typeof text === "string",
  );
  const questions = queries
    .map(({ id, text }) => ({ q: text, grades: grades.get(String(id)) }))
    .filter((each) => each.grades !== undefined);
  if (questions.length === 0) throw new Misuse(`${folder}: no query has a graded document in qrels.tsv.`);
  const passages = sources.map(({ section, heading, text }) => ({ id: section, title: heading, text }));
  const name = `${path.basename(path.resolve(folder))}: ${sources.length} documents, ${questions.length} queries`;
  return { kind: "benchmark", name, sources, cut: "whole", passages, questions, top: 10, rounds: 3 };
}

/** Query → document → grade above 0; three columns or TREC's four, a header or none. */
export function readGrades(file) {
  const grades = new Map();
  for (const [at, line] of linesOf(file).entries()) {
    const columns = line.split(line.includes("\t") ? "\t" : /\s+/u).map((each) => each.trim());
    const [query, document] = columns.length === 4 ? [columns[0], columns[2]] : columns;
    const grade = Number(columns.length > 2 ? columns.at(-1) || Number.NaN : Number.NaN);
    if (Number.isNaN(grade) && at > 0) throw new Misuse(`${file}, line ${at + 1}: needs query, document and grade.`);
    if (!(grade > 0)) continue;
    if (!grades.has(query)) grades.set(query, new Map());
    grades.get(query).set(document, grade);
  }
  return grades;
}

function jsonLines(file, fits) {
  return linesOf(file).map((line, at) => {
    try {
      const value = JSON.parse(line);
      if (fits(value)) return value;
    } catch {}
    throw new Misuse(
      `${file}, line ${at + 1}: not what a line of this file must be (npm run bench -- retrieval --help).`,
    );
  });
}

function linesOf(file) {
  if (!existsSync(file)) throw new Misuse(`${file} is not there.`);
  const text = readFileSync(file, "utf8").replace(/^\ufeff/u, "");
  return text.split(/\r?\n/u).filter((line) => line.trim() !== "");
}
