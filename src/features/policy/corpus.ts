import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type PolicyProblem, readSections, type Section } from "../../services/content/sections.ts";
import type { LexiconWords, Source } from "./retrieval/index.ts";
import type { Document } from "./rules/document.ts";
import { readDocument } from "./rules/front-matter.ts";

/** A folder or file that cannot be read: one sentence in Japanese, saying what to do. */
export class CorpusProblem extends Error {
  override readonly name = "CorpusProblem";
}

/** A folder without a policy or rule in it. */
export class NoMarkdown extends CorpusProblem {}

export type PolicyFolder = {
  /** In the order of the files' names. */
  readonly sections: readonly Section[];
  readonly problems: readonly PolicyProblem[];
  /** By the file's id, as its sections name it. */
  readonly documents: ReadonlyMap<string, Document>;
};

/**
 * Reads every Markdown file of a folder and the folders in it. A policy's id is the file's stem; where two files share
 * one, the later is named by its path. Rejects with CorpusProblem when there is no Markdown.
 */
export async function readPolicies(folder: string): Promise<PolicyFolder> {
  const names = (await listed(folder)).filter((name) => /\.(?:md|markdown)$/iu.test(name)).sort();
  if (names.length === 0)
    throw new NoMarkdown(
      `${folder} にMarkdown（.md）のファイルがありません。方針を置いたフォルダーを指定してください。`,
    );
  const used = new Set<string>();
  const read = { sections: [] as Section[], problems: [] as PolicyProblem[], documents: new Map<string, Document>() };
  for (const name of names) {
    const { sections, problems, document } = readPolicy(policyId(name, used), await readText(join(folder, name)));
    for (const section of sections) read.sections.push(section);
    for (const problem of problems) read.problems.push(problem);
    read.documents.set(document.file, document);
  }
  return read;
}

/** One file: its sections, and what it says of itself. Never throws: what is wrong comes as problems. */
export function readPolicy(file: string, markdown: string) {
  const { sections, problems } = readSections(file, markdown);
  const { document, problems: wrong } = readDocument(file, markdown, sections.find(({ id }) => id !== file)?.path[0]);
  return { sections, document, problems: [...wrong, ...problems] };
}

async function listed(folder: string): Promise<readonly string[]> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new CorpusProblem(`フォルダー ${folder} が見つかりません。場所を確かめてください。`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

function policyId(name: string, used: Set<string>): string {
  const whole = name.replace(/\.[^.]+$/u, "");
  const stem = basename(whole);
  const id = used.has(stem) ? whole : stem;
  used.add(id);
  return id;
}

/** UTF-8, else as Windows in Japan writes it. */
async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new CorpusProblem(`${file} を読み取れません。ファイルの権限を確かめてください。`);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

/** The sections that hold text, as they are searched and quoted. */
export const sourcesOf = (sections: readonly Section[]): readonly Source[] =>
  sections
    .filter(({ text }) => text !== "")
    .map(({ section, heading, path, text, inferred }) => ({ section, heading, path, text, inferred }));

const documentLine = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().nullish(),
  text: z.string(),
});

/** Reads the documents of a benchmark folder: `corpus.jsonl` with {id, title, text} on each line. */
export async function readCorpus(folder: string): Promise<readonly Source[]> {
  await listed(folder);
  const file = join(folder, "corpus.jsonl");
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new CorpusProblem(`${folder} に corpus.jsonl がありません。{"id","title","text"} を1行に1件書いてください。`);
  const lines = (await readText(file)).replace(/^\ufeff/u, "").split("\n");
  return lines.flatMap((line, at) => (line.trim() === "" ? [] : [documentOf(line, `${file} の${at + 1}行目`)]));
}

function documentOf(line: string, where: string): Source {
  const document = documentLine.safeParse(parsedJson(line));
  if (!document.success)
    throw new CorpusProblem(`${where}を読み取れません。{"id","title","text"} の形にしてください。`);
  const { id, title, text } = document.data;
  const heading = title ?? "";
  return { section: id, heading, path: [heading], text };
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const words = z.array(z.string().min(1));
const pairs = z.record(z.string(), z.string().min(1)).default({});
const lexiconFile = z.object({
  groups: z
    .array(z.union([words, z.object({ say: words, rule: words, weight: z.number().min(0).max(1).default(0.8) })]))
    .default([]),
  readings: pairs,
  mistakes: pairs,
  asking: words.default([]),
  common: words.default([]),
  outside: words.default([]),
  details: words.default([]),
});

/** Reads content/lexicon.yaml. Rejects with CorpusProblem when it is not as that file explains. */
export async function readLexicon(file: string): Promise<LexiconWords> {
  const text = await readText(file);
  try {
    return lexiconFile.parse(parse(text) ?? {});
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const where = issue ? issue.path.join(".") : error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw new CorpusProblem(`語彙集 ${file} を読み取れません（${where}）。ファイルの先頭の説明をご覧ください。`);
  }
}
