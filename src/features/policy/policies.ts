import { watch } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Section } from "../../services/content/sections.ts";
import type { Answer, Asker, Cited, Curated, Policies, Version, WholeSection } from "./answer.ts";
import { NoMarkdown, readLexicon, readPolicies, sourcesOf } from "./corpus.ts";
import { curatedDocument, curatedSections } from "./curated.ts";
import { inOrder, isFor } from "./order.ts";
import { fuse } from "./phrasing/embeddings.ts";
import {
  buildInTurns,
  type Engine,
  fold,
  holdsValue,
  type LexiconWords,
  type Quote,
  refusalWords,
  reply,
  type Source,
} from "./retrieval/index.ts";
import { type Document, holdsOn } from "./rules/document.ts";

/** Passages on one card: the one that answers, and two more. */
const CITED = 3;
/** Passages among which the order is made: rules say much the same in many places. */
const WEIGHED = 24;
/** What says less than this share of what the first passage says is not related, only next in the list. */
const RELATED = 0.5;
/** A file that is being saved changes several times; it is read once it has been still for so long. */
const SETTLE_MS = 500;

export type OpenPolicies = Policies & {
  /** Reads everything again: a curated answer has changed. */
  readonly reload: () => Promise<void>;
  readonly close: () => void;
};

export type Options = {
  /** Holds `policies/`, `rules/` (may be absent) and `lexicon.yaml`. */
  readonly contentDir: string;
  /** Further folders of rules, such as the demo's. */
  readonly alsoRules?: readonly string[];
  readonly curated?: () => Promise<readonly Curated[]>;
  /** `YYYY-MM-DD` in Asia/Tokyo: what holds on that day is searched. */
  readonly today: () => string;
  readonly onReload?: (outcome: "read" | "unreadable") => void;
};

type Loaded = {
  readonly files: Files;
  readonly day: string;
  readonly engine: Engine;
  readonly sections: ReadonlyMap<string, Section>;
  readonly documents: ReadonlyMap<string, Document>;
  readonly curated: readonly Curated[];
  /** Rules and policy, as they are searched. */
  readonly sources: readonly Source[];
};

/**
 * The rules, policies and curated answers, read again when a file changes or another day begins; until the new ones
 * are whole, and when they cannot be read, the old ones answer.
 */
export async function openPolicies(options: Options): Promise<OpenPolicies> {
  const { contentDir, alsoRules = [], today } = options;
  let now = await build(await readFiles(options), (await options.curated?.()) ?? [], today());
  const reload = inTurn(async () => {
    now = await readAgain(options, now);
  });
  const stops = [contentDir, ...(await present(alsoRules))].map((folder) => whenChanged(folder, reload));
  const current = () => {
    // Rules that begin today are searched from today.
    if (now.day !== today()) void reload();
    return now;
  };
  return {
    answer: (question, asker, meaning) => answer(current(), question, asker, meaning),
    sources: () => now.sources,
    near: (words, most) =>
      onePerSection(reply(now.engine, words, most).quotes).map(({ source: { section, heading } }) => ({
        section,
        heading,
      })),
    section: (name) => wholeSection(now, name),
    reload,
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

/** One after the other; what is asked for while one waits is done by that one. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= running.then(async () => {
      waiting = undefined;
      running = work();
      await running;
    });
    return waiting;
  };
}

/** Files that cannot be read leave those before them; the curated answers are read all the same, since one may have been withdrawn. */
async function readAgain(options: Options, before: Loaded): Promise<Loaded> {
  const { curated: readCurated, today, onReload = () => {} } = options;
  const [files, curated] = await Promise.all([
    readFiles(options).catch(() => undefined),
    readCurated?.().catch(() => undefined) ?? [],
  ]);
  const loaded = await build(files ?? before.files, curated ?? before.curated, today());
  onReload(files && curated ? "read" : "unreadable");
  return loaded;
}

type Files = {
  readonly sections: readonly Section[];
  readonly documents: ReadonlyMap<string, Document>;
  readonly lexicon: LexiconWords;
};

async function readFiles({ contentDir, alsoRules = [] }: Options): Promise<Files> {
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

async function build(files: Files, curated: readonly Curated[], day: string): Promise<Loaded> {
  const documents = new Map([...files.documents, [curatedDocument.file, curatedDocument] as const]);
  const qa = curatedSections(curated);
  const sources = sourcesOf(files.sections.filter(({ file }) => holds(documents.get(file), day)));
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

const holds = (document: Document | undefined, day: string) => document === undefined || holdsOn(document, day);

async function present(folders: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(folders.map((folder) => stat(folder).catch(() => undefined)));
  return folders.filter((_, at) => found[at]?.isDirectory());
}

function whenChanged(folder: string, changed: () => void): () => void {
  let settling: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true, persistent: false }, () => {
    clearTimeout(settling);
    settling = setTimeout(changed, SETTLE_MS);
    settling.unref();
  });
  // A folder that cannot be watched (some network drives) is read at the next start.
  watcher.on("error", () => watcher.close());
  return () => {
    clearTimeout(settling);
    watcher.close();
  };
}

function answer(
  loaded: Loaded,
  question: string,
  { locale, employment }: Asker,
  meaning: ReadonlyMap<string, number> = new Map(),
): Answer {
  const { reason, value, quotes } = reply(loaded.engine, question, WEIGHED);
  const documentOf = ({ source }: Quote) => documentIn(loaded, source.section);
  const mayAnswer = ({ source }: Quote) => value === undefined || holdsValue(value, fold(source.text));
  const isForAsker = (document: Document) => isFor(document, employment, question);
  const ordered = inOrder(fuse(onePerSection(quotes), meaning), documentOf, { isForAsker, mayAnswer });
  const [first, ...others] = ordered;
  const further = others.filter(({ score }) => first && score >= first.score * RELATED).slice(0, CITED - 1);
  if (reason === undefined && first) {
    return {
      refused: false,
      cited: [
        citedQuote(loaded, first, paragraphOf(first)),
        ...further.map((quote) => citedQuote(loaded, quote, sentenceOf(quote))),
      ],
    };
  }
  const why = reason ?? "not-covered";
  const near =
    why === "consult" || why === "instruction" || !first ? [] : [citedQuote(loaded, first, paragraphOf(first))];
  return { refused: true, reason: why, words: refusalWords(why, value, locale === "en"), cited: near };
}

const onePerSection = (quotes: readonly Quote[]): readonly Quote[] =>
  quotes.filter(({ source }, at) => quotes.findIndex((other) => other.source === source) === at);

/** The paragraph in which the nearest sentence stands, so that a card is read at a glance; all of it is a tap away. */
const paragraphOf = ({ text, nearest }: Quote): string =>
  text.split("\n").find((line) => nearest !== "" && line.includes(nearest)) ?? text;

/** The nearest sentence alone, with 「…」 where it does not begin its passage. */
const sentenceOf = ({ text, nearest }: Quote): string => {
  const [firstLine = ""] = text.split("\n");
  if (nearest === "") return firstLine;
  return text.startsWith(nearest) ? nearest : `…${nearest}`;
};

function citedQuote(loaded: Loaded, { source, considering }: Quote, text: string): Cited {
  const { section, heading, inferred = false } = source;
  return { ...placeOf(loaded, section, source.path), section, heading, text, inferred, considering };
}

/** Where a section stands. The only policy's own title need not stand in every path. */
function placeOf(
  loaded: Loaded,
  section: string,
  path: readonly string[],
): Pick<Cited, "path" | "document" | "curated"> {
  const document = documentIn(loaded, section);
  const policies = [...loaded.documents.values()].filter(({ kind }) => kind === "policy");
  const alone = document.kind === "policy" && policies.length === 1 && path.length > 1;
  const curated = loaded.curated.find(({ number }) => section === `${curatedDocument.file}#${number}`);
  return { path: alone ? path.slice(1) : path, document, ...(curated && { curated }) };
}

function documentIn({ sections, documents }: Loaded, name: string): Document {
  const file = sections.get(name)?.file ?? "";
  return documents.get(file) ?? { file, title: file, kind: "policy", appliesTo: [], sample: false };
}

function wholeSection(loaded: Loaded, name: string): WholeSection | undefined {
  const asked = loaded.sections.get(name);
  if (!asked) return undefined;
  const section = articleOf(loaded, asked);
  const parts = [section, ...paragraphsBelow(loaded, section)];
  const { heading, inferred, path } = section;
  return {
    ...placeOf(loaded, section.section, path),
    ...{ section: section.section, heading, inferred, path, considering: "" },
    text: parts.map(({ text }) => text).join("\n"),
    paragraphs: parts.flatMap(({ paragraphs }) => paragraphs),
    versions: versionsOf(loaded, section),
  };
}

/** A 項 is read with its 条: 「12.2」 stands in 「12」. */
const articleOf = ({ sections }: Loaded, section: Section): Section =>
  sections.get(`${section.file}#${section.id.replace(/\.\d+$/u, "")}`) ?? section;

const paragraphsBelow = ({ sections }: Loaded, { file, id }: Section): readonly Section[] =>
  [...sections.values()].filter(
    (each) => each.file === file && each.id !== id && each.id.replace(/\.\d+$/u, "") === id,
  );

/** The same article in the other versions of its document, newest first. */
function versionsOf({ sections, documents }: Loaded, { file, id }: Section): readonly Version[] {
  const [stem] = file.split("@");
  return [...documents.values()]
    .filter((other) => other.file !== file && other.file.split("@")[0] === stem)
    .filter((other) => sections.has(`${other.file}#${id}`))
    .map(({ file: other, inForce = "", until = "" }) => ({ section: `${other}#${id}`, inForce, until }))
    .sort((a, b) => b.inForce.localeCompare(a.inForce));
}
