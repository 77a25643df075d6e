import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readLexicon, readPolicies, sourcesOf } from "../../../../src/features/policy/corpus.ts";
import { buildEngine, type Engine } from "../../../../src/features/policy/retrieval/index.ts";
import { holdsOn } from "../../../../src/features/policy/rules/document.ts";

export const content = join(import.meta.dirname, "../../../../content");

export const lexicon = () => readLexicon(join(content, "lexicon.yaml"));

/** The day on which the texts are asked. */
const today = "2026-11-24";

/** An engine on what holds today of some folders. */
export async function engineOf(...folders: readonly string[]): Promise<Engine> {
  const read = await Promise.all(folders.map(readPolicies));
  const held = read.flatMap(({ sections, documents }) =>
    sections.filter(({ file }) => {
      const document = documents.get(file);
      return document === undefined || holdsOn(document, today);
    }),
  );
  return buildEngine(sourcesOf(held), await lexicon());
}

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
