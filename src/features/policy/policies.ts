import { watch } from "node:fs";
import { join } from "node:path";
import type { PolicyProblem, Section } from "../../services/content/sections.ts";
import type { Answer, Cited, Policies } from "./answer.ts";
import { readLexicon, readPolicies, sourcesOf } from "./corpus.ts";
import { buildEngine, type Engine, type Quote, refusalWords, reply, speaksOfCrisis } from "./retrieval/index.ts";
import { normalise } from "./retrieval/normalise.ts";

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
    answer: (question, locale) => answer(now, question, locale),
    urgent: (words) => speaksOfCrisis(normalise(words)),
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

function answer({ engine, sections }: Loaded, question: string, locale: "ja" | "en"): Answer {
  const { reason, value, quotes } = reply(engine, question, 2 * CITED);
  const several = new Set([...sections.values()].map(({ file }) => file)).size > 1;
  const [first, ...further] = onePerSection(quotes).slice(0, CITED);
  if (reason === undefined && first) {
    return {
      refused: false,
      cited: [
        citedQuote(first, paragraphOf(first), several),
        ...further.map((quote) => citedQuote(quote, sentenceOf(quote), several)),
      ],
    };
  }
  const why = reason ?? "not-covered";
  const near =
    why === "consult" || why === "instruction" || !first ? [] : [citedQuote(first, paragraphOf(first), several)];
  return { refused: true, reason: why, words: refusalWords(why, value, locale === "en"), cited: near };
}

const onePerSection = (quotes: readonly Quote[]): readonly Quote[] =>
  quotes.filter(({ source }, at) => quotes.findIndex((other) => other.source === source) === at);

/** The paragraph in which the nearest sentence stands, so that a card is read at a glance; all of it is a tap away. */
const paragraphOf = ({ text, nearest }: Quote): string =>
  text.split("\n").find((line) => nearest !== "" && line.includes(nearest)) ?? text;

/** The nearest sentence alone, with 「…」 where it does not begin its passage. */
const sentenceOf = ({ text, nearest }: Quote): string =>
  nearest === "" || text.startsWith(nearest) ? nearest || text : `…${nearest}`;

/** Where there is but one policy, its title need not stand in every path. */
const citedQuote = ({ source, considering }: Quote, text: string, several: boolean): Cited => ({
  section: source.section,
  heading: source.heading,
  path: several || source.path.length < 2 ? source.path : source.path.slice(1),
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
