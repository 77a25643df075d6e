import { watch } from "node:fs";
import { join } from "node:path";
import type { PolicyProblem, Section } from "../../services/content/sections.ts";
import type { Answer, Cited, Policies } from "./answer.ts";
import { readLexicon, readPolicies, sourcesOf } from "./corpus.ts";
import { buildEngine, type Engine, type Quote, refusalWords, reply } from "./retrieval/index.ts";

/** Passages on one card: the one that answers, and two more. */
const CITED = 3;
/** A file that is being saved changes several times; it is read once it has been still for so long. */
const SETTLE_MS = 500;

export type OpenPolicies = Policies & { readonly close: () => void };

type Loaded = {
  readonly engine: Engine;
  readonly sections: ReadonlyMap<string, Section>;
  readonly problems: readonly PolicyProblem[];
};

/**
 * The policies of a content folder (`policies/`, `lexicon.yaml`), read again when a file there changes; until the
 * new ones are whole, and when they cannot be read, the old ones answer.
 */
export async function openPolicies(
  contentDir: string,
  onReload: (outcome: "read" | "unreadable") => void,
): Promise<OpenPolicies> {
  let now = await load(contentDir);
  const stop = whenChanged(contentDir, () =>
    load(contentDir).then(
      (loaded) => {
        now = loaded;
        onReload("read");
      },
      () => onReload("unreadable"),
    ),
  );
  return {
    answer: (question, locale) => answer(now.engine, question, locale),
    section: (name) => {
      const section = now.sections.get(name);
      return section && { ...cited(section), paragraphs: section.paragraphs };
    },
    close: stop,
  };
}

async function load(contentDir: string): Promise<Loaded> {
  const [{ sections, problems }, lexicon] = await Promise.all([
    readPolicies(join(contentDir, "policies")),
    readLexicon(join(contentDir, "lexicon.yaml")),
  ]);
  return {
    engine: buildEngine(sourcesOf(sections), lexicon),
    sections: new Map(sections.map((each) => [each.section, each])),
    problems,
  };
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

function answer(engine: Engine, question: string, locale: "ja" | "en"): Answer {
  const { reason, value, quotes } = reply(engine, question, CITED);
  const [first, ...further] = quotes.map(citedQuote);
  if (reason === undefined && first) return { refused: false, cited: [first, ...further] };
  const why = reason ?? "not-covered";
  const near = why === "consult" || why === "instruction" || !first ? [] : [first];
  return { refused: true, reason: why, words: refusalWords(why, value, locale === "en"), cited: near };
}

const citedQuote = ({ source, text, considering }: Quote): Cited => ({
  section: source.section,
  heading: source.heading,
  path: source.path,
  text,
  inferred: source.inferred ?? false,
  considering,
});

const cited = ({ section, heading, path, inferred, text }: Section): Cited => ({
  section,
  heading,
  path,
  text,
  inferred,
  considering: "",
});
