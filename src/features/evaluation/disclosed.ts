import type { Disclosure } from "./definition/definition.ts";
import type { Rating, Verdict } from "./parts/part.ts";
import type { Part } from "./record.ts";

/** What of others' ratings their person may read, by the city's extent; their own parts are theirs whole. */
export function asDisclosed(parts: readonly Part[], extent: Disclosure): readonly Part[] {
  if (extent === "everything") return parts;
  const [own, others] = [parts.filter((part) => part.own), parts.filter((part) => !part.own)];
  if (extent === "grades") return [...own, ...others.map(withoutWords)];
  const deciding = decidingOf(others);
  return [...own, ...(deciding ? [overallOnly(deciding)] : [])];
}

/** The part whose grade stands for the whole; the rest would say who rated otherwise. */
function decidingOf(others: readonly Part[]): Part | undefined {
  const newest = (kind: Part["kind"]) => others.filter((part) => part.kind === kind).toSorted(byHandingIn)[0];
  return [newest("adjusting"), newest("second"), newest("first")].find((part) => part && gradeOf(part) !== "");
}

const byHandingIn = (one: Part, other: Part) => (other.handedInAt?.getTime() ?? 0) - (one.handedInAt?.getTime() ?? 0);

const gradeOf = ({ kind, body }: Part): string =>
  kind === "adjusting" ? (body as Verdict).grade : (body as Rating).overall.grade;

const isRating = ({ kind }: Part) => kind === "first" || kind === "second";

function withoutWords(part: Part): Part {
  if (!isRating(part)) return part.kind === "adjusting" ? overallOnly(part) : part;
  const { items, goals, overall } = part.body as Rating;
  return { ...part, body: { items: gradesOf(items), goals: gradesOf(goals), overall: { ...overall, words: "" } } };
}

const gradesOf = (rated: Rating["items"]): Rating["items"] =>
  Object.fromEntries(Object.entries(rated).map(([id, { grade }]) => [id, { grade, words: "" }]));

const overallOnly = (part: Part): Part => {
  const grade = gradeOf(part);
  return {
    ...part,
    body: isRating(part) ? { items: {}, goals: {}, overall: { grade, words: "" } } : { grade, words: "" },
  };
};
