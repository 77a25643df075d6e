import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readLexicon, readPolicies, sourcesOf } from "../../../../src/features/policy/corpus.ts";
import { buildEngine, type Engine } from "../../../../src/features/policy/retrieval/index.ts";

export const content = join(import.meta.dirname, "../../../../content");

export const lexicon = () => readLexicon(join(content, "lexicon.yaml"));

export const engineOf = async (folder: string): Promise<Engine> =>
  buildEngine(sourcesOf((await readPolicies(folder)).sections), await lexicon());

export type TestQuestion = {
  readonly id: string;
  readonly q: string;
  readonly answerable: boolean;
  /** A quote that answers holds one of these. */
  readonly gold: readonly string[];
};

export const questionsIn = (file: string): readonly TestQuestion[] =>
  readFileSync(join(import.meta.dirname, file), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as TestQuestion);
