import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Section } from "../../services/content/sections.ts";
import type { Basis, Cited, Curated } from "./answer.ts";
import { NoMarkdown, readLexicon, readPolicies, sourcesOf } from "./corpus.ts";
import { curatedDocument, curatedSections } from "./curated.ts";
import { buildInTurns, type Engine, type LexiconWords, type Source } from "./retrieval/index.ts";
import { type Document, holdsOn } from "./rules/document.ts";

/** Where the texts come from. */
export type Origin = {
  /** Holds `policies/`, `rules/` (may be absent) and `lexicon.yaml`. */
  readonly contentDir: string;
  /** Further folders of rules, such as the demo's. */
  readonly alsoRules?: readonly string[];
  readonly curated?: () => Promise<readonly Curated[]>;
  /** `YYYY-MM-DD` in Asia/Tokyo: what holds on that day is searched. */
  readonly today: () => string;
};

/** Everything that can be cited, as it stands on a day. */
export type Texts = {
  readonly files: Files;
  readonly day: string;
  readonly engine: Engine;
  readonly sections: ReadonlyMap<string, Section>;
  readonly documents: ReadonlyMap<string, Document>;
  readonly curated: readonly Curated[];
  /** Rules and policy, as they are searched. */
  readonly sources: readonly Source[];
};

/** Reads everything. Rejects with CorpusProblem when it cannot be read. */
export const readTexts = async (origin: Origin): Promise<Texts> =>
  build(await readFiles(origin), (await origin.curated?.()) ?? [], origin.today());

/**
 * Reads everything again. Files that cannot be read leave those before them (`whole` is then false); the curated answers
 * are read all the same, since one may have been withdrawn.
 */
export async function readAgain(
  origin: Origin,
  before: Texts,
): Promise<{ readonly texts: Texts; readonly whole: boolean }> {
  const [files, curated] = await Promise.all([
    readFiles(origin).catch(() => undefined),
    origin.curated?.().catch(() => undefined) ?? [],
  ]);
  const texts = await build(files ?? before.files, curated ?? before.curated, origin.today());
  return { texts, whole: files !== undefined && curated !== undefined };
}

type Files = {
  readonly sections: readonly Section[];
  readonly documents: ReadonlyMap<string, Document>;
  readonly lexicon: LexiconWords;
};

async function readFiles({ contentDir, alsoRules = [] }: Origin): Promise<Files> {
  const ruleFolders = await present([join(contentDir, "rules"), ...alsoRules]);
  const [read, lexicon] = await Promise.all([
    Promise.all([readPolicies(join(contentDir, "policies")), ...ruleFolders.map(readRules)]),
    readLexicon(join(contentDir, "lexicon.yaml")),
  ]);
  return {
    sections: read.flatMap((folder) => folder.sections),
    documents: new Map(read.flatMap((folder) => [...folder.documents])),
    lexicon,
  };
}

async function build(files: Files, curated: readonly Curated[], day: string): Promise<Texts> {
  const documents = new Map([...files.documents, [curatedDocument.file, curatedDocument] as const]);
  const qa = curatedSections(curated);
  const sources = sourcesOf(files.sections.filter((each) => isSearched(each, documents.get(each.file), day)));
  return {
    ...{ files, day, curated, documents, sources },
    engine: await buildInTurns([...sources, ...sourcesOf(qa)], files.lexicon),
    sections: new Map([...files.sections, ...qa].map((each) => [each.section, each])),
  };
}

/** A folder of rules may be empty. */
const readRules = (folder: string) =>
  readPolicies(folder).catch((error: unknown) => {
    if (error instanceof NoMarkdown) return { sections: [], documents: new Map<string, Document>() };
    throw error;
  });

/** What holds on a day; that a sample is invented, as its preface says, is no answer to anything. */
const isSearched = ({ file, id }: Section, document: Document | undefined, day: string): boolean =>
  document === undefined || (holdsOn(document, day) && !(document.sample && id === file));

export async function present(folders: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(folders.map((folder) => stat(folder).catch(() => undefined)));
  return folders.filter((_, at) => found[at]?.isDirectory());
}

/** Where a section stands. The only policy's own title need not stand in every path. */
export function placeOf(
  texts: Texts,
  section: string,
  path: readonly string[],
): Pick<Cited, "path" | "document" | "curated"> {
  const document = documentIn(texts, section);
  const policies = [...texts.documents.values()].filter(({ kind }) => kind === "policy");
  const alone = document.kind === "policy" && policies.length === 1 && path.length > 1;
  const curated = texts.curated.find(({ number }) => section === `${curatedDocument.file}#${number}`);
  return {
    path: alone ? path.slice(1) : path,
    document,
    ...(curated && { curated: { ...curated, basis: basisOf(texts, curated) } }),
  };
}

const basisOf = ({ sections }: Texts, { sections: names }: Curated): readonly Basis[] =>
  names.flatMap((section) => {
    const found = sections.get(section);
    return found ? [{ section, heading: found.heading }] : [];
  });

export function documentIn({ sections, documents }: Texts, name: string): Document {
  const file = sections.get(name)?.file ?? "";
  return documents.get(file) ?? { file, title: file, kind: "policy", appliesTo: [], sample: false };
}
