import { type Coverage, coverage, foundIn, type Weighed, weighed } from "./cover.ts";
import { type Engine, evidenceOf } from "./engine.ts";
import { fold } from "./normalise.ts";
import { isThing, type Question } from "./question.ts";
import { type Ranked, rank } from "./rank.ts";
import { asksNeighbour, isChore, isInstruction, namesIn } from "./scope.ts";
import { holdsValue } from "./values.ts";

export type Reason = "value-missing" | "out-of-scope" | "not-covered" | "instruction" | "consult";

/** A ranked unit with what speaks for it. */
export type Candidate = Ranked & { readonly coverage: Coverage; readonly holdsValue: boolean };

export type Finding = {
  readonly candidates: readonly Candidate[];
  /** undefined: the first candidate answers. */
  readonly reason: Reason | undefined;
};

/** So many units are looked at closely. */
const looked = 24;
/** What coverage adds to the ranking. */
const coverageShare = 0.45;
const valueBonus = 0.2;
const subjectMalus = 0.1;

/** Ranks, and judges over the evidence whether the first passage answers. */
export function find(engine: Engine, question: Question, most: number): Finding {
  const concepts = weighed(engine, question);
  const candidates = closely(engine, question, concepts, Math.max(looked, most));
  return { candidates: candidates.slice(0, most), reason: judged(engine, question, concepts, candidates) };
}

function closely(engine: Engine, question: Question, concepts: readonly Weighed[], most: number): readonly Candidate[] {
  const candidates = rank(engine, question, most).map(({ unit, score }): Candidate => {
    const covered = coverage(engine, unit, concepts);
    const holds = question.value !== undefined && unitHolds(engine, unit, question);
    const blended =
      score * (1 - coverageShare) +
      covered.share * coverageShare +
      (holds ? valueBonus : 0) -
      (lacksSubject(covered) ? subjectMalus : 0);
    return { unit, score: blended, coverage: covered, holdsValue: holds };
  });
  return candidates.toSorted((a, b) => b.score - a.score);
}

const unitHolds = (engine: Engine, unit: number, { value }: Question): boolean =>
  value !== undefined && holdsValue(value, evidenceOf(engine, unit)?.text ?? "");

/** Below this share of its content a question is not covered. */
const enough = 0.25;
/** From this share on, a word of the world at large in it does not put a question out of scope. */
const wellCovered = 0.6;

function judged(
  engine: Engine,
  question: Question,
  concepts: readonly Weighed[],
  candidates: readonly Candidate[],
): Reason | undefined {
  if (isInstruction(question.normal)) return "instruction";
  const [first] = candidates;
  if (isOutside(engine, question, first?.coverage.share ?? 0)) return "out-of-scope";
  if (!first || concepts.length === 0) return "not-covered";
  if (question.value !== undefined && !first.holdsValue) return "value-missing";
  return lacksWhatIsAsked(concepts, first, question) ? "not-covered" : undefined;
}

/** Whether a passage speaks of something else, however near it is in other words. */
function lacksWhatIsAsked(concepts: readonly Weighed[], { coverage }: Candidate, { value }: Question): boolean {
  const { missing, answers } = coverage;
  if (answers < enough || missing.some(({ detail }) => detail)) return true;
  if (lacksSubject(coverage)) return true;
  if (answers >= wellCovered) return false;
  // A figure counts only where it is one of the thing that is asked about.
  return concepts.some(isUntreated) || (value !== undefined && missing.some(isThing));
}

/** Whether a passage is silent about the thing that is asked for, or the one of which it is asked: 育休中の給料は？ */
const lacksSubject = ({ missing }: Coverage): boolean =>
  missing.some((concept) => (concept.focus || concept.owner) && isThing(concept));

/** A thing for which the texts use none of the words that the lexicon knows. */
const isUntreated = (concept: Weighed): boolean => !concept.known && isThing(concept);

/** From this share on a passage is near to a question that it does not answer. */
const nearby = 0.44;

/** Whether a passage may be shown where nothing answers: one on another matter helps nobody, and may hurt. */
export const isNear = ({ coverage: { share, missing } }: Candidate): boolean =>
  share >= nearby && !missing.some((concept) => (concept.owner && isThing(concept)) || isUntreated(concept));

/** About another city, another law or the world at large: named in the question, never in the texts. */
function isOutside(engine: Engine, { normal, folded, value }: Question, covered: number): boolean {
  if (isChore(normal) || (value !== undefined && asksNeighbour(normal))) return true;
  const unknown = (name: string) => foundIn(engine, name) === 0;
  if (namesIn(normal).map(fold).some(unknown)) return true;
  return covered < wellCovered && engine.lexicon.outside.some((word) => folded.includes(word) && unknown(word));
}
